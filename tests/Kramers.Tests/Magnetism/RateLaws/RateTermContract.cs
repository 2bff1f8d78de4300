using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

/// <summary>What every term of 1/tau must do. <see cref="Rate"/> is the formula once more, in plain values, as on paper.</summary>
public abstract class RateTermContract
{
    /// <summary>1 cm^-1 over k_B, K, from the constants of the SI.</summary>
    protected const double Kelvin = 6.62607015e-34 * 299792458 * 100 / 1.380649e-23;

    /// <summary>mu_B/k_B, K/T.</summary>
    protected const double MagnetonKelvin = 9.2740100783e-24 / 1.380649e-23;

    private static readonly (double T, double B)[] Conditions = [(1.8, 0), (1.8, 0.02), (4, 0.1), (10, 0.3), (30, 1), (80, 5)];

    public static TheoryData<ulong> Seeds => new() { 1, 2, 3, 4, 5 };

    internal abstract IRateTerm Term { get; }

    /// <summary>Values of the parameters at random, inside the bounds.</summary>
    internal abstract double[] Values(SeededRandom random);

    /// <summary>s^-1.</summary>
    internal abstract double Rate(double[] values, double t, double b);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Is_its_formula(ulong seed)
    {
        var values = Values(new SeededRandom(seed));
        Assert.Equal(Term.Parameters.Count, values.Length);
        foreach (var (t, b) in Conditions)
        {
            var expected = Rate(values, t, b);
            Assert.Equal(expected, Math.Exp(Term.LogRate(Coordinates(values), t, b)), 1e-11 * expected);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Derivatives_are_differences(ulong seed)
    {
        var c = Coordinates(Values(new SeededRandom(seed)));
        var analytic = new double[c.Length];
        foreach (var (t, b) in Conditions)
        {
            analytic.AsSpan().Fill(double.NaN);
            Term.Derivatives(c, t, b, analytic);
            for (var k = 0; k < c.Length; k++)
            {
                var h = 1e-5 * Math.Max(1, Math.Abs(c[k]));
                double At(double x) => Term.LogRate([.. c.Select((v, i) => i == k ? x : v)], t, b);
                var difference = double.IsNegativeInfinity(At(c[k])) ? 0 : (At(c[k] + h) - At(c[k] - h)) / (2 * h);
                Assert.Equal(difference, analytic[k], 1e-7 * (1 + Math.Abs(difference)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_first_coordinate_shifts_the_logarithm_by_itself(ulong seed)
    {
        var c = Coordinates(Values(new SeededRandom(seed)));
        double[] shifted = [c[0] + 3, .. c[1..]];
        var slope = new double[c.Length];
        Term.Derivatives(c, 4, 0.1, slope);
        Assert.Equal(1, Math.Abs(slope[0]));
        Assert.Equal(3 * slope[0], Term.LogRate(shifted, 4, 0.1) - Term.LogRate(c, 4, 0.1), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Alone_it_is_found_again_from_its_curve(ulong seed)
    {
        var values = Values(new SeededRandom(seed));
        var model = new RateModel(Term);
        var law = model.WithValues(values);
        MeasuredRelaxationTime[] points = [.. from t in new[] { 2.0, 3, 5, 8, 13, 21, 34, 55 } from b in new[] { 0.01, 0.05, 0.2, 1, 3 } select new MeasuredRelaxationTime(t, b, law.TauSeconds(t, b))];
        var fit = RateFit.Run(model, points, RateWeighting.Equal);
        Assert.True(fit.Converged);
        Assert.InRange(fit.RmsLogTau, 0, 1e-7);
        Assert.All(fit.Parameters.Zip(values), p => Assert.Equal(1, p.First.Value / p.Second, 1e-4));
    }

    [Fact]
    public void Starts_are_inside_the_bounds()
    {
        MeasuredRelaxationTime[] points = [.. Enumerable.Range(1, 9).Select(i => new MeasuredRelaxationTime(2 * i, 0.1 * i, 1.0 / i))];
        var starts = Term.Starts(new RateData(points)).ToArray();
        Assert.NotEmpty(starts);
        Assert.All(starts, s => Assert.All(s.Zip(Term.Parameters), x =>
            Assert.InRange(x.First, x.Second.ToCoordinate(x.Second.Lower), x.Second.ToCoordinate(x.Second.Upper))));
    }

    internal static double LogUniform(SeededRandom random, double from, double to) => Math.Exp(random.Uniform(Math.Log(from), Math.Log(to)));

    private double[] Coordinates(double[] values) => [.. values.Select((v, i) => Term.Parameters[i].ToCoordinate(v))];
}
