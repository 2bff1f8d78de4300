using System.Globalization;
using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Ligands;

/// <summary>An entry of the <see cref="LigandLibrary"/>.</summary>
/// <param name="Ligand">The ligand under its short name.</param>
/// <param name="FullName">Its name, and other short names, behind commas.</param>
/// <param name="Family">Kind of ligand, a heading.</param>
/// <param name="Smiles">As in the table; donors count along it.</param>
public sealed record LibraryLigand(Ligand Ligand, string FullName, string Family, string Smiles);

/// <summary>
/// Ligands of 3d and lanthanide magnets. The rows of the tables (SimpleLigands and its neighbours) are: short name, full name, SMILES, donor atoms (element and number
/// in the SMILES, from 0), haptic groups behind semicolons, charge in e, denticity, source; a line with # names the family. Sources: "textbook"
/// for what any book on coordination chemistry holds; "IUPAC 2005" for abbreviations of Nomenclature of Inorganic Chemistry (2005), table VII;
/// or the paper of the magnet that it is known from.
/// </summary>
public static class LigandLibrary
{
    private const int Columns = 8;

    /// <summary>All ligands, by family.</summary>
    public static IReadOnlyList<LibraryLigand> All { get; } = [.. new[] { SimpleLigands.Text, NitrogenLigands.Text, AnionicOxygenLigands.Text, ChelatingLigands.Text }.SelectMany(Read)];

    /// <summary>The ligand with this short name; capitals matter only where two names differ in nothing else.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that sound alike.</exception>
    public static Ligand Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var found = All.FirstOrDefault(l => l.Ligand.Name == name) ?? All.FirstOrDefault(l => l.Ligand.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var alike = Search(name).Select(l => l.Ligand.Name).Take(5).ToArray();
        return found?.Ligand ?? throw new ArgumentException(
            $"The library has no ligand '{name}'{(alike.Length > 0 ? "; do you mean " + string.Join(", ", alike) : "")}. Give its SMILES, or look into the list of 'kramers ligands'.", nameof(name));
    }

    /// <summary>Ligands with a text in their names or family, in whatever case; all for an empty text.</summary>
    public static IReadOnlyList<LibraryLigand> Search(string text) =>
        [.. All.Where(l => new[] { l.Ligand.Name, l.FullName, l.Family }.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)))];

    private static List<LibraryLigand> Read(string table)
    {
        var (ligands, family) = (new List<LibraryLigand>(), "");
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                family = line[2..];
                continue;
            }

            var cells = line.Split('|');
            ligands.Add(cells.Length == Columns ? Entry(cells, family) : throw new FormatException($"{cells.Length} columns in '{line}'"));
        }

        return ligands;
    }

    private static LibraryLigand Entry(string[] cells, string family)
    {
        var graph = SmilesReader.Read(cells[2]);
        int[][] haptic = [.. cells[4].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(g => Atoms(g, graph, cells[0]))];
        var ligand = Ligand.FromGraph(cells[0], graph, Atoms(cells[3], graph, cells[0]), haptic, cells[7]);
        var (charge, denticity) = (int.Parse(cells[5], CultureInfo.InvariantCulture), int.Parse(cells[6], CultureInfo.InvariantCulture));
        return (charge, denticity) == (ligand.Charge, ligand.Denticity)
            ? new LibraryLigand(ligand, cells[1], family, cells[2])
            : throw new FormatException($"{ligand.Name}: charge and denticity of the row, {charge} and {denticity}, are not those of its atoms, {ligand.Charge} and {ligand.Denticity}");
    }

    /// <summary>Numbers of atoms such as N0 and O5, whose elements are compared.</summary>
    private static int[] Atoms(string text, MolecularGraph graph, string name)
    {
        int AtomOf(string word)
        {
            var number = int.Parse(word.AsSpan(word.AsSpan().IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture);
            return word.StartsWith(graph.Atoms[number].Element.Symbol, StringComparison.Ordinal) ? number : throw new FormatException($"{name}: {word} is {graph.Atoms[number].Element.Symbol}");
        }

        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AtomOf)];
    }
}
