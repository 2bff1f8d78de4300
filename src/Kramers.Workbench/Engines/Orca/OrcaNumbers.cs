using System.Globalization;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Numbers as ORCA prints them; what is not finite is none.</summary>
internal static class OrcaNumbers
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static string[] Words(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    public static bool TryOne(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    public static bool TryCount(string word, out int value) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryAll(ReadOnlySpan<string> words, out double[] values)
    {
        values = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!TryOne(words[i], out values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
