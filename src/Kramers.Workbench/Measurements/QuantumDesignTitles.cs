using System.Text.RegularExpressions;

namespace Kramers.Workbench.Measurements;

/// <summary>How a pair of columns gives chi' and chi''.</summary>
internal enum AcForm
{
    /// <summary>chi' and chi'' in emu/Oe.</summary>
    Susceptibilities,

    /// <summary>m' and m'' in emu, to be divided by the drive.</summary>
    Moments,

    /// <summary>Amplitude of the moment in emu and its phase in degrees.</summary>
    AmplitudeAndPhase,
}

/// <summary>
/// The titles that magnetometers of Quantum Design and programs around them write, in the order in which they are looked for. Files of the MPMS
/// (DC, RSO and AC options), MPMS3 (VSM, DC and AC), PPMS (VSM, ACMS, ACMS II), and of ccfit2. Letters may be large or small.
/// </summary>
internal static partial class QuantumDesignTitles
{
    public static readonly (string Title, double PerUnit)[] Temperature = [("Temperature (K)", 1)];

    /// <summary>To tesla.</summary>
    public static readonly (string Title, double PerUnit)[] Field =
    [
        ("Magnetic Field (Oe)", 1 / CgsUnits.OerstedPerTesla), ("Field (Oe)", 1 / CgsUnits.OerstedPerTesla), ("Magnetic Field (T)", 1), ("Field (T)", 1),
    ];

    public static readonly (string Title, double PerUnit)[] Time = [("Time Stamp (sec)", 1), ("Time (sec)", 1), ("Time (s)", 1), ("Time", 1)];

    /// <summary>Only the first that is there counts: beside "AC Frequency" the MPMS3 has the "Frequency" of its vibrating sample.</summary>
    public static readonly (string Title, double PerUnit)[] Frequency = [("AC Frequency (Hz)", 1), ("Wave Frequency (Hz)", 1), ("Frequency (Hz)", 1)];

    public static readonly (string Title, double PerUnit)[] Drive = [("AC Drive (Oe)", 1), ("Drive Amplitude (Oe)", 1), ("Amplitude (Oe)", 1)];

    public static readonly (string InPhase, string OutOfPhase, AcForm Kind)[] Ac =
    [
        ("AC X' (emu/Oe)", "AC X'' (emu/Oe)", AcForm.Susceptibilities),
        ("m' (emu)", "m'' (emu)", AcForm.Moments),
        ("AC Moment (emu)", "AC Phase (deg)", AcForm.AmplitudeAndPhase),
        ("Amplitude (emu)", "Phase (deg)", AcForm.AmplitudeAndPhase),
    ];

    /// <summary>Each row uses the first that is filled: an MPMS3 writes vibrating and moving samples into the same file. Free centre before fixed.</summary>
    public static readonly (string Moment, string? Error)[] Moment =
    [
        ("Moment (emu)", "M. Std. Err. (emu)"),
        ("DC Moment Free Ctr (emu)", "DC Moment Err Free Ctr (emu)"),
        ("DC Moment Fixed Ctr (emu)", "DC Moment Err Fixed Ctr (emu)"),
        ("Long Moment (emu)", "Long Scan Std Dev"),
        ("M-DC (emu)", "M-Std.Dev. (emu)"),
        ("DC Moment (emu)", null),
    ];

    /// <summary>One blank between words, and two strokes for each double quote: m" is m''.</summary>
    public static string Normal(string title) => Blanks().Replace(title.Trim(), " ")
        .Replace('’', '\'').Replace('′', '\'').Replace("\"", "''", StringComparison.Ordinal).Replace("”", "''", StringComparison.Ordinal).Replace("″", "''", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
