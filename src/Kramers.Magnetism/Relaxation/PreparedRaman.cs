using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Raman rates of one set of levels: weights (2 pi/hbar)|T|^2 delta in s^-1, [pair, process, to, from] with the processes +-,
/// -+, --, ++, waiting for the phonon numbers of a temperature.
/// </summary>
internal sealed class PreparedRaman(int n, IReadOnlyList<double> frequencies, (int P, int Q)[] pairs, double[] weights) : IPreparedProcess
{
    public RateMatrix Rates(double temperatureKelvin, int? excludedMode = null)
    {
        var phonons = BoseEinstein.Occupations(frequencies, temperatureKelvin);
        var rates = new Matrix(n, n);
        var size = n * n;
        for (var i = 0; i < pairs.Length; i++)
        {
            var (p, q) = pairs[i];
            if (p == excludedMode || q == excludedMode)
            {
                continue;
            }

            var (np, nq) = (phonons[p], phonons[q]);
            var block = weights.AsSpan(4 * i * size, 4 * size);
            GoldenRule.Accumulate(rates.Data, (np + 1) * nq, block[..size]);
            GoldenRule.Accumulate(rates.Data, np * (nq + 1), block.Slice(size, size));
            GoldenRule.Accumulate(rates.Data, np * nq, block.Slice(2 * size, size));
            GoldenRule.Accumulate(rates.Data, (np + 1) * (nq + 1), block.Slice(3 * size, size));
        }

        return new RateMatrix(rates);
    }
}
