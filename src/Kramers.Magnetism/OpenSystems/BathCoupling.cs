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
    public static IReadOnlyList<BathCoupling> OnePhonon(SpinPhononCoupling coupling, LineShape line) => OnePhonon(coupling, PhononLines.Uniform(line), double.NaN);

    /// <summary>The same with lines of their own for the modes, at a temperature in K, and phonon numbers of the modes or of the transitions.</summary>
    /// <exception cref="ArgumentException">There are lines for another number of modes.</exception>
    public static IReadOnlyList<BathCoupling> OnePhonon(
        SpinPhononCoupling coupling, PhononLines lines, double temperatureKelvin, OccupationAt occupationAt = OccupationAt.ModeFrequency)
    {
        ArgumentNullException.ThrowIfNull(coupling);
        ArgumentNullException.ThrowIfNull(lines);
        lines.For(coupling.ModeCount);
        return [.. coupling.Matrices.Select((v, mode) => new BathCoupling(v, new OnePhononSpectrum(coupling.FrequenciesCm[mode], lines.Of(mode, temperatureKelvin), occupationAt)))];
    }

    /// <summary>
    /// Every pair of modes that couples in second order as a bath of its own. In H = (1/2) sum_pq V_pq (b_p + b_p^+)(b_q + b_q^+) two different
    /// modes stand twice, a mode with itself once: that bath has V_pp/2.
    /// </summary>
    /// <param name="coupling">Modes with second-order couplings.</param>
    /// <param name="lines">Lines of the modes.</param>
    /// <param name="temperatureKelvin">Temperature of the lines, K.</param>
    /// <param name="includeSameModePairs">Whether one mode may act twice, as in nature.</param>
    /// <param name="occupationAt">Where phonon numbers are taken.</param>
    /// <exception cref="ArgumentException">There are lines for another number of modes, or they are anti-Lorentzian.</exception>
    public static IReadOnlyList<BathCoupling> TwoPhonon(
        SpinPhononCoupling coupling, PhononLines lines, double temperatureKelvin, bool includeSameModePairs = true, OccupationAt occupationAt = OccupationAt.ModeFrequency)
    {
        ArgumentNullException.ThrowIfNull(coupling);
        ArgumentNullException.ThrowIfNull(lines);
        lines.For(coupling.ModeCount).ForPairs();
        var w = coupling.FrequenciesCm;
        return [.. from c in coupling.Quadratic
                   where includeSameModePairs || c.P != c.Q
                   let line = lines.OfPair(c.P, c.Q, temperatureKelvin)
                   select c.P == c.Q
                       ? new BathCoupling(0.5 * c.Matrix, new TwoPhononSpectrum(w[c.P], line, occupationAt))
                       : new BathCoupling(c.Matrix, new TwoPhononSpectrum(w[c.P], w[c.Q], line, occupationAt))];
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
