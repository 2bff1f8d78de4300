using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>One independent bath: H_int = V B with a Hermitian V of the spin and the spectrum of B.</summary>
/// <param name="Matrix">V, cm^-1, Hermitian, [n, n] in the basis of the spin system.</param>
/// <param name="Spectrum">G(E), 1/cm^-1.</param>
public sealed record BathCoupling(ComplexMatrix Matrix, IBathSpectrum Spectrum)
{
    /// <summary>Every mode of a linear spin-phonon coupling as a bath of its own.</summary>
    /// <exception cref="ArgumentException">The line has no width.</exception>
    public static IReadOnlyList<BathCoupling> OnePhonon(SpinPhononCoupling coupling, LineShape line)
    {
        ArgumentNullException.ThrowIfNull(coupling);
        return [.. coupling.Matrices.Select((v, mode) => new BathCoupling(v, new OnePhononSpectrum(coupling.FrequenciesCm[mode], line)))];
    }

    internal static LineShape Checked(LineShape line) => line.Required(nameof(line));

    /// <summary>All V between the eigenstates, checked against the levels.</summary>
    internal static ComplexMatrix[] InEigenbasis(Eigensystem eigensystem, IReadOnlyList<BathCoupling> baths)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        ArgumentNullException.ThrowIfNull(baths);
        if (baths.FirstOrDefault(b => b.Matrix.Rows != eigensystem.Dimension || b.Matrix.Columns != eigensystem.Dimension) is { } wrong)
        {
            throw new ArgumentException($"A coupling is {wrong.Matrix.Rows} x {wrong.Matrix.Columns}, the levels number {eigensystem.Dimension}.", nameof(baths));
        }

        if (baths.Any(b => (b.Matrix - b.Matrix.Adjoint()).Norm() > 1e-10 * b.Matrix.Norm()))
        {
            throw new ArgumentException("A coupling matrix is not Hermitian.", nameof(baths));
        }

        return [.. baths.Select(b => eigensystem.ToEigenbasis(b.Matrix))];
    }
}
