using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A column of a table.</summary>
/// <param name="Key">Name in CSV and JSON, with its unit at the end.</param>
/// <param name="Heading">Marked text for people.</param>
/// <param name="Values">Numbers, one per row.</param>
/// <param name="Texts">Words in place of the numbers, one per row; null for a column of numbers.</param>
public sealed record SpinColumn(string Key, string Heading, double[] Values, string[]? Texts = null);

/// <summary>A table of a result: a CSV file, an entry of result.json, and rows in the report.</summary>
/// <param name="Key">Name of the file (without .csv) and of the entry.</param>
/// <param name="Title">Marked text for people.</param>
/// <param name="Columns">Columns of equal length.</param>
public sealed record SpinTable(string Key, string Title, IReadOnlyList<SpinColumn> Columns)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Texts?.Length ?? Columns[0].Values.Length;

    /// <summary>The numbers of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double[] this[string key] => (Columns.FirstOrDefault(c => c.Key == key) ?? throw new ArgumentException($"The table {Key} has no column {key}.", nameof(key))).Values;
}

/// <summary>A single number of a result.</summary>
/// <param name="Key">Name in JSON, with its unit at the end.</param>
/// <param name="Heading">Marked text for people.</param>
/// <param name="Value">The number.</param>
public sealed record SpinNumber(string Key, string Heading, double Value);

/// <summary>What a task of 'kramers spin' found.</summary>
public sealed record SpinResult
{
    /// <summary>The task: its word on the command line.</summary>
    public required string Task { get; init; }

    /// <summary>Name of the system.</summary>
    public required string Name { get; init; }

    /// <summary>What was computed, a line of marked text.</summary>
    public required string Title { get; init; }

    /// <summary>The numbers; the first table is the one to look at first.</summary>
    public required IReadOnlyList<SpinTable> Tables { get; init; }

    /// <summary>Single numbers.</summary>
    public IReadOnlyList<SpinNumber> Numbers { get; init; } = [];

    /// <summary>Values of the named parameters that were used.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>What to know before trusting the numbers.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A spin system to go on with, the text of a file; null where the task makes none.</summary>
    public string? System { get; init; }

    internal IReadOnlyList<CaptionedFigure> Figures { get; init; } = [];

    /// <summary>A table by its key.</summary>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public SpinTable Table(string key) => Tables.FirstOrDefault(t => t.Key == key) ?? throw new ArgumentException($"There is no table {key}.", nameof(key));
}
