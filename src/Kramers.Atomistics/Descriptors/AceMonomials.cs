namespace Kramers.Atomistics.Descriptors;

/// <summary>Values and derivatives of invariants, term by term: the simple route that the potential's nested sums are compared with.</summary>
internal static class AceMonomials
{
    /// <summary>The value of an invariant; adds its derivative by the density to <paramref name="gradient"/>.</summary>
    internal static double Evaluate(AceInvariant invariant, ReadOnlySpan<double> density, Span<double> gradient) => invariant.Order switch
    {
        1 => One(invariant, density, gradient),
        2 => Two(invariant, density, gradient),
        3 => Three(invariant, density, gradient),
        _ => Four(invariant, density, gradient),
    };

    private static double One(AceInvariant invariant, ReadOnlySpan<double> density, Span<double> gradient)
    {
        gradient[invariant.Places[0]] += invariant.Coefficients[0];
        return invariant.Coefficients[0] * density[invariant.Places[0]];
    }

    private static double Two(AceInvariant invariant, ReadOnlySpan<double> density, Span<double> gradient)
    {
        var (places, value) = (invariant.Places, 0.0);
        for (var t = 0; t < invariant.Coefficients.Length; t++)
        {
            var (i, j, c) = (places[2 * t], places[2 * t + 1], invariant.Coefficients[t]);
            var (a, b) = (density[i], density[j]);
            value += c * a * b;
            gradient[i] += c * b;
            gradient[j] += c * a;
        }

        return value;
    }

    private static double Three(AceInvariant invariant, ReadOnlySpan<double> density, Span<double> gradient)
    {
        var (places, value) = (invariant.Places, 0.0);
        for (var t = 0; t < invariant.Coefficients.Length; t++)
        {
            var (i, j, k, w) = (places[3 * t], places[3 * t + 1], places[3 * t + 2], invariant.Coefficients[t]);
            var (a, b, c) = (density[i], density[j], density[k]);
            var ab = w * a * b;
            value += ab * c;
            gradient[i] += w * b * c;
            gradient[j] += w * a * c;
            gradient[k] += ab;
        }

        return value;
    }

    private static double Four(AceInvariant invariant, ReadOnlySpan<double> density, Span<double> gradient)
    {
        var (places, value) = (invariant.Places, 0.0);
        for (var t = 0; t < invariant.Coefficients.Length; t++)
        {
            var (i, j, k, l) = (places[4 * t], places[4 * t + 1], places[4 * t + 2], places[4 * t + 3]);
            var (a, b, c, d) = (density[i], density[j], density[k], density[l]);
            var (ab, cd) = (invariant.Coefficients[t] * a * b, c * d);
            var w = invariant.Coefficients[t] * cd;
            value += ab * cd;
            gradient[i] += w * b;
            gradient[j] += w * a;
            gradient[k] += ab * d;
            gradient[l] += ab * c;
        }

        return value;
    }
}
