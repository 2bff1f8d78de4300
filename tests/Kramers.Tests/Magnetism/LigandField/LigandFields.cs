using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.LigandField;

/// <summary>Coordination polyhedra and levels that several tests need.</summary>
internal static class LigandFields
{
    public static readonly (double X, double Y, double Z)[] Octahedron = [(0, 0, 1), (0, 0, -1), (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0)];

    public static readonly (double X, double Y, double Z)[] Tetrahedron = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)];

    /// <summary>Octahedron with other ligands on the z axis.</summary>
    public static LigandFieldPotential Tetragonal(double sigma, double pi, double axialSigma, double axialPi) =>
        AngularOverlapLigand.Potential(2, Octahedron.Select(p =>
            AngularOverlapLigand.At(p.X, p.Y, p.Z, p.Z != 0 ? axialSigma : sigma, p.Z != 0 ? axialPi : pi)));

    public static LigandFieldPotential Octahedral(int l, double sigma, double pi) =>
        AngularOverlapLigand.Potential(l, Octahedron.Select(p => AngularOverlapLigand.At(p.X, p.Y, p.Z, sigma, pi)));

    /// <summary>Three different ligands in general positions, no symmetry.</summary>
    public static LigandFieldPotential Irregular(int l) => AngularOverlapLigand.Potential(l,
    [
        new AngularOverlapLigand(0.3, 0.7, 4000, 900, 300, 0.4),
        new AngularOverlapLigand(1.4, 2.9, 5500, -700, 100, 1.1),
        new AngularOverlapLigand(2.2, -1.3, 3000, 400, 800),
    ]);

    /// <summary>Levels without field above the lowest: energy and degeneracy, levels being apart by at least <paramref name="gap"/>.</summary>
    public static (double Energy, int Degeneracy)[] Levels(LigandFieldIon ion, double gap = 1e-3)
    {
        var energies = ion.Solve(FieldVector.Zero).RelativeEnergies;
        var levels = new List<(double, int)>();
        var first = 0;
        for (var i = 1; i <= energies.Length; i++)
        {
            if (i == energies.Length || energies[i] - energies[i - 1] > gap)
            {
                levels.Add((energies[first], i - first));
                first = i;
            }
        }

        return [.. levels];
    }

    public static LigandFieldIon FreeIon(int l, int n, FreeIonParameters parameters) =>
        LigandFieldIon.InAllStates(new Configuration(l, n), parameters, LigandFieldPotential.None(l));
}
