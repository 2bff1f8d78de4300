using System.Globalization;
using Kramers.Numerics;
using Kramers.Numerics.Fitting;

namespace Kramers.Magnetism.Relaxation;

/// <summary>Fits every combination of terms, chooses one, and turns its coordinates into the parameters of the field.</summary>
internal static class RateLawFit
{
    /// <summary>No relaxation time is known better than this, relative: keeps AICc from judging rounding errors.</summary>
    private const double NoiseFloor = 1e-6;

    public static PhenomenologicalRate Best(double[] temperatures, double[] logRates)
    {
        var tried = Enumerable.Range(1, 7).Select(t => Try(new RateLaw((RateTerms)t, temperatures, logRates), logRates.Length))
            .OrderBy(x => x.Candidate.Aicc).ThenBy(x => x.Law.ParameterCount).ToArray();
        var (law, fit, _) = tried[0];
        var result = Describe(law, fit);
        return result with
        {
            FittedTauSeconds = Array.ConvertAll(temperatures, t => Math.Exp(-law.LogRate(fit.Parameters, t))),
            Candidates = [.. tried.Select(x => x.Candidate)],
            Warnings = Warnings(result, fit),
        };
    }

    private static (RateLaw Law, FitResult Fit, RateCandidate Candidate) Try(RateLaw law, int points)
    {
        var fit = law.Starts()
            .Select(start => NonlinearFit.Run(law.Residuals, start, law.Lower(), law.Upper()))
            .MinBy(f => f.RmsResidual)!;
        var determined = fit.StandardErrors.All(double.IsFinite);
        var aicc = determined ? Aicc(fit.RmsResidual, points, law.ParameterCount) : double.PositiveInfinity;
        return (law, fit, new RateCandidate(law.Terms, law.ParameterCount, fit.RmsResidual, aicc));
    }

    /// <summary>N ln(RSS/N) + 2K + 2K(K + 1)/(N - K - 1); the unknown variance is one of the K parameters.</summary>
    private static double Aicc(double rms, int n, int parameters)
    {
        var k = parameters + 1;
        return n > k + 1
            ? 2 * n * Math.Log(Math.Max(rms, NoiseFloor)) + 2 * k + 2.0 * k * (k + 1) / (n - k - 1)
            : double.PositiveInfinity;
    }

    private static PhenomenologicalRate Describe(RateLaw law, FitResult fit)
    {
        var (p, error, v) = (fit.Parameters, fit.StandardErrors, fit.Covariance);
        var (o, r, log) = (law.Orbach, law.Raman, Math.Log(law.MiddleKelvin));
        var (orbach, raman) = (law.Has(RateTerms.Orbach), law.Has(RateTerms.Raman));
        var kT = PhysicalConstants.BoltzmannCm * law.HotKelvin;
        return new PhenomenologicalRate
        {
            TunnellingSeconds = law.Has(RateTerms.Tunnelling) ? new FittedValue(Math.Exp(-p[0]), error[0]) : null,
            UeffCm = orbach ? new FittedValue(kT * p[o + 1], kT * error[o + 1]) : null,

            // ln(1/tau_0) = a + u and ln C = c - n ln T_ref, with the errors propagated through the covariance.
            Tau0Seconds = orbach ? new FittedValue(Math.Exp(-p[o] - p[o + 1]), Root(v[o, o] + v[o + 1, o + 1] + 2 * v[o, o + 1])) : null,
            RamanC = raman ? new FittedValue(Math.Exp(p[r] - p[r + 1] * log), Root(v[r, r] + log * log * v[r + 1, r + 1] - 2 * log * v[r, r + 1])) : null,
            RamanN = raman ? new FittedValue(p[r + 1], error[r + 1]) : null,
            RmsLogTau = fit.RmsResidual,
            FittedTauSeconds = [],
            Candidates = [],
            Warnings = [],
        };
    }

    private static double Root(double variance) => Math.Sqrt(Math.Max(0, variance));

    private static List<string> Warnings(PhenomenologicalRate result, FitResult fit)
    {
        var warnings = new List<string>();
        if (!fit.Converged)
        {
            warnings.Add("The fit of tau(T) stopped before it converged.");
        }

        if (result.RamanN is { } n && RateLaw.IsAtBound(n.Value))
        {
            warnings.Add(Format($"The Raman exponent stands at the edge of its range, n = {n.Value:g3}: C T^n is not the law that these times follow."));
        }

        if (result.UeffCm is { } u && u.StandardError > 0.5 * u.Value)
        {
            warnings.Add(Format($"U_eff = {u.Value:g3} +- {u.StandardError:g2} cm^-1 is hardly determined by these times."));
        }

        if (result.RmsLogTau > 0.3)
        {
            warnings.Add(Format($"No combination of tunnelling, Orbach and Raman terms follows tau(T): the best misses ln tau by {result.RmsLogTau:g2}."));
        }

        return warnings;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
