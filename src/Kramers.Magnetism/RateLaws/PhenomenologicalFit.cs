using System.Globalization;

namespace Kramers.Magnetism.RateLaws;

/// <summary>Fits every combination of tunnelling, Orbach and Raman terms, and chooses one.</summary>
internal static class PhenomenologicalFit
{
    public static PhenomenologicalRate Best(MeasuredRelaxationTime[] points)
    {
        var tried = Enumerable.Range(1, 7).Select(t => Try((RateTerms)t, points))
            .OrderBy(x => x.Candidate.Aicc).ThenBy(x => x.Candidate.ParameterCount).ToArray();
        var (terms, fit, _) = tried[0];
        var result = Describe(terms, fit);
        return result with
        {
            FittedTauSeconds = Array.ConvertAll(points, p => fit.Law.TauSeconds(p.TemperatureKelvin)),
            Candidates = [.. tried.Select(x => x.Candidate)],
            Warnings = Warnings(result, fit),
        };
    }

    private static (RateTerms Terms, RateFit Fit, RateCandidate Candidate) Try(RateTerms terms, MeasuredRelaxationTime[] points)
    {
        var model = new RateModel([.. Terms(terms)]);

        // Not RateFit.Run: with four points the largest combinations have more parameters than data, and are ruled out by AICc below.
        var problem = RateFitArguments.Problem(model, points, RateWeighting.Equal);
        var fit = new RateFit(problem, points, RateWeighting.Equal, problem.Solve(new RateData(points)));
        return (terms, fit, new RateCandidate(terms, model.FreeCount, fit.RmsLogTau, fit.IsDetermined ? fit.Aicc : double.PositiveInfinity));
    }

    private static IEnumerable<IRateTerm> Terms(RateTerms terms)
    {
        if (terms.HasFlag(RateTerms.Tunnelling))
        {
            yield return new TunnellingTerm();
        }

        if (terms.HasFlag(RateTerms.Orbach))
        {
            yield return new OrbachTerm();
        }

        if (terms.HasFlag(RateTerms.Raman))
        {
            yield return new RamanTerm();
        }
    }

    private static PhenomenologicalRate Describe(RateTerms terms, RateFit fit)
    {
        FittedValue? Of(RateTerms term, string name) =>
            terms.HasFlag(term) && fit.Parameters[fit.Model.IndexOf(name)] is var p ? new FittedValue(p.Value, p.StandardError) : null;
        return new PhenomenologicalRate
        {
            TunnellingSeconds = Of(RateTerms.Tunnelling, "QTM.tau_QTM"),
            UeffCm = Of(RateTerms.Orbach, "Orbach.U"),
            Tau0Seconds = Of(RateTerms.Orbach, "Orbach.tau0"),
            RamanC = Of(RateTerms.Raman, "Raman.C"),
            RamanN = Of(RateTerms.Raman, "Raman.n"),
            RmsLogTau = fit.RmsLogTau,
            FittedTauSeconds = [],
            Candidates = [],
            Warnings = [],
        };
    }

    private static List<string> Warnings(PhenomenologicalRate result, RateFit fit)
    {
        var warnings = new List<string>();
        if (!fit.Converged)
        {
            warnings.Add("The fit of tau(T) stopped before it converged.");
        }

        if (result.RamanN is { Value: <= RamanTerm.MinExponent or >= RamanTerm.MaxExponent } n)
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
