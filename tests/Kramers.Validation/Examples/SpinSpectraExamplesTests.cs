using Kramers.Validation.Magnetism.AbInitio;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/02-spin-systems says of spectra, ligand fields and states; and 'project' against SINGLE_ANISO.</summary>
public class SpinSpectraExamplesTests
{
    [Fact]
    public void Nickel_resonates_where_its_closed_formula_says()
    {
        // B along z: levels 0 and D -+ sqrt(E^2 + (g mu_B B)^2), counted from |0> ; transitions from |0>.
        var fields = Compute("epr", "nickel.yaml").Table("resonances")["fieldTesla"];
        const double quantum = 230 / 29.9792458, d = 4, e = 0.5, zeeman = 2.24 * 0.46686448;
        double[] expected = [Math.Sqrt((quantum - d) * (quantum - d) - e * e) / zeeman, Math.Sqrt((quantum + d) * (quantum + d) - e * e) / zeeman];
        Assert.Equal(expected, fields, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([3.4785, 11.1508], fields, (a, b) => Math.Abs(a - b) < 5e-5);
        Assert.Equal([1, 3.5, 4.5], Compute("ins", "nickel.yaml").Table("transitions")["energyCm"], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Copper_shows_the_four_lines_of_its_nucleus()
    {
        var found = Compute("epr", "copper-hyperfine.yaml").Table("resonances");
        var strong = found["fieldTesla"].Where((_, i) => found["intensity"][i] > 0.1 * found["intensity"].Max());
        Assert.Equal([0.27374, 0.28970, 0.30567, 0.32165], strong, (a, b) => Math.Abs(a - b) < 5e-6);
    }

    [Fact]
    public void Chromium_follows_Landes_intervals()
    {
        var transitions = Compute("ins", "chromium-dimer.yaml").Table("transitions");
        Assert.Equal([12, 24, 36], transitions["energyCm"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.True(transitions["intensityAt2KBohr2"][1] < 1e-3 * transitions["intensityAt2KBohr2"][0]);
    }

    [Fact]
    public void Cobalt_between_chlorides_has_the_D_and_g_of_its_README()
    {
        var quartet = Compute("project", "cobalt-chloride.yaml").Table("pseudospins");
        Assert.Equal(-5.4226, quartet["DCm"][0], 3);
        Assert.Equal(2.3035, quartet["g1"][0], 4);
        Assert.Equal(2.3688, quartet["g3"][0], 4);
        Assert.Equal(2.692, Compute("chi", "cobalt-chloride.yaml").Table("chi")["chiTCm3KPerMol"][^1], 3);
    }

    [Fact]
    public void States_of_dysprosium_are_projected_as_its_README_says()
    {
        var result = Compute("project", "dysprosium.aniso");
        Assert.Equal(7.5, result.Numbers.Single(n => n.Key == "multiplet").Value);
        Assert.Equal(104.9, result.Numbers.Single(n => n.Key == "barrierCm").Value, 1);
        var field = result.Table("crystalField");
        Assert.Equal(-2.7610, field["stevensCm"][Enumerable.Range(0, field.Rows).Single(i => field["k"][i] == 2 && field["q"][i] == 0)], 3);
        Assert.Equal(19.876, result.Table("pseudospins")["g3"][0], 3);

        // The file holds what the ion gives.
        var ion = Compute("levels", "dysprosium-ion.yaml").Table("levels")["energyCm"];
        Assert.Equal(ion[..16], result.Table("levels")["energyCm"], (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal(228.5, Compute("barrier", "dysprosium.yaml").Numbers[0].Value, 1);
    }

    /// <summary>N_A mu_B^2/3k_B there is 6e-6 less than that of CODATA 2018.</summary>
    [Fact]
    public void Chi_T_of_OpenMolcas_input_459_is_that_of_SINGLE_ANISO()
    {
        var checks = OpenMolcasInput.Number(459);
        var (temperatures, expected) = (checks.Checks("TEMPERATURE"), checks.Checks("CHIT"));
        var system = SpinSystemFile.Load(RepositoryRoot.File("..", "shared", "data", "openmolcas", "459.input"));
        var levels = system.Model.Magnetometer(system.Parameters.Start).At(Kramers.Magnetism.Spins.FieldVector.Zero);
        Assert.All(temperatures.Zip(expected).Where(p => p.First >= 0.1), p => Assert.Equal(1, levels.Susceptibility(p.First).Powder.ChiT(p.First) / p.Second, 1e-5));
        Assert.Equal(7, SpinPipeline.Compute("project", system, new NoMonitor(), TestContext.Current.CancellationToken).Table("pseudospins").Rows);
    }

    private static TaskResult Compute(string task, string file) =>
        SpinPipeline.Compute(task, SpinSystemFile.Load(RepositoryRoot.File("examples", "02-spin-systems", file)), new NoMonitor(), TestContext.Current.CancellationToken);
}
