using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Tests.Engines;

public sealed class LocalRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<EngineException>(() => Start("no-such-program"));
        Assert.Contains("cannot start 'no-such-program'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_says_why_it_fails_is_quoted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var failure = Assert.Throws<EngineException>(() => Start("/bin/sh", "-c", "echo the disk is full >&2; exit 3"));
        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_kills_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(["/bin/sh", "-c", "sleep 60"], soon.Token));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void Recorded_labels_are_looked_up()
    {
        var d = Matrix.Diagonal([1.0, 2, -3]);
        var labels = new RecordedLabels([new LabelledStructure("a", Molecules.Water.Structure, -10, null, new Dictionary<string, Matrix> { ["D"] = d }, 2)], "labels.xyz");
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(d.Data, LocalRun.Run(labels, Molecules.Water, EngineTask.DTensor, "", token).ToLabelled("b").Tensors["D"].Data);
        var incomplete = Assert.Throws<EngineException>(() => LocalRun.Run(labels, Molecules.Water, EngineTask.EnergyForces, "", token));
        Assert.Contains("'a' (line 2) has no energy and forces", incomplete.Message, StringComparison.Ordinal);
        Assert.Throws<EngineException>(() => LocalRun.Run(labels, Molecules.Water.Moved(0, 0.01), EngineTask.DTensor, "", token));
    }

    [Fact]
    public void The_geometry_file_keeps_the_geometry()
    {
        new Psi4Engine(new Psi4Settings()).Prepare(Molecules.Amidogen, EngineTask.EnergyForces).WriteTo(_folder.FullName);
        var written = ExtendedXyz.Read(Path.Combine(_folder.FullName, "geometry.xyz"))[0].Structure;
        Assert.Equal(Molecules.Amidogen.Structure.Positions.ToArray(), written.Positions.ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    private void Start(params string[] command) => Run(command, TestContext.Current.CancellationToken);

    private void Run(string[] command, CancellationToken cancellation) =>
        LocalRun.Run(new Psi4Engine(new Psi4Settings { Command = command }), Molecules.Amidogen, EngineTask.EnergyForces, _folder.FullName, cancellation);
}
