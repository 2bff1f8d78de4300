using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Chemistry.Building;

namespace Kramers.Workbench.Building;

/// <summary>
/// What a batch has built so far, one line of JSON for each stereoisomer, written when it is ready. While the batch runs the file lies beside its
/// folder, afterwards in it. Numbers are written in full: what is read is what was built, to the last digit.
/// </summary>
internal sealed class BuildJournal : IDisposable
{
    internal const string FileName = "built.jsonl";
    private readonly StreamWriter writer;
    private readonly Lock gate = new();

    private BuildJournal(string file)
    {
        writer = new StreamWriter(file, append: true) { AutoFlush = true };
        if (writer.BaseStream.Length > 0)
        {
            // The last line of a run that was killed may be cut short.
            writer.Write('\n');
        }
    }

    public void Dispose() => writer.Dispose();

    /// <summary>The journal of a run that is not complete.</summary>
    internal static string Beside(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + "." + FileName;

    internal static BuildJournal Append(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new BuildJournal(file);
    }

    /// <summary>What files hold, by <see cref="BuildTask.Key"/>; a line that was cut short is left out.</summary>
    internal static Dictionary<string, JournalEntry> Read(params IEnumerable<string> files)
    {
        var found = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        foreach (var line in files.Where(File.Exists).SelectMany(File.ReadLines))
        {
            if (Entry(line) is { } entry)
            {
                found[entry.Key] = entry;
            }
        }

        return found;
    }

    internal static string Line(string key, BuildRow row) => JsonSerializer.Serialize(JournalEntry.Of(key, row));

    internal void Add(string key, BuildRow row)
    {
        var line = Line(key, row) + "\n";
        lock (gate)
        {
            writer.Write(line);
        }
    }

    private static JournalEntry? Entry(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<JournalEntry>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A geometry of xTB in a journal: [3N] positions in angstrom, energy in eV.</summary>
internal sealed record JournalGeometry(double[] Positions, double EnergyEv, bool Converged)
{
    internal static JournalGeometry? Of(XtbGeometry? geometry) => geometry is null ? null : new JournalGeometry(geometry.Geometry.Positions.ToArray(), geometry.EnergyEv, geometry.Converged);

    internal XtbGeometry On(Structure structure) => new(structure.WithPositions(Positions), EnergyEv, Converged);
}

/// <summary>One stereoisomer in a journal; positions [3N] in angstrom, null where it could not be built.</summary>
internal sealed record JournalEntry(string Key, double[]? Positions, double StrainEv, ulong Seed, int Attempts, IReadOnlyList<BuildFault> Faults, JournalGeometry? Restrained, JournalGeometry? Free, string? XtbFailure)
{
    internal static JournalEntry Of(string key, BuildRow row)
    {
        var complex = row.Outcome.Complex;
        return new JournalEntry(
            key, complex?.Structure.Positions.ToArray(), complex?.StrainEv ?? 0, complex?.Seed ?? 0, complex?.Attempts ?? 0, row.Outcome.Faults,
            JournalGeometry.Of(row.Restrained), JournalGeometry.Of(row.Free), row.XtbFailure);
    }

    internal BuildRow Row(BuildTask task)
    {
        var complex = Positions is null ? null : ComplexBuilder.Restore(task.Recipe, task.Assignment, Positions, StrainEv, Seed, Attempts);
        return new BuildRow(task, new BuildOutcome(complex, Faults))
        {
            Restrained = complex is null ? null : Restrained?.On(complex.Structure),
            Free = complex is null ? null : Free?.On(complex.Structure),
            XtbFailure = XtbFailure,
        };
    }
}
