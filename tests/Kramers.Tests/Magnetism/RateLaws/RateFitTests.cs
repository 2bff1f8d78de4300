using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class RateFitTests
{
    private static readonly RateModel OrbachRaman = new(new OrbachTerm(), new RamanTerm());
    private static readonly RateLaw Truth = OrbachRaman.WithValues(3e-11, 420, 4e-3, 3.1);
    private static readonly double[] Temperatures = [.. Enumerable.Range(0, 25).Select(i => 4 * Math.Pow(15, i / 24.0))];

    /// <summary>tau0 = 1e-7 s, U/k_B = 200 K at 3 to 7 K.</summary>
    [Fact]
    public void An_Orbach_law_comes_back_to_nine_digits()
    {
        MeasuredRelaxationTime[] points = [.. Enumerable.Range(0, 9).Select(i => 3 + 0.5 * i).Select(t => new MeasuredRelaxationTime(t, 0, 1e-7 * Math.Exp(200 / t)))];
        var law = RateFit.Run(new RateModel(new OrbachTerm()), points, RateWeighting.Equal).Law;
        Assert.Equal(1, law.Value("Orbach.U") / (200 / 1.438776877), 1e-9);
        Assert.Equal(1, Energy.FromCm(law.Value("Orbach.U")).Kelvin / 200, 1e-9);
        Assert.Equal(1, law.Value("Orbach.tau0") / 1e-7, 1e-8);
    }

    /// <summary>For a law linear in its coordinates the covariance is that of the textbook straight line.</summary>
    [Fact]
    public void Errors_of_an_Arrhenius_line_are_those_of_linear_regression()
    {
        var random = new SeededRandom(3);
        MeasuredRelaxationTime[] points = [.. Enumerable.Range(0, 12).Select(i => 5.0 + i).Select((t, i) => new MeasuredRelaxationTime(t, 0, 1e-8 * Math.Exp(100 / t + 0.1 * random.Gaussian()), 0.05 + 0.01 * i))];
        double[] w = [.. points.Select(p => 1 / (p.LnTauStandardError * p.LnTauStandardError))], x = [.. points.Select(p => 1 / (PhysicalConstants.BoltzmannCm * p.TemperatureKelvin))];
        double s = w.Sum(), sx = w.Zip(x, (a, b) => a * b).Sum(), sxx = w.Zip(x, (a, b) => a * b * b).Sum(), det = s * sxx - sx * sx;
        var fit = RateFit.Run(new RateModel(new OrbachTerm()), points, RateWeighting.FitError);
        Assert.Equal(Math.Sqrt(s / det), fit.Parameters[1].StandardError, 1e-9);
        Assert.Equal(Math.Sqrt(sxx / det), fit.Parameters[0].StandardError, 1e-9);
        Assert.Equal(-sx / Math.Sqrt(s * sxx), fit.Correlation[0, 1], 1e-9);

        // And the profile of a parabola is the standard error, on both sides.
        var interval = ProfileLikelihood.Interval(fit, "Orbach.U");
        Assert.Equal(fit.Parameters[1].StandardError, interval.Upper!.Value - interval.Value, 1e-3);
        Assert.Equal(fit.Parameters[1].StandardError, interval.Value - interval.Lower!.Value, 1e-3);
    }

    [Fact]
    public void Weights_of_unknown_size_do_not_depend_on_their_size()
    {
        var random = new SeededRandom(5);
        MeasuredRelaxationTime[] points = [.. Noisy(random, 0.1).Select((p, i) => p with { LnTauSigma = 0.3 + 0.02 * i })];
        var once = RateFit.Run(OrbachRaman, points, RateWeighting.Distribution);
        var tenfold = RateFit.Run(OrbachRaman, [.. points.Select(p => p with { LnTauSigma = 10 * p.LnTauSigma })], RateWeighting.Distribution);
        Assert.All(once.Parameters.Zip(tenfold.Parameters), p => Assert.Equal(1, p.Second.StandardError / p.First.StandardError, 1e-4));
        Assert.All(once.Parameters.Zip(tenfold.Parameters), p => Assert.Equal(1, p.Second.Value / p.First.Value, 1e-5));
    }

    [Fact]
    public void A_fixed_parameter_stays_and_a_bound_holds()
    {
        var points = Noisy(new SeededRandom(6), 0.05);
        var model = OrbachRaman.WithFixed("Raman.n", 4).WithBounds("Orbach.U", 0, 400);
        var fit = RateFit.Run(model, points, RateWeighting.Equal);
        Assert.Equal((4, 0, true), (fit.Parameters[3].Value, fit.Parameters[3].StandardError, fit.Parameters[3].IsHeld));
        Assert.InRange(fit.Law.Value("Orbach.U"), 0, 400 + 1e-9);
        Assert.Equal(points.Length - 3, fit.DegreesOfFreedom);

        // A fixed amplitude too: the rest of the law must come back around it.
        var exact = RateFit.Run(OrbachRaman.WithFixed("Orbach.tau0", 3e-11), Noisy(new SeededRandom(1), 0), RateWeighting.Equal);
        Assert.Equal(1, exact.Law.Value("Orbach.U") / 420, 1e-6);
    }

    /// <summary>ac and dc, zero field and fields, in one fit of four processes.</summary>
    [Fact]
    public void Times_in_several_fields_are_fitted_at_once()
    {
        var model = new RateModel(new FieldQuenchedTunnellingTerm(), new DirectTerm(), new OrbachTerm(), new RamanTerm());
        double[] values = [0.01, 0.03, 2, 800, 4, 1e-10, 350, 5e-4, 3.8];
        var law = model.WithValues(values);
        MeasuredRelaxationTime[] points = [.. from b in new[] { 0, 0.02, 0.05, 0.1, 0.2, 0.5, 1 } from t in Temperatures select new MeasuredRelaxationTime(t, b, law.TauSeconds(t, b))];
        var fit = RateFit.Run(model, points, RateWeighting.Equal);
        Assert.All(fit.Parameters.Zip(values), p => Assert.Equal(1, p.First.Value / p.Second, 1e-4));
    }

    /// <summary>500 data sets with 5 % noise: about 68 of 100 intervals of one standard error hold the truth, by both ways to an error.</summary>
    [Fact]
    public void One_sigma_intervals_hold_the_truth_in_two_of_three_cases()
    {
        const int Draws = 500;
        var random = new SeededRandom(2024);
        double[] truth = [.. Truth.Coordinates];
        var (byError, byProfile) = (new int[4], new int[4]);
        for (var draw = 0; draw < Draws; draw++)
        {
            var fit = RateFit.Run(OrbachRaman, Noisy(random, 0.05), RateWeighting.FitError);
            for (var k = 0; k < 4; k++)
            {
                byError[k] += Math.Abs(fit.Law.Coordinates[k] - truth[k]) <= Math.Sqrt(fit.Law.Covariance[k, k]) ? 1 : 0;
            }

            // The profile holds the truth where chi square, refitted with the parameter at its true value, rises by less than 1.
            for (var k = 1; k < 4 && draw < 100; k += 2)
            {
                var interval = ProfileLikelihood.Interval(fit, OrbachRaman.ParameterNames[k]);
                byProfile[k] += truth[k] >= interval.Lower && truth[k] <= interval.Upper ? 1 : 0;
            }
        }

        Assert.All(byError, hits => Assert.InRange(hits / (double)Draws, 0.60, 0.75));
        Assert.All(new[] { 1, 3 }, k => Assert.InRange(byProfile[k] / 100.0, 0.54, 0.82)); // three standard deviations of 100 coins
    }

    [Fact]
    public void The_error_band_is_the_scatter_of_the_curves()
    {
        var random = new SeededRandom(8);
        var fits = Enumerable.Range(0, 200).Select(_ => RateFit.Run(OrbachRaman, Noisy(random, 0.05), RateWeighting.FitError)).ToArray();
        foreach (var t in new[] { 5.0, 25, 55 })
        {
            var scatter = Math.Sqrt(fits.Average(f => Math.Pow(Math.Log(f.Law.TauSeconds(t) / Truth.TauSeconds(t)), 2)));
            Assert.Equal(1, fits.Average(f => f.Law.LogTauError(t)) / scatter, 0.25); // five standard deviations of a spread over 200
        }
    }

    [Fact]
    public void Says_what_is_missing()
    {
        MeasuredRelaxationTime[] oneTemperature = [.. Enumerable.Range(1, 6).Select(i => new MeasuredRelaxationTime(4, 0.1 * i, 0.01 * i))];
        Assert.Contains("measure tau at more temperatures, or fix Orbach.U", Message(new RateModel(new OrbachTerm()), oneTemperature, RateWeighting.Equal), StringComparison.Ordinal);
        MeasuredRelaxationTime[] oneField = [.. Enumerable.Range(2, 6).Select(t => new MeasuredRelaxationTime(t, 0.1, 1.0 / t))];
        Assert.Contains("fix Direct.m", Message(new RateModel(new DirectTerm()), oneField, RateWeighting.Equal), StringComparison.Ordinal);
        Assert.Contains("has no error", Message(OrbachRaman, oneField, RateWeighting.FitError), StringComparison.Ordinal);
        MeasuredRelaxationTime[] noField = [.. oneField.Select(p => p with { FieldTesla = 0 })];
        Assert.Contains("needs a static field", Message(new RateModel(new TunnellingTerm(), new DirectTerm()).WithFixed("Direct.m", 4), noField, RateWeighting.Equal), StringComparison.Ordinal);
        Assert.Contains("more than the 3 points", Message(OrbachRaman, oneField[..3], RateWeighting.Equal), StringComparison.Ordinal);
        Assert.Contains("Point 0", Message(OrbachRaman, [new MeasuredRelaxationTime(2, 0, -1)], RateWeighting.Equal), StringComparison.Ordinal);
    }

    internal static MeasuredRelaxationTime[] Noisy(SeededRandom random, double sigma) =>
        [.. Temperatures.Select(t => new MeasuredRelaxationTime(t, 0, Truth.TauSeconds(t) * Math.Exp(sigma * random.Gaussian()), sigma))];

    private static string Message(RateModel model, MeasuredRelaxationTime[] points, RateWeighting weighting) =>
        Assert.Throws<ArgumentException>(() => RateFit.Run(model, points, weighting)).Message;
}
