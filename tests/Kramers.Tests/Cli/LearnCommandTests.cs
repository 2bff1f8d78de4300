using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Tests.Atomistics.ActiveLearning;
using Kramers.Tests.RelaxationFits;
using Kramers.Workbench.ForceFields;

namespace Kramers.Tests.Cli;

public sealed class LearnCommandTests : IDisposable
{
    private const string Water = "3\n\nO 0 0 0\nH 0.96 0 0\nH -0.24 0.93 0\n";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("the temperature is not positive", "-T", "0")]
    [InlineData("the threshold is not positive", "--delta", "0")]
    [InlineData("the dynamics would stop", "--limit", "1")]
    [InlineData("is no list of one to four degrees", "--degrees", "8,x")]
    [InlineData("too few labels", "--labels", "4")]
    [InlineData("there is nothing to go on with", "--resume")]
    public void What_cannot_be_learned_is_refused(string words, params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["learn", _scratch.Write("w.xyz", Water), "--engine", "xtb", "-o", _scratch.Output, .. flags]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Fact]
    public void Recorded_labels_need_no_engine()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("learn", Recorded(60), "--engine", "recorded", "--degrees", "6,5", "--test", "20", "--labels", "30", "--final", "0.1", "-o", _scratch.Output, "-q"));
        var learned = ExtendedXyz.Read(Path.Combine(_scratch.Output, "labels.xyz")).Select(l => l.Id).ToHashSet();
        Assert.InRange(learned.Count, 5, 30);
        Assert.Contains("the lowest energy", File.ReadAllText(Path.Combine(_scratch.Output, "log.txt")), StringComparison.Ordinal);
        Assert.Contains("Labels for the test: 20", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_recorded_labels_are_refused()
    {
        var session = new Session();
        Assert.Equal(2, session.Run("learn", Recorded(24), "--engine", "recorded", "--test", "20", "-o", _scratch.Output));
        Assert.Contains("there are 24 labels, and more than 25 are needed", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Fact]
    public void Recorded_labels_without_forces_are_refused_with_their_line()
    {
        var session = new Session();
        var file = _scratch.Write("labels.xyz", File.ReadAllText(Recorded(30)) + Water);
        Assert.Equal(2, session.Run("learn", file, "--engine", "recorded", "-o", _scratch.Output));
        Assert.Contains("labels.xyz:152: a label has no energy or no forces", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_another_run_are_not_written_over()
    {
        _scratch.Write("there.txt", "");
        var session = new Session();
        Assert.Equal(2, session.Run("learn", _scratch.Write("w.xyz", Water), "--engine", "xtb", "-o", _scratch.Folder));
        Assert.Contains("the output folder is not empty", session.Error, StringComparison.Ordinal);
    }

    private string Recorded(int count)
    {
        var file = Path.Combine(_scratch.Folder, "recorded.xyz");
        ExtendedXyz.Write(file, RandomDisplacement.Sample(Morse.Water, 0.05, count, new SeededRandom(2)).Select((s, k) => new Morse().Label(s, k)));
        return file;
    }

    [Theory]
    [InlineData("md", "-n", "20")]
    [InlineData("phonons")]
    public void A_learned_force_field_moves_atoms(string command, params string[] flags)
    {
        var sample = RandomDisplacement.Sample(Morse.Water, 0.08, 12, new SeededRandom(1));
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { CutoffAngstrom = 4, Degrees = [6, 5] }, AtomTypes.ByElement(["H", "O"]), sample));
        var observations = new LinearObservations(basis, sample, 10);
        foreach (var structure in sample)
        {
            observations.Add(new Morse().Label(structure, 0));
        }

        var (fit, committee) = observations.Fit().WithCommittee(2, 1);
        var file = _scratch.Write("force-field.json", ForceFieldFile.Text(fit, committee));
        var session = new Session();
        Assert.Equal(0, session.Run([command, _scratch.Write("w.xyz", Water), "-p", file, "-o", _scratch.Output, "-q", .. flags]));
        Assert.Equal("", session.Error);
        Assert.Contains("force-field.json: SHA-256", File.ReadAllText(Path.Combine(_scratch.Output, "inputs.yaml")), StringComparison.Ordinal);
    }
}
