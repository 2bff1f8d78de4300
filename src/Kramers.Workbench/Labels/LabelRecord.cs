using System.Text.Json.Serialization;

namespace Kramers.Workbench.Labels;

/// <summary>Where a label comes from, and what extended XYZ has no place for: one entry of provenance.json.</summary>
/// <param name="Program">Program that computed it.</param>
/// <param name="Version">Its version as it states it.</param>
/// <param name="LevelOfTheory">For example "SA-CASSCF(7,5)/ANO-RCC, RASSI-SO".</param>
/// <param name="Task">What was asked for.</param>
/// <param name="Charge">Charge of the molecule, e.</param>
/// <param name="Multiplicity">2S+1 of the molecule.</param>
/// <param name="Seconds">Wall time of the program, s.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Files">Name and text of every input file.</param>
/// <param name="Warnings">What to look at before trusting the numbers.</param>
/// <param name="Quantities">Further results by name with unit, such as charges_e; matrices row by row.</param>
public sealed record LabelRecord(
    string Program,
    string Version,
    string LevelOfTheory,
    string Task,
    int Charge,
    int Multiplicity,
    double Seconds,
    int Attempts,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<string> Warnings,
    IReadOnlyDictionary<string, double[]> Quantities)
{
    /// <summary>Other calculations of the same geometry whose results stand in the same frame, by the Ids that they had; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, LabelRecord>? Joined { get; init; }

    /// <summary>This one and those that are joined to it.</summary>
    internal IEnumerable<LabelRecord> All => [this, .. Joined?.Values ?? []];

    /// <summary>The same with their Ids.</summary>
    /// <param name="id">Id of this one.</param>
    internal IEnumerable<(string Id, LabelRecord Record)> Named(string id) => [(id, this), .. Joined?.Select(other => (other.Key, other.Value)) ?? []];
}
