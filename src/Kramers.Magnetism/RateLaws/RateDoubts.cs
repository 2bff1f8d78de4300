using System.Globalization;
using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>What speaks against the first model of a comparison, in words for the person who measured.</summary>
internal static class RateDoubts
{
    private const double ClearDeltaAicc = 4; // below, "essentially the same support" (Burnham and Anderson, Model Selection (2002), 2.6)
    private const double HighestExponent = 9.5;

    public static IReadOnlyList<string> Of(IReadOnlyList<RankedModel> table)
    {
        var fit = table[0].Fit;
        return [.. Quality(fit), .. Rivals(table), .. Barriers(fit), .. Exponents(fit)];
    }

    private static IEnumerable<string> Quality(RateFit fit)
    {
        if (!fit.Converged || !fit.IsDetermined)
        {
            yield return $"The data do not determine the parameters of {fit.Model.Name}, or the fit stopped before its minimum.";
        }

        var reduced = fit.ChiSquare / fit.DegreesOfFreedom;
        if (fit.HasAbsoluteErrors && reduced > 3)
        {
            yield return Text($"Even the best model misses the points by {Math.Sqrt(reduced):g2} times their errors: the errors are too small, or a process is missing. Do not trust the intervals.");
        }

        if (fit.HasAbsoluteErrors && reduced < 0.1)
        {
            yield return Text($"The points scatter by only {Math.Sqrt(reduced):g2} of their errors: the intervals are too wide, and the choice of the model favours few terms.");
        }

        if (!fit.HasAbsoluteErrors && fit.RmsLogTau > 0.3)
        {
            yield return Text($"No model follows the data: the best misses ln tau by {fit.RmsLogTau:g2}.");
        }
    }

    private static IEnumerable<string> Rivals(IReadOnlyList<RankedModel> table)
    {
        var best = table[0];
        var hasOrbach = HasOrbach(best.Fit);
        if (table.FirstOrDefault(m => HasOrbach(m.Fit) != hasOrbach) is { DeltaAicc: < ClearDeltaAicc } other)
        {
            yield return hasOrbach
                ? Text($"The barrier is not proven: {other.Fit.Model.Name}, without Orbach, does nearly as well (Delta AICc = {other.DeltaAicc:f1}).")
                : Text($"A barrier is possible but not needed: {other.Fit.Model.Name} with U = {other.Fit.Law.Value("Orbach.U"):g3} cm^-1 does nearly as well (Delta AICc = {other.DeltaAicc:f1}).");
        }

        if (best.Weight < 0.5 && table.Count > 1 && table[1].DeltaAicc < ClearDeltaAicc)
        {
            yield return Text($"The data do not single out one model: {best.Fit.Model.Name} has weight {best.Weight:f2}, {table[1].Fit.Model.Name} {table[1].Weight:f2}.");
        }
    }

    private static IEnumerable<string> Barriers(RateFit fit)
    {
        var term = fit.Model.TermNames.ToList().IndexOf("Orbach");
        if (term < 0)
        {
            yield break;
        }

        var u = fit.Law.Value("Orbach.U");
        if (fit.DegreesOfFreedom > 0 && ProfileLikelihood.Interval(fit, "Orbach.U", 2) is { IsOpen: true } open)
        {
            yield return Text($"U = {u:g3} cm^-1 is not determined: at 95 % the data allow {(open.Lower is { } l ? Text($"from {l:g3}") : "any smaller")} {(open.Upper is { } h ? Text($"to {h:g3} cm^-1") : "to any larger value")}.");
        }

        foreach (var doubt in OrbachRegime(fit, term, u))
        {
            yield return doubt;
        }

        var tau0 = fit.Law.Value("Orbach.tau0");
        if (tau0 is < 1e-14 or > 1e-4)
        {
            yield return Text($"tau0 = {tau0:g2} s is not that of an Orbach process (1e-12 to 1e-6 s is common): U and tau0 make up for a curve of another kind.");
        }
    }

    private static IEnumerable<string> OrbachRegime(RateFit fit, int term, double u)
    {
        double[] leading = [.. fit.Points.Where(p => fit.Law.Shares(p.TemperatureKelvin, p.FieldTesla)[term] > 0.5).Select(p => p.TemperatureKelvin).Distinct()];
        var hottest = fit.Points.Max(p => p.TemperatureKelvin);
        if (leading.Length == 0)
        {
            yield return Text($"The data do not reach the Orbach regime: up to {hottest:g4} K Orbach is nowhere more than half of the rate. Measure hotter (higher frequencies).");
            yield break;
        }

        var factor = u / PhysicalConstants.BoltzmannCm * (1 / leading.Min() - 1 / leading.Max());
        if (leading.Length < 3 || factor < 1)
        {
            yield return Text($"U rests on {leading.Length} temperature(s), {leading.Min():g4} to {leading.Max():g4} K, over which the Orbach rate changes by a factor {Math.Exp(factor):g2} only: the slope is hardly measured.");
        }
    }

    private static IEnumerable<string> Exponents(RateFit fit) =>
        from name in fit.Model.ParameterNames
        where name.EndsWith("Raman.n", StringComparison.Ordinal) && !fit.Model.Parameters[fit.Model.IndexOf(name)].IsFixed
        let n = fit.Law.Value(name)
        where n is <= RamanTerm.MinExponent or > HighestExponent
        select Text($"The Raman exponent n = {n:g3} lies outside what two phonons give (about 2 to 9): C T^n stands in for another process.");

    private static bool HasOrbach(RateFit fit) => fit.Model.TermNames.Contains("Orbach");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
