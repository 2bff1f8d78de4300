using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>From a molecule to a labelled set, through programs that fail in every way.</summary>
public sealed class LabelPipelineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-label-");

    public LabelPipelineTests() => File.WriteAllText(Molecule, "3\n\nO 0.0 0.0 0.1\nH 0.0 0.76 -0.48\nH 0.1 -0.76 -0.48\n");

    private string Molecule => Path.Combine(_folder.FullName, "water.xyz");

    private string Set => Path.Combine(_folder.FullName, "set");

    private string[] Ledger => File.Exists(Path.Combine(_folder.FullName, "ledger")) ? File.ReadAllLines(Path.Combine(_folder.FullName, "ledger")) : [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Labels_carry_what_the_program_said_and_where_it_comes_from()
    {
        var run = Run(Options(FakePsi4.Write(_folder.FullName), 5));
        Assert.Equal((5, 5, 0), (run.Added, run.Set.Labels.Count, run.Failures.Count));
        var read = LabelledSet.Open(Set);
        foreach (var label in read.Labels)
        {
            var sum = label.Structure.Positions.ToArray().Sum();
            Assert.Equal(sum * PhysicalConstants.HartreeEv, label.EnergyEv!.Value, 1e-6);
            Assert.All(label.ForcesEvPerAngstrom!, f => Assert.Equal(-PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom, f, 1e-9));
            Assert.Equal("fake", read.Records[label.Id].Version);
            Assert.Contains("units angstrom", read.Records[label.Id].Files["kramers.dat"], StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetDirectories(Path.Combine(Set, "jobs")));
    }

    // Crash, exit without result, result cut short, exit code 0 with an error message: each second geometry at its first try.
    [Theory]
    [InlineData("kill -SEGV $$")]
    [InlineData("exit 3")]
    [InlineData("echo '{\"version\": \"fake\", \"energy\": -1.0, \"grad' > kramers.json; echo 'Psi4 exiting successfully' > $4; exit 0")]
    [InlineData("echo 'psi4.driver.SCFConvergenceError: Could not converge' > $4; exit 0")]
    [InlineData("sleep 60")]
    public void A_fault_at_the_first_try_loses_nothing_and_repeats_nothing(string fault)
    {
        var psi4 = FakePsi4.Write(_folder.FullName, $"[ $first = 1 ] && [ $((number % 2)) = 1 ] && {{ {fault}; }}");
        var run = Run(Options(psi4, 8));
        Assert.Empty(run.Failures);
        Assert.Equal(8, run.Set.Labels.Count);
        Assert.Equal(8, Ledger.Length);
        Assert.Equal(8, Ledger.Distinct().Count());
        Assert.Contains(run.Set.Records.Values, r => r.Attempts == 2);
    }

    [Fact]
    public void What_fails_for_good_is_named_and_done_at_the_next_run()
    {
        var psi4 = FakePsi4.Write(_folder.FullName, $"[ $((number % 2)) = 1 ] && [ ! -e {_folder.FullName}/mended ] && {{ echo 'RuntimeError: no such basis' > $4; exit 1; }}");
        var run = Run(Options(psi4, 8));
        Assert.NotEmpty(run.Failures);
        Assert.Equal(8, run.Failures.Count + run.Added);
        Assert.All(run.Failures, f => Assert.Contains("no such basis", f.Complaint, StringComparison.Ordinal));
        Assert.Equal(run.Failures.Count, File.ReadAllLines(Path.Combine(Set, "failures.txt")).Count(line => line.StartsWith(Set, StringComparison.Ordinal)));
        File.WriteAllText(Path.Combine(_folder.FullName, "mended"), "");
        var again = Run(Options(psi4, 8) with { Resume = true });
        Assert.Equal((run.Failures.Count, 8, 0), (again.Added, again.Set.Labels.Count, again.Failures.Count));
        Assert.Equal(8, Ledger.Distinct().Count());
        Assert.Equal(8, Ledger.Length);
    }

    [Fact]
    public void A_larger_sample_computes_only_what_is_new()
    {
        var psi4 = FakePsi4.Write(_folder.FullName);
        Run(Options(psi4, 3));
        Assert.Throws<InputException>(() => Run(Options(psi4, 5)));
        var run = Run(Options(psi4, 5) with { Resume = true });
        Assert.Equal((2, 5, 5), (run.Added, run.Set.Labels.Count, Ledger.Length));
    }

    [Fact]
    public void What_was_merged_into_the_frame_of_another_calculation_is_not_computed_again()
    {
        var psi4 = FakePsi4.Write(_folder.FullName);
        var run = Run(Options(psi4, 3));
        var earlier = new LabelledSet(
            [.. run.Set.Labels.Select((label, i) => label with { Id = $"earlier-{i}" })], run.Set.Labels.Index().ToDictionary(l => $"earlier-{l.Index}", l => run.Set.Records[l.Item.Id]));
        LabelledSets.Merge(earlier, run.Set).Save(Set);
        Assert.Equal(["earlier-0", "earlier-1", "earlier-2"], LabelledSet.Open(Set).Labels.Select(l => l.Id));
        var again = Run(Options(psi4, 4) with { Resume = true });
        Assert.Equal((1, 4, 4), (again.Added, again.Set.Count, Ledger.Length));
    }

    [Fact]
    public void A_program_that_is_not_there_is_told_before_anything_is_written()
    {
        var options = Options("", 2);
        options = options with { Engine = options.Engine with { Program = [] } };
        var failure = Assert.Throws<EngineException>(() => new LabelPipeline(options, [], Test).Run("/nowhere", new SilentMonitor(), Test));
        Assert.Contains("not on this machine", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Set));
    }

    [Fact]
    public void A_wrong_program_is_a_failure_that_says_so()
    {
        var options = Options("", 2);
        var run = Run(options with { Engine = options.Engine with { Program = ["no-such-psi4"] } });
        Assert.Equal(2, run.Failures.Count);
        Assert.Empty(run.Set.Labels);
    }

    [Fact]
    public void Sets_merge_to_each_label_once_and_split_into_disjoint_parts()
    {
        var psi4 = FakePsi4.Write(_folder.FullName);
        var small = Run(Options(psi4, 4)).Set;
        var large = Run(Options(psi4, 10) with { Output = Path.Combine(_folder.FullName, "large") }).Set;
        var merged = LabelledSet.Merge(small, large);
        Assert.Equal(10, merged.Labels.Count);
        var (train, test) = merged.Split(0.7, 5);
        Assert.Equal((7, 3), (train.Labels.Count, test.Labels.Count));
        Assert.Equal(merged.Records.Keys.Order(), train.Records.Keys.Concat(test.Records.Keys).Order());
        train.Save(Path.Combine(_folder.FullName, "train"));
        var read = LabelledSet.Open(Path.Combine(_folder.FullName, "train"));
        Assert.Equal(train.Labels.Select(l => l.EnergyEv), read.Labels.Select(l => l.EnergyEv));
        LabelledSets.Export(test, Path.Combine(_folder.FullName, "test.xyz"));
        Assert.Equal(test.Labels.Select(l => l.Id), ExtendedXyz.Read(Path.Combine(_folder.FullName, "test.xyz")).Select(l => l.Id));
        Assert.Contains(LabelledSets.Describe(merged), line => line.Contains("H2O: 10", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_spin_and_wrong_task_are_refused()
    {
        Assert.Contains("multiplicity", Assert.Throws<InputException>(() => Run(Options("x", 1) with { Multiplicity = 2 })).Message, StringComparison.Ordinal);
        var options = Options("x", 1);
        Assert.Contains("energy-forces", Assert.Throws<InputException>(() => Run(options with { Engine = options.Engine with { Task = "d-tensor" } })).Message, StringComparison.Ordinal);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private LabelOptions Options(string psi4, int count) => new(
        Molecule, new EngineChoice("psi4", "energy-forces") { Program = ["bash", psi4], MemoryMb = 100 }, new SamplerOptions("random") { Count = count }, Set)
    {
        Cores = 4,
        Minutes = 3.0 / 60,
    };

    private static LabelRun Run(LabelOptions options) => new LabelPipeline(options, ["kramers"], Test).Run("", new SilentMonitor(), Test);
}
