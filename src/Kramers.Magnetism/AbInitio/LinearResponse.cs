using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Isothermal response d(mean P)/df to H = diag(E) - f Q, Van Vleck's formula for any Hermitian P, Q: sum_kl Re(P_kl Q_lk) w_kl - (mean P)
/// (mean Q)/k_B T with w_kl = (p_k - p_l)/(E_l - E_k), p_k/k_B T for equal energies. It is what magnetometers apply to the moment, here also for
/// the spin, and without a diagonalisation.
/// </summary>
internal static class LinearResponse
{
    /// <summary>Response of moment and spin to what couples to them: [6, 6], mu_x, mu_y, mu_z, S_x, S_y, S_z, per cm^-1.</summary>
    public static Matrix OfMomentAndSpin(SpinOrbitStates states, double temperature) => Of(
        [.. states.Energies], [states.Moment(0), states.Moment(1), states.Moment(2), states.Spin(0), states.Spin(1), states.Spin(2)], temperature);

    /// <summary>
    /// dM_a/dB_b, mu_B/T, [3, 3], from <see cref="OfMomentAndSpin"/> in the mean field zJ (cm^-1) of neighbours: the mean spin obeys
    /// s = chi_Smu B + chi_SS zJ s, so that chi = chi_mumu + zJ chi_muS (1 - zJ chi_SS)^-1 chi_Smu.
    /// </summary>
    public static Matrix WithNeighbours(Matrix response, double zJ, double temperature)
    {
        var kept = Matrix.Identity(3) - zJ * Block(response, 3, 3);
        if (!(DenseLinearAlgebra.Best.Symmetric(kept).Values[0] > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The mean field exceeds what makes it: the sample orders above this temperature.");
        }

        var feedback = DenseLinearAlgebra.Best.Solve(kept, Block(response, 3, 0));
        return PhysicalConstants.BohrMagnetonCm * (Block(response, 0, 0) + zJ * (Block(response, 0, 3) * feedback));
    }

    /// <summary>[operators, operators], in the product of their units per cm^-1.</summary>
    private static Matrix Of(double[] energies, ComplexMatrix[] operators, double temperature)
    {
        var populations = new CanonicalEnsemble(energies, temperature).Populations;
        var thermal = PhysicalConstants.BoltzmannCm * temperature;
        var means = Array.ConvertAll(operators, a => Enumerable.Range(0, energies.Length).Sum(k => populations[k] * a[k, k].Real));
        var weights = Weights(energies, populations, thermal);
        var chi = new Matrix(operators.Length, operators.Length);
        for (var p = 0; p < chi.Rows; p++)
        {
            for (var q = 0; q < chi.Columns; q++)
            {
                chi[p, q] = Sum(operators[p], operators[q], weights) - means[p] * means[q] / thermal;
            }
        }

        return chi;
    }

    private static Matrix Block(Matrix chi, int row, int column) =>
        new(3, 3, [.. Enumerable.Range(0, 9).Select(k => chi[row + k / 3, column + k % 3])]);

    private static double Sum(ComplexMatrix p, ComplexMatrix q, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var (x, y) = (p.Data[i], q.Data[i]);
            sum += (x.Real * y.Real + x.Imaginary * y.Imaginary) * weights[i];
        }

        return sum;
    }

    private static double[] Weights(double[] energies, double[] populations, double thermal)
    {
        var n = energies.Length;
        var weights = new double[n * n];
        for (var i = 0; i < weights.Length; i++)
        {
            var (k, l) = (i / n, i % n);
            var gap = Math.Abs(energies[l] - energies[k]);
            var lower = populations[Math.Min(k, l)];

            // p_k - p_l = p_k (1 - exp(-x)), x = gap/k_B T.
            var x = gap / thermal;
            weights[i] = lower / thermal * (x == 0 ? 1 : OneMinusExp(x) / x);
        }

        return weights;
    }

    // 1 - exp(-x) = 2 exp(-x/2) sinh(x/2)
    private static double OneMinusExp(double x) => x > 1 ? 1 - Math.Exp(-x) : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);
}
