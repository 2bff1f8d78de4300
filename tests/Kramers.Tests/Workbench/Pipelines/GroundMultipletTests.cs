using Kramers.Tests.SpinPhonon;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.Workbench.Pipelines;

/// <summary>Levels and g of fields whose answers are known on paper.</summary>
public sealed class GroundMultipletTests
{
    /// <summary>E = 3 B20 M^2: 8 doublets; g of |+-15/2> is 2 g_J J along z, of |+-1/2> (2J + 1) g_J/2 across, with g_J = 4/3.</summary>
    [Fact]
    public void An_axial_field_of_dysprosium_has_eight_doublets_and_g_of_20_at_the_bottom()
    {
        var multiplet = Of("Dy", "B20: -1");
        double[] energies = [.. new[] { 7.5, 6.5, 5.5, 4.5, 3.5, 2.5, 1.5, 0.5 }.Select(m => 3 * (7.5 * 7.5 - m * m))];
        Assert.Equal(energies, multiplet.Levels.Select(l => l.EnergyCm), (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal([0, 0, 20], multiplet.G!, Near);
        Assert.Equal([4.0 / 3, 32.0 / 3, 32.0 / 3], multiplet.Levels[^1].G!, Near);
        Assert.Equal("0.000, 0.000, 20.000", multiplet.GInWords);
        Assert.StartsWith("0.0, 42.0, 78.0", multiplet.LevelsInWords, StringComparison.Ordinal);
    }

    /// <summary>
    /// Tb(III), J = 6, g_J = 3/2: |6> + |-6> mixes with |0>, 108 cm^-1 above, by c = sqrt(2) B66/2 sqrt(12!), and |6> - |-6> does not:
    /// they split by (sqrt(108^2 + 4c^2) - 108)/2, and g is 18 cos(t) along z alone, tan(2t) = 2c/108.
    /// </summary>
    [Fact]
    public void A_pair_of_singlets_has_a_splitting_and_g_along_one_axis()
    {
        var multiplet = Of("Tb", "B20: -1, B66: 0.001");
        var c = Math.Sqrt(2) * 0.0005 * Math.Sqrt(479001600);
        Assert.Equal((Math.Sqrt(108 * 108 + 4 * c * c) - 108) / 2, multiplet.TunnelSplittingCm, 1e-8);
        Assert.Equal([0, 0, 18 * Math.Cos(Math.Atan(2 * c / 108) / 2)], multiplet.G!, Near);
        Assert.Null(multiplet.Levels[0].G);
        Assert.Contains("cm^-1 apart", multiplet.GInWords, StringComparison.Ordinal);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6;

    private static GroundMultiplet Of(string ion, string field)
    {
        using var text = new RatesText($$"""
            name: ion
            centres: [ { label: {{ion}}, ion: {{ion}}, crystalField: { convention: Stevens, {{field}} } } ]
            modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 0.1 } ] }
            rates: { temperaturesK: [10, 20] }

            """);
        return GroundMultiplet.Of(RatesFile.Load(text.File).Magnet);
    }
}
