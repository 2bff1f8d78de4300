using System.Text.RegularExpressions;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>The input that ORCA repeats, charge, multiplicity and run time.</summary>
internal static partial class RunReader
{
    public static OrcaRun Read(OrcaText text)
    {
        var lines = Enumerable.Range(0, text.Count).Select(i => text[i]).ToArray();
        string[] input = [.. Matches(lines, InputLine()).Where(line => !line.Contains("****END OF INPUT****", StringComparison.Ordinal))];
        var keywords = input.Select(line => line.Trim()).Where(line => line.StartsWith('!')).Select(line => line[1..].Trim());
        return new OrcaRun(
            Matches(lines, InputName()).FirstOrDefault("input"), string.Join('\n', input), string.Join(' ', keywords),
            The(text, Matches(lines, Charge()), "charge", "'Total Charge'"), The(text, Matches(lines, Multiplicity()), "multiplicity", "'Multiplicity'"), Seconds(lines));
    }

    private static string[] Matches(string[] lines, Regex pattern) => [.. lines.Select(line => pattern.Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    // A run of several jobs may change it on the way: then nobody knows to which one a number belongs.
    private static int The(OrcaText text, string[] found, string what, string searched) => found.Distinct().ToArray() switch
    {
        [] => throw text.Absent(what, searched),
        [var one] => int.Parse(one, System.Globalization.CultureInfo.InvariantCulture),
        var several => throw text.Damaged(0, text.Count, $"the {what} changes in the run: {string.Join(", ", several)}"),
    };

    private static double? Seconds(string[] lines)
    {
        var match = lines.Select(line => Time().Match(line)).LastOrDefault(m => m.Success);
        double[] parts = match is null ? [] : [.. match.Groups.Values.Skip(1).Select(g => double.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture))];
        return match is null ? null : ((parts[0] * 24 + parts[1]) * 60 + parts[2]) * 60 + parts[3] + parts[4] / 1000;
    }

    [GeneratedRegex(@"^\| *\d+> ?(.*)$")]
    private static partial Regex InputLine();

    [GeneratedRegex(@"^NAME = (\S+)")]
    private static partial Regex InputName();

    [GeneratedRegex(@"^ *Total Charge +Charge +\.\.\.\. +(-?\d+)\s*$")]
    private static partial Regex Charge();

    [GeneratedRegex(@"^ *Multiplicity +Mult +\.\.\.\. +(\d+)\s*$")]
    private static partial Regex Multiplicity();

    [GeneratedRegex(@"^TOTAL RUN TIME: (\d+) days (\d+) hours (\d+) minutes (\d+) seconds (\d+) msec")]
    private static partial Regex Time();
}
