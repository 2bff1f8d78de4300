using System.Security.Cryptography;
using System.Text;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Labels;

/// <summary>What a folder of outputs has brought.</summary>
/// <param name="Set">The labels.</param>
/// <param name="Refused">Outputs that were recognised and not taken, each with the reason.</param>
public sealed record LabelImport(LabelledSet Set, IReadOnlyList<(string File, string Reason)> Refused)
{
    /// <summary>Name of the file that lists what was refused.</summary>
    public const string RefusedFile = "refused.txt";

    /// <summary>Writes the set, and the refused outputs with their reasons beside it.</summary>
    public void Save(string folder)
    {
        Set.Save(folder);
        File.WriteAllLines(Path.Combine(folder, RefusedFile), Refused.Select(r => $"{r.File}: {r.Reason}"));
    }
}

/// <summary>
/// Labels from outputs that are there already: of ORCA, of OpenMolcas with the .aniso file beside, and of Psi4 as Kramers runs it. A file is known by its
/// first lines, whatever its name. What is damaged or did not converge is refused as a whole; a quantity that was not computed is left out.
/// </summary>
public static class OutputImport
{
    private const int HeadBytes = 16384;

    private static readonly (string Sign, Func<string, ImportedOutput> Read)[] Programs =
    [
        ("* O   R   C   A *", OrcaImport.Read), ("This run of MOLCAS is using", OpenMolcasImport.Read), ("Psi4: An Open-Source", Psi4Import.Read),
    ];

    /// <summary>Walks a folder and all below it; the same content counts once.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="InputException">There is no such folder, or no output in it.</exception>
    public static LabelImport Read(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, null, "there is no such folder", "Name the folder that holds the outputs");
        }

        var labels = new List<LabelledStructure>();
        var records = new Dictionary<string, LabelRecord>(StringComparer.Ordinal);
        var refused = new List<(string File, string Reason)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            Take(file, labels, records, refused);
        }

        return labels.Count + refused.Count > 0
            ? new LabelImport(new LabelledSet(labels, records), refused)
            : throw new InputException(folder, null, "no output of ORCA, OpenMolcas or Psi4 is in it", "Name the folder that holds the outputs");
    }

    private static void Take(string file, List<LabelledStructure> labels, Dictionary<string, LabelRecord> records, List<(string File, string Reason)> refused)
    {
        try
        {
            if (ReaderOf(file)?.Invoke(file) is not { } found)
            {
                return;
            }

            var id = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16];
            if (records.TryAdd(id, found.Record))
            {
                labels.Add(found.Label with { Id = id });
            }
        }
        catch (Exception reason) when (reason is InputException or EngineException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            refused.Add((file, reason.Message));
        }
    }

    private static Func<string, ImportedOutput>? ReaderOf(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[HeadBytes];
        var text = Encoding.Latin1.GetString(head, 0, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
        return Programs.FirstOrDefault(p => text.Contains(p.Sign, StringComparison.Ordinal)).Read;
    }
}

/// <summary>One output as a label; its Id is given later.</summary>
internal sealed record ImportedOutput(LabelledStructure Label, LabelRecord Record)
{
    /// <summary>What an engine has read.</summary>
    public static ImportedOutput Of(EngineResult result, string task, IReadOnlyDictionary<string, string> files) => new(
        result.ToLabelled(""),
        new LabelRecord(
            result.Provenance.Program, result.Provenance.Version, result.Provenance.LevelOfTheory, task, result.Molecule.Charge, result.Molecule.Multiplicity,
            result.Provenance.WallSeconds ?? 0, 1, files, result.Warnings, FurtherQuantities.Of(result)));
}
