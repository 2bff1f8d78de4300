using System.Text.Json.Nodes;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

public sealed class RelaxPipelineTests : IDisposable
{
    private readonly SmallExample _example = new();

    public void Dispose() => _example.Dispose();

    [Fact]
    public void A_run_leaves_its_files_and_returns_what_it_wrote()
    {
        var run = _example.Run();
        Assert.Equal(_example.Output, run.Folder);
        Assert.Equal(["force-field.json", "inputs.yaml", "log.txt", "report.html", "result.json"], Directory.GetFileSystemEntries(_example.Output).Select(Path.GetFileName).Order());
        Assert.Equal(ResultJson.ToText(run.Result), File.ReadAllText(Path.Combine(_example.Output, "result.json")));
        Assert.Equal((30, 24, 3, 3), (run.Result.Data.Total, run.Result.Data.Train, run.Result.Data.Validation, run.Result.Data.Test));
        Assert.Contains("30 labelled geometries of [CoF2(NCH)3]", File.ReadAllText(Path.Combine(_example.Output, "log.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_inputs_give_the_same_result_and_another_seed_another()
    {
        var first = WithoutTimings();
        Assert.Equal(first, WithoutTimings());
        _example.Settings("seed: 1", "seed: 2");
        Assert.NotEqual(first, WithoutTimings());
    }

    [Fact]
    public void Quadratic_features_are_the_products_too()
    {
        _example.Settings("twojmax: 6", "twojmax: 2\n  quadratic: true");
        using var source = new CancellationTokenSource();
        var monitor = new StopsAt("quadratic SNAP, twojmax 2, 100 coefficients", source); // 5 elements of 5 (5 + 3) / 2
        Assert.ThrowsAny<OperationCanceledException>(() => _example.Run(monitor, source.Token));
    }

    [Fact]
    public void The_inputs_that_a_run_records_run_again_to_the_same_result()
    {
        var first = WithoutTimings();
        var recorded = File.ReadAllText(Path.Combine(_example.Output, "inputs.yaml"));
        Assert.Matches("# labels.xyz: SHA-256 [0-9a-f]{64}\n", recorded);
        File.WriteAllText(_example.PathOf("relax.yaml"), recorded);
        Assert.Equal(first, WithoutTimings());
        static string Settings(string text) => string.Join('\n', text.Split('\n').Where(l => !l.StartsWith('#')));
        Assert.Equal(Settings(recorded), Settings(File.ReadAllText(Path.Combine(_example.Output, "inputs.yaml"))));
    }

    [Fact]
    public void A_slash_behind_the_output_folder_makes_no_difference()
    {
        _example.Run();
        RelaxPipeline.Run(_example.Folder, _example.Output + Path.DirectorySeparatorChar, new SilentMonitor(), TestContext.Current.CancellationToken);
        Assert.Equal(5, Directory.GetFileSystemEntries(_example.Output).Length);
        Assert.False(Directory.Exists(_example.Output + ".draft"));
    }

    [Theory]
    [InlineData("Bispectrum of the labels", 5)]
    [InlineData("Relaxing the geometry", 1)]
    [InlineData("Tensor models of D and g", 1)]
    [InlineData("Relaxation rates", 1)]
    [InlineData("Relaxation rates", 3)]
    public void A_run_that_is_stopped_writes_nothing(string step, int after)
    {
        using var source = new CancellationTokenSource();
        var monitor = new SilentMonitor((title, done) =>
        {
            if (title == step && done >= after)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => _example.Run(monitor, source.Token));
        Assert.True(source.IsCancellationRequested);
        _example.AssertNothingWritten();
    }

    [Fact]
    public void A_run_that_is_stopped_keeps_the_results_of_the_one_before()
    {
        _example.Run();
        var before = File.ReadAllText(Path.Combine(_example.Output, "result.json"));
        Assert.ThrowsAny<OperationCanceledException>(() => _example.Run(cancellation: new CancellationToken(true)));
        Assert.Equal(before, File.ReadAllText(Path.Combine(_example.Output, "result.json")));
    }

    private string WithoutTimings()
    {
        _example.Run();
        var result = JsonNode.Parse(File.ReadAllText(Path.Combine(_example.Output, "result.json")))!.AsObject();
        Assert.True(result.Remove("timings"));
        return result.ToJsonString();
    }

    /// <summary>Stops the run as soon as it says these words.</summary>
    private sealed class StopsAt(string words, CancellationTokenSource source) : IRunMonitor
    {
        private readonly SilentMonitor _silent = new();

        public IRunStep Begin(string title, int total) => _silent.Begin(title, total);

        public void Say(string line)
        {
            if (line.StartsWith(words, StringComparison.Ordinal))
            {
                source.Cancel();
            }
        }
    }
}
