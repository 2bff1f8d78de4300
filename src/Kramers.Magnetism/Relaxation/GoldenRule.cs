using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>What first- and second-order golden-rule rates share.</summary>
internal static class GoldenRule
{
    /// <summary>2 pi/hbar in s^-1 per cm^-1: turns |V|^2 (cm^-2) times a density (1/cm^-1) into a rate.</summary>
    public const double Prefactor = 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm;

    /// <summary>All V_a between the eigenstates, checked against the levels.</summary>
    public static ComplexMatrix[] CouplingsInEigenbasis(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        CheckSpace(eigensystem, coupling);
        return [.. coupling.Matrices.Select(eigensystem.ToEigenbasis)];
    }

    public static void CheckSpace(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        ArgumentNullException.ThrowIfNull(coupling);
        if (coupling.ModeCount > 0 && coupling.Matrices[0].Rows != eigensystem.Dimension)
        {
            throw new ArgumentException($"The couplings are {coupling.Matrices[0].Rows} x {coupling.Matrices[0].Rows}, the levels number {eigensystem.Dimension}.", nameof(coupling));
        }
    }

    public static double SquaredModulus(Complex z) => z.Real * z.Real + z.Imaginary * z.Imaginary;

    /// <summary>target += factor * source over one block of weights.</summary>
    public static void Accumulate(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        if (factor == 0)
        {
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }
}
