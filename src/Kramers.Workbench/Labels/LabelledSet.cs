using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;

namespace Kramers.Workbench.Labels;

/// <summary>
/// A labelled set: geometries with labels in labels.xyz, where each comes from in provenance.json. A label is named by the hash of all that decided it, so
/// that sets can be merged and nothing is computed twice. Immutable.
/// </summary>
public sealed class LabelledSet
{
    /// <summary>Name of the file of geometries.</summary>
    public const string LabelsFile = "labels.xyz";

    /// <summary>Name of the file of provenance.</summary>
    public const string ProvenanceFile = "provenance.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Takes labels with their records.</summary>
    /// <param name="labels">The labels; Ids differ.</param>
    /// <param name="records">Record of each label by its Id.</param>
    public LabelledSet(IReadOnlyList<LabelledStructure> labels, IReadOnlyDictionary<string, LabelRecord> records)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(records);
        (Labels, Records) = (labels, records);
    }

    /// <summary>The labels.</summary>
    public IReadOnlyList<LabelledStructure> Labels { get; }

    /// <summary>Number of labels.</summary>
    public int Count => Labels.Count;

    /// <summary>Where each comes from, by Id.</summary>
    public IReadOnlyDictionary<string, LabelRecord> Records { get; }

    /// <summary>All calculations by Id, those too that stand in the frame of another: the frame, and the record of the calculation.</summary>
    public IReadOnlyDictionary<string, (LabelledStructure Frame, LabelRecord Record)> Calculations => Labels
        .SelectMany(frame => Records[frame.Id].Named(frame.Id).Select(named => (named.Id, Calculation: (frame, named.Record))))
        .DistinctBy(named => named.Id).ToDictionary(named => named.Id, named => named.Calculation);

    /// <summary>Reads a set.</summary>
    /// <exception cref="InputException">The folder holds none, or a file is damaged.</exception>
    public static LabelledSet Open(string folder)
    {
        var provenance = Path.Combine(folder, ProvenanceFile);
        if (!File.Exists(provenance))
        {
            throw new InputException(folder, null, $"it is no labelled set: there is no {ProvenanceFile}", "Name a folder that kramers label has made");
        }

        try
        {
            var records = JsonSerializer.Deserialize<Dictionary<string, LabelRecord>>(File.ReadAllText(provenance))!;

            // The geometries are written first: one without record was cut off there and is still among the jobs.
            var labels = records.Count == 0 ? [] : ExtendedXyz.Read(Path.Combine(folder, LabelsFile)).Where(label => records.ContainsKey(label.Id)).ToArray();
            return labels.Length == records.Count
                ? new LabelledSet(labels, records)
                : throw new InputException(Path.Combine(folder, LabelsFile), null, $"it has {labels.Length} of the {records.Count} labels of {ProvenanceFile}", "Restore the file");
        }
        catch (JsonException cause)
        {
            throw new InputException(provenance, (int?)cause.LineNumber + 1, "it is not the provenance of a labelled set", "Restore the file", cause);
        }
    }

    /// <summary>Writes the set; a reader finds the old or the new one, never a half.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var (labels, provenance) = (Path.Combine(folder, LabelsFile), Path.Combine(folder, ProvenanceFile));
        ExtendedXyz.Write(labels + ".part", Labels);
        File.WriteAllText(provenance + ".part", JsonSerializer.Serialize(Records, Indented));
        File.Move(labels + ".part", labels, overwrite: true);
        File.Move(provenance + ".part", provenance, overwrite: true);
    }

    /// <summary>All labels of several sets, each Id once; <see cref="LabelledSets.Merge"/> joins those of one geometry.</summary>
    public static LabelledSet Merge(params IReadOnlyList<LabelledSet> sets)
    {
        var labels = sets.SelectMany(set => set.Labels).DistinctBy(label => label.Id).ToArray();
        return new LabelledSet(labels, sets.SelectMany(set => set.Records).DistinctBy(r => r.Key).ToDictionary());
    }

    /// <summary>Two sets at random, for training and for testing; the order within each is kept.</summary>
    /// <param name="fraction">Share of the first, between 0 and 1.</param>
    /// <param name="seed">Decides which.</param>
    public (LabelledSet First, LabelledSet Second) Split(double fraction, ulong seed)
    {
        if (!(fraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A share lies between 0 and 1.");
        }

        var count = (int)Math.Round(fraction * Labels.Count);
        var first = new SeededRandom(seed).Permutation(Labels.Count).Take(count).ToHashSet();
        return (Part([.. Labels.Where((_, i) => first.Contains(i))]), Part([.. Labels.Where((_, i) => !first.Contains(i))]));
    }

    private LabelledSet Part(LabelledStructure[] labels) => new(labels, labels.ToDictionary(label => label.Id, label => Records[label.Id]));
}
