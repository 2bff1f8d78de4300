using Kramers.Numerics;

namespace Kramers.Tests.SpinSystems;

/// <summary>'epr', 'ins' and 'barrier' against closed formulas.</summary>
public class SpectroscopyTaskTests
{
    private const string Doublet = "name: Cu\ncentres:\n  - { label: Cu, spin: 1/2, g: [2.05, 2.1, 2.3] }\n";
    private const string Nickel = "name: Ni\ncentres:\n  - { label: Ni, spin: 1, g: 2.2, zfs: { D: 4, E: 0.5 } }\n";

    [Theory]
    [InlineData("[1, 0, 0]", 2.05)]
    [InlineData("[0, 0, 3]", 2.3)]
    public void A_spin_half_resonates_where_g_mu_B_B_is_the_quantum(string axis, double g)
    {
        var found = SystemText.Compute("epr", Doublet + $"epr: {{ axis: {axis}, frequencyGHz: 34 }}\n").Table("resonances");
        Assert.Equal(Energy.FromGigahertz(34).Cm / (g * PhysicalConstants.BohrMagnetonCm), Assert.Single(found["fieldTesla"]), 9);
        Assert.Equal(g, found["effectiveG"][0], 9);
    }

    [Fact]
    public void The_derivative_is_the_slope_of_the_absorption_and_a_powder_of_isotropic_spins_is_a_crystal()
    {
        var spectrum = SystemText.Compute("epr", "name: A\ncentres:\n  - { label: A, spin: 1/2, g: 2 }\nepr: { fieldsTesla: { from: 0.3, to: 0.38, steps: 801 }, fwhmMillitesla: 4 }\n").Table("spectrum");
        var (b, a, d) = (spectrum["fieldTesla"], spectrum["powderAbsorption"], spectrum["powderDerivative"]);
        for (var i = 1; i < b.Length - 1; i++)
        {
            Assert.Equal((a[i + 1] - a[i - 1]) / (1e3 * (b[i + 1] - b[i - 1])), d[i], 2e-3 * d.Max());
            Assert.Equal(spectrum["crystalAbsorption"][i], a[i], 1e-9 * a.Max());
        }

        // A Gaussian's extrema lie FWHM/sqrt(2 ln 2) apart.
        var apart = 1e3 * Math.Abs(b[Array.IndexOf(d, d.Max())] - b[Array.IndexOf(d, d.Min())]);
        Assert.Equal(4 / Math.Sqrt(2 * Math.Log(2)), apart, 0.11);
    }

    [Fact]
    public void The_parallel_mode_sees_nothing_of_a_spin_half_and_says_so()
    {
        var result = SystemText.Compute("epr", Doublet + "epr: { mode: parallel }\n");
        Assert.Empty(result.Table("resonances")["fieldTesla"]);
        Assert.Contains(result.Warnings, w => w.StartsWith("The crystal has no resonance", StringComparison.Ordinal));
    }

    [Fact]
    public void In_no_field_a_triplet_absorbs_at_D_plus_and_minus_E_and_at_2E()
    {
        // Quanta in cm^-1 as 29.979 GHz each; all three are allowed, each along its own axis.
        var found = SystemText.Compute("epr", Nickel + "epr: { sweep: frequency, axis: [1, 1, 1], frequenciesGHz: { from: 1, to: 200, steps: 400 }, temperatureK: 5 }\n").Table("resonances");
        double[] expected = [2 * 0.5, 4 - 0.5, 4 + 0.5];
        Assert.Equal(expected, found["frequencyGHz"].Select(x => Energy.FromGigahertz(x).Cm), (x, y) => Math.Abs(x - y) < 1e-9);
    }

    [Fact]
    public void Lines_too_narrow_for_the_grid_are_told()
    {
        var result = SystemText.Compute("epr", Doublet + "epr: { rows: 8, fwhmMillitesla: 0.5 }\n");
        Assert.Contains(result.Warnings, w => w.Contains("Raise epr.rows", StringComparison.Ordinal));
        Assert.Empty(SystemText.Compute("epr", Doublet + "epr: { fwhmMillitesla: 1 }\n").Warnings);
    }

    [Fact]
    public void Neutrons_see_a_pair_of_spins_half_with_one_minus_sin_QR_over_QR()
    {
        const string pair = "name: pair\ncentres:\n  - { label: A, spin: 1/2, g: 2, position: [0, 0, 0] }\n  - { label: B, spin: 1/2, g: 2, position: [0, 2, 2] }\ncouplings:\n  - { between: [A, B], J: 40, convention: +J }\n";
        var alone = SystemText.Compute("ins", pair).Table("transitions");
        var interfering = SystemText.Compute("ins", pair + "ins: { momentumTransfer: 1.3 }\n").Table("transitions");
        var qr = 1.3 * Math.Sqrt(8);
        Assert.Equal(40, Assert.Single(alone["energyCm"]), 9);
        Assert.Equal(1 - Math.Sin(qr) / qr, interfering["strengthBohr2"][0] / alone["strengthBohr2"][0], 9);

        // Each centre: (2/3) sum_a |<T|mu_a|S>|^2 = (2/3) g^2 3/4 over three states of the triplet, and there are two centres.
        Assert.Equal(2 * (2.0 / 3) * 4 * 0.75, alone["strengthBohr2"][0], 9);
    }

    [Fact]
    public void Gain_and_loss_of_neutrons_are_in_detailed_balance()
    {
        var spectrum = SystemText.Compute("ins", Nickel.Replace("E: 0.5", "E: 0", StringComparison.Ordinal) + "ins: { temperaturesK: [6], fwhmCm: 0.2, energiesCm: { from: -5, to: 5, steps: 11 } }\n").Table("spectrum");
        var ratio = spectrum["spectrumAt6KBohr2Cm"][1] / spectrum["spectrumAt6KBohr2Cm"][9];
        Assert.Equal(Math.Exp(-4 / (PhysicalConstants.BoltzmannCm * 6)), ratio, 9);
    }

    [Fact]
    public void The_axial_ladder_of_S_2_is_climbed_to_D_S_squared()
    {
        var result = SystemText.Compute("barrier", "name: Mn\ncentres:\n  - { label: Mn, spin: 2, g: 2, zfs: { D: -3 } }\n");
        Assert.Equal(12, result.Numbers.Single(n => n.Key == "barrierCm").Value, 9);
        Assert.Equal([0, 9, 12, 9, 0], result.Table("way")["energyCm"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([4, -4], result.Table("way")["momentBohr"].Where((_, i) => i is 0 or 4), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0, result.Table("ladder")["tunnellingBohr"][0], 9);
    }

    [Fact]
    public void A_Kramers_doublet_tunnels_by_a_sixth_of_its_transverse_g()
    {
        const string cobalt = "name: Co\ncentres:\n  - { label: Co, spin: 3/2, g: [2.1, 2.2, 2.6], zfs: { D: -60, E: 6 }, frameDegrees: [20, 70, 0] }\n";
        var g = SystemText.Compute("gtensor", cobalt).Table("gtensors");
        var ladder = SystemText.Compute("barrier", cobalt).Table("ladder");
        Assert.Equal(0.5 * g["g3"][0], ladder["momentBohr"][0], 9);
        Assert.Equal((g["g1"][0] + g["g2"][0]) / 6, SystemText.Compute("barrier", cobalt.Replace(", frameDegrees: [20, 70, 0]", "", StringComparison.Ordinal)).Table("ladder")["tunnellingBohr"][0], 9);
    }

    [Fact]
    public void A_singlet_ground_level_has_no_barrier()
    {
        var result = SystemText.Compute("barrier", Nickel + "barrier: { axis: [0, 0, 1] }\n");
        Assert.Empty(result.Numbers);
        Assert.Contains(result.Warnings, w => w.Contains("singlet", StringComparison.Ordinal));
    }

    [Fact]
    public void Biquadratic_exchange_adds_j_times_the_square_of_S1_S2()
    {
        // Two spins 1: S1.S2 = -2, -1, 1 for S = 0, 1, 2.
        var energies = SystemText.Compute("levels", "name: pair\ncentres:\n  - { label: A, spin: 1, g: 2 }\n  - { label: B, spin: 1, g: 2 }\ncouplings:\n  - { between: [A, B], J: 10, convention: +J, biquadratic: j }\nparameters: { j: { fixed: 1 } }\n").Table("levels")["energyCm"];
        double[] expected = [0, .. Enumerable.Repeat(7.0, 3), .. Enumerable.Repeat(27.0, 5)];
        Assert.Equal(expected, energies, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData("epr: { frequencyGHz: 0 }\n", 4, "'epr.frequencyGHz' is '0'")]
    [InlineData("epr: { mode: crossed }\n", 4, "'epr.mode' is 'crossed'")]
    [InlineData("ins: { fwhmCm: -1 }\n", 4, "a line without width")]
    [InlineData("ins: { q: 1 }\n", 4, "the key 'ins.q' is not known here")]
    [InlineData("barrier: { states: 1 }\n", 4, "'barrier.states' is '1'")]
    public void A_wrong_setting_is_refused_with_its_line(string setting, int line, string message)
    {
        var error = SystemText.Refused("levels", Nickel + setting);
        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
