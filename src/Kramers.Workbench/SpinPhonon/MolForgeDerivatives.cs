using Kramers.Chemistry;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// Derivatives of D, g or of tesseral crystal-field parameters of one rank by atomic positions, per angstrom, from a file that Spiral reads: the number of
/// derivatives, then for each a line 'coordinate cell' (coordinates 3 (atom - 1) + 1, 2, 3 for x, y, z) and three rows of a tensor, or
/// 2k + 1 lines 'q dB'. At the Gamma point all cells move alike, so that derivatives of one coordinate in several cells add up.
/// </summary>
/// <param name="Term">Which term of the Hamiltonian: 0 is D, 1 is g, 2 the crystal field.</param>
/// <param name="Atoms">Numbers of the atoms in the file of force constants, from 0.</param>
/// <param name="ByPosition">[3 atoms, parameter of the term].</param>
internal sealed record MolForgeDerivatives(int Term, int[] Atoms, Matrix ByPosition)
{
    /// <summary>Parameters of a crystal field up to rank 6.</summary>
    public const int FieldParameters = 1 + 5 + 9 + 13;

    /// <summary>Reads a file of a crystal of so many atoms.</summary>
    public static MolForgeDerivatives Read(MolForgeBath bath, int atoms)
    {
        var text = new MolForgeText(bath.Path);
        text.Line(1, "the number of derivatives");
        var count = text.Whole(0, 1);
        var rows = new SortedDictionary<int, double[]>();
        for (var i = 0; i < count; i++)
        {
            text.Line(2, "a coordinate and a cell");
            var coordinate = text.Whole(0, 1, 3 * atoms) - 1;
            var row = bath.Rank < 2 ? Tensor(text) : Field(text, bath.Rank);
            rows[coordinate] = rows.TryGetValue(coordinate, out var before) ? [.. before.Zip(row, (a, b) => a + b)] : row;
        }

        int[] listed = [.. rows.Keys.Select(c => c / 3).Distinct()];
        return rows.Count == 3 * listed.Length
            ? new MolForgeDerivatives(Math.Min(bath.Rank, 2), listed, Matrix.FromRows([.. rows.Values]))
            : throw new InputException(bath.Path, null, $"{rows.Count} coordinates of {listed.Length} atoms", "Give x, y and z of every atom that is listed");
    }

    /// <summary>Along displacements of all atoms, [mode, 3N] in angstrom: [mode, parameter].</summary>
    public Matrix Along(Matrix displacements)
    {
        var own = new Matrix(displacements.Rows, ByPosition.Rows);
        for (var mode = 0; mode < own.Rows; mode++)
        {
            for (var i = 0; i < own.Columns; i++)
            {
                own[mode, i] = displacements[mode, 3 * Atoms[i / 3] + i % 3];
            }
        }

        return own * ByPosition;
    }

    private static double[] Tensor(MolForgeText text) => [.. Enumerable.Range(0, 3).SelectMany(_ =>
    {
        text.Line(3, "three numbers of a tensor");
        return new[] { text.Number(0), text.Number(1), text.Number(2) };
    })];

    /// <summary>In the order of <see cref="StevensCrystalField"/> with ranks up to 6.</summary>
    private static double[] Field(MolForgeText text, int k)
    {
        var entries = new List<(int, int, double)>();
        for (var i = 0; i < 2 * k + 1; i++)
        {
            text.Line(2, "q and dB");
            entries.Add((k, text.Whole(0, -k, k), text.Number(1)));
        }

        try
        {
            double[] own = new StevensCrystalField(new TesseralParameters(ParameterProvenance.NotStated, entries).ToStevens()).GetParameters();
            return [.. own, .. new double[FieldParameters - own.Length]];
        }
        catch (ArgumentException)
        {
            throw text.Error("the lines of this derivative name a q twice", $"Write each q from {-k} to {k} once");
        }
    }
}
