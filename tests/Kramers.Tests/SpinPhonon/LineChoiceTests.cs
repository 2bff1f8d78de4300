using Kramers.Magnetism.Relaxation;

namespace Kramers.Tests.SpinPhonon;

/// <summary>What 'line', 'conventions' and the columns fwhmCm and weight mean.</summary>
public class LineChoiceTests
{
    private const string Head = "name: A\ncentres: [ { label: Co, spin: 3/2, g: 2.2, zfs: { D: -40, E: 3 } } ]\n";
    private const string First = "Dxx: -0.1, Dyy: -0.3, Dzz: 0.4, Dxz: 0.25";
    private const string Second = "Dxy: 0.2, Dyz: -0.15";

    [Fact]
    public void Sigma_of_MolForge_is_a_width_and_pairs_of_one_mode_are_out()
    {
        var fwhm = (2 * Math.Sqrt(Math.Log(2)) * 5).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Same(Tau("conventions: molforge, line: { sigmaCm: 5 }"), Tau($"sameModePairs: false, line: {{ fwhmCm: {fwhm} }}"));
        Same(Tau("conventions: molforge, line: { shape: lorentzian, sigmaCm: 5 }"), Tau("sameModePairs: false, line: { shape: lorentzian, fwhmCm: 10 }"));
    }

    [Fact]
    public void Klemens_widths_are_those_of_each_mode_at_the_temperature()
    {
        double Width(double w) => 3 * (2 * BoseEinstein.Occupation(w / 2, 50) + 1);
        var grown = Tau("line: { fwhmCm: 3, temperature: klemens }", temperature: 50);
        Same(grown, Tau("line: { fwhmCm: 99 }", Modes(FormattableString.Invariant($", fwhmCm: {Width(60):R}"), FormattableString.Invariant($", fwhmCm: {Width(85):R}")), 50));
        Assert.NotEqual(1, grown / Tau("line: { fwhmCm: 3 }", temperature: 50), 0.1);
    }

    [Fact]
    public void A_mode_in_two_halves_of_the_mesh_is_one_mode()
    {
        var halves = $"{{ frequencyCm: 60, weight: 0.5, {First} }}, {{ frequencyCm: 60, weight: 0.5, {First} }}, {{ frequencyCm: 85, weight: 0.25, {Second} }}, {{ frequencyCm: 85, weight: 0.75, {Second} }}";
        Same(Tau("processes: [one-phonon]"), Tau("processes: [one-phonon]", halves));
        Same(Tau("processes: [two-phonon]"), Tau("processes: [two-phonon]", halves));
    }

    /// <summary>The odd line takes the mirror image off, and two phonons have its Lorentzian.</summary>
    [Fact]
    public void The_anti_Lorentzian_is_slower_and_of_one_phonon()
    {
        Assert.True(Tau("processes: [one-phonon], line: { shape: anti-lorentzian, fwhmCm: 10 }") > Tau("processes: [one-phonon], line: { shape: lorentzian, fwhmCm: 10 }"));
        Same(Tau("processes: [two-phonon], line: { shape: anti-lorentzian, fwhmCm: 10 }"), Tau("processes: [two-phonon], line: { shape: lorentzian, fwhmCm: 10 }"));
    }

    [Fact]
    public void Phonons_at_the_energy_of_the_transition_lead_to_Boltzmann()
    {
        const string wide = "line: { shape: lorentzian, fwhmCm: 15, occupation: ";
        const string soft = "{ frequencyCm: 20, Dxz: 0.25, Dyz: -0.15 }";
        Assert.Contains(Result(wide + "mode-frequency }", soft, 60).Warnings, w => w.Contains("Boltzmann", StringComparison.Ordinal));
        Assert.DoesNotContain(Result(wide + "transition-energy }", soft, 60).Warnings, w => w.Contains("Boltzmann", StringComparison.Ordinal));
    }

    private static string Modes(string first = "", string second = "") => $"{{ frequencyCm: 60, {First}{first} }}, {{ frequencyCm: 85, {Second}{second} }}";

    private static double Tau(string rates, string? modes = null, double temperature = 30) => Result(rates, modes, temperature).Relaxation.TauSeconds[0];

    private static Kramers.Workbench.SpinPhonon.RatesResult Result(string rates, string? modes = null, double temperature = 30) => RatesText.Compute(
        Head + $"modes: {{ coordinate: sqrt(hbar/2mw), list: [ {modes ?? Modes()} ] }}\nrates: {{ temperaturesK: [{temperature}], fieldsTesla: [0.05], axis: [0, 0, 1], {rates} }}\n");

    private static void Same(double expected, double actual) => Assert.Equal(1, actual / expected, 1e-9);
}
