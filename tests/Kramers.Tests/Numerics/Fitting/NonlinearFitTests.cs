using Kramers.Numerics;
using Kramers.Numerics.Fitting;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.Fitting;

public class NonlinearFitTests
{
    private static readonly double[] MisraX = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] MisraY = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];

    // NIST Statistical Reference Datasets, nonlinear regression, Misra1a: certified values.
    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Misra1a_gives_the_certified_values(double b1, double b2)
    {
        var fit = NonlinearFit.Run(Misra, [b1, b2]);
        Assert.True(fit.Converged);
        AssertRelative(2.3894212918E+02, fit.Parameters[0], 1e-9);
        AssertRelative(5.5015643181E-04, fit.Parameters[1], 1e-9);
        AssertRelative(2.7070075241E+00, fit.StandardErrors[0], 1e-6);
        AssertRelative(7.2668688436E-06, fit.StandardErrors[1], 1e-6);
        AssertRelative(1.2455138894E-01, fit.RmsResidual * fit.RmsResidual * MisraX.Length, 1e-9);
    }

    [Fact]
    public void Derivatives_in_closed_form_lead_to_the_same_place()
    {
        Matrix Jacobian(double[] p) => Matrix.FromRows([.. MisraX.Select(x => (double[])[1 - Math.Exp(-p[1] * x), p[0] * x * Math.Exp(-p[1] * x)])]);
        var (closed, differences) = (NonlinearFit.Run(Misra, Jacobian, [500, 0.0001]), NonlinearFit.Run(Misra, [500, 0.0001]));
        Assert.True(closed.Converged);
        AssertRelative(2.3894212918E+02, closed.Parameters[0], 1e-9);
        AssertRelative(differences.StandardErrors[1], closed.StandardErrors[1], 1e-6);
    }

    [Fact]
    public void A_straight_line_has_the_closed_form_answer()
    {
        double[] x = [0, 1, 2, 3, 4];
        double[] y = [1.1, 2.9, 5.2, 6.8, 9.1];
        var fit = NonlinearFit.Run(p => x.Select((t, i) => p[0] + p[1] * t - y[i]).ToArray(), [0, 0]);
        var slope = x.Zip(y, (t, v) => (t - 2) * v).Sum() / 10;
        var intercept = y.Average() - 2 * slope;
        var variance = x.Select((t, i) => Math.Pow(intercept + slope * t - y[i], 2)).Sum() / 3;
        // The difference quotients are good to rounding / step, 1e-16 / 6e-6.
        Assert.Equal(slope, fit.Parameters[1], 1e-10);
        Assert.Equal(intercept, fit.Parameters[0], 1e-10);
        Assert.Equal(Math.Sqrt(variance / 10), fit.StandardErrors[1], 1e-9);
        Assert.Equal(-2 * variance / 10, fit.Covariance[0, 1], 1e-9);
    }

    [Fact]
    public void The_valley_of_rosenbrock_is_followed_to_its_end()
    {
        var fit = NonlinearFit.Run(p => [10 * (p[1] - p[0] * p[0]), 1 - p[0]], [-1.2, 1]);
        Assert.True(fit.Converged);
        Assert.Equal(1, fit.Parameters[0], 1e-9);
        Assert.Equal(1, fit.Parameters[1], 1e-9);
        Assert.All(fit.StandardErrors, e => Assert.True(double.IsNaN(e))); // two data, two parameters
    }

    [Fact]
    public void A_bound_holds_and_its_parameter_has_no_error()
    {
        // Without the bound the minimum lies at (1, 1); with x <= 0.5 at (0.5, 0.25).
        var fit = NonlinearFit.Run(p => [10 * (p[1] - p[0] * p[0]), 1 - p[0], 0], [-1.2, 1], upper: [0.5, 10], lower: [-5, -5]);
        Assert.True(fit.Converged);
        Assert.Equal(0.5, fit.Parameters[0]);
        Assert.Equal(0.25, fit.Parameters[1], 1e-9);
        Assert.Equal(0, fit.StandardErrors[0]);
        Assert.True(fit.StandardErrors[1] > 0);
    }

    [Fact]
    public void Orbach_and_raman_are_told_apart_in_a_relaxation_curve()
    {
        // ln tau^-1 from tau0 = 1e-11 s, U = 900 K, C = 1e-6 s^-1 K^-n, n = 4 with 1 % noise.
        var random = new SeededRandom(11);
        double[] t = Enumerable.Range(0, 40).Select(i => 5 + 2.0 * i).ToArray();
        double[] truth = [Math.Log(1e-11), 900, Math.Log(1e-6), 4];
        var data = t.Select(x => LogRate(truth, x) + 0.01 * random.Gaussian()).ToArray();
        var fit = NonlinearFit.Run(
            p => t.Select((x, i) => LogRate(p, x) - data[i]).ToArray(),
            [Math.Log(1e-9), 600, Math.Log(1e-4), 3], [-40, 0, -40, 0], [0, 5000, 40, 12]);
        Assert.True(fit.Converged);
        Assert.InRange(fit.RmsResidual, 0.006, 0.014);
        for (var k = 0; k < 4; k++)
        {
            Assert.InRange(Math.Abs(fit.Parameters[k] - truth[k]), 0, 4 * fit.StandardErrors[k]);
            Assert.InRange(fit.StandardErrors[k], 0, 0.01 * Math.Abs(truth[k]));
        }
    }

    [Fact]
    public void Parameters_that_the_data_do_not_determine_have_no_error()
    {
        double[] x = [1, 2, 3, 4];
        var fit = NonlinearFit.Run(p => x.Select(t => (p[0] + p[1]) * t - 2 * t * t).ToArray(), [1, 2]);
        Assert.All(fit.StandardErrors, e => Assert.True(double.IsNaN(e)));
        Assert.Equal(20.0 / 3, fit.Parameters[0] + fit.Parameters[1], 1e-9);
    }

    [Fact]
    public void Steps_out_of_the_domain_are_taken_back()
    {
        // ln p is not a number for p < 0, where the first full step from p = 8 goes.
        var fit = NonlinearFit.Run(p => [Math.Log(p[0]), 0], [8]);
        Assert.Equal(1, fit.Parameters[0], 1e-9);
    }

    [Fact]
    public void Bad_starts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => NonlinearFit.Run(p => p, []));
        Assert.Throws<ArgumentException>(() => NonlinearFit.Run(p => p, [1], lower: [2]));
        Assert.Throws<ArithmeticException>(() => NonlinearFit.Run(p => [double.NaN], [1]));
    }

    private static double[] Misra(double[] b) =>
        MisraX.Select((x, i) => b[0] * (1 - Math.Exp(-b[1] * x)) - MisraY[i]).ToArray();

    private static double LogRate(double[] p, double t) =>
        Math.Log(Math.Exp(-p[0] - p[1] / t) + Math.Exp(p[2] + p[3] * Math.Log(t)));

    private static void AssertRelative(double expected, double actual, double tolerance) =>
        Assert.InRange(Math.Abs(actual / expected - 1), 0, tolerance);
}
