using System.Globalization;

namespace Kramers.Workbench.Reports;

/// <summary>Numbers as people read them: significant digits, errors, powers of ten. All return marked text (see <see cref="Charts.RichText"/>).</summary>
public static class NumberText
{
    /// <summary>A value with a number of significant digits; a power of ten where plain digits would be many or not significant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="digits">Significant digits.</param>
    /// <returns>Marked text.</returns>
    public static string Significant(double value, int digits)
    {
        if (double.IsNaN(value)) return "\u2013";
        if (double.IsInfinity(value)) return value > 0 ? "\u221e" : "\u2212\u221e";
        if (value == 0) return "0";
        string scientific = value.ToString("E" + Invariant(digits - 1), CultureInfo.InvariantCulture);
        int split = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific[(split + 1)..], CultureInfo.InvariantCulture);
        return exponent >= -3 && exponent <= Math.Max(digits, 3)
            ? Decimals(value, Math.Max(0, digits - 1 - exponent))
            : Sign(scientific[..split]) + "\u202f\u00d7\u202f10^{" + Invariant(exponent) + "}";
    }

    /// <summary>A value with a number of decimals.</summary>
    /// <param name="value">The value.</param>
    /// <param name="decimals">Digits behind the point.</param>
    /// <returns>Plain text with a true minus sign.</returns>
    public static string Decimals(double value, int decimals)
    {
        if (!double.IsFinite(value)) return Significant(value, 1);
        double rounded = decimals <= 15 ? Math.Round(value, decimals) + 0.0 : value;
        return Sign(rounded.ToString("F" + Invariant(decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A value and its standard error, both cut where the error has two significant digits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="standardError">One standard error.</param>
    /// <returns>Marked text; the value alone with four digits where there is no error.</returns>
    public static string WithError(double value, double standardError)
    {
        if (!double.IsFinite(standardError) || standardError <= 0) return Significant(value, 4);
        int decimals = Math.Max(0, 1 - (int)Math.Floor(Math.Log10(standardError)));
        return Decimals(value, decimals) + "\u202f\u00b1\u202f" + Decimals(standardError, decimals);
    }

    /// <summary>A positive value whose logarithm carries the error.</summary>
    /// <param name="value">The value.</param>
    /// <param name="logError">One standard error of its natural logarithm.</param>
    /// <returns>Marked text: the value and the factor it may be off by.</returns>
    public static string WithFactor(double value, double logError)
    {
        return Significant(value, 3) + "  (\u00d7/\u00f7\u202f" + Significant(Math.Exp(logError), 3) + ")";
    }

    /// <summary>A coefficient of determination, with enough decimals to show how far it is from 1.</summary>
    /// <param name="value">R^2.</param>
    /// <returns>Text with four to eight decimals.</returns>
    public static string Determination(double value)
    {
        double missing = Math.Max(Math.Abs(1 - value), 1e-300);
        return Decimals(value, Math.Clamp(1 - (int)Math.Floor(Math.Log10(missing)), 4, 8));
    }

    /// <summary>A share as percentage.</summary>
    /// <param name="fraction">0 to 1.</param>
    /// <returns>Text with one decimal.</returns>
    public static string Percent(double fraction) => Decimals(100 * fraction, 1) + "\u202f%";

    private static string Sign(string number) => number.Replace('-', '\u2212');

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
