using Kramers.Tests.Labels;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Cli;

/// <summary>kramers label and kramers labels, from words to exit codes.</summary>
public sealed class LabelCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-label-");
    private readonly Session _session = new();

    public LabelCommandTests() => File.WriteAllText(Molecule, "3\n\nO 0.0 0.0 0.1\nH 0.0 0.76 -0.48\nH 0.1 -0.76 -0.48\n");

    private string Molecule => Path.Combine(_folder.FullName, "water.xyz");

    private string Set => Path.Combine(_folder.FullName, "set");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_dry_run_shows_the_scripts_and_writes_nothing()
    {
        Assert.Equal(0, Label("--sampler", "bond", "--atoms", "1,2", "--from", "0.9", "--to", "1.2", "--sample", "4", "--executor", "slurm", "--dry-run"));
        Assert.Contains("#SBATCH --array=0-3%100", _session.Output, StringComparison.Ordinal);
        Assert.Contains("4 geometries to label; nothing was written.", _session.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Set));
    }

    [Fact]
    public void Labels_are_made_inspected_split_and_exported()
    {
        var psi4 = FakePsi4.Write(_folder.FullName);
        Assert.Equal(0, Label("--sampler", "atoms", "--program", $"bash {psi4}", "--quiet"));
        Assert.Equal($"18 new labels, 18 in {Set}.\n", _session.Output);
        Assert.Equal(0, _session.Run("labels", "inspect", Set));
        Assert.Contains("H2O: 18", _session.Output, StringComparison.Ordinal);
        var parts = Path.Combine(_folder.FullName, "parts");
        Assert.Equal(0, _session.Run("labels", "split", Set, "-o", parts, "--fraction", "0.5"));
        Assert.Equal(2, _session.Run("labels", "split", Set, "-o", parts));
        Assert.Contains("it is there already", _session.Error, StringComparison.Ordinal);
        var merged = Path.Combine(_folder.FullName, "merged");
        Assert.Equal(0, _session.Run("labels", "merge", Path.Combine(parts, "train"), Path.Combine(parts, "test"), Set, "-o", merged));
        Assert.Equal($"18 labels in {merged}.\n", _session.Output);
        Assert.Equal(0, _session.Run("labels", "export", merged, "-o", Path.Combine(_folder.FullName, "all.xyz")));
    }

    [Fact]
    public void Failed_jobs_end_with_exit_code_3_and_the_programs_last_words()
    {
        var psi4 = FakePsi4.Write(_folder.FullName, "echo 'RuntimeError: out of memory' > $4; exit 1");
        Assert.Equal(3, Label("--program", $"bash {psi4}", "--quiet"));
        Assert.Contains("out of memory", _session.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_engine_is_told_with_how_to_get_it()
    {
        Assert.Equal(3, Label());
        Assert.Contains("apt-get install psi4", _session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Set));
    }

    [Theory]
    [InlineData("--sampler", "angle", "--atoms", "1,2")]
    [InlineData("--sampler", "bond", "--atoms", "1,O")]
    [InlineData("--multiplicity", "2")]
    [InlineData("--sampler", "random", "--sigma", "-1")]
    public void Bad_settings_end_with_exit_code_2_and_name_the_molecule(params string[] flags)
    {
        Assert.Equal(2, Label(flags));
        Assert.StartsWith(Molecule, _session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Set));
    }

    [Theory]
    [InlineData("--minutes", "0")]
    [InlineData("--attempts", "-1")]
    [InlineData("--job-cores", "0")]
    public void Nothing_can_be_done_with_nothing(string flag, string value)
    {
        Assert.Equal(2, Label(flag, value));
        Assert.Equal($"kramers label: {flag} is {value}. Give a number above zero.\n", _session.Error);
    }

    [Fact]
    public void Outputs_are_imported_and_what_is_refused_is_told_with_exit_code_3()
    {
        using var recorded = new Engines.RecordedFolder("OpenMolcas");
        Assert.Equal(0, _session.Run("labels", "import", recorded.Path, "-o", Set));
        Assert.Equal($"1 labels in {Set}.\n", _session.Output);
        Assert.Equal(2, _session.Run("labels", "import", recorded.Path, "-o", Set));
        recorded.Truncate("molcas.out", 0.5);
        var other = Path.Combine(_folder.FullName, "other");
        Assert.Equal(3, _session.Run("labels", "import", recorded.Path, "-o", other));
        Assert.Contains(recorded["molcas.out"], _session.Error, StringComparison.Ordinal);
        Assert.Contains(recorded["molcas.out"], File.ReadAllText(Path.Combine(other, "refused.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_file_hold_until_a_flag_says_otherwise()
    {
        var settings = Path.Combine(_folder.FullName, "engine.yaml");
        File.WriteAllText(settings, "functional: b3lyp\nbasis: sto-3g\ncores: 2\n");
        var psi4 = FakePsi4.Write(_folder.FullName);
        Assert.Equal(0, Label("--settings", settings, "--basis", "def2-tzvp", "--cores", "2", "--program", $"bash {psi4}", "--quiet"));
        var record = Assert.Single(LabelledSet.Open(Set).Records.Values);
        Assert.Equal("b3lyp/def2-tzvp", record.LevelOfTheory);
        Assert.Contains("\"Cores\": 2", File.ReadAllText(Path.Combine(Set, "request.json")), StringComparison.Ordinal);
        File.WriteAllText(settings, "functional: b3lyp\nbasiss: sto-3g\n");
        Assert.Equal(2, Label("--settings", settings, "--resume"));
        Assert.StartsWith($"{settings}:2:", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_set_is_refused() => Assert.Equal(2, _session.Run("labels", "inspect", _folder.FullName));

    [Fact]
    public void A_mistyped_task_of_labels_points_to_the_right_help()
    {
        Assert.Equal(2, _session.Run("labels", "inspect"));
        Assert.Contains("kramers labels inspect --help", _session.Error, StringComparison.Ordinal);
    }

    private int Label(params string[] flags) => _session.Run(["label", Molecule, "--engine", "psi4", "--task", "energy-forces", "--output", Set, "--memory", "2000", .. flags]);
}
