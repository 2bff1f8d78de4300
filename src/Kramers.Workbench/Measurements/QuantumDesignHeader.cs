using System.Globalization;

namespace Kramers.Workbench.Measurements;

/// <summary>
/// What stands above [Data]. Sample properties come as "INFO,26.3,SAMPLE_MASS" (MPMS3, VSM), "INFO,5.0,MASS:Sample Mass (mg)" (PPMS) and
/// "INFO, WEIGHT, 21.300" (MPMS), and the other way around where people edit them. Masses are in mg, molar masses in g/mol.
/// </summary>
internal static class QuantumDesignHeader
{
    private static readonly string[] MolarMass = ["SAMPLE_MOLECULAR_WEIGHT", "MOLWGHT", "Molecular Weight (g/mol)", "Molecular Weight (g/mole)", "Formula Weight (g/mole)"];
    private static readonly string[] Mass = ["SAMPLE_MASS", "Sample Mass (mg)", "WEIGHT"];
    private static readonly string[] Name = ["SAMPLE_MATERIAL", "NAME"];

    public static MeasurementOrigin Read(string file, IReadOnlyList<string> header)
    {
        var info = header.Where(l => l.StartsWith("INFO", StringComparison.OrdinalIgnoreCase)).Select(l => l[4..].TrimStart(',', ' ')).ToArray();
        return new MeasurementOrigin(file, Instrument(header))
        {
            SampleName = info.Select(TextOf).FirstOrDefault(t => t is not null),
            MassMilligrams = info.Select(i => NumberOf(i, Mass)).FirstOrDefault(m => m is not null),
            MolarMassGramsPerMole = info.Select(i => NumberOf(i, MolarMass)).FirstOrDefault(m => m is not null),
        };
    }

    private static string Instrument(IReadOnlyList<string> header)
    {
        var application = header.FirstOrDefault(l => l.StartsWith("BYAPP", StringComparison.OrdinalIgnoreCase))?.Split(',').ElementAtOrDefault(1)?.Trim();
        return header.Any(l => l.Contains("MPMS3", StringComparison.OrdinalIgnoreCase)) ? "MPMS3"
            : application is null ? "table with titles of Quantum Design"
            : application.Contains("MPMS", StringComparison.OrdinalIgnoreCase) ? "MPMS"
            : $"PPMS {application}";
    }

    private static double? NumberOf(string info, string[] keys)
    {
        var words = info.Split([',', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = words.Any(w => keys.Contains(w, StringComparer.OrdinalIgnoreCase));
        var numbers = words.Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x > 0 && double.IsFinite(x) ? x : (double?)null);
        return named ? numbers.FirstOrDefault(n => n is not null) : null;
    }

    private static string? TextOf(string info)
    {
        var words = info.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.Any(w => Name.Contains(w, StringComparer.OrdinalIgnoreCase))
            ? words.FirstOrDefault(w => !Name.Contains(w, StringComparer.OrdinalIgnoreCase))
            : null;
    }
}
