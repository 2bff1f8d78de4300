using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Workbench.Ligands;

/// <summary>Ligands as lines of text for 'kramers ligands'.</summary>
public static class LigandListing
{
    private static readonly string[] Header = ["Name", "Charge", "Denticity", "Donors", "SMILES", "Full name"];

    /// <summary>Ligands of the library with a text in their names or family, below a line of headings.</summary>
    /// <param name="search">The text; empty for all.</param>
    /// <exception cref="InputException">There are none.</exception>
    public static IReadOnlyList<string> Library(string search)
    {
        var found = LigandLibrary.Search(search);
        return found.Count > 0
            ? Aligned([Header, .. found.Select(l => Cells(l.Ligand, l.Smiles, l.FullName))])
            : throw new InputException("kramers ligands", null, $"the library has no ligand '{search}'", "Search for a part of its name, or give --smiles");
    }

    /// <summary>How a ligand of one's own would bind.</summary>
    /// <param name="smiles">Its SMILES.</param>
    /// <exception cref="InputException">Not a SMILES string, or no donors.</exception>
    public static IReadOnlyList<string> OfSmiles(string smiles)
    {
        ArgumentNullException.ThrowIfNull(smiles);
        return Guarded("--smiles", () => Own(smiles));
    }

    /// <summary>As <see cref="OfSmiles"/>, from positions.</summary>
    /// <param name="path">An xyz file with the ligand alone, hydrogens included; its first frame counts.</param>
    /// <param name="charge">Charge of the ligand in e.</param>
    /// <exception cref="InputException">The file cannot be read, or its bonds do not fit the charge.</exception>
    public static IReadOnlyList<string> OfXyz(string path, int charge)
    {
        var structure = ExtendedXyz.ReadFrames(path)[0].Structure;
        return Guarded(path, () => Own(SmilesWriter.WriteCanonical(GraphFromGeometry.Of(structure, charge))));
    }

    private static List<string> Own(string smiles)
    {
        var ligand = Ligand.FromSmiles("own", smiles);
        string Atoms(IEnumerable<int> atoms) => string.Join(' ', atoms.Select(a => FormattableString.Invariant($"{ligand.Graph.Atoms[a].Element}{a}")));
        var known = LigandLibrary.All.FirstOrDefault(l => SmilesWriter.WriteCanonical(l.Ligand.Graph) == SmilesWriter.WriteCanonical(ligand.Graph));
        return
        [
            $"SMILES: {smiles}",
            FormattableString.Invariant($"Charge: {ligand.Charge}"),
            FormattableString.Invariant($"Denticity: {ligand.Denticity}"),
            $"Donors: {(ligand.DonorAtoms.Count > 0 ? Atoms(ligand.DonorAtoms) : "none")}",
            .. ligand.HapticGroups.Select(g => $"Side-on: {Atoms(g)}"),
            $"In the library: {known?.Ligand.Name ?? "no"}",
        ];
    }

    private static IReadOnlyList<string> Guarded(string source, Func<IReadOnlyList<string>> lines)
    {
        try
        {
            return lines();
        }
        catch (Exception cause) when (cause is SmilesException or ArgumentException)
        {
            throw new InputException(source, null, cause.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "Atoms count from 0 along the SMILES", cause);
        }
    }

    private static string[] Cells(Ligand ligand, string smiles, string fullName)
    {
        string[] donors = [Counted(ligand.Graph, ligand.DonorAtoms), .. ligand.HapticGroups.Select(g => $"({Counted(ligand.Graph, g)})")];
        return [ligand.Name, ligand.Charge.ToString("+0;-0;0", CultureInfo.InvariantCulture), ligand.Denticity.ToString(CultureInfo.InvariantCulture), string.Concat(donors), smiles, fullName];
    }

    /// <summary>Elements with their numbers, as N2O2.</summary>
    private static string Counted(MolecularGraph graph, IReadOnlyList<int> atoms) =>
        string.Concat(atoms.CountBy(a => graph.Atoms[a].Element.Symbol).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value == 1 ? c.Key : FormattableString.Invariant($"{c.Key}{c.Value}")));

    private static List<string> Aligned(string[][] rows)
    {
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(c => rows.Max(r => r[c].Length))];
        return [.. rows.Select(row => string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd())];
    }
}
