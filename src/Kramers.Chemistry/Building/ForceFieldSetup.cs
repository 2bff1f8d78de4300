using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Building;

/// <summary>
/// The force field of a complex. Constants are those of common force fields (C-C 4.5 mdyn/angstrom, C-C-C 0.7 mdyn angstrom/rad^2),
/// rounded; those at the metal are soft.
/// </summary>
internal sealed class ForceFieldSetup
{
    private const double BondK = 28;
    private const double AngleK = 7;
    private const double DonorK = 12;
    private const double DonorAngleK = 2;
    private const double FlatK = 2;
    private const double FlatVolumeK = 0.4;
    private const double MetalVolumeK = 0.15;
    private const double ChiralVolume = 1.4;
    private const double ChiralK = 2;
    private const double AnchorK = 4;
    private const double MetalK = 100;
    private const double ContactFraction = 0.92;
    private const double FromMetal = 0.45;
    private readonly ComplexAtoms atoms;
    private readonly SiteAssignment assignment;
    private readonly ReferenceGeometry reference;
    private readonly double[] metalDistances;
    private readonly Dictionary<(int, int), double> lengths = [];
    private readonly HashSet<(int, int)> near = [];

    private ForceFieldSetup(ComplexAtoms atoms, SiteAssignment assignment)
    {
        (this.atoms, this.assignment) = (atoms, assignment);
        reference = new ReferenceGeometry(atoms);
        metalDistances = new double[atoms.Count];
        foreach (var atom in atoms.Donors.SelectMany(d => d.Atoms))
        {
            metalDistances[atom] = reference.MetalDistance(atom);
        }

        foreach (var bond in atoms.Bonds)
        {
            lengths[Ordered(bond.From, bond.To)] = reference.Length(bond);
        }
    }

    /// <summary>The force field, with the donors anchored on the vertices of the polyhedron about a metal at the origin, or on those of two about the centre of a core.</summary>
    internal static ForceField Of(ComplexAtoms atoms, SiteAssignment assignment)
    {
        var setup = new ForceFieldSetup(atoms, assignment);
        Spring[] springs = [.. setup.Bonds(), .. setup.Angles(), .. setup.DonorSprings()];
        FlatPair[] flat = [.. setup.FlatPairs()];
        foreach (var s in springs)
        {
            setup.near.Add(Ordered(s.I, s.J));
        }

        return new ForceField { Springs = springs, FlatPairs = flat, Volumes = [.. setup.Volumes()], Contacts = [.. setup.Contacts()], Anchors = [.. setup.Anchors()] };
    }

    private static (int, int) Ordered(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private double Length(int a, int b) => lengths[Ordered(a, b)];

    private IEnumerable<Spring> Bonds() => atoms.Bonds.Select(b => new Spring(b.From, b.To, Length(b.From, b.To), BondK, SpringKind.Bond));

    private IEnumerable<Spring> Angles()
    {
        for (var centre = atoms.Recipe.MetalCount; centre < atoms.Count; centre++)
        {
            var around = atoms.Neighbours(centre);
            for (var i = 0; i < around.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (reference.Angle(centre, around[i], around[j]) is { } angle && !lengths.ContainsKey(Ordered(around[i], around[j])))
                    {
                        yield return new Spring(around[i], around[j], Opposite(Length(centre, around[i]), Length(centre, around[j]), angle), AngleK, SpringKind.Angle);
                    }
                }
            }
        }
    }

    private IEnumerable<Spring> DonorSprings()
    {
        foreach (var (metal, atom) in atoms.Donors.SelectMany(d => d.Atoms.Select(a => (d.Metal, a))))
        {
            yield return new Spring(metal, atom, metalDistances[atom], DonorK, SpringKind.Donor);
            if (reference.IsSigmaDonor(atom))
            {
                foreach (var n in atoms.Neighbours(atom).Where(n => !reference.IsSigmaDonor(n)))
                {
                    var (degrees, stiffness) = reference.MetalAngle(atom, n);
                    yield return new Spring(metal, n, Opposite(metalDistances[atom], Length(atom, n), degrees), stiffness * DonorAngleK, SpringKind.DonorAngle);
                }
            }
        }
    }

    /// <summary>Ends of bonds that do not turn, at their distance in the plane.</summary>
    private IEnumerable<FlatPair> FlatPairs()
    {
        foreach (var bond in atoms.Bonds.Where(atoms.Hybridisation.IsStiff))
        {
            foreach (var a in atoms.Neighbours(bond.From).Where(n => n != bond.To))
            {
                foreach (var d in atoms.Neighbours(bond.To).Where(n => n != bond.From && n != a))
                {
                    if (reference.Angle(bond.From, a, bond.To) is { } first && reference.Angle(bond.To, bond.From, d) is { } second)
                    {
                        yield return Flat(bond, a, d, first, second);
                    }
                }
            }
        }
    }

    private FlatPair Flat(GraphBond bond, int a, int d, double first, double second)
    {
        var (ab, bc, cd) = (Length(a, bond.From), Length(bond.From, bond.To), Length(bond.To, d));
        var (cis, trans) = (Across(ab, bc, cd, first, second, 1), Across(ab, bc, cd, first, second, -1));
        near.Add(Ordered(a, d));
        return Side(bond, a, d) switch
        {
            true => new FlatPair(a, d, cis, cis, FlatK),
            false => new FlatPair(a, d, trans, trans, FlatK),
            null => new FlatPair(a, d, cis, trans, FlatK),
        };
    }

    /// <summary>True for cis, false for trans, null where both are possible.</summary>
    private bool? Side(GraphBond bond, int a, int d)
    {
        var (b, c) = (bond.From, bond.To);
        int[][] rings = [.. atoms.Rings.Where(r => r.Length < 9 && r.Contains(b) && r.Contains(c))];
        if (rings.Length > 0)
        {
            return Array.Exists(rings, r => r.Contains(a) && r.Contains(d)) || Array.TrueForAll(rings, r => !r.Contains(a) && !r.Contains(d));
        }

        if (bond.Geometry == DoubleBondGeometry.None)
        {
            return null;
        }

        // Given for the lowest-numbered heavy neighbours; each other neighbour turns the side over.
        int Lowest(int end, int other) => atoms.Neighbours(end).Where(n => n != other).OrderBy(n => atoms.Elements[n].AtomicNumber == 1 ? 1 : 0).ThenBy(n => n).First();
        var turned = (a == Lowest(b, c) ? 0 : 1) + (d == Lowest(c, b) ? 0 : 1);
        return bond.Geometry == DoubleBondGeometry.Cis == (turned % 2 == 0);
    }

    private IEnumerable<Volume> Volumes()
    {
        for (var atom = atoms.Recipe.MetalCount; atom < atoms.Count; atom++)
        {
            int[] around = reference.IsSigmaDonor(atom) ? [.. atoms.Neighbours(atom), .. atoms.Donors.Where(d => d.Atoms[0] == atom).Select(d => d.Metal)] : [.. atoms.Neighbours(atom)];
            if (around.Length == 3 && atoms.Hybridisation.IsFlat(atom))
            {
                yield return new Volume(atom, around[0], around[1], around[2], 0, atoms.IsMetal(around[2]) ? MetalVolumeK : FlatVolumeK, false);
            }
        }

        foreach (var s in atoms.Stereocentres)
        {
            yield return new Volume(s.Atom, s.A, s.B, s.C, s.Positive ? ChiralVolume : -ChiralVolume, ChiralK, true);
        }
    }

    private IEnumerable<Contact> Contacts()
    {
        var first = atoms.Recipe.MetalCount;
        HashSet<int>[] atMetal = [.. Enumerable.Range(0, first).Select(m => atoms.Donors.Where(d => d.Metal == m).SelectMany(d => d.Atoms).SelectMany(a => atoms.Neighbours(a).Append(a)).ToHashSet())];
        for (var j = first; j < atoms.Count; j++)
        {
            for (var metal = 0; metal < first; metal++)
            {
                if (!atMetal[metal].Contains(j))
                {
                    yield return new Contact(metal, j, FromMetal + Shapes.CovalentBond.SumOfRadii(atoms.Elements[metal], atoms.Elements[j]));
                }
            }

            for (var i = first; i < j; i++)
            {
                if (!near.Contains((i, j)) && !ArePlacedByThePolyhedron(i, j))
                {
                    yield return new Contact(i, j, ContactFraction * (VanDerWaals.Radius(atoms.Elements[i]) + VanDerWaals.Radius(atoms.Elements[j])) * (AreThreeApart(i, j) ? 0.85 : 1));
                }
            }
        }
    }

    /// <summary>Donors stand as near as their vertices are; atoms of two rings, or of a ring and another donor, do not know of vertices.</summary>
    private bool ArePlacedByThePolyhedron(int i, int j) =>
        atoms.IsDonor[i] && atoms.IsDonor[j] && (atoms.Copies[i] == atoms.Copies[j] || reference.IsSigmaDonor(i) && reference.IsSigmaDonor(j) && HaveOneMetal(i, j));

    private bool HaveOneMetal(int i, int j) => atoms.Donors.Any(a => a.Atoms[0] == i && atoms.Donors.Any(b => b.Atoms[0] == j && a.Metal == b.Metal));

    private bool AreThreeApart(int i, int j) => atoms.Copies[i] == atoms.Copies[j] && atoms.Neighbours(i).Exists(a => atoms.Neighbours(a).Exists(b => atoms.Neighbours(b).Contains(j)));

    private IEnumerable<Anchor> Anchors()
    {
        var bridge = atoms.Donors.Where(d => atoms.Recipe.Core is not null && d.Copy == 0).Select(d => metalDistances[d.Atoms[0]]).FirstOrDefault();
        var frame = new CoordinationFrame(atoms.Recipe, assignment, bridge);
        for (var metal = 0; metal < atoms.Recipe.MetalCount; metal++)
        {
            yield return At([metal], frame.Metal(metal), MetalK);
        }

        foreach (var donor in atoms.Donors)
        {
            yield return At(donor.Atoms, frame.Place(donor, Height(donor.Atoms)), AnchorK);
        }
    }

    private static Anchor At(int[] group, double[] place, double k) => new(group, place[0], place[1], place[2], k);

    /// <summary>Distance of the centroid of a donor from the metal; of a haptic group by Pythagoras from the radius of its polygon.</summary>
    private double Height(int[] group)
    {
        var mean = group.Average(a => metalDistances[a]);
        var polygon = group.Length == 1 ? 0 : 1.41 / (2 * Math.Sin(Math.PI / Math.Max(group.Length, 3)));
        return Math.Sqrt(Math.Max(mean * mean - polygon * polygon, 1));
    }

    /// <summary>Side opposite to an angle: law of cosines.</summary>
    private static double Opposite(double a, double b, double degrees) => Math.Sqrt(a * a + b * b - 2 * a * b * Math.Cos(degrees * Math.PI / 180));

    /// <summary>Distance of the ends of a flat chain of three bonds, cis (side +1) or trans (-1).</summary>
    private static double Across(double ab, double bc, double cd, double first, double second, int side)
    {
        var (f, s) = (first * Math.PI / 180, second * Math.PI / 180);
        var along = bc - ab * Math.Cos(f) - cd * Math.Cos(s);
        var across = ab * Math.Sin(f) - side * cd * Math.Sin(s);
        return Math.Sqrt(along * along + across * across);
    }
}
