using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.SpinSystems.Fits;

/// <summary>Fits of the file as the magnetometer wrote it, and of PHI's.</summary>
public class FitInstrumentTests
{
    private const double MassMg = 20, MolarMass = 500, Diamagnetism = -2.5e-4, Holder = -1e-8, G = 2.1;

    [Fact]
    public void Moments_of_a_dat_file_become_chi_T_of_the_sample_that_was_weighed()
    {
        // A Curie paramagnet weighed, held and measured: fields wander by some oersted, and the fit finds g again.
        double[] temperatures = [5, 10, 20, 50, 100, 200, 300];
        var rows = temperatures.Select((t, i) => Row(t, 1000 + 0.1 * i));
        using var text = new SystemText(Copper("m.dat", "kind: chi, sample: { massMilligrams: 20, molarMassGramsPerMole: 500, diamagnetismCm3PerMol: -2.5e-4, holderEmuPerOersted: -1e-8 }"));
        Write(text, "m.dat", "[Header]\nTITLE,copper\n[Data]\nTemperature (K),Magnetic Field (Oe),Moment (emu)\n" + string.Concat(rows));
        Assert.Equal(G, text.Compute("fit").Parameters["g"], 6);
    }

    [Fact]
    public void The_header_says_what_was_weighed_and_the_kind_may_be_M()
    {
        var rows = new double[] { 2, 5 }.SelectMany(t => Enumerable.Range(1, 7).Select(k => Row(t, 1e4 * k, diamagnetism: 0, holder: 0)));
        using var text = new SystemText(Copper("m.dat", "kind: magnetisation"));
        Write(text, "m.dat", "[Header]\nINFO,20,SAMPLE_MASS\nINFO,500,SAMPLE_MOLECULAR_WEIGHT\n[Data]\nTemperature (K),Magnetic Field (Oe),Moment (emu)\n" + string.Concat(rows));
        Assert.Equal(G, text.Compute("fit").Parameters["g"], 6);
    }

    [Fact]
    public void A_sus_file_of_PHI_is_chi_T()
    {
        using var text = new SystemText(Copper("x.sus", ""));
        Write(text, "x.sus", string.Concat(new double[] { 2, 10, 100 }.Select(t => FormattableString.Invariant($"{t} {new Paramagnet(Spin.FromDoubled(1), G).Susceptibility(t).Cm3PerMol * t:R}\n"))));
        Assert.Equal(G, text.Compute("fit").Parameters["g"], 9);
    }

    [Theory]
    [InlineData("", "moments, from which chi or M can be made", "kind: chi")]
    [InlineData("kind: levels", "moments, not 'levels'", "kind: chi")]
    [InlineData("kind: chi", "no mass nor molar mass", "mass in mg")]
    [InlineData("kind: chi, sample: { massMilligrams: -3 }", "'massMilligrams' is not positive", "weighed")]
    [InlineData("kind: chi, fieldTesla: -1", "not between 0 and 1000 T", "tesla")]
    public void What_a_dat_file_leaves_open_is_asked_for(string keys, string found, string advice)
    {
        using var text = new SystemText(Copper("m.dat", keys));
        Write(text, "m.dat", "[Header]\nTITLE,copper\n[Data]\nTemperature (K),Magnetic Field (Oe),Moment (emu)\n" + Row(5, 1000));
        var error = Assert.Throws<InputException>(() => text.Compute("fit"));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    private static string Copper(string file, string keys) => $$"""
        name: copper
        centres:
          - { label: Cu, spin: 1/2, g: g }
        parameters:
          g: { start: 2, min: 1.5, max: 3 }
        powder: { degree: 7 }
        fit:
          starts: 1
          data:
            - { file: {{file}}{{(keys.Length > 0 ? ", " + keys : "")}} }

        """;

    /// <summary>What the magnetometer reads: Brillouin's moment of the amount weighed, diamagnetism and holder on top.</summary>
    private static string Row(double kelvin, double oersted, double diamagnetism = Diamagnetism, double holder = Holder)
    {
        var bohr = new Paramagnet(Spin.FromDoubled(1), G).Magnetisation(oersted / 1e4, kelvin);
        var emuPerMole = bohr * 1e3 * PhysicalConstants.BohrMagneton * PhysicalConstants.Avogadro + diamagnetism * oersted;
        var emu = 1e-3 * MassMg / MolarMass * emuPerMole + holder * oersted;
        return string.Join(',', new[] { kelvin, oersted, emu }.Select(x => x.ToString("R", CultureInfo.InvariantCulture))) + "\n";
    }

    private static void Write(SystemText text, string name, string content) => File.WriteAllText(Path.Combine(Path.GetDirectoryName(text.File)!, name), content);
}
