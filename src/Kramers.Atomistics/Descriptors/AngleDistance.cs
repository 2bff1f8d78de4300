using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Angles and distance of a dinuclear core: the distance of the two metals in angstrom, then for each metal the angles in degrees from
/// the other metal to its nearest donors, ascending. The metal with the smaller mean angle comes first, so that their numbering does not
/// matter: a mean does not hang on a single angle that a bridge makes equal for both. Bahlke et al., J. Phys. Chem. A 124, 8708 (2020).
/// </summary>
public sealed class AngleDistance : IStructureDescriptor
{
    private readonly int _donors;

    /// <summary>Takes the number of donors.</summary>
    /// <param name="donorsPerMetal">How many donors of each metal count, the nearest by covalent radii; 1 or more.</param>
    public AngleDistance(int donorsPerMetal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(donorsPerMetal, 1);
        _donors = donorsPerMetal;
        var angles = from metal in Enumerable.Range(1, 2) from n in Enumerable.Range(1, donorsPerMetal) select $"angle {n} M'-M{metal}-L";
        FeatureNames = ["distance M-M", .. angles];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not exactly two metals, or one of them has too few donors.</exception>
    public double[] Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        int[] metals = [.. Enumerable.Range(0, structure.Count).Where(i => Metals.IsMetal(structure.Elements[i]))];
        if (metals.Length != 2)
        {
            throw new ArgumentException($"Angles and distance of a dinuclear core need two metals, but {structure.Formula} has {metals.Length}.", nameof(structure));
        }

        var (first, second) = (Angles(structure, metals[0], metals[1]), Angles(structure, metals[1], metals[0]));
        var inOrder = first.Average() <= second.Average();
        return [structure.Distance(metals[0], metals[1]), .. inOrder ? first : second, .. inOrder ? second : first];
    }

    private double[] Angles(Structure structure, int metal, int other)
    {
        var donors = CoordinationSphere.Around(structure, metal, _donors).Donors;
        return donors.Count == _donors
            ? [.. donors.Select(d => Angle(structure, metal, other, d)).Order()]
            : throw new ArgumentException($"{structure.Elements[metal]}{metal + 1} has {donors.Count} donors, {_donors} were asked for. Ask for fewer.", nameof(structure));
    }

    private static double Angle(Structure structure, int metal, int other, Donor donor)
    {
        double[] FromMetal(Func<int, double> at) => [.. Enumerable.Range(0, 3).Select(c => at(c) - structure.Positions[3 * metal + c])];
        var (a, b) = (FromMetal(c => structure.Positions[3 * other + c]), FromMetal(c => donor.Position[c]));
        double[] cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
        return Math.Atan2(Math.Sqrt(cross.Sum(x => x * x)), a.Zip(b, (x, y) => x * y).Sum()) * 180 / Math.PI;
    }
}
