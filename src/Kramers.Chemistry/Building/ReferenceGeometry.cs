using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>Lengths and angles that the parts of a complex have left to themselves: covalent radii (Cordero) and hybridisation.</summary>
internal sealed class ReferenceGeometry
{
    private const double Tetrahedral = 109.47;
    private readonly ComplexAtoms atoms;
    private readonly ComplexRecipe recipe;
    private readonly Dictionary<(int Donor, int Neighbour), int> chelates = [];

    internal ReferenceGeometry(ComplexAtoms atoms)
    {
        (this.atoms, recipe) = (atoms, atoms.Recipe);
        Pairs = atoms.Donors.Where(d => d.Metal == 0).Sum(d => (d.Atoms.Length + 1) / 2);
        foreach (var donor in atoms.Donors.Where(d => d.Atoms.Length == 1))
        {
            FindChelates(donor);
        }
    }

    /// <summary>Electron pairs that one metal is given: one by a donor, three by Cp.</summary>
    internal int Pairs { get; }

    /// <summary>Length of a bond in angstrom.</summary>
    internal double Length(GraphBond bond)
    {
        var (a, b) = (bond.From, bond.To);
        var hydrogen = atoms.Elements[a].AtomicNumber == 1 || atoms.Elements[b].AtomicNumber == 1;
        var sum = CovalentBond.SumOfRadii(atoms.Elements[a], atoms.Elements[b]);
        var hybridisation = atoms.Hybridisation;
        return sum * (hydrogen ? 1.01 : hybridisation.IsAromaticBond(a, b) ? 0.92 : bond.Order switch
        {
            BondOrder.Double => 0.87,
            BondOrder.Triple => 0.79,
            _ => hybridisation.IsFlat(a) && hybridisation.IsFlat(b) ? 0.96 : 1,
        });
    }

    /// <summary>Usual distance of the metal from an atom of a donor, angstrom.</summary>
    internal double MetalDistance(int atom)
    {
        return DonorDistance.Angstrom(recipe.Metal, recipe.OxidationState, Pairs, atoms.Elements[atom], DonorCharge(atom));
    }

    /// <summary>Formal charge of a donor in e; that of a bridge is shared by both metals, that of a bridging carboxylate by both oxygens.</summary>
    private double DonorCharge(int atom)
    {
        if (atoms.Donors.Any(d => d.Atoms.Length > 1 && d.Atoms.Contains(atom)))
        {
            return 0;
        }

        return recipe.Core is { } core && atoms.Copies[atom] < core.Bridges ? core.Bridge.Charge / 2.0 : atoms.Charges[atom];
    }

    /// <summary>Angle a - centre - b within a ligand in degrees; null where the centre has more than four neighbours.</summary>
    internal double? Angle(int centre, int a, int b)
    {
        var count = atoms.Neighbours(centre).Count + (IsSigmaDonor(centre) ? 1 : 0);
        var ring = atoms.Rings.FirstOrDefault(r => r.Contains(centre) && r.Contains(a) && r.Contains(b) && r.Length < 9);
        if (atoms.Hybridisation.IsLinear(centre))
        {
            return 180;
        }

        if (atoms.Hybridisation.IsFlat(centre))
        {
            return ring is not null ? Inside(ring) : Outside(centre);
        }

        return ring is { Length: <= 5 } ? ring.Length switch { 3 => 60, 4 => 89, _ => 104 } : count > 4 ? null : Bent(atoms.Elements[centre].AtomicNumber, count);
    }

    /// <summary>Angle metal - donor - neighbour in degrees, and how stiff it is, from 0 to 1.</summary>
    internal (double Degrees, double Stiffness) MetalAngle(int donor, int neighbour)
    {
        var (z, count, hybridisation) = (atoms.Elements[donor].AtomicNumber, atoms.Neighbours(donor).Count, atoms.Hybridisation);
        if (chelates.TryGetValue((donor, neighbour), out var bonds) && bonds < 5)
        {
            return (bonds switch { 2 => 93, 3 => 114, _ => 124 }, 0.4);
        }

        if (hybridisation.IsLinear(donor))
        {
            return (180, 0.6);
        }

        return count switch
        {
            1 when z == 8 => (145, 0.15),
            1 when z == 7 => (hybridisation.IsLinear(neighbour) ? 165 : 130, 0.3),
            1 when z == 6 => (180, 0.6),
            1 => (107, 0.5),
            2 when hybridisation.IsFlat(donor) => (180 - (Angle(donor, atoms.Neighbours(donor)[0], atoms.Neighbours(donor)[1]) ?? 120) / 2, 0.7),
            2 => z == 8 ? (121, 0.4) : z == 7 ? (120, 0.5) : (105, 0.5),
            _ => (111, 0.5),
        };
    }

    internal bool IsSigmaDonor(int atom) => atoms.IsDonor[atom] && atoms.Donors.Any(d => d.Atoms.Length == 1 && d.Atoms[0] == atom);

    private static double Bent(int z, int neighbours) => (neighbours, z) switch
    {
        (2, 8) => 108,
        (2, 16 or 34) => 99,
        (3, 15 or 33) => 101,
        (3, 16 or 34) => 103,
        _ => Tetrahedral,
    };

    private double Inside(int[] ring) => ring.Length switch
    {
        <= 4 => 30 * ring.Length - 30,
        5 => 108,
        > 6 when atoms.Hybridisation.IsAromaticBond(ring[0], ring[1]) => 180 - 360.0 / ring.Length,
        _ => 120,
    };

    /// <summary>The rest of a full turn, shared by the angles outside a ring.</summary>
    private double Outside(int centre)
    {
        var ring = atoms.Rings.FirstOrDefault(r => r.Contains(centre) && r.Length < 9);
        return ring is null ? 120 : (360 - Inside(ring)) / 2;
    }

    /// <summary>Bonds from a donor over each of its neighbours to the next donor of the same ligand.</summary>
    private void FindChelates(DonorVertex donor)
    {
        var goals = atoms.Donors.Where(d => d.Copy == donor.Copy && d.Metal == donor.Metal && d != donor && d.Atoms.Length == 1).Select(d => d.Atoms[0]).ToHashSet();
        var start = donor.Atoms[0];
        var seen = new HashSet<int> { start };
        var queue = new Queue<(int Atom, int First, int Bonds)>(atoms.Neighbours(start).Select(n => (n, n, 1)));
        while (queue.TryDequeue(out var step))
        {
            if (goals.Contains(step.Atom))
            {
                chelates.TryAdd((start, step.First), step.Bonds);
                continue;
            }

            if (seen.Add(step.Atom))
            {
                foreach (var next in atoms.Neighbours(step.Atom).Where(n => !seen.Contains(n)))
                {
                    queue.Enqueue((next, step.First, step.Bonds + 1));
                }
            }
        }
    }
}
