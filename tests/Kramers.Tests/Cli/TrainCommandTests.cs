using Kramers.Tests.PropertyModels;

namespace Kramers.Tests.Cli;

public sealed class TrainCommandTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_table_is_trained_on_and_predicted()
    {
        var (session, file) = (new Session(), _bench.Write("t.csv", Bench.Table(40, 0.1)));
        Assert.Equal(0, session.Run("train", "property", file, "--target", "J", "--model", "ridge", "--ignore", "size", "batch", "-o", _bench.Output));
        Assert.Matches(@"(?m)^R2: 0\.99", session.Output);
        Assert.Matches(@"(?m)^Model: .*model\.json$", session.Output);
        Assert.Equal(
            ["folds.csv", "importance.csv", "inputs.yaml", "learningCurve.csv", "log.txt", "model.json", "partialDependence.csv", "predictions.csv", "report.html", "result.json", "scrambling.csv"],
            Directory.EnumerateFiles(_bench.Output).Select(Path.GetFileName).Order());
        Assert.Equal(0, session.Run("train", "property", file, "-t", "J", "-m", "ridge", "--ignore", "size", "--ignore", "batch", "-o", _bench.Output, "-q"));
        var model = Path.Combine(_bench.Output, "model.json");
        Assert.Equal(0, session.Run("predict", model, file, "-o", _bench.Output + "-2"));
        Assert.Matches(@"(?m)^s0 .* inside ", session.Output);
    }

    [Fact]
    public void Structures_are_described()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("describe", _bench.Write("w.xyz", "3\n\nO 0 0 0\nH 0.96 0 0\nH -0.24 0.93 0\n"), "-d", "f2b", "-o", _bench.Output));
        Assert.Contains("Features: 45", session.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_bench.Output, "features.csv")));
    }

    [Theory]
    [InlineData("train", "property", "t.csv")]
    [InlineData("train", "potential", "t.csv", "--target", "J")]
    [InlineData("train", "property", "nothing.csv", "--target", "J")]
    [InlineData("describe", "nothing.xyz", "-d", "soap")]
    [InlineData("describe", "nothing.xyz")]
    [InlineData("predict", "nothing.json", "nothing.csv")]
    [InlineData("predict", "nothing.json")]
    public void What_is_missing_is_exit_code_2(params string[] args)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(args));
        Assert.NotEmpty(session.Error);
    }
}
