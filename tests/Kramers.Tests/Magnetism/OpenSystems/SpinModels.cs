using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>Small spins with random couplings.</summary>
internal static class SpinModels
{
    public static readonly LineShape Line = LineShape.GaussianFwhm(12);

    public static ComplexMatrix Hermitian(SeededRandom random, int n)
    {
        var a = new ComplexMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => new Complex(random.Gaussian(), random.Gaussian()))]);
        return 0.5 * (a + a.Adjoint());
    }

    /// <summary>S = 3/2 with D = -20, E = 3 cm^-1: two doublets, split in a field.</summary>
    public static Eigensystem Quartet(FieldVector field) => System.Solve(field);

    public static SpinSystem System { get; } = new(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(-20, 3), ZeemanTerm.Isotropic(2));

    public static SpinPhononCoupling QuartetCoupling(ulong seed = 5, double scale = 0.3)
    {
        var random = new SeededRandom(seed);
        double[] frequencies = [17, 38, 44, 70];
        Matrix[] dD = [.. frequencies.Select(_ => new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => scale * random.Gaussian())])).Select(t => t + t.Transpose())];
        return SpinPhononCoupling.FromTensorDerivatives(Spin.FromValue(1.5), FieldVector.Zero, frequencies, dD, null, ModeCoordinate.Dimensionless);
    }

    /// <summary>The same levels with the states of each doublet mixed by a random unitary matrix.</summary>
    public static Eigensystem WithMixedDoublets(Eigensystem levels, ulong seed)
    {
        var random = new SeededRandom(seed);
        var u = new ComplexMatrix(4, 4);
        for (var k = 0; k < 4; k += 2)
        {
            var mixed = Eigensystem.Of(Hermitian(random, 2)).States;
            for (var ij = 0; ij < 4; ij++)
            {
                u[k + ij / 2, k + ij % 2] = mixed[ij / 2, ij % 2];
            }
        }

        return new Eigensystem(levels.Energies, levels.States * u);
    }

    public static double Difference(ComplexMatrix a, ComplexMatrix b) => (a - b).Norm() / Math.Max(a.Norm(), b.Norm());

    /// <summary>The pure state of highest M.</summary>
    public static ComplexMatrix Up(int n)
    {
        var rho = new ComplexMatrix(n, n);
        rho[0, 0] = 1;
        return rho;
    }
}
