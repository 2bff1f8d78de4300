using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Formats;

/// <summary>The molecule around a metal, grown from the asymmetric unit along bonds across symmetry elements.</summary>
/// <param name="Structure">The molecule, the metal first.</param>
/// <param name="Labels">Labels of the atoms in the file; images share theirs.</param>
/// <param name="IsCut">Whether the bonds go on without end, as in a chain: then the molecule is cut at the metals that follow.</param>
public sealed record CifMolecule(Structure Structure, IReadOnlyList<string> Labels, bool IsCut)
{
    private const int MostAtoms = 3000;

    /// <summary>Grows the molecule. Two atoms are bonded when nearer than the sum of their covalent radii plus 0.4 angstrom, 0.25 for hydrogen.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="metal">Number of the metal in <see cref="CifCrystal.Atoms"/>, from 0.</param>
    /// <exception cref="InputException">The bonds go on without end even between metals.</exception>
    public static CifMolecule Around(CifCrystal crystal, int metal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentOutOfRangeException.ThrowIfNegative(metal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(metal, crystal.Atoms.Count);
        var whole = Grow(crystal, metal, stopsAtMetals: false);
        return Assemble(crystal, whole ?? Grow(crystal, metal, stopsAtMetals: true) ?? throw Endless(crystal), isCut: whole is null);
    }

    /// <summary>Breadth first; null where an atom meets its own image by a lattice vector, which no molecule has.</summary>
    private static List<Image>? Grow(CifCrystal crystal, int metal, bool stopsAtMetals)
    {
        List<Image> found = [new(metal, 0, crystal.Atoms[metal].Fractional, crystal.Cell.ToCartesian(crystal.Atoms[metal].Fractional))];
        var images = Enumerable.Range(0, crystal.Atoms.Count).SelectMany(a => crystal.Operations.Select((o, i) => (Atom: a, Operation: i, Point: o.Apply(crystal.Atoms[a].Fractional)))).ToArray();
        for (var k = 0; k < found.Count; k++)
        {
            if (k > 0 && stopsAtMetals && Metals.IsMetal(crystal.Atoms[found[k].Atom].Element))
            {
                continue;
            }

            foreach (var next in images.SelectMany(i => Bonded(crystal, found[k], i.Atom, i.Operation, i.Point)))
            {
                if (found.Any(f => AreSame(crystal, f, next)))
                {
                    continue;
                }

                if (found.Count == MostAtoms || (!stopsAtMetals && found.Any(f => f.Atom == next.Atom && f.Operation == next.Operation)))
                {
                    return null;
                }

                found.Add(next);
            }
        }

        return found;
    }

    /// <summary>Lattice images of a point that are bonded to an atom.</summary>
    private static IEnumerable<Image> Bonded(CifCrystal crystal, Image from, int atom, int operation, double[] point)
    {
        var longest = CovalentBond.LongestAngstrom(crystal.Atoms[from.Atom].Element, crystal.Atoms[atom].Element);
        var planes = crystal.Cell.PlaneDistances;
        var ranges = Enumerable.Range(0, 3).Select(a => Shifts(from.Fractional[a] - point[a], longest / planes[a])).ToArray();
        foreach (var x in ranges[0])
        {
            foreach (var y in ranges[1])
            {
                foreach (var z in ranges[2])
                {
                    double[] fractional = [point[0] + x, point[1] + y, point[2] + z];
                    var position = crystal.Cell.ToCartesian(fractional);
                    if (Distance(position, from.Position) < longest)
                    {
                        yield return new Image(atom, operation, fractional, position);
                    }
                }
            }
        }
    }

    /// <summary>Whole numbers within some reach of a difference.</summary>
    private static IEnumerable<int> Shifts(double difference, double reach)
    {
        var first = (int)Math.Ceiling(difference - reach);
        return Enumerable.Range(first, Math.Max(0, (int)Math.Floor(difference + reach) - first + 1));
    }

    /// <summary>The same atom on a special position, or disordered about one: the image that came first stays.</summary>
    private static bool AreSame(CifCrystal crystal, Image a, Image b)
    {
        var isPartial = crystal.Atoms[b.Atom].Occupancy < 1 || crystal.Atoms[b.Atom].Group.StartsWith('-');
        return (a.Atom == b.Atom || isPartial) && Distance(a.Position, b.Position) < (isPartial ? CifDisorder.Closest : 0.1);
    }

    private static CifMolecule Assemble(CifCrystal crystal, List<Image> images, bool isCut) => new(
        new Structure([.. images.Select(i => crystal.Atoms[i.Atom].Element)], [.. images.SelectMany(i => i.Position)]),
        [.. images.Select(i => crystal.Atoms[i.Atom].Label)],
        isCut);

    private static double Distance(double[] a, double[] b) => Math.Sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));

    private static InputException Endless(CifCrystal crystal) =>
        new(crystal.File, null, $"in data_{crystal.Name} bonds go on without end between the metals", "Cut the molecule out with another program and give an xyz file");

    private sealed record Image(int Atom, int Operation, double[] Fractional, double[] Position);
}
