using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// The three text files of the program tau (and of spin_phonon_suite, which writes them) for one lanthanide: A_k^q &lt;r^k&gt; in cm^-1 without
/// Stevens factors, k = 2, 4, 6. Its Q changed between versions, so the section says which one is meant.
/// </summary>
internal static partial class TauFiles
{
    private const int Parameters = 27;

    [GeneratedRegex(@"^Vibration:\s*(?<mode>\d+)\s+Energy \(cm-1\):\s*(?<energy>\S+)")]
    private static partial Regex VibrationLine { get; }

    /// <summary>Reads the section 'tau'.</summary>
    public static VibratingMagnet Read(YamlSection section)
    {
        var coordinate = ModeTable.ReadCoordinate(section);
        var symbol = section.Text("ion");
        var ion = TrivalentLanthanide.All.FirstOrDefault(i => i.Symbol == symbol)
            ?? throw section.Error("ion", $"'{symbol}' is no trivalent lanthanide with a 4f shell to fill", $"Known are {string.Join(", ", TrivalentLanthanide.All.Select(i => i.Symbol))}");
        string Path(string key) => ModeTable.Beside(section, section.Text(key));
        var equilibrium = ReadEquilibrium(Path("equilibrium"));
        var frequencies = ReadEnergies(Path("energies"));
        var derivatives = ReadPolynomials(Path("derivatives"), frequencies);
        var widths = section.OptionalText("widths") is { } file ? ReadWidths(ModeTable.Beside(section, file), frequencies.Length) : null;
        section.Finish();
        return Magnet(ion, Stevens(ion, equilibrium), [.. derivatives.Select(d => Stevens(ion, d))], frequencies, widths, coordinate);
    }

    private static VibratingMagnet Magnet(TrivalentLanthanide ion, StevensCrystalField field, StevensCrystalField[] derivatives, double[] frequencies, double[]? widths, ModeCoordinate coordinate)
    {
        var system = new SpinSystem(ion.J, field, ZeemanTerm.Isotropic(ion.LandeFactor.Value));
        var table = new Matrix(frequencies.Length, field.ParameterNames.Count, [.. derivatives.SelectMany(d => d.GetParameters())]);
        var (magnetometer, j) = (new Magnetometer(system), system.Operators(0));
        return VibratingMagnet.OfMatrices(
            $"crystal field of {ion.Symbol}3+, J = {ion.J}, from files of tau, {frequencies.Length} modes",
            system.Hamiltonian(Magnetism.Spins.FieldVector.Zero),
            [magnetometer.Moment(0), magnetometer.Moment(1), magnetometer.Moment(2)],
            [j.X, j.Y, j.Z],
            SpinPhononCoupling.FromParameterDerivatives(system, Magnetism.Spins.FieldVector.Zero, frequencies, [table, null], coordinate),
            widths);
    }

    /// <summary>All of them, zero or not, so that every field has the same parameters.</summary>
    private static StevensCrystalField Stevens(TrivalentLanthanide ion, (int K, int Q, double Value)[] field) =>
        new(new FieldParameters(ParameterProvenance.NotStated with { Program = "tau" }, field).ToStevens(ion.Factors));

    /// <summary>Lines 'site k q B'.</summary>
    private static (int, int, double)[] ReadEquilibrium(string path)
    {
        var lines = Lines(path);
        return Checked(path, lines.FirstOrDefault().Number, [.. lines.Select(l => Entry(path, l, l.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), 1, 3, 4))]);
    }

    /// <summary>A header, then one wavenumber per line.</summary>
    private static double[] ReadEnergies(string path)
    {
        double[] energies = [.. Lines(path).Skip(1).Select(l => Number(path, l.Number, l.Text))];
        var wrong = Array.FindIndex(energies, w => !(w > 0));
        return wrong < 0 && energies.Length > 0
            ? energies
            : throw new InputException(path, null, energies.Length == 0 ? "there are no modes" : FormattableString.Invariant($"mode {wrong + 1} has {energies[wrong]} cm^-1"), "Write a header, then one positive wavenumber per line, without translations, rotations and imaginary modes");
    }

    /// <summary>A header, then one width per line, as the energies.</summary>
    private static double[] ReadWidths(string path, int modes)
    {
        double[] widths = [.. Lines(path).Skip(1).Select(l => Number(path, l.Number, l.Text))];
        return widths.Length == modes && widths.All(w => w >= 1e-3)
            ? widths
            : throw new InputException(path, null, $"there are {widths.Length} widths for {modes} modes, or one is below 0.001 cm^-1", "Write a header, then the full width at half maximum of every mode in cm^-1, one per line");
    }

    /// <summary>Per mode a header, then lines 'k q a b c', of which c = dB/dQ.</summary>
    private static (int, int, double)[][] ReadPolynomials(string path, double[] frequencies)
    {
        var lines = Lines(path);
        var modes = new List<(int, int, double)[]>();
        for (var at = 0; at < lines.Length; at += Parameters + 1)
        {
            CheckHeader(path, lines[at], modes.Count, frequencies);
            var rows = lines.Skip(at + 1).Take(Parameters).Select(l => Entry(path, l, l.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), 0, 4, 5));
            modes.Add(Checked(path, lines[at].Number, [.. rows]));
        }

        return modes.Count == frequencies.Length
            ? [.. modes]
            : throw new InputException(path, null, $"{modes.Count} vibrations, but the list of energies has {frequencies.Length}", "Give the files of one calculation");
    }

    private static void CheckHeader(string path, (string Text, int Number) line, int mode, double[] frequencies)
    {
        const double rounding = 0.01; // cm^-1: the two files are printed with different numbers of digits
        var header = VibrationLine.Match(line.Text);
        if (!header.Success || mode >= frequencies.Length)
        {
            throw new InputException(path, line.Number, "this is not the header of a vibration of the list of energies", "Expected is 'Vibration: 1 Energy (cm-1): 50.0 ...', then 27 lines 'k q a b c'");
        }

        var energy = Number(path, line.Number, header.Groups["energy"].Value);
        if (Math.Abs(energy - frequencies[mode]) > rounding)
        {
            throw new InputException(path, line.Number, FormattableString.Invariant($"vibration {mode + 1} has {energy} cm^-1 here and {frequencies[mode]} in the list of energies"), "Give the files of one calculation");
        }
    }

    private static (int K, int Q, double Value) Entry(string path, (string Text, int Number) line, string[] words, int first, int value, int count)
    {
        if (words.Length != count)
        {
            throw new InputException(path, line.Number, $"{words.Length} words in place of {count}", count == 4 ? "Write 'site k q B'" : "Write 'k q a b c'");
        }

        var (k, q) = (Number(path, line.Number, words[first]), Number(path, line.Number, words[first + 1]));
        return k is 2 or 4 or 6 && q == Math.Floor(q) && Math.Abs(q) <= k
            ? ((int)k, (int)q, Number(path, line.Number, words[value]))
            : throw new InputException(path, line.Number, $"'{words[first]} {words[first + 1]}' is no crystal-field parameter", "k is 2, 4 or 6 and q from -k to k");
    }

    private static (int K, int Q, double Value)[] Checked(string path, int line, (int K, int Q, double Value)[] field) =>
        field.DistinctBy(b => (b.K, b.Q)).Count() == Parameters && field.Length == Parameters
            ? field
            : throw new InputException(path, line, $"{field.DistinctBy(b => (b.K, b.Q)).Count()} different parameters in {field.Length} lines", "One centre has 27 of them: k = 2, 4, 6 with all q");

    private static double Number(string path, int line, string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw new InputException(path, line, $"'{word}' is no finite number", "Write a number");

    private static (string Text, int Number)[] Lines(string path) => File.Exists(path)
        ? [.. File.ReadAllLines(path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0)]
        : throw new InputException(path, null, "no such file", "Check the section 'tau'");
}
