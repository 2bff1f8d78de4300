using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Spin-orbit states in the mean field of their neighbours, H = diag(E) - mu_B B.mu - zJ S.(mean S). The spin itself couples, not a
/// multiple of the moment: no g value is needed and no orbital moment is missed. A positive zJ is ferromagnetic, as in POLY_ANISO.
/// </summary>
/// <param name="states">The states.</param>
/// <param name="zJ">cm^-1.</param>
public sealed class NeighbourField(SpinOrbitStates states, double zJ)
{
    private const int MostIterations = 500;

    /// <summary>zJ, cm^-1.</summary>
    public double ZJ { get; } = zJ;

    /// <summary>
    /// dM_a/dB_b without field, Bohr magnetons per tesla, [3, 3]. With chi_PQ the response of P to what couples to Q, the mean spin obeys
    /// s = chi_Smu B + chi_SS zJ s, so that chi = chi_mumu + zJ chi_muS (1 - zJ chi_SS)^-1 chi_Smu.
    /// </summary>
    /// <param name="temperature">K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite, or the sample orders above it.</exception>
    public Matrix Susceptibility(double temperature) =>
        LinearResponse.WithNeighbours(LinearResponse.OfMomentAndSpin(states, temperature), ZJ, temperature);

    /// <summary>Magnetisation in a field, Bohr magnetons per formula unit, length 3, with the mean spin made self-consistent.</summary>
    /// <param name="field">T.</param>
    /// <param name="temperature">K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    /// <exception cref="ArithmeticException">The mean spin does not converge.</exception>
    public double[] Magnetisation(FieldVector field, double temperature)
    {
        var (moment, spin) = (Three(states.Moment), Three(states.Spin));
        var h = states.DiagonalHamiltonian();
        for (var axis = 0; axis < 3; axis++)
        {
            h += -PhysicalConstants.BohrMagnetonCm * field[axis] * moment[axis];
        }

        var mean = new double[3];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var levels = Eigensystem.Of(WithSpin(h, spin, mean));
            var populations = new Magnetometry.CanonicalEnsemble(levels.Energies, temperature).Populations;
            var next = Array.ConvertAll(spin, s => Mean(levels, s, populations));
            if (next.Zip(mean).All(p => Math.Abs(p.First - p.Second) < 1e-12))
            {
                return Array.ConvertAll(moment, m => Mean(levels, m, populations));
            }

            // Half steps also settle an antiferromagnetic field, under which full ones can swing.
            mean = [.. next.Zip(mean, (n, m) => 0.5 * (n + m))];
        }

        throw new ArithmeticException($"The mean spin does not settle within {MostIterations} steps at {temperature} K: the sample is near its order.");
    }

    private ComplexMatrix WithSpin(ComplexMatrix h, ComplexMatrix[] spin, double[] mean) =>
        h + (-ZJ * mean[0]) * spin[0] + (-ZJ * mean[1]) * spin[1] + (-ZJ * mean[2]) * spin[2];

    private static double Mean(Eigensystem levels, ComplexMatrix a, IReadOnlyList<double> populations) =>
        levels.Expectation(a).Zip(populations, (x, p) => x * p).Sum();

    private static ComplexMatrix[] Three(Func<int, ComplexMatrix> component) => [component(0), component(1), component(2)];
}
