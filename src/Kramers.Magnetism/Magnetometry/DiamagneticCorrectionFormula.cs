using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>Reads the two notations of <see cref="DiamagneticCorrection"/>: formulas and sums of parts.</summary>
internal static partial class DiamagneticCorrectionFormula
{
    /// <summary>"Dy3+ + 2 Cl-" to (1, Dy3+), (2, Cl-).</summary>
    public static IEnumerable<(double Count, string Name)> Split(string sum) => sum.Split(" + ", StringSplitOptions.TrimEntries).Select(text =>
        Part().Match(text) is { Success: true } part
            ? (part.Groups["count"].Success ? Number(part.Groups["count"].Value) : 1, part.Groups["name"].Value)
            : throw new ArgumentException($"A part of '{sum}' is empty. Write parts with ' + ' between them, for example Dy3+ + 3 Cl- + 6 H2O.", nameof(sum)));

    /// <summary>Element symbols with their number, "(C6H5)3P" to C 18, H 15, P 1; each element once.</summary>
    public static IEnumerable<(string Symbol, double Count)> Atoms(string formula)
    {
        var factors = new Stack<double>([1]);
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        var end = formula.Length;

        // From the right, so that the number behind a bracket is known before what it multiplies.
        foreach (Match token in Token().Matches(formula))
        {
            end -= token.Length;
            var count = token.Groups["count"].Length > 0 ? Number(token.Groups["count"].Value) : 1;
            Take(token.Groups["what"].Value, count, factors, counts);
        }

        return end == 0 && factors.Count == 1 && counts.Count > 0 && counts.Keys.All(s => Element.TryFromSymbol(s, out _))
            ? counts.Reverse().Select(c => (c.Key, c.Value))
            : throw new ArgumentException($"'{formula}' is neither a formula such as C12H8N2 nor a known part{DiamagneticCorrectionTable.Similar(formula)}.", nameof(formula));
    }

    private static void Take(string what, double count, Stack<double> factors, Dictionary<string, double> counts)
    {
        if (what == ")")
        {
            factors.Push(factors.Peek() * count);
        }
        else if (what == "(")
        {
            factors.Pop();
            if (factors.Count == 0)
            {
                factors.Push(1);
                counts["("] = 1;
            }
        }
        else
        {
            counts[what] = counts.GetValueOrDefault(what) + count * factors.Peek();
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<count>\d+(\.\d+)?)\s+)?(?<name>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<what>[A-Z][a-z]?|\(|\))(?<count>\d+(\.\d+)?)?\G", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex Token();
}
