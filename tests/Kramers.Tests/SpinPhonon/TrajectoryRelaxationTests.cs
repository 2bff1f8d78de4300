using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.SpinPhonon;

/// <summary>'kramers t1' on tables written here.</summary>
public sealed class TrajectoryRelaxationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-t1-");

    /// <summary>g_zx walks with correlation time 10 ps: the Lorentzian of Bloembergen, Purcell and Pound in two fields.</summary>
    [Fact]
    public void T1_of_a_walk_is_the_Lorentzian_of_its_correlation_time()
    {
        const double sigma = 2e-3, correlation = 10e-12, step = 0.5e-12;
        var path = Walk(sigma, Math.Exp(-step / correlation), 100_000);
        var table = Compute(new TrajectoryOptions(path, [0.34, 1], 500, 20, null, null)).Table("t1");
        for (var i = 0; i < 2; i++)
        {
            var turn = 8.7941000584e10 * table["fieldTesla"][i];
            var expected = Math.Pow(turn * sigma, 2) * correlation / (1 + Math.Pow(2.003 * turn * correlation, 2));
            Assert.True(Math.Abs(table["ratePerSecond"][i] - expected) < 3 * table["rateErrorPerSecond"][i], $"{table["ratePerSecond"][i]} +- {table["rateErrorPerSecond"][i]}, expected {expected}");
            Assert.True(table["rateErrorPerSecond"][i] < 0.2 * expected);
            Assert.Equal(1, table["t1Seconds"][i] * table["ratePerSecond"][i], 1e-12);
        }
    }

    /// <summary>Twice the fluctuation of D is four times the rate.</summary>
    [Fact]
    public void D_relaxes_with_the_square_of_its_fluctuation()
    {
        double Rate(double scale) => Compute(new TrajectoryOptions(DWalk(scale), [0.34], 100, 8, 1, 300)).Table("t1")["ratePerSecond"][0];
        Assert.Equal(4, Rate(0.02) / Rate(0.01), 1e-6);
    }

    [Fact]
    public void A_run_writes_its_tables_and_report()
    {
        var output = Path.Combine(_folder.FullName, "output");
        TrajectoryRelaxation.Run(new TrajectoryOptions(Walk(1e-3, 0.9, 2000), [0.5], 500, 5, null, null), output, new SilentMonitor(), TestContext.Current.CancellationToken);
        Assert.All(["t1.csv", "spectrum.csv", "report.html", "result.json", "inputs.yaml", "log.txt"], name => Assert.True(File.Exists(Path.Combine(output, name)), name));
    }

    [Theory]
    [InlineData("gzx,gzy\n0,0\n0,0\n", "this is no trajectory of one tensor")]
    [InlineData("gzx,gzy,gzz\n0,0,2\n0,0\n", "2 cells under 3 columns")]
    [InlineData("gzx,gzy,gzz\n0,0,2\n0,0,two\n", "'two' is no finite number")]
    [InlineData("Dxx,Dxy,Dxz,Dyy,Dyz,Dzz\n0,0,0,0,0,1\n0,0,0,0,0,1\n", "a trajectory of D needs its spin and its temperature")]
    [InlineData("gzx,gzy,gzz\n0,0,2\n0,0,2\n", "a field, the step or the number of blocks is out of range")]
    public void Bad_tables_are_refused(string text, string expected)
    {
        var path = Write("bad.csv", text);
        Assert.Contains(expected, Assert.Throws<InputException>(() => Compute(new TrajectoryOptions(path, [1], 1, 4, null, null))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static TaskResult Compute(TrajectoryOptions options) => TrajectoryRelaxation.Compute(options, new SilentMonitor(), TestContext.Current.CancellationToken);

    private string Walk(double sigma, double memory, int count)
    {
        var random = new SeededRandom(5);
        var x = sigma * random.Gaussian();
        return Write("g.csv", "gzx,gzy,gzz\n" + string.Concat(Enumerable.Range(0, count).Select(_ =>
        {
            x = memory * x + Math.Sqrt(1 - memory * memory) * sigma * random.Gaussian();
            return string.Create(CultureInfo.InvariantCulture, $"{x:R},0,2.003\n");
        })));
    }

    /// <summary>A fluctuation and then its mirror image, so that the mean is the same at every scale.</summary>
    private string DWalk(double scale)
    {
        var random = new SeededRandom(6);
        double[][] half = [.. Enumerable.Range(0, 1000).Select(_ => new[] { random.Gaussian(), random.Gaussian(), random.Gaussian() })];
        var rows = half.Concat(half.Select(r => Array.ConvertAll(r, x => -x)));
        return Write(FormattableString.Invariant($"d{scale}.csv"), "Dxx,Dxy,Dxz,Dyy,Dyz,Dzz\n" + string.Concat(rows.Select(r =>
            string.Create(CultureInfo.InvariantCulture, $"0,{scale * r[0]:R},{scale * r[1]:R},0,{scale * r[2]:R},0.5\n"))));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
