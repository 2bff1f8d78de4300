using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.SpinSystems;

/// <summary>Each task against a closed formula, or against the library called without a file.</summary>
public class SpinTaskTests
{
    private const string Cobalt = """
        name: Co
        centres:
          - { label: Co, spin: 3/2, g: [2.1, 2.2, 2.6], zfs: { D: -60, E: 6 } }

        """;

    [Fact]
    public void Levels_of_a_quartet_are_two_doublets_2_sqrt_of_D2_plus_3E2_apart()
    {
        var energies = SystemText.Compute("levels", Cobalt).Table("levels")["energyCm"];
        var gap = 2 * Math.Sqrt(60 * 60 + 3 * 6 * 6);
        Assert.Equal([0, 0, gap, gap], energies, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Weights_and_spin_of_an_axial_centre_are_those_of_pure_states()
    {
        var levels = SystemText.Compute("levels", Cobalt.Replace("E: 6", "E: 0", StringComparison.Ordinal)).Table("levels");
        Assert.Equal([-1.5, 1.5, -0.5, 0.5], levels["spinAlongAxis"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(["100.0 % -3/2", "100.0 % 3/2", "100.0 % -1/2", "100.0 % 1/2"], levels.Columns[^1].Texts!);
    }

    [Theory]
    [InlineData("+J", 100)]
    [InlineData("-J", -100)]
    [InlineData("-2J", -50)]
    public void The_three_conventions_of_J_mean_the_same_pair(string convention, double j)
    {
        var energies = SystemText.Compute("levels", Dimer(FormattableString.Invariant($"J: {j}, convention: {convention}"))).Table("levels")["energyCm"];
        Assert.Equal([0, 100, 100, 100], energies, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_tensor_of_exchange_follows_the_convention_as_J_does()
    {
        var scalar = SystemText.Compute("levels", Dimer("J: -50, convention: -2J")).Table("levels")["energyCm"];
        Assert.Equal(scalar, SystemText.Compute("levels", Dimer("tensor: -50, convention: -2J")).Table("levels")["energyCm"], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_vector_of_Dzyaloshinskii_and_Moriya_raises_the_splitting_to_sqrt_of_J2_plus_d2()
    {
        // d.(S1 x S2) along z mixes the singlet with |T0>: half the sum and difference of J and its root.
        var energies = SystemText.Compute("levels", Dimer("J: 30, convention: +J, dm: [0, 0, 40]")).Table("levels")["energyCm"];
        Assert.Equal([0, 0.5 * (30 + 50), 0.5 * (30 + 50), 50], energies, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Dipoles_couple_through_their_positions()
    {
        var yaml = Dimer("dipolar: true").Replace("label: A,", "label: A, position: [0, 0, 0],", StringComparison.Ordinal).Replace("label: B,", "label: B, position: [0, 0, 3],", StringComparison.Ordinal);
        var energies = SystemText.Compute("levels", yaml).Table("levels")["energyCm"];
        var c = 4 * DipolarCoupling.Prefactor / 27; // g1 g2 prefactor/r^3: H = c (Sx Sx + Sy Sy - 2 Sz Sz)
        Assert.Equal([0, 0, 0.5 * c, 1.5 * c], energies, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_frame_turns_g_and_D_together()
    {
        var turned = Cobalt.Replace("spin: 3/2", "spin: 3/2, frameDegrees: [0, 90, 0]", StringComparison.Ordinal);
        var (z, x) = (SystemText.Compute("gtensor", Cobalt).Table("gtensors"), SystemText.Compute("gtensor", turned).Table("gtensors"));
        Assert.Equal(z["g3"], x["g3"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(1, z["axisZ"][0], 9);
        Assert.Equal(1, x["axisX"][0], 9);
    }

    [Fact]
    public void An_easy_axis_doublet_of_S_3_2_has_g_of_three_gz()
    {
        var g = SystemText.Compute("gtensor", Cobalt.Replace("E: 6", "E: 0", StringComparison.Ordinal)).Table("gtensors");
        Assert.Equal(3 * 2.6, g["g3"][0], 9);
        Assert.Equal(2 * 2.2, g["g3"][1], 9);
        Assert.Equal(2.6, g["g1"][1], 9);
    }

    [Theory]
    [InlineData("Stevens", 1)]
    [InlineData("field", 1 / (-2.0 / 315))]
    [InlineData("Wybourne", 2 / (-2.0 / 315))]
    public void A_crystal_field_is_the_same_in_every_set(string convention, double unit)
    {
        // B20(Stevens) = alpha A20<r2> = alpha L20/2, alpha = -2/315 for Dy.
        var yaml = FormattableString.Invariant($"name: Dy\ncentres:\n  - {{ label: Dy, ion: Dy, crystalField: {{ convention: {convention}, B20: {-1.5 * unit} }} }}\n");
        var energies = SystemText.Compute("levels", yaml).Table("levels")["energyCm"];
        Assert.Equal(3 * 1.5 * (7.5 * 7.5 - 6.5 * 6.5), energies[2], 9);
    }

    [Fact]
    public void Chi_of_a_dimer_is_Bleaney_and_Bowers_with_impurity_and_TIP()
    {
        var chi = SystemText.Compute("chi", Dimer("J: 100, convention: +J") + "sample: { tipCm3PerMol: 1e-4, impurity: { fraction: 0.1, g: 2 } }\n").Table("chi");
        for (var i = 0; i < chi.Rows; i++)
        {
            var t = chi["temperatureK"][i];
            var molecule = 2 * 0.125049365 * 4 * 3 / (3 + Math.Exp(100 / (PhysicalConstants.BoltzmannCm * t)));
            Assert.Equal(0.9 * molecule + 0.1 * 0.125049365 * 3 + 1e-4 * t, chi["chiTCm3KPerMol"][i], 7);
        }
    }

    [Fact]
    public void Chi_in_a_small_field_is_that_in_none()
    {
        var none = SystemText.Compute("chi", Cobalt + "chi: { temperaturesK: [10, 100] }\n").Table("chi")["chiTCm3KPerMol"];
        var small = SystemText.Compute("chi", Cobalt + "chi: { temperaturesK: [10, 100], fieldTesla: 0.001 }\n").Table("chi")["chiTCm3KPerMol"];
        Assert.All(none.Zip(small), pair => Assert.Equal(pair.First, pair.Second, 5));
    }

    [Theory]
    [InlineData("-zJ", 1)]
    [InlineData("+zJ", -1)]
    [InlineData("-2zJ", 0.5)]
    public void A_mean_field_is_read_in_its_convention(string convention, double zj)
    {
        var yaml = "name: spin\ncentres:\n  - { label: A, spin: 1/2, g: 2 }\nchi: { temperaturesK: [20] }\n"
            + FormattableString.Invariant($"sample: {{ meanField: {{ zJ: {zj}, convention: {convention} }} }}\n");
        var curie = new Paramagnet(Spin.FromDoubled(1), 2).Susceptibility(20);
        var expected = MeanField.FromMinusZJ(1, 2).Apply(curie).ChiT(20);
        Assert.True(expected > 0.375);
        Assert.Equal(expected, SystemText.Compute("chi", yaml).Table("chi")["chiTCm3KPerMol"][0], 9);
    }

    [Fact]
    public void Magnetisation_of_a_free_spin_is_Brillouins()
    {
        var m = SystemText.Compute("magnetisation", "name: Gd\ncentres:\n  - { label: Gd, ion: Gd }\n").Table("magnetisation");
        var free = new Paramagnet(Spin.FromDoubled(7), 2);
        Assert.All(m["fieldTesla"].Zip(m["magnetisationAt4KBohr"]), p => Assert.Equal(free.Magnetisation(p.First, 4), p.Second, 9));
    }

    [Fact]
    public void A_free_spin_gives_up_R_ln_of_its_multiplicity()
    {
        var heat = SystemText.Compute("heat", "name: Gd\ncentres:\n  - { label: Gd, ion: Gd }\nheat: { fieldsTesla: [0, 40], temperaturesK: [1] }\n");
        Assert.Equal(8.314462618 * Math.Log(8), heat.Table("entropyDrop")["entropyDropAt40TJPerMolK"][0], 6);
        Assert.Equal(0, heat.Table("heatCapacity")["heatCapacityAt0TJPerMolK"][0], 9);
    }

    [Fact]
    public void Zeeman_levels_of_a_spin_half_part_by_g_mu_B_B()
    {
        var levels = SystemText.Compute("zeeman", "name: A\ncentres:\n  - { label: A, spin: 1/2, g: [2, 2, 3] }\nzeeman: { axis: [1, 0, 0], fieldsTesla: [0, 5] }\n").Table("zeeman");
        Assert.Equal(2 * PhysicalConstants.BohrMagnetonCm * 5, levels["level2Cm"][1] - levels["level1Cm"][1], 9);
    }

    [Fact]
    public void Torque_vanishes_on_the_axes_and_pulls_the_easy_one_to_the_field()
    {
        var torque = SystemText.Compute("torque", Cobalt).Table("torque");
        var (angles, values) = (torque["angleDegrees"], torque["torqueAt2KBohrTesla"]);
        Assert.Equal(0, values[0], 9);
        Assert.Equal(0, values[Array.IndexOf(angles, 90)], 6);

        // The field has turned from z towards x, in the sense of the normal z x x = y: the molecule is drawn after it.
        Assert.True(values[Array.IndexOf(angles, 45)] > 1);
    }

    [Fact]
    public void A_named_number_takes_its_start_and_a_tied_one_its_ratio()
    {
        const string parameters = "parameters:\n  D: { start: -60 }\n  E: { tiedTo: D, factor: -0.1 }\n";
        var named = Cobalt.Replace("D: -60, E: 6", "D: D, E: E", StringComparison.Ordinal) + parameters;
        Assert.Equal(SystemText.Compute("levels", Cobalt).Table("levels")["energyCm"], SystemText.Compute("levels", named).Table("levels")["energyCm"]);
    }

    private static string Dimer(string coupling) =>
        "name: pair\ncentres:\n  - { label: A, spin: 1/2, g: 2 }\n  - { label: B, spin: 1/2, g: 2 }\ncouplings:\n  - { between: [A, B], " + coupling + " }\n";
}
