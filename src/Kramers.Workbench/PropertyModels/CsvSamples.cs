using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>Samples from a CSV file. A column whose first cell is a word is no feature; the first such column names the samples.</summary>
internal static class CsvSamples
{
    /// <summary>Reads all features that are there.</summary>
    public static SampleTable Read(string file, string? target, string? group, IReadOnlyList<string> ignored)
    {
        var table = CsvTable.Read(file);
        string[] special = [.. new[] { target, group }.OfType<string>(), .. ignored];
        foreach (var column in special)
        {
            table.Place(column);
        }

        var (words, numbers) = Split(table, special);
        if (numbers.Length == 0)
        {
            throw new InputException(file, 1, "no column is a feature: none has numbers", "Add columns of numbers");
        }

        return Samples(table, numbers, words) with
        {
            Targets = target is null ? null : table.Column(target),
            Groups = group is null ? null : table.Column(group),
            Notes = words.Length > 1 ? [$"Columns of words are no features and were left out: {string.Join(", ", words.Skip(1))}."] : [],
        };
    }

    /// <summary>Reads the features that a model asks for; the target too, where the file has it.</summary>
    public static SampleTable Read(string file, IReadOnlyList<string> features, string target)
    {
        var table = CsvTable.Read(file);
        string[] missing = [.. features.Except(table.Header)];
        if (missing.Length > 0)
        {
            throw new InputException(file, 1, $"the model asks for {features.Count} columns, and {missing.Length} of them are missing: {string.Join(", ", missing.Take(5))}", $"Add them; found are {string.Join(", ", table.Header.Take(20))}");
        }

        var has = table.Header.Contains(target);
        return Samples(table, [.. features], Split(table, [target, .. features]).Words) with { Targets = has ? table.Column(target) : null };
    }

    private static (string[] Words, string[] Numbers) Split(CsvTable table, IReadOnlyList<string> special)
    {
        var others = table.Header.Except(special).ToLookup(h => IsWord(table.Rows[0].Cells[table.Place(h)]));
        return ([.. others[true]], [.. others[false]]);
    }

    private static bool IsWord(string cell) => cell.Length > 0 && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static SampleTable Samples(CsvTable table, string[] features, string[] words)
    {
        var places = Array.ConvertAll(features, table.Place);
        var x = new Matrix(table.Rows.Count, features.Length);
        for (var i = 0; i < x.Data.Length; i++)
        {
            var (line, cells) = table.Rows[i / places.Length];
            x.Data[i] = Number(table.File, line, features[i % places.Length], cells[places[i % places.Length]]);
        }

        string[] names = words.Length > 0 ? table.Column(words[0]) : [.. table.Rows.Select(r => FormattableString.Invariant($"line {r.Line}"))];
        return new SampleTable(table.File, names, [.. table.Rows.Select(r => r.Line)], features, x);
    }

    private static double Number(string file, int line, string column, string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw new InputException(file, line, cell.Length == 0 ? $"{column} is missing" : $"{column} is '{cell}'", "Write a finite number, take the line out, or leave the column out with --ignore");
}
