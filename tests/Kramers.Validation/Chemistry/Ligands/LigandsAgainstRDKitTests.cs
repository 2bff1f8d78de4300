using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Validation.Chemistry.Ligands;

/// <summary>Against RDKit 2022.09.3; Data/rdkit_ligands.py wrote the files.</summary>
public class LigandsAgainstRDKitTests
{
    private static readonly Dictionary<string, string[]> Rows = File.ReadLines(Data("rdkit-ligands.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToDictionary(r => r[0]);

    /// <summary>Positions do not say which of two mesomeric forms is meant; these are drawn otherwise in the library, with charges elsewhere.</summary>
    private static readonly string[] OtherForms = ["CO", "COT", "CpSiNtBu", "Me2Si(Cp)2", "MeCp", "NCO-", "NCS-", "NCSe-", "indenyl"];

    [Fact]
    public void Formula_and_charge_of_every_ligand_are_those_of_RDKit() => Assert.All(LigandLibrary.All, entry =>
    {
        var row = Rows[entry.Ligand.Name];
        Assert.Equal(entry.Smiles, row[1]);
        Assert.Equal((row[2], row[3]), (Formula(entry.Ligand.Graph), entry.Ligand.Charge.ToString(CultureInfo.InvariantCulture)));
    });

    /// <summary>Ligands with up to 32 atoms, embedded by RDKit: positions alone give back the molecule.</summary>
    [Fact]
    public void Positions_and_charge_give_the_ligand_back()
    {
        var wrong = new List<string>();
        var frames = ExtendedXyz.ReadFrames(Data("rdkit-ligands.xyz"));
        foreach (var frame in frames)
        {
            var name = frame.Info["name"];
            var found = Perceived(frame.Structure, int.Parse(frame.Info["charge"], CultureInfo.InvariantCulture));
            if (found != SmilesWriter.WriteCanonical(LigandLibrary.Find(name).Graph))
            {
                wrong.Add($"{name}: {found}");
            }
        }

        Assert.InRange(frames.Count, 150, 259);
        Assert.Equal(OtherForms, wrong.Select(w => w.Split(": ")[0]).Order(StringComparer.Ordinal));
    }

    private static string Perceived(Structure structure, int charge)
    {
        try
        {
            return SmilesWriter.WriteCanonical(GraphFromGeometry.Of(structure, charge));
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static string Formula(MolecularGraph graph)
    {
        var counts = new Dictionary<string, int>();
        foreach (var atom in graph.Atoms)
        {
            counts[atom.Element.Symbol] = counts.GetValueOrDefault(atom.Element.Symbol) + 1;
            counts["H"] = counts.GetValueOrDefault("H") + atom.Hydrogens;
        }

        var ordered = counts.Where(c => c.Value > 0).OrderBy(c => counts.ContainsKey("C") ? (c.Key == "C" ? 0 : c.Key == "H" ? 1 : 2) : 2).ThenBy(c => c.Key, StringComparer.Ordinal);
        return string.Concat(ordered.Select(c => c.Value == 1 ? c.Key : $"{c.Key}{c.Value}"));
    }

    private static string Data(string file) => RepositoryRoot.File("tests", "Kramers.Validation", "Chemistry", "Ligands", "Data", file);
}
