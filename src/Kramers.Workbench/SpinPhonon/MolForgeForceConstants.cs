using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// Phonons of a crystal at the Gamma point, from the file of force constants that MolForge reads (FC2; Modules/def_atoms.f90, layout of Quantum ESPRESSO's
/// q2r): numbers of kinds and atoms; three lattice vectors in bohr; a line 'number label mass' per kind; a line 'number kind x y z' per atom;
/// F (no Born charges); the supercell; then for every pair of axes and atoms a line of indices and one line 'i j k constant' per cell, in
/// rydberg/bohr^2. Displacements of the lattice as a whole are projected out, and count as no modes.
/// </summary>
/// <param name="FrequenciesCm">cm^-1, ascending, all but the three translations; an imaginary one is negative.</param>
/// <param name="Displacements">[mode, 3N] in angstrom for Q = 1 of sqrt(hbar/(m w)).</param>
internal sealed record MolForgeForceConstants(double[] FrequenciesCm, Matrix Displacements)
{
    private const double RydbergPerHartree = 2;

    // sqrt(hartree/(bohr^2 u)) as a wavenumber, and hbar/(u w) at 1 cm^-1 in angstrom^2.
    private static readonly double WavenumberPerRoot =
        Math.Sqrt(PhysicalConstants.Hartree / PhysicalConstants.AtomicMass) / PhysicalConstants.BohrRadius / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100);

    private static readonly double SquareLengthAtOneWavenumber =
        PhysicalConstants.Planck / (4 * Math.PI * Math.PI * PhysicalConstants.SpeedOfLight * 100 * PhysicalConstants.AtomicMass) * 1e20;

    /// <summary>Number of atoms.</summary>
    public int Atoms => Displacements.Columns / 3;

    /// <summary>Reads the file and solves for the modes.</summary>
    public static MolForgeForceConstants Read(string path)
    {
        var text = new MolForgeText(path);
        text.Line(2, "numbers of kinds and of atoms");
        var (kinds, atoms) = (text.Whole(0, 1), text.Whole(1, 1));
        Skip(text, 3, "a lattice vector");
        var kindMass = Enumerable.Range(0, kinds).Select(_ => Word(text, "number, label and mass of a kind", 3, t => t.Number(2))).ToArray();
        var masses = Enumerable.Range(0, atoms).Select(_ => Word(text, "number, kind and position of an atom", 5, t => kindMass[t.Whole(1, 1, kinds) - 1])).ToArray();
        text.Line(1, "F, or T where there are Born charges");
        if (text.Key.TrimStart('.').StartsWith('T'))
        {
            throw text.Error("force constants with Born charges", "At the Gamma point alone they are not needed: write F and take them out");
        }

        return Solve(ReadHessian(text, atoms), masses);
    }

    /// <summary>In hartree/bohr^2, cells summed.</summary>
    private static Matrix ReadHessian(MolForgeText text, int atoms)
    {
        text.Line(3, "the supercell");
        var cells = text.Whole(0, 1) * text.Whole(1, 1) * text.Whole(2, 1);
        var hessian = new Matrix(3 * atoms, 3 * atoms);
        for (var block = 0; block < 9 * atoms * atoms; block++)
        {
            text.Line(4, "two axes and two atoms");
            var (row, column) = (3 * (text.Whole(2, 1, atoms) - 1) + text.Whole(0, 1, 3) - 1, 3 * (text.Whole(3, 1, atoms) - 1) + text.Whole(1, 1, 3) - 1);
            for (var cell = 0; cell < cells; cell++)
            {
                text.Line(4, "a cell and a force constant");
                hessian[row, column] += text.Number(3) / RydbergPerHartree;
            }
        }

        return hessian;
    }

    private static MolForgeForceConstants Solve(Matrix hessian, double[] masses)
    {
        var n = hessian.Rows;
        double Root(int i) => Math.Sqrt(masses[i / 3]);
        var weighted = new Matrix(n, n, [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select (hessian[i, j] + hessian[j, i]) / (2 * Root(i) * Root(j))]);

        // Translations are lifted above every vibration, as in NormalModes; rotations are real modes of a crystal.
        var shift = new Matrix(3, n, [.. from s in Enumerable.Range(0, 3) from i in Enumerable.Range(0, n) select i % 3 == s ? Root(i) / Math.Sqrt(masses.Sum()) : 0]);
        var onto = shift.Transpose() * shift;
        var kept = Matrix.Identity(n) - onto;
        var eigen = DenseLinearAlgebra.Best.Symmetric(kept * weighted * kept + (1 + 2 * weighted.Norm()) * onto);
        double[] frequencies = [.. eigen.Values.Take(n - 3).Select(x => Math.Sign(x) * Math.Sqrt(Math.Abs(x)) * WavenumberPerRoot)];
        var displacements = new Matrix(
            n - 3, n, [.. from mode in Enumerable.Range(0, n - 3) from i in Enumerable.Range(0, n) select eigen.Vectors[i, mode] * Math.Sqrt(SquareLengthAtOneWavenumber / Math.Abs(frequencies[mode])) / Root(i)]);
        return new MolForgeForceConstants(frequencies, displacements);
    }

    private static double Word(MolForgeText text, string expected, int words, Func<MolForgeText, double> read)
    {
        text.Line(words, expected);
        return read(text);
    }

    private static void Skip(MolForgeText text, int lines, string expected)
    {
        for (var i = 0; i < lines; i++)
        {
            text.Line(1, expected);
        }
    }
}
