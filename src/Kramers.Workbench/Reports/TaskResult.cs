namespace Kramers.Workbench.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Key">Name in CSV and JSON, with its unit at the end.</param>
/// <param name="Heading">Marked text for people.</param>
/// <param name="Values">Numbers, one per row.</param>
/// <param name="Texts">Words in place of the numbers, one per row; null for a column of numbers.</param>
public sealed record ResultColumn(string Key, string Heading, double[] Values, string[]? Texts = null)
{
    /// <summary>Whether the report shows it, where there is room; details are for the CSV file.</summary>
    public bool IsInReport { get; init; } = true;

    /// <summary>Whether the words are names that a user gave, whose stars and underscores mark nothing.</summary>
    public bool IsVerbatim { get; init; }
}

/// <summary>A table of a result: a CSV file, an entry of result.json, and rows in the report.</summary>
/// <param name="Key">Name of the file (without .csv) and of the entry.</param>
/// <param name="Title">Marked text for people.</param>
/// <param name="Columns">Columns of equal length.</param>
public sealed record ResultTable(string Key, string Title, IReadOnlyList<ResultColumn> Columns)
{
    /// <summary>Whether the report shows its rows; curves that a figure shows need not be read as numbers too.</summary>
    public bool IsInReport { get; init; } = true;

    /// <summary>Most rows in the report, evenly spread over the table.</summary>
    public int MostRowsInReport { get; init; } = 40;

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
public sealed record ResultNumber(string Key, string Heading, double Value);

/// <summary>What a command that answers one question, its task, found.</summary>
public sealed record TaskResult
{
    /// <summary>The command: its word on the command line.</summary>
    public required string Command { get; init; }

    /// <summary>The task: its word on the command line.</summary>
    public required string Task { get; init; }

    /// <summary>Name of the molecule or sample.</summary>
    public required string Name { get; init; }

    /// <summary>What was computed, a line of marked text.</summary>
    public required string Title { get; init; }

    /// <summary>The numbers; the first table is the one to look at first.</summary>
    public required IReadOnlyList<ResultTable> Tables { get; init; }

    /// <summary>Single numbers.</summary>
    public IReadOnlyList<ResultNumber> Numbers { get; init; } = [];

    /// <summary>Values of the named parameters that were used.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>What to know before trusting the numbers.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A spin system to go on with, the text of a file; null where the task makes none.</summary>
    public string? System { get; init; }

    internal IReadOnlyList<CaptionedFigure> Figures { get; init; } = [];

    /// <summary>A table by its key.</summary>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public ResultTable Table(string key) => Tables.FirstOrDefault(t => t.Key == key) ?? throw new ArgumentException($"There is no table {key}.", nameof(key));
}

/// <summary>A finished run.</summary>
/// <param name="Result">All numbers.</param>
/// <param name="Folder">Full path of the folder that was written.</param>
public sealed record TaskRun(TaskResult Result, string Folder);
