using System.Globalization;

namespace Kramers.Chemistry.Formats;

/// <summary>Numbers as scientific programs write them, in invariant culture.</summary>
internal static class Numbers
{
    private static readonly string[] NotFinite = ["nan", "inf", "infinity"];

    /// <summary>Reads a real number; "nan", "inf" and "infinity" (any case and sign, as C and Python write them) become NaN.</summary>
    internal static bool TryParse(string text, out double value)
    {
        if (NotFinite.Contains(text.TrimStart('+', '-'), StringComparer.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Splits at blanks and commas.</summary>
    internal static string[] Split(string text) => text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>All words as numbers, or null where one is none.</summary>
    internal static double[]? TryParseAll(string text)
    {
        var words = Split(text);
        var numbers = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!TryParse(words[i], out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
