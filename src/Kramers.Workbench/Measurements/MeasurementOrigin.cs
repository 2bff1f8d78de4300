namespace Kramers.Workbench.Measurements;

/// <summary>Where a measurement came from.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Instrument">For example "MPMS3", "PPMS ACMS" or "CSV".</param>
public sealed record MeasurementOrigin(string File, string Instrument)
{
    /// <summary>Name of the sample in the header, or null.</summary>
    public string? SampleName { get; init; }

    /// <summary>Mass of the sample in mg that the header states, or null.</summary>
    public double? MassMilligrams { get; init; }

    /// <summary>Molar mass in g/mol that the header states, or null.</summary>
    public double? MolarMassGramsPerMole { get; init; }

    /// <summary>Titles of the columns that the moment or susceptibility was read from.</summary>
    public IReadOnlyList<string> ValueColumns { get; init; } = [];

    /// <summary>Rows without all needed numbers, such as comments and rows of another measuring mode, which were left out.</summary>
    public int SkippedRows { get; init; }
}
