using System.Globalization;
using Kramers.Chemistry;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>What is learned: numbers, or the indicators of classes where the file has words.</summary>
/// <param name="Name">Column or key of the file.</param>
/// <param name="Y">[sample, 1] in the unit of the file, or indicators [sample, class].</param>
/// <param name="Classes">Names of the classes in alphabetical order; null for numbers.</param>
/// <param name="Labels">Class of each sample, [sample]; all zero for numbers.</param>
internal sealed record PropertyTarget(string Name, Matrix Y, string[]? Classes, int[] Labels)
{
    /// <summary>Reads the target of a table.</summary>
    /// <exception cref="InputException">A sample has none or not a finite one, some are words and some numbers, or all are the same.</exception>
    public static PropertyTarget Of(string name, SampleTable table)
    {
        var texts = table.Targets!;
        var isWord = Array.ConvertAll(texts, t => t.Length > 0 && !double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var bad = Array.FindIndex(texts, t => t.Length == 0 || (double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && !double.IsFinite(v)));
        if (bad >= 0)
        {
            throw new InputException(table.File, table.Lines[bad], texts[bad].Length == 0 ? $"{table.Names[bad]} has no {name}" : $"{name} is '{texts[bad]}'", "Write it, or take the sample out");
        }

        var words = isWord.Count(w => w);
        if (words > 0 && words < texts.Length)
        {
            var odd = Array.IndexOf(isWord, words < texts.Length - words);
            throw new InputException(table.File, table.Lines[odd], $"{name} is '{texts[odd]}', but {(isWord[odd] ? "a number" : "a word")} elsewhere", "Write numbers to learn a value, or words to learn classes");
        }

        return texts.Distinct().Count() < 2
            ? throw new InputException(table.File, null, $"{name} is '{texts[0]}' for all {texts.Length} samples", "There is nothing to learn; choose another target")
            : words > 0 ? Words(name, texts, table) : Numbers(name, texts);
    }

    /// <summary>The sample's target as text for tables.</summary>
    public double[] Values() => [.. Enumerable.Range(0, Y.Rows).Select(i => Y[i, 0])];

    private static PropertyTarget Numbers(string name, string[] texts)
    {
        var values = Array.ConvertAll(texts, t => double.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture));
        return new PropertyTarget(name, new Matrix(values.Length, 1, values), null, new int[values.Length]);
    }

    private static PropertyTarget Words(string name, string[] texts, SampleTable table)
    {
        string[] classes = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        if (texts.CountBy(t => t).FirstOrDefault(c => c.Value < 2).Key is { } lonely)
        {
            throw new InputException(table.File, table.Lines[Array.IndexOf(texts, lonely)], $"the class '{lonely}' has a single sample", "Give it another one to be tested on, or take it out");
        }

        var labels = Array.ConvertAll(texts, t => Array.IndexOf(classes, t));
        return new PropertyTarget(name, ClassIndicators.Of(labels, classes.Length), classes, labels);
    }
}
