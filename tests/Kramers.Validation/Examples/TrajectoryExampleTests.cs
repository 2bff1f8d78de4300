using Kramers.Workbench.SpinPhonon;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/07-t1-from-trajectory says.</summary>
public class TrajectoryExampleTests
{
    [Fact]
    public void Rates_of_the_README_lie_within_two_errors_of_theory()
    {
        var path = Path.Combine(RepositoryRoot.Path, "examples", "07-t1-from-trajectory", "g.csv");
        var table = TrajectoryRelaxation.Compute(new TrajectoryOptions(path, [0.1, 0.34, 1.2], 2000, 20, null, null), new NoMonitor(), TestContext.Current.CancellationToken).Table("t1");
        double[] found = table["ratePerSecond"];
        double[] error = table["rateErrorPerSecond"];
        Assert.Equal([1.151e4, 5.52e4, 8.38e4], found, (x, y) => Math.Abs(x / y - 1) < 1e-3);
        Assert.Equal([1.7e3, 6.6e3, 9.9e3], error, (x, y) => Math.Abs(x / y - 1) < 0.01);
        for (var i = 0; i < 3; i++)
        {
            const double correlation = 20e-12, sigma = 2e-3;
            var turn = 8.7941000584e10 * table["fieldTesla"][i];
            Assert.InRange(found[i] - 2 * Math.Pow(turn * sigma, 2) * correlation / (1 + Math.Pow(2.003 * turn * correlation, 2)), -2 * error[i], 2 * error[i]);
        }
    }
}
