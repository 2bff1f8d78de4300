namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>Logarithmic derivatives of Gamma for x > 0: up by recurrence, then the asymptotic series (Abramowitz and Stegun 6.3, 6.4).</summary>
internal static class PolyGamma
{
    public const double Euler = 0.57721566490153286;
    private const double Large = 12;

    /// <summary>psi(x).</summary>
    public static double Digamma(double x)
    {
        var shift = 0.0;
        for (; x < Large; x++)
        {
            shift -= 1 / x;
        }

        var y = 1 / (x * x);
        return shift + Math.Log(x) - 0.5 / x - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y / 132))));
    }

    /// <summary>psi'(x).</summary>
    public static double Trigamma(double x)
    {
        var shift = 0.0;
        for (; x < Large; x++)
        {
            shift += 1 / (x * x);
        }

        var y = 1 / (x * x);
        return shift + (1 + 0.5 / x + y * (1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - y * 5 / 66))))) / x;
    }
}
