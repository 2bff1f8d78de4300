using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Tests.SpinSystems;

/// <summary>States that come from a known spin Hamiltonian are written as OpenMolcas would, and 'project' has to find it again.</summary>
public sealed class ProjectTaskTests : IDisposable
{
    private const string Dysprosium = "name: Dy\ncentres:\n  - { label: Dy, ion: Dy, crystalField: { convention: Stevens, B20: -1.5, B22: 0.2, B2-1: 0.3, B40: -0.004, B44: 0.006, B60: 2e-5, B66: 3e-5 } }\n";
    private const string Nickel = "name: Ni\ncentres:\n  - { label: Ni, spin: 3/2, g: [2.1, 2.2, 2.4], zfs: { D: -8, E: 1 }, frameDegrees: [20, 40, 60] }\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-states-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(AnisoFormat.Old)]
    [InlineData(AnisoFormat.Keyed)]
    public void The_crystal_field_of_a_multiplet_is_found_again(AnisoFormat format)
    {
        States(Dysprosium, format);
        var result = Compute("project", Asking("project: { multiplet: 15/2 }\n"));
        Assert.Equal(7.5, result.Numbers.Single(n => n.Key == "multiplet").Value);
        var field = result.Table("crystalField");
        double B(int k, int q) => field["stevensInputFrameCm"].Where((_, i) => field["k"][i] == k && field["q"][i] == q).SingleOrDefault();
        double[] expected = [-1.5, 0.2, 0.3, -0.004, 0.006, 2e-5, 3e-5];
        double[] found = [B(2, 0), B(2, 2), B(2, -1), B(4, 0), B(4, 4), B(6, 0), B(6, 6)];
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(1, found[i] / expected[i], format == AnisoFormat.Old ? 1e-6 : 1e-3);
        }

        Assert.True(result.Table("ranks")["sizeCm"][3] < 1e-3 * result.Table("ranks")["sizeCm"][0]);
    }

    [Theory]
    [InlineData(Dysprosium, "15/2")]
    [InlineData(Nickel, "3/2")]
    public void The_system_that_it_writes_has_the_levels_and_chi_of_the_states(string yaml, string multiplet)
    {
        States(yaml, AnisoFormat.Old);
        var path = Asking($"project: {{ multiplet: {multiplet} }}\n");
        var made = Path.Combine(_folder.FullName, "system.yaml");
        File.WriteAllText(made, Compute("project", path).System!);
        Assert.Equal(Compute("levels", path).Table("levels")["energyCm"], Compute("levels", made).Table("levels")["energyCm"], (a, b) => Math.Abs(a - b) < 2e-4);
        Assert.Equal(Compute("chi", path).Table("chi")["chiTCm3KPerMol"], Compute("chi", made).Table("chi")["chiTCm3KPerMol"], (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void The_multiplet_is_quantised_along_the_ground_doublet()
    {
        // A field whose easy axis is turned from z to x has the B20 of before along its own axes.
        var turned = Dysprosium.Replace("B2-1: 0.3, ", "", StringComparison.Ordinal).Replace("ion: Dy,", "ion: Dy, frameDegrees: [0, 90, 0],", StringComparison.Ordinal);
        States(turned, AnisoFormat.Old);
        var field = Compute("project", Asking("project: { multiplet: 15/2 }\n")).Table("crystalField");
        Assert.Equal(-1.5, field["stevensCm"][Enumerable.Range(0, field.Rows).Single(i => field["k"][i] == 2 && field["q"][i] == 0)], 5);
    }

    [Fact]
    public void D_E_and_g_of_a_quartet_are_found_again()
    {
        States(Nickel, AnisoFormat.Old);
        var found = Compute("project", Asking("project: { pseudospins: [4], multiplet: none }\n")).Table("pseudospins");
        Assert.Equal([-8, 1, 2.1, 2.2, 2.4], new[] { found["DCm"][0], found["ECm"][0], found["g1"][0], found["g2"][0], found["g3"][0] }, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Doublets_have_the_g_of_gtensor_with_their_sign()
    {
        var path = States(Dysprosium, AnisoFormat.Old);
        var (project, doublets) = (Compute("project", path).Table("pseudospins"), SystemText.Compute("gtensor", Dysprosium).Table("gtensors"));
        Assert.Equal(8, project.Rows);
        Assert.Equal(doublets["g3"], project["g3"], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(doublets["signOfProduct"].Skip(2), project["signOfProduct"].Skip(2));
    }

    [Fact]
    public void Other_tasks_take_the_states_as_they_are()
    {
        var path = States(Nickel, AnisoFormat.Old);
        const string curve = "magnetisation: { fieldsTesla: [1, 5], temperaturesK: [2] }\n";
        Assert.Equal(SystemText.Compute("magnetisation", Nickel + curve).Table("magnetisation")["magnetisationAt2KBohr"], Compute("magnetisation", Asking(curve)).Table("magnetisation")["magnetisationAt2KBohr"], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(SystemText.Compute("barrier", Nickel).Numbers[0].Value, Compute("barrier", path).Numbers[0].Value, 3);
    }

    [Fact]
    public void States_inside_an_input_of_OpenMolcas_are_read()
    {
        var states = File.ReadAllText(States(Nickel, AnisoFormat.Old));
        var input = Path.Combine(_folder.FullName, "job.input");
        File.WriteAllText(input, $">> COPY StartOrb aniso.input\n&SINGLE_ANISO\nRestart\n4 aniso.input\n\n>> FILE StartOrb\n{states}\n>> EOF\n#> CHECK\n");
        Assert.Equal(Compute("levels", Path.Combine(_folder.FullName, "states.aniso")).Table("levels")["energyCm"], Compute("levels", input).Table("levels")["energyCm"]);
        File.WriteAllText(input, ">> FILE StartOrb\n#INPORB 2.2\n>> EOF\n");
        Assert.Contains("holds orbitals", Assert.Throws<InputException>(() => Compute("levels", input)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_leaves_the_system_and_can_be_run_again_from_its_inputs()
    {
        var (path, output) = (States(Nickel, AnisoFormat.Old), Path.Combine(_folder.FullName, "run"));
        var run = SpinPipeline.Run("project", path, output, new SilentMonitor(), TestContext.Current.CancellationToken);
        Assert.Equal(run.Result.System, File.ReadAllText(Path.Combine(output, "system.yaml")));
        var again = Path.Combine(_folder.FullName, "again.yaml");
        File.Copy(Path.Combine(output, "inputs.yaml"), again);
        Assert.Equal(run.Result.Table("pseudospins")["g1"], Compute("project", again).Table("pseudospins")["g1"]);
        SpinPipeline.Run("levels", path, output, new SilentMonitor(), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(output, "system.yaml")));
    }

    [Theory]
    [InlineData("project: { pseudospins: [3] }\n", "states 1 to 3 of 4 are no pseudospin")]
    [InlineData("project: { multiplet: 15/2 }\n", "a multiplet of 16 states, and there are 4")]
    [InlineData("project: { multiplet: big }\n", "'big' is no J")]
    [InlineData("sample: { meanField: { zJ: 1, convention: -zJ } }\n", "the mean field has no 'g'")]
    [InlineData("centres:\n  - { label: A, spin: 1, g: 2 }\n", "both 'centres' and 'states' are given")]
    public void A_wrong_setting_is_refused(string setting, string message)
    {
        States(Nickel, AnisoFormat.Old);
        Assert.Contains(message, Assert.Throws<InputException>(() => Compute("project", Asking(setting))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_have_nothing_to_fit()
    {
        States(Nickel, AnisoFormat.Old);
        Assert.Contains("ab initio states have nothing to fit", Assert.Throws<InputException>(() => Compute("fit", Asking(""))).Message, StringComparison.Ordinal);
    }

    private static TaskResult Compute(string task, string file) => SpinPipeline.Compute(task, SpinSystemFile.Load(file), new SilentMonitor(), TestContext.Current.CancellationToken);

    /// <summary>A system of the states with settings.</summary>
    private string Asking(string settings)
    {
        var path = Path.Combine(_folder.FullName, "asking.yaml");
        File.WriteAllText(path, "name: states\nstates: states.aniso\n" + settings);
        return path;
    }

    private string States(string yaml, AnisoFormat format)
    {
        using var text = new SystemText(yaml);
        var system = SpinSystemFile.Load(text.File);
        var path = Path.Combine(_folder.FullName, "states.aniso");
        using var writer = new StreamWriter(path);
        AnisoWriter.Write(system.Model.States(system.Parameters.Start), writer, format);
        return path;
    }
}
