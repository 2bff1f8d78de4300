namespace Kramers.Tests.SpinPhonon;

/// <summary>Bad files are refused with the file, the line and what to change.</summary>
public class RatesFileErrorTests
{
    private const string Head = "name: A\ncentres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -40 } } ]\n";
    private const string Rates = "rates: { temperaturesK: [10, 20] }\n";
    private const string Tau = "name: A\ntau: { ion: Dy, equilibrium: e.dat, energies: m.dat, derivatives: p.dat, coordinate: sqrt(hbar/mw) }\n";
    private static readonly string[] Indices = [.. from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select $"{k} {q}"];

    [Fact]
    public void Derivatives_without_a_definition_of_Q_do_not_load()
    {
        var message = RatesText.Refused(Head + "modes:\n  list: [ { frequencyCm: 50, Dxz: 1 } ]\n" + Rates);
        Assert.StartsWith("system.yaml:4: the derivatives do not say what Q = 1 means. Add 'coordinate: sqrt(hbar/mw)'", message, StringComparison.Ordinal);
        Assert.Contains("'coordinate: sqrt(hbar/2mw)'", message, StringComparison.Ordinal);
        Assert.StartsWith("system.yaml:4: 'Angstrom' is no definition of Q.", RatesText.Refused(Head + "modes:\n  coordinate: Angstrom\n" + Rates), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: A\n" + Rates, "system.yaml:1: there is no magnet. Give exactly one of centres, matrices, vibronic, tau, molforge.")]
    [InlineData(Head + "tau: { ion: Dy }\n" + Rates, "system.yaml:3: there are two magnets. Give exactly one of centres, matrices, vibronic, tau, molforge.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, DXZ: 1 } ] }\n" + Rates, "system.yaml: 'DXZ' is nothing that a mode can change.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Ni.Dxz: 1 } ] }\n" + Rates, "system.yaml: 'Ni.Dxz' is nothing that a mode can change.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: -5, Dxz: 1 } ] }\n" + Rates, "system.yaml:3: 'modes.list[1].frequencyCm' is '-5'.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, B20: 1 } ] }\n" + Rates, "system.yaml:3: the crystal field does not say to which operators its B_kq belong.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nrates: { temperaturesK: [10], processes: [three-phonon] }\n", "system.yaml:4: 'processes' is three-phonon.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nrates: { temperaturesK: [10], fieldsTesla: [-1] }\n", "system.yaml:4: 'rates.fieldsTesla' is '-1'.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nrates: { temperaturesK: [10], processes: [quadratic] }\n", "system.yaml:4: 'quadratic' has no couplings of second order.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nrates: { temperaturesK: [10], internalField: { nodes: 3 } }\n", "system.yaml:4: the internal field has no width.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nrates: { temperaturesK: [10], picture: redfield, generator: lindblad, secularCutoffCm: none }\n", "system.yaml:4: 'generator: lindblad' takes levels within the cutoff for equal")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1, fwhmCm: 2 }, { frequencyCm: 60, Dxz: 1 } ] }\n" + Rates, "system.yaml:3: some modes have a fwhmCm and some have none.")]
    [InlineData(Head + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 50, Dxz: 1 } ] }\nconverge: { modes: [2] }\n" + Rates, "system.yaml:4: 'converge.modes' has a number")]
    public void The_system_file(string yaml, string expected) => Assert.StartsWith(expected, RatesText.Refused(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "modes.csv: this is no table of modes.")]
    [InlineData("w,Dxz\n50,1\n", "modes.csv:1: this is no table of modes.")]
    [InlineData("frequencyCm,Dxz\n50,1\n60\n", "modes.csv:3: 1 cells under 2 columns.")]
    [InlineData("frequencyCm,Dxz\n50,one\n", "modes.csv:2: 'one' is no finite number.")]
    [InlineData("frequencyCm,Dxz\n-50,1\n", "modes.csv:2: a mode of -50 cm^-1.")]
    [InlineData("# modes\nfrequencyCm,Dxw\n50,1\n", "modes.csv:2: 'Dxw' is nothing that a mode can change.")]
    public void The_table_of_modes(string csv, string expected) =>
        Assert.StartsWith(expected, RatesText.Refused(Head + "modes: { coordinate: sqrt(hbar/mw), file: modes.csv }\n" + Rates, ("modes.csv", csv)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "pairs.csv: this is no table of pairs of modes.")]
    [InlineData("p,q\n1,1\n", "pairs.csv:1: this is no table of pairs of modes.")]
    [InlineData("p,q,Dxz\n1,2,0.1\n", "pairs.csv:2: there is no mode 2.")]
    [InlineData("p,q,Dxz\n1,1,0.1\n1,1,0.1\n", "pairs.csv:3: the pair 1, 1 stands twice.")]
    [InlineData("p,q,Dxz\n1,1\n", "pairs.csv:2: 2 cells under 3 columns.")]
    [InlineData("p,q,Dxw\n1,1,0.1\n", "pairs.csv:1: 'Dxw' is nothing that a mode can change.")]
    public void The_table_of_pairs(string csv, string expected) => Assert.StartsWith(
        expected, RatesText.Refused(Head + "modes: { coordinate: sqrt(hbar/mw), quadratic: pairs.csv, list: [ { frequencyCm: 50, Dxz: 1 } ] }\n" + Rates, ("pairs.csv", csv)), StringComparison.Ordinal);

    [Fact]
    public void The_files_of_tau()
    {
        var (equilibrium, energies, polynomials) = (string.Concat(Indices.Select(i => $"1 {i} 5\n")), "energies\n50\n", Polynomials("50.001"));
        string Refused(string e, string m, string p) => RatesText.Refused(Tau + Rates, ("e.dat", e), ("m.dat", m), ("p.dat", p));
        Assert.StartsWith("e.dat:27: 3 words in place of 4. Write 'site k q B'.", Refused(equilibrium.Replace("1 6 6 5\n", "6 6 5\n", StringComparison.Ordinal), energies, polynomials), StringComparison.Ordinal);
        Assert.StartsWith("e.dat:1: 26 different parameters in 26 lines.", Refused(equilibrium.Replace("1 6 6 5\n", "", StringComparison.Ordinal), energies, polynomials), StringComparison.Ordinal);
        Assert.StartsWith("e.dat:2: '3 -1' is no crystal-field parameter.", Refused(equilibrium.Replace("1 2 -1", "1 3 -1", StringComparison.Ordinal), energies, polynomials), StringComparison.Ordinal);
        Assert.StartsWith("m.dat: mode 1 has 0 cm^-1.", Refused(equilibrium, "energies\n0\n", polynomials), StringComparison.Ordinal);
        Assert.StartsWith("p.dat:1: vibration 1 has 51 cm^-1 here and 50 in the list of energies.", Refused(equilibrium, energies, Polynomials("51")), StringComparison.Ordinal);
        Assert.StartsWith("p.dat: 1 vibrations, but the list of energies has 2.", Refused(equilibrium, energies + "60\n", polynomials), StringComparison.Ordinal);
        Assert.StartsWith("p.dat:2: '0,1' is no finite number.", Refused(equilibrium, energies, polynomials.Replace("2 -2 0 0 1", "2 -2 0 0 0,1", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "a.json:1: this is not valid JSON.")]
    [InlineData("{}", "a.json: 'energiesCm' is missing.")]
    [InlineData("""{"energiesCm": [0, "1"]}""", "a.json: 'energiesCm[1]' is no finite number.")]
    [InlineData("""{"energiesCm": [0, 1], "orbitalMomentum": {"x": {"re": [[0, 1], [2, 0]]}}}""", "a.json: 'orbitalMomentum.x' is not Hermitian.")]
    [InlineData("""{"energiesCm": [0, 1], "orbitalMomentum": {"x": {"re": [[0, 1]]}}}""", "a.json: 'orbitalMomentum.x.re' is not 2 x 2.")]
    public void Matrices(string json, string expected) =>
        Assert.StartsWith(expected, RatesText.Refused("name: A\nmatrices: { file: a.json, coordinate: sqrt(hbar/mw) }\n" + Rates, ("a.json", json)), StringComparison.Ordinal);

    private static string Polynomials(string energy) =>
        $"Vibration: 1 Energy (cm-1): {energy} Rank (k), order (q) and derivatives up to 3rd order\n" + string.Concat(Indices.Select(i => $"{i} 0 0 1\n"));
}
