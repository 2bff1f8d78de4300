namespace Kramers.Workbench.RelaxationFits;

/// <summary>Values that scatter around set points.</summary>
internal static class Clusters
{
    /// <summary>Groups by ascending value; a new one begins where the gap exceeds the tolerance.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, Func<T, double> value, double tolerance)
    {
        var groups = new List<List<T>>();
        foreach (var item in items.OrderBy(value))
        {
            if (groups.Count == 0 || value(item) - value(groups[^1][^1]) > tolerance)
            {
                groups.Add([]);
            }

            groups[^1].Add(item);
        }

        return groups;
    }
}

/// <summary>Static fields as they were meant.</summary>
internal static class Field
{
    /// <summary>Groups by size of the field; what lies within the tolerance of zero is the remanence of the magnet and counts as zero.</summary>
    public static IReadOnlyList<(double FieldTesla, IReadOnlyList<T> Items)> Groups<T>(IEnumerable<T> items, Func<T, double> fieldTesla, double toleranceTesla) =>
    [
        .. from g in Clusters.Of(items, i => Math.Abs(fieldTesla(i)), toleranceTesla)
           let mean = g.Average(i => Math.Abs(fieldTesla(i)))
           select (mean <= toleranceTesla ? 0 : Math.Round(mean, 5), g),
    ];

    /// <summary>Which times a law is for.</summary>
    public static string Label(double fieldTesla, int process, int processes) =>
        FormattableString.Invariant($"{fieldTesla:0.####} T") + (processes > 1 ? FormattableString.Invariant($", process {process + 1}") : "");
}
