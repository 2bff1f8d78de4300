using System.Numerics;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.AcSusceptibility;

/// <summary>What every form of a relaxation process must do.</summary>
public abstract class DispersionContract
{
    private static readonly double[] LnOmegaTaus = [-6, -2.5, -0.7, 0, 0.4, 1.9, 5];

    private protected abstract IDispersion Form { get; }

    private protected abstract double[][] Shapes { get; }

    [Fact]
    public void Goes_from_one_to_zero_and_lags_behind_the_field()
    {
        foreach (var shape in Shapes)
        {
            Assert.Equal(1, Value(-60, shape).Real, 1e-6);
            Assert.True(Value(60, shape).Magnitude < 1e-3);
            Assert.All(LnOmegaTaus, x => Assert.True(Value(x, shape).Imaginary < 0));
        }
    }

    [Fact]
    public void Derivatives_are_difference_quotients()
    {
        const double H = 1e-5;
        foreach (var (shape, x) in Shapes.SelectMany(shape => LnOmegaTaus.Select(x => (shape, x))))
        {
            var derivatives = new Complex[1 + shape.Length];
            Form.Response(x, shape, derivatives);
            AssertClose((Value(x + H, shape) - Value(x - H, shape)) / (2 * H), derivatives[0]);
            for (var k = 0; k < shape.Length; k++)
            {
                double[] Moved(double by) => [.. shape.Select((s, i) => i == k ? s + by : s)];
                AssertClose((Value(x, Moved(H)) - Value(x, Moved(-H))) / (2 * H), derivatives[1 + k]);
            }
        }
    }

    [Fact]
    public void Absorption_is_largest_at_the_peak()
    {
        foreach (var shape in Shapes)
        {
            var peak = Form.PeakLnOmegaTau(shape);
            Assert.True(-Value(peak, shape).Imaginary > -Value(peak - 0.01, shape).Imaginary);
            Assert.True(-Value(peak, shape).Imaginary > -Value(peak + 0.01, shape).Imaginary);
        }
    }

    /// <summary>int chi'' d ln omega = (pi/2)(chi_T - chi_S), from Kramers and Kronig.</summary>
    [Fact]
    public void Absorption_has_the_area_of_the_sum_rule()
    {
        foreach (var shape in Shapes)
        {
            Assert.Equal(Math.PI / 2, Integral(x => -Value(x, shape).Imaginary, -200, 200), 1e-6);
        }
    }

    /// <summary>Area, mean and variance of the density against the closed forms; a sum of Debye responses gives f back.</summary>
    [Fact]
    public void Density_has_the_moments_and_the_response()
    {
        foreach (var shape in Shapes.Where(_ => Form is not Debye))
        {
            double Moment(Func<double, double> of) => Integral(s => of(s) * Form.Density(s, shape), -400, 400);
            var (mean, sigma) = Form.LogTime(shape);
            Assert.Equal(1, Moment(_ => 1), 1e-6);
            Assert.Equal(mean, Moment(s => s), 1e-5);
            Assert.Equal(sigma * sigma, Moment(s => (s - mean) * (s - mean)), 1e-4);
            Assert.Equal(Value(0.4, shape).Real, Moment(s => 1 / (1 + Math.Exp(2 * (0.4 + s)))), 1e-6);
            Assert.Equal(-Value(0.4, shape).Imaginary, Moment(s => 0.5 / Math.Cosh(0.4 + s)), 1e-6);
        }
    }

    private Complex Value(double x, double[] shape) => Form.Response(x, shape, new Complex[1 + shape.Length]);

    private static void AssertClose(Complex expected, Complex found) => Assert.True((expected - found).Magnitude < 1e-8, $"{expected} {found}");

    // Panels shrink towards s = 0 as s = +-exp(u): densities are sharp or singular there.
    private static double Integral(Func<double, double> f, double from, double to)
    {
        var rule = GaussLegendre.WithPoints(20);
        var sum = 0.0;
        const int Panels = 1200;
        const double Small = -600;
        foreach (var (sign, end) in ((double, double)[])[(-1, -from), (1, to)])
        {
            var width = (Math.Log(end) - Small) / Panels;
            for (var panel = 0; panel < Panels; panel++)
            {
                for (var i = 0; i < 20; i++)
                {
                    var s = Math.Exp(Small + width * (panel + (rule.Points[i] + 1) / 2));
                    sum += width / 2 * rule.Weights[i] * s * f(sign * s);
                }
            }
        }

        return sum;
    }
}

/// <summary>Single times.</summary>
public sealed class DebyeTests : DispersionContract
{
    private protected override IDispersion Form => new Debye();

    private protected override double[][] Shapes => [[]];
}

/// <summary>Symmetric widths.</summary>
public sealed class GeneralisedDebyeTests : DispersionContract
{
    private protected override IDispersion Form => new GeneralisedDebye();

    private protected override double[][] Shapes => [[0.02], [0.2], [0.6]];

    /// <summary>chi_S = 0.1, chi_T = 1 cm^3/mol, tau = 1 ms, alpha = 0.2.</summary>
    [Theory]
    [InlineData(1, 0.9949684762, 0.0146635714)]
    [InlineData(10, 0.9618884367, 0.0866517836)]
    [InlineData(159.1549430919, 0.55, 0.3269441376)]
    [InlineData(1000, 0.1932945382, 0.1646554136)]
    [InlineData(10000, 0.1110623346, 0.0304559410)]
    public void Gives_reference_values(double frequency, double prime, double doublePrime)
    {
        var chi = AcModel.GeneralisedDebye().Susceptibility(frequency, new AcParameters(0.1, new ProcessParameters(0.9, 1e-3, 0.2)));
        Assert.Equal(prime, chi.Real, 1e-9);
        Assert.Equal(doublePrime, -chi.Imaginary, 1e-9);
    }

    /// <summary>The real form of Cole and Cole's paper, by hyperbolic functions.</summary>
    [Fact]
    public void Equals_the_trigonometric_form()
    {
        const double Alpha = 0.3, X = 0.8;
        var (sinh, cosh, half) = (Math.Sinh((1 - Alpha) * X), Math.Cosh((1 - Alpha) * X), Math.PI * Alpha / 2);
        var f = new GeneralisedDebye().Response(X, [Alpha], new Complex[2]);
        Assert.Equal(0.5 * (1 - sinh / (cosh + Math.Sin(half))), f.Real, 1e-14);
        Assert.Equal(0.5 * Math.Cos(half) / (cosh + Math.Sin(half)), -f.Imaginary, 1e-14);
    }

    [Fact]
    public void Sigma_is_the_reference_value() => Assert.Equal(1.3603495232, Form.LogTime([0.2]).SigmaLnTau, 1e-10);

    [Theory]
    [InlineData(0.2, 0.1587)]
    [InlineData(0.45, 0.9)]
    public void Quantile_cuts_off_its_share(double alpha, double share)
    {
        var (end, rule, sum) = (GeneralisedDebye.Quantile(alpha, share), GaussLegendre.WithPoints(200), 0.0);
        for (var i = 0; i < 200; i++)
        {
            sum += 60 * rule.Weights[i] * Form.Density(end - 60 * (1 + rule.Points[i]), [alpha]);
        }

        Assert.Equal(share, sum, 1e-8);
    }
}

/// <summary>Skewed widths.</summary>
public sealed class ColeDavidsonTests : DispersionContract
{
    private protected override IDispersion Form => new ColeDavidson();

    private protected override double[][] Shapes => [[0.3], [0.7], [0.95]];
}

/// <summary>Width and skew, and the simpler forms as limits.</summary>
public sealed class HavriliakNegamiTests : DispersionContract
{
    private protected override IDispersion Form => new HavriliakNegami();

    private protected override double[][] Shapes => [[0.1, 0.5], [0.4, 0.8], [0.25, 1]];

    [Fact]
    public void Holds_the_simpler_forms()
    {
        AssertSame(new Debye(), [], [0, 1]);
        AssertSame(new GeneralisedDebye(), [0.3], [0.3, 1]);
        AssertSame(new ColeDavidson(), [0.6], [0, 0.6]);
    }

    private void AssertSame(IDispersion simple, double[] shape, double[] full)
    {
        foreach (var x in (double[])[-3, -0.5, 0.9, 4])
        {
            var difference = simple.Response(x, shape, new Complex[1 + shape.Length]) - Form.Response(x, full, new Complex[3]);
            Assert.True(difference.Magnitude < 1e-14);
        }

        Assert.Equal(simple.LogTime(shape).MeanLnTau, Form.LogTime(full).MeanLnTau, 1e-12);
        Assert.Equal(simple.LogTime(shape).SigmaLnTau, Form.LogTime(full).SigmaLnTau, 1e-6);
        Assert.Equal(simple.PeakLnOmegaTau(shape), Form.PeakLnOmegaTau(full), 1e-12);
    }
}
