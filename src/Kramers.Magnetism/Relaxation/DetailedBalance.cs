using Kramers.Numerics;

namespace Kramers.Magnetism.Relaxation;

/// <summary>Upward rates from downward ones.</summary>
internal static class DetailedBalance
{
    /// <summary>W_ab = W_ba exp(-E_ab/kT) for E_a > E_b; levels that coincide exchange the mean of both rates.</summary>
    public static RateMatrix Imposed(RateMatrix rates, double[] energies, double temperatureKelvin)
    {
        var balanced = rates.ToMatrix();
        for (var a = 0; a < energies.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var gap = energies[a] - energies[b];
                if (gap == 0)
                {
                    balanced[b, a] = 0.5 * (rates[a, b] + rates[b, a]);
                }

                balanced[a, b] = balanced[b, a] * Math.Exp(-gap / (PhysicalConstants.BoltzmannCm * temperatureKelvin));
            }
        }

        return new RateMatrix(balanced);
    }
}
