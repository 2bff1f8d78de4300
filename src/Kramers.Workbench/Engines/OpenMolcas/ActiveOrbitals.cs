using System.Globalization;
using System.Text.RegularExpressions;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>
/// The active orbitals of the first RASSCF as its output prints them: a start from guessed orbitals can converge with ligand orbitals
/// in the active space, and the energies alone do not show it.
/// </summary>
/// <param name="Occupations">Averaged over the roots; null where the output does not print orbitals.</param>
/// <param name="MetalShares">Sum of squares of the coefficients of the metal's d or f functions over that of all, per orbital.</param>
internal sealed partial record ActiveOrbitals(double[]? Occupations, double[]? MetalShares)
{
    private const double EnoughMetal = 0.6;

    public static ActiveOrbitals Read(OutputText output, MagneticIon ion, int inactive)
    {
        if (output.All(Heading()) is not { Count: > 0 } headings)
        {
            return new ActiveOrbitals(null, null);
        }

        var blocks = output.All(OrbitalNumbers()).Where(b => b.Index > headings[0].Index && (headings.Count == 1 || b.Index < headings[1].Index)).ToArray();
        var (occupations, shares) = (new double?[ion.Orbitals], new double?[ion.Orbitals]);
        foreach (var (numbers, index) in blocks)
        {
            ReadBlock(output, ion, Words(numbers.Groups[1].Value), index, inactive, occupations, shares);
        }

        if (occupations.Contains(null))
        {
            throw output.Failure(headings[0].Index, $"searched below for active orbitals {inactive + 1} to {inactive + ion.Orbitals} and found {occupations.Count(o => o is not null)}");
        }

        var sum = occupations.Sum(o => o!.Value);
        return Math.Abs(sum - ion.Electrons) < 0.001 * ion.Orbitals
            ? new ActiveOrbitals([.. occupations.Select(o => o!.Value)], [.. shares.Select(s => s!.Value)])
            : throw output.Failure(headings[0].Index, string.Create(CultureInfo.InvariantCulture, $"the occupations of the active orbitals add up to {sum:F4} instead of {ion.Electrons}"));
    }

    /// <summary>What speaks against the active space.</summary>
    public IEnumerable<string> Warnings(MagneticIon ion)
    {
        if (MetalShares is null)
        {
            yield return $"The output does not show the active orbitals: look at {OpenMolcasInput.Project}.rasscf.molden whether they are {ion.Element} {ion.Shell}.";
            yield break;
        }

        foreach (var (k, share) in MetalShares.Index().Where(s => s.Item < EnoughMetal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Active orbital {k + 1} is {share:P0} {ion.Element} {ion.Shell}: the active space may hold ligand orbitals. Look at {OpenMolcasInput.Project}.rasscf.molden, and start from the orbitals of a geometry that went well.");
        }
    }

    // "Orbital 31 32", "Energy ...", "Occ. No. 1.4 1.4", an empty line, then "1 CO1 1s 0.0001 0.0002" for each basis function.
    private static void ReadBlock(OutputText output, MagneticIon ion, string[] numbers, int index, int inactive, double?[] occupations, double?[] shares)
    {
        var places = numbers.Select(n => int.Parse(n, CultureInfo.InvariantCulture) - inactive - 1).ToArray();
        if (!places.Any(p => p >= 0 && p < ion.Orbitals))
        {
            return;
        }

        var occupied = Occupied().Match(index + 2 < output.Lines.Count ? output.Lines[index + 2] : "");
        var values = Words(occupied.Groups[1].Value);
        var rows = Rows(output, index + 4, numbers.Length);
        if (values.Length != numbers.Length || rows.Count == 0)
        {
            throw output.Failure(index, "searched below for occupations and coefficients of orbitals and found none");
        }

        foreach (var (column, place) in places.Index().Where(p => p.Item >= 0 && p.Item < ion.Orbitals))
        {
            occupations[place] = output.Number(values[column], index + 2, "an occupation");
            var metal = rows.Where(r => r.Atom == ion.Atom + 1 && r.Shell == ion.Shell).Sum(r => r.Coefficients[column] * r.Coefficients[column]);
            shares[place] = metal / rows.Sum(r => r.Coefficients[column] * r.Coefficients[column]);
        }
    }

    private static List<(int Atom, string Shell, double[] Coefficients)> Rows(OutputText output, int first, int columns)
    {
        var rows = new List<(int, string, double[])>();
        for (var i = first; i < output.Lines.Count && Function().Match(output.Lines[i]) is { Success: true } row; i++)
        {
            var words = Words(row.Groups["c"].Value);
            if (row.Groups["k"].Value != (rows.Count + 1).ToString(CultureInfo.InvariantCulture) || words.Length != columns)
            {
                throw output.Failure(i, $"expected {columns} coefficients of basis function {rows.Count + 1}");
            }

            rows.Add((int.Parse(row.Groups["atom"].Value, CultureInfo.InvariantCulture), row.Groups["l"].Value, Array.ConvertAll(words, w => output.Number(w, i, "a coefficient"))));
        }

        return rows;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"Pseudonatural active orbitals and approximate occupation numbers")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s+Orbital((?:\s+\d+)+)\s*$")]
    private static partial Regex OrbitalNumbers();

    [GeneratedRegex(@"^\s+Occ\. No\.((?:\s+\d+\.\d+)+)\s*$")]
    private static partial Regex Occupied();

    [GeneratedRegex(@"^\s*(?<k>\d+)\s+[A-Z]+(?<atom>\d+)\s+(?:\d+|\*)(?<l>[a-z])\S*(?<c>(?:\s+-?\d+\.\d+)+)\s*$")]
    private static partial Regex Function();
}
