using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class PhenomenologicalRateTests
{
    private const double Tau0 = 2e-10, C = 3e-3, TauQtm = 40;
    private static readonly double[] Temperatures = [.. Enumerable.Range(0, 40).Select(i => 2 * Math.Pow(30, i / 39.0))];

    /// <summary>Barriers and exponents such that each term governs a part of 2 to 60 K.</summary>
    [Theory]
    [InlineData(RateTerms.Orbach)]
    [InlineData(RateTerms.Raman)]
    [InlineData(RateTerms.Tunnelling)]
    [InlineData(RateTerms.Orbach | RateTerms.Raman)]
    [InlineData(RateTerms.Orbach | RateTerms.Tunnelling)]
    [InlineData(RateTerms.Raman | RateTerms.Tunnelling)]
    [InlineData(RateTerms.Orbach | RateTerms.Raman | RateTerms.Tunnelling)]
    public void Exact_curves_give_their_terms_and_parameters_back(RateTerms terms)
    {
        var fit = PhenomenologicalRate.Fit(Temperatures, Taus(terms, Temperatures, 600, 3.2));

        Assert.Equal(terms, fit.Candidates[0].Terms);
        Assert.True(fit.RmsLogTau < 1e-6);
        Check(terms, RateTerms.Orbach, fit.UeffCm, 600);
        Check(terms, RateTerms.Orbach, fit.Tau0Seconds, Tau0);
        Check(terms, RateTerms.Raman, fit.RamanC, C);
        Check(terms, RateTerms.Raman, fit.RamanN, 3.2);
        Check(terms, RateTerms.Tunnelling, fit.TunnellingSeconds, TauQtm);
        Assert.Equal(7, fit.Candidates.Count);
        Assert.Empty(fit.Warnings);
    }

    /// <summary>Over many noisy copies the scatter of the estimates must be what the standard errors say, and their mean the truth.</summary>
    [Fact]
    public void Standard_errors_are_the_scatter_of_the_estimates()
    {
        const int Copies = 60;
        var random = new Random(1);
        var clean = Taus(RateTerms.Orbach | RateTerms.Raman, Temperatures, 600, 3.2);
        var scores = new List<double[]>();
        for (var copy = 0; copy < Copies; copy++)
        {
            var fit = PhenomenologicalRate.Fit(Temperatures, [.. clean.Select(tau => tau * Math.Exp(0.05 * Normal(random)))]);
            if (fit.Candidates[0].Terms == (RateTerms.Orbach | RateTerms.Raman))
            {
                scores.Add([
                    (fit.UeffCm!.Value.Value - 600) / fit.UeffCm.Value.StandardError,
                    Math.Log(fit.Tau0Seconds!.Value.Value / Tau0) / fit.Tau0Seconds.Value.StandardError,
                    Math.Log(fit.RamanC!.Value.Value / C) / fit.RamanC.Value.StandardError,
                    (fit.RamanN!.Value.Value - 3.2) / fit.RamanN.Value.StandardError]);
            }
        }

        Assert.True(scores.Count > 0.8 * Copies);
        for (var k = 0; k < 4; k++)
        {
            // Five standard deviations of the mean and of the spread of unit normals.
            Assert.InRange(scores.Average(z => z[k]), -5 / Math.Sqrt(scores.Count), 5 / Math.Sqrt(scores.Count));
            Assert.InRange(Math.Sqrt(scores.Average(z => z[k] * z[k])), 1 - 5 / Math.Sqrt(2.0 * scores.Count), 1 + 5 / Math.Sqrt(2.0 * scores.Count));
        }
    }

    [Fact]
    public void Contributions_and_curve_add_up()
    {
        var fit = PhenomenologicalRate.Fit(Temperatures, Taus((RateTerms)7, Temperatures, 600, 3.2));
        for (var i = 0; i < Temperatures.Length; i++)
        {
            Assert.Equal(1, fit.ContributionsAt(Temperatures[i]).Total * fit.FittedTauSeconds[i], 1e-10);
        }
    }

    [Fact]
    public void Order_of_the_points_does_not_matter_and_the_fit_repeats()
    {
        var taus = Taus((RateTerms)6, Temperatures, 600, 3.2);
        var once = PhenomenologicalRate.Fit(Temperatures, taus);
        var again = PhenomenologicalRate.Fit(Temperatures, taus);
        var reversed = PhenomenologicalRate.Fit([.. Temperatures.Reverse()], [.. taus.Reverse()]);
        Assert.Equal(once.UeffCm, again.UeffCm);
        Assert.Equal(once.UeffCm!.Value.Value, reversed.UeffCm!.Value.Value, 1e-6);
    }

    [Fact]
    public void A_curve_of_another_kind_is_called_so()
    {
        var fit = PhenomenologicalRate.Fit(Temperatures, [.. Temperatures.Select((_, i) => i % 2 == 0 ? 1e-3 : 1e-6)]);
        Assert.Contains(fit.Warnings, w => w.Contains("No combination", StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_infinite_times_and_too_few_points()
    {
        Assert.Throws<ArgumentException>(() => PhenomenologicalRate.Fit([1, 2, 3, 4], [1, 2, double.PositiveInfinity, 1]));
        Assert.Throws<ArgumentException>(() => PhenomenologicalRate.Fit([1, 2, 3], [1, 2, 3]));
    }

    private static double[] Taus(RateTerms terms, double[] temperatures, double u, double n) => [.. temperatures.Select(t => 1 / (
        ((terms & RateTerms.Tunnelling) != 0 ? 1 / TauQtm : 0)
        + ((terms & RateTerms.Orbach) != 0 ? Math.Exp(-u / (PhysicalConstants.BoltzmannCm * t)) / Tau0 : 0)
        + ((terms & RateTerms.Raman) != 0 ? C * Math.Pow(t, n) : 0)))];

    private static void Check(RateTerms terms, RateTerms term, FittedValue? found, double expected)
    {
        Assert.Equal((terms & term) != 0, found.HasValue);
        if (found is { } f)
        {
            Assert.Equal(1, f.Value / expected, 1e-3);
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
