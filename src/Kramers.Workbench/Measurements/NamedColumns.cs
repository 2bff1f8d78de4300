using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.Measurements;

/// <summary>What a column of a CSV file is.</summary>
internal enum ColumnRole
{
    Temperature,
    Field,
    Frequency,
    InPhase,
    OutOfPhase,
    RawInPhase,
    RawOutOfPhase,
    Drive,
    Moment,
    Magnetisation,
    Susceptibility,
    SusceptibilityTimesTemperature,
    Time,
    Error,
}

/// <summary>A name that states quantity and unit, and the factor from that unit to the one of Kramers.</summary>
internal sealed record NamedColumn(string Name, ColumnRole Role, double PerUnit);

/// <summary>The column names of CSV files. chi, chiT and M are short for the units in which everyone gives them.</summary>
internal static class NamedColumns
{
    public static readonly NamedColumn[] All =
    [
        new("T_K", ColumnRole.Temperature, 1),
        new("B_T", ColumnRole.Field, 1), new("B_mT", ColumnRole.Field, 1e-3), new("H_Oe", ColumnRole.Field, 1 / CgsUnits.OerstedPerTesla),
        new("f_Hz", ColumnRole.Frequency, 1),
        new("chi_re_cm3mol", ColumnRole.InPhase, 1), new("chi_re_m3mol", ColumnRole.InPhase, CgsUnits.Cm3PerM3), new("chi_re_emuOe", ColumnRole.RawInPhase, 1),
        new("chi_im_cm3mol", ColumnRole.OutOfPhase, 1), new("chi_im_m3mol", ColumnRole.OutOfPhase, CgsUnits.Cm3PerM3), new("chi_im_emuOe", ColumnRole.RawOutOfPhase, 1),
        new("drive_Oe", ColumnRole.Drive, 1),
        new("moment_emu", ColumnRole.Moment, 1), new("moment_Am2", ColumnRole.Moment, CgsUnits.EmuPerAmpereSquareMetre),
        new("M_muB", ColumnRole.Magnetisation, 1), new("M", ColumnRole.Magnetisation, 1),
        new("M_emumol", ColumnRole.Magnetisation, MagneticMoment.FromEmuPerMol(1).BohrMagnetons),
        new("chi_cm3mol", ColumnRole.Susceptibility, 1), new("chi", ColumnRole.Susceptibility, 1), new("chi_m3mol", ColumnRole.Susceptibility, CgsUnits.Cm3PerM3),
        new("chiT_cm3Kmol", ColumnRole.SusceptibilityTimesTemperature, 1), new("chiT", ColumnRole.SusceptibilityTimesTemperature, 1),
        new("chiT_m3Kmol", ColumnRole.SusceptibilityTimesTemperature, CgsUnits.Cm3PerM3),
        new("t_s", ColumnRole.Time, 1),
        new("error", ColumnRole.Error, 1),
    ];

    /// <summary>Names that people give without a unit, by role.</summary>
    private static readonly (string[] Names, ColumnRole[] Roles)[] Unitless =
    [
        (["T", "temp", "temperature"], [ColumnRole.Temperature]),
        (["B", "H", "field"], [ColumnRole.Field]),
        (["f", "nu", "freq", "frequency"], [ColumnRole.Frequency]),
        (["chi_re", "chi'", "chi1", "chi_prime"], [ColumnRole.InPhase, ColumnRole.RawInPhase]),
        (["chi_im", "chi''", "chi\"", "chi2", "chi_double_prime"], [ColumnRole.OutOfPhase, ColumnRole.RawOutOfPhase]),
        (["drive"], [ColumnRole.Drive]),
        (["m", "moment"], [ColumnRole.Moment]),
        (["M", "magnetisation", "magnetization"], [ColumnRole.Magnetisation]),
        (["chi", "susceptibility"], [ColumnRole.Susceptibility]),
        (["chiT"], [ColumnRole.SusceptibilityTimesTemperature]),
        (["t", "time"], [ColumnRole.Time]),
    ];

    /// <summary>All names, for messages.</summary>
    public static string Names(params ColumnRole[] roles) =>
        string.Join(", ", All.Where(c => roles.Length == 0 || roles.Contains(c.Role)).Select(c => c.Name));

    /// <summary>The column of a title, or null.</summary>
    public static NamedColumn? Find(string title) => All.FirstOrDefault(c => c.Name == title);

    /// <summary>The roles that a title may mean which lacks a unit, such as B, or has an unknown one, such as B_G; else empty.</summary>
    public static ColumnRole[] MeantBy(string title)
    {
        var unit = title.LastIndexOf('_');
        return Unitless.Where(u => Has(u.Names, title) || (unit > 0 && Has(u.Names, title[..unit]))).SelectMany(u => u.Roles).Distinct().ToArray();
    }

    /// <summary>One letter means by its case: T is a temperature, t a time.</summary>
    private static bool Has(string[] names, string title) => names.Any(n => n.Equals(title, title.Length > 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
}
