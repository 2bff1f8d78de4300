using System.Globalization;

namespace Kramers.Tests.SpinSystems;

/// <summary>Clusters beyond dense matrices: pairs that do not meet show as many times what one pair shows, which dense matrices tell.</summary>
public class ClusterTaskTests
{
    private const string Settings = """
        chi: { temperaturesK: [1, 2, 5, 20, 100] }
        magnetisation: { fieldsTesla: [0.5, 3, 9], temperaturesK: [1, 4] }
        heat: { fieldsTesla: [0, 5], temperaturesK: [2, 10] }
        lanczos: { randomVectors: 10, steps: 30, exactLevels: 0, seed: 3 }

        """;

    [Theory]
    [InlineData("chi", "chi", "chiTCm3KPerMol")]
    [InlineData("magnetisation", "magnetisation", "magnetisationAt1KBohr")]
    [InlineData("heat", "heatCapacity", "heatCapacityAt5TJPerMolK")]
    [InlineData("heat", "entropyDrop", "entropyDropAt5TJPerMolK")]
    public void Three_pairs_by_total_spin_are_three_times_a_pair(string task, string table, string column)
    {
        var (one, three) = (SystemText.Compute(task, Pairs(1) + Settings), SystemText.Compute(task, Pairs(3) + Settings));
        Assert.Contains("4096 states, all levels by total spin", three.Title, StringComparison.Ordinal);
        Assert.Equal(Array.ConvertAll(one.Table(table)[column], x => 3 * x), three.Table(table)[column], (a, b) => Math.Abs(a - b) < 1e-8 * Math.Abs(a));
        Assert.DoesNotContain(three.Tables, t => t.Key.EndsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sample_meets_five_pairs_within_its_errors()
    {
        var (one, five) = (SystemText.Compute("chi", Pairs(1) + Settings).Table("chi"), SystemText.Compute("chi", Pairs(5) + Settings).Table("chi"));
        for (var k = 2; k < five.Rows; k++)
        {
            var error = five["chiTErrorCm3KPerMol"][k];
            Assert.InRange(error, 1e-4, 0.3);
            Assert.InRange(Math.Abs(five["chiTCm3KPerMol"][k] - 5 * one["chiTCm3KPerMol"][k]), 0, 4 * error);
        }
    }

    [Fact]
    public void Multiplets_have_all_states_and_the_lowest_level_of_three_pairs()
    {
        var levels = SystemText.Compute("levels", Pairs(3));
        Assert.Equal(4096, levels.Table("levels")["states"].Sum());
        Assert.Equal(3 * 4 * -3.75, levels.Numbers.Single(n => n.Key == "groundEnergyCm").Value, 9);
    }

    [Fact]
    public void The_mean_field_of_neighbours_acts_on_a_cluster_as_on_its_susceptibility()
    {
        const string field = "sample: { meanField: { zJ: -0.2, convention: -zJ, g: 2 } }\n";
        var (free, coupled) = (SystemText.Compute("chi", Pairs(3) + Settings).Table("chi"), SystemText.Compute("chi", Pairs(3) + field + Settings).Table("chi"));
        var lambda = Kramers.Magnetism.Magnetometry.MeanField.FromMinusZJ(-0.2, 2);
        var expected = free["chiCm3PerMol"].Select(x => lambda.Apply(Kramers.Magnetism.Magnetometry.MolarSusceptibility.FromCm3PerMol(x)).Cm3PerMol).ToArray();
        Assert.Equal(expected, coupled["chiCm3PerMol"], (a, b) => Math.Abs(a - b) < 1e-10 * a);
    }

    [Fact]
    public void J_of_a_cluster_is_fitted()
    {
        var measured = SystemText.Compute("chi", Pairs(1) + Settings).Table("chi");
        var data = "T_K,chiT\n" + string.Concat(measured["temperatureK"].Zip(measured["chiTCm3KPerMol"], (t, x) => string.Create(CultureInfo.InvariantCulture, $"{t:R},{3 * x:R}\n")));
        var yaml = Pairs(3).Replace("J: 4,", "J: J,", StringComparison.Ordinal) + "parameters: { J: { start: 9, min: 0, max: 20 } }\nfit: { data: [{ file: data.csv, label: powder }] }\n";
        Assert.Equal(4, SystemText.Compute("fit", yaml, data).Parameters["J"], 6);
    }

    [Theory]
    [InlineData("epr", "", "'epr' needs matrices of all 4096 states")]
    [InlineData("chi", ", zfs: { D: 1 }", "only with isotropic exchange and one isotropic g. A centre has a zero-field splitting")]
    public void What_needs_matrices_is_refused(string task, string more, string words) =>
        Assert.Contains(words, SystemText.Refused(task, Pairs(3, more)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_anisotropic_g_is_refused() =>
        Assert.Contains("The g of A0 is not isotropic", SystemText.Refused("chi", Pairs(3).Replace("g: 2", "g: [2, 2, 2.1]", StringComparison.Ordinal)).Message, StringComparison.Ordinal);

    /// <summary>Pairs of spins 3/2, H = +4 cm^-1 S1.S2 in each.</summary>
    private static string Pairs(int count, string more = "") => "name: pairs\ncentres:\n"
        + string.Concat(Enumerable.Range(0, 2 * count).Select(i => $"  - {{ label: A{i}, spin: 3/2, g: 2{more} }}\n"))
        + "couplings:\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"  - {{ between: [A{2 * i}, A{2 * i + 1}], J: 4, convention: +J }}\n"));
}
