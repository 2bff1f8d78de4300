using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Architecture;
using Kramers.Tests.Atomistics.Tensors;
using Kramers.Tests.Cli;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

/// <summary>From a molecule to its relaxation time, with labels that were made up beforehand, as if an earlier run had computed them.</summary>
public sealed class LiveRelaxTests : IDisposable
{
    private const int Samples = 19;
    private static readonly string Example = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.ProjectFile("Kramers.Workbench"))!, "..", "..", "examples", "01-cobalt-bipyramid"));
    private readonly DirectoryInfo _top = Directory.CreateTempSubdirectory("kramers-live-");

    private static string Molecule => Path.Combine(Example, "minimum.xyz");

    private string Output => Path.Combine(_top.FullName, "out");

    private string Settings => Path.Combine(_top.FullName, "engine.yaml");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _top.Delete(recursive: true);

    [Fact]
    public void Labels_and_Hessian_of_the_folder_give_tau_and_a_folder_that_runs_by_itself()
    {
        MadeUp(Samples);
        var run = Run();
        Assert.Equal(Path.Combine(Output, "result"), run.Folder);
        Assert.Null(run.Result.Potential);
        Assert.Equal(Samples + 1, run.Result.Data.Total);
        var minimum = ExtendedXyz.Read(Path.Combine(Output, "minimum.xyz"))[0].Structure;
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(Path.Combine(Example, "minimum.hessian"), minimum.Count));
        Assert.Equal(modes.FrequenciesCm, run.Result.Phonons.FrequenciesCm, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.NotNull(run.Result.SpinHamiltonian.ReferenceDCm);
        Assert.All(run.Result.Relaxation.TauSeconds, tau => Assert.True(tau > 0));
        Assert.Contains("Lowest vibration", File.ReadAllText(Path.Combine(run.Folder, "report.html")), StringComparison.Ordinal);
        var again = RelaxPipeline.Run(Output, Path.Combine(_top.FullName, "again"), new SilentMonitor(), Test);
        Assert.Equal(run.Result.Relaxation.TauSeconds, again.Result.Relaxation.TauSeconds);
        Assert.Equal(ResultJson.ToText(run.Result), ResultJson.ToText(ResultJson.Read(Path.Combine(run.Folder, "result.json"))));
    }

    [Fact]
    public void A_program_that_fails_ends_with_code_3_and_keeps_what_is_done()
    {
        MadeUp(Samples - 1);
        var failure = Assert.Throws<EngineException>(() => Run());
        Assert.Contains("1 of its calculations failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Samples, LabelledSet.Open(Path.Combine(Output, "labels")).Count);
        Assert.False(Directory.Exists(Path.Combine(Output, "result")));
    }

    [Fact]
    public void A_missing_program_is_told_before_anything_is_written()
    {
        var session = new Session();
        Assert.Equal(3, session.Run("relax", Molecule, "--engine", "xtb+openmolcas", "--multiplicity", "4", "-o", Output));
        Assert.Contains("it is not on this machine", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData("2S+1", "--engine", "xtb+openmolcas")]
    [InlineData("is no magnet", "--engine", "xtb+openmolcas", "--multiplicity", "1", "--charge", "1")]
    [InlineData("electrons", "--engine", "xtb+openmolcas", "--multiplicity", "3")]
    [InlineData("it is a file", "--quiet")]
    [InlineData("--sample", "--engine", "xtb+openmolcas", "--multiplicity", "4", "--sample", "3")]
    [InlineData("goes with a molecule", "--charge", "1")]
    public void What_cannot_be_is_refused(string words, params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["relax", Molecule, "-o", Output, .. flags]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData(4, null, 2)]
    [InlineData(4, 2, 2)]
    [InlineData(3, 2, null)]
    [InlineData(6, null, 4)]
    [InlineData(8, null, null)]
    public void The_oxidation_state_goes_with_the_spin(int multiplicity, int? given, int? expected)
    {
        LiveRelaxPipeline Make() => new(new LiveRelaxOptions(Molecule, Output) { Multiplicity = multiplicity, OxidationState = given }, ["kramers"]);
        if (expected is { } state)
        {
            Assert.Equal(state, Make().OxidationState);
        }
        else
        {
            Assert.Throws<InputException>(Make);
        }
    }

    [Fact]
    public void A_folder_of_an_earlier_run_needs_resume()
    {
        Directory.CreateDirectory(Output);
        File.WriteAllText(Path.Combine(Output, "notes.txt"), "mine");
        Assert.Contains("--resume", Assert.Throws<InputException>(() => Run(resume: false)).Message, StringComparison.Ordinal);
    }

    private RelaxRun Run(bool resume = true)
    {
        File.WriteAllText(Settings, "program: [no-such-pymolcas]\n");
        var options = new LiveRelaxOptions(Molecule, Output) { Multiplicity = 4, Samples = Samples, Settings = Settings, Resume = resume };
        return new LiveRelaxPipeline(options, ["kramers"]).Run("", new SilentMonitor(), Test).Tensors!;
    }

    // Minimum, Hessian and set as an earlier run leaves them; the tensors follow a law of bonds.
    private void MadeUp(int samples)
    {
        Directory.CreateDirectory(Output);
        var minimum = ExtendedXyz.Read(Molecule)[0].Structure;
        minimum = minimum.Translated(-minimum.Positions[0], -minimum.Positions[1], -minimum.Positions[2]);
        ExtendedXyz.Write(Path.Combine(Output, "minimum.xyz"), [new LabelledStructure("minimum", minimum, null, null, new Dictionary<string, Matrix>(), 0)]);
        File.Copy(Path.Combine(Example, "minimum.hessian"), Path.Combine(Output, "minimum.hessian"));
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(Path.Combine(Output, "minimum.hessian"), minimum.Count));
        var sampled = ThermalDisplacement.Sample(minimum, modes, 150, VibrationalStatistics.Quantum, Samples, new SeededRandom(1)).Take(samples);
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(2) { Command = ["no-such-pymolcas"], MemoryMb = 1000 });
        var labels = sampled.Prepend(minimum).Select(s => new LabelledStructure(
            new Job(engine.Prepare(new Molecule(s, 0, 4), EngineTask.DTensor), TimeSpan.FromMinutes(1)).Id, s, -1, null,
            new Dictionary<string, Matrix> { ["D"] = 20 * SyntheticTensors.Traceless(s), ["g"] = SyntheticTensors.WithTrace(s) }, 0)).ToArray();
        var record = new LabelRecord("OpenMolcas", "made up", "none", "d-tensor", 0, 4, 1, 1, new Dictionary<string, string>(), [], new Dictionary<string, double[]>());
        new LabelledSet(labels, labels.ToDictionary(l => l.Id, _ => record)).Save(Path.Combine(Output, "labels"));
    }
}
