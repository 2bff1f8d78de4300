using System.Globalization;
using Kramers.Chemistry.Graphs;

namespace Kramers.Validation.Chemistry.Graphs;

/// <summary>Against RDKit 2022.09.3 and Open Babel 3.1.1; Data/rdkit_reference.py wrote the tables.</summary>
public class OtherProgramsTests
{
    private static readonly string[][] Molecules = Table("rdkit-molecules.tsv");

    [Fact]
    public void Strings_of_one_molecule_are_those_that_RDKit_takes_for_one() => Assert.Empty(Disagreements(1));

    /// <summary>Open Babel gives other strings to a chiral sulfoxide, depending on how it was written; RDKit and Kramers do not.</summary>
    [Fact]
    public void Strings_of_one_molecule_are_those_that_Open_Babel_takes_for_one() => Assert.All(Disagreements(2), d => Assert.Contains("[S@", d, StringComparison.Ordinal));

    /// <summary>In cages RDKit lists more rings than are independent (cubane 6, bicyclo[2.2.2]octane 3): the smallest of them are compared.</summary>
    [Fact]
    public void Rings_have_the_sizes_that_RDKit_finds() => Assert.All(Molecules, row =>
    {
        var graph = SmilesReader.Read(row[0]);
        var independent = graph.Bonds.Length - graph.Count + graph.Components().Max() + 1;
        var theirs = row[4].Split(',', StringSplitOptions.RemoveEmptyEntries).Take(independent);
        Assert.Equal((row[0], string.Join(',', theirs)), (row[0], string.Join(',', RingPerception.SmallestRings(graph).Select(r => r.Length))));
    });

    [Fact]
    public void Hydrogens_are_as_many_as_RDKit_counts() => Assert.All(Molecules, row =>
    {
        var hydrogens = 0;
        foreach (var atom in SmilesReader.Read(row[0]).Atoms)
        {
            hydrogens += atom.Hydrogens + (atom.AtomicNumber == 1 ? 1 : 0);
        }

        Assert.Equal((row[0], Hydrogens(row[3])), (row[0], hydrogens));
    });

    [Theory]
    [InlineData(2, 0.97)]
    [InlineData(3, 0.90)]
    public void Similarities_rank_as_those_of_RDKit(int column, double lowest)
    {
        var rows = Table("rdkit-similarities.tsv");
        var theirs = rows.Select(r => double.Parse(r[column], CultureInfo.InvariantCulture)).ToArray();
        var ours = rows.Select(r => Fingerprint(r[0], column).Tanimoto(Fingerprint(r[1], column))).ToArray();
        Assert.InRange(Correlation(Ranks(ours), Ranks(theirs)), lowest, 1);
    }

    /// <summary>Pairs of rows that one program takes for one molecule and the other does not.</summary>
    private static List<string> Disagreements(int column)
    {
        var named = Molecules.Select(r => (Row: r, Ours: SmilesWriter.WriteCanonical(SmilesReader.Read(r[0])))).ToList();
        var split = named.GroupBy(n => n.Row[column]).Where(g => g.Select(n => n.Ours).Distinct().Count() > 1).Select(g => $"split: {string.Join(' ', g.Select(n => n.Ours).Distinct())}");
        var merged = named.GroupBy(n => n.Ours).Where(g => g.Select(n => n.Row[column]).Distinct().Count() > 1).Select(g => $"merged: {string.Join(' ', g.Select(n => n.Row[column]).Distinct())}");
        return [.. split, .. merged];
    }

    private static CircularFingerprint Fingerprint(string smiles, int column) =>
        column == 2 ? CircularFingerprint.Connectivity(SmilesReader.Read(smiles)) : CircularFingerprint.Functional(SmilesReader.Read(smiles));

    private static int Hydrogens(string formula)
    {
        var at = formula.AsSpan().IndexOf('H');
        while (at >= 0 && at + 1 < formula.Length && char.IsAsciiLetterLower(formula[at + 1]))
        {
            at = formula.IndexOf('H', at + 1);
        }

        var digits = at < 0 ? "0" : string.Concat(formula.Skip(at + 1).TakeWhile(char.IsAsciiDigit));
        return digits.Length == 0 ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>Ties share their mean rank (Spearman).</summary>
    private static double[] Ranks(double[] values)
    {
        var mean = values.Order().Select((v, i) => (v, i)).GroupBy(p => p.v).ToDictionary(g => g.Key, g => g.Average(p => p.i));
        return [.. values.Select(v => mean[v])];
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var cov = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return cov / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    private static string[][] Table(string name) =>
        [.. File.ReadLines(RepositoryRoot.File("tests", "Kramers.Validation", "Chemistry", "Graphs", "Data", name)).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))];
}
