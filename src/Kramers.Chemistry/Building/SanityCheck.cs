using System.Globalization;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>Looks for what makes a built complex no molecule.</summary>
internal sealed class SanityCheck
{
    private const double DonorOff = 0.3;
    private const double BondOff = 0.12;
    private const double AngleOff = 0.4;
    private const double FlatOff = 0.6;
    private const double LargestFlatVolume = 1.6;
    private const double ContactFraction = 0.68;
    private const double DonorGap = 0.1;
    private readonly ComplexAtoms atoms;
    private readonly ForceField field;
    private readonly double[] x;
    private readonly List<BuildFault> faults = [];

    private SanityCheck(ComplexAtoms atoms, ForceField field, double[] x) => (this.atoms, this.field, this.x) = (atoms, field, x);

    /// <summary>All faults; none for a sane complex.</summary>
    /// <param name="atoms">The complex.</param>
    /// <param name="field">Its force field, which knows lengths as they should be.</param>
    /// <param name="x">[atom, 4] positions in angstrom.</param>
    internal static IReadOnlyList<BuildFault> Of(ComplexAtoms atoms, ForceField field, double[] x)
    {
        var check = new SanityCheck(atoms, field, x);
        check.Springs();
        check.Flatness();
        check.Hands();
        check.Contacts();
        check.Rings();
        return check.faults;
    }

    private void Springs()
    {
        foreach (var s in field.Springs)
        {
            var off = Math.Abs(ForceField.Distance(x, s.I, s.J) - s.Length);
            var place = string.Create(CultureInfo.InvariantCulture, $"{atoms.NameOf(s.I)} and {atoms.NameOf(s.J)} are {ForceField.Distance(x, s.I, s.J):F2} angstrom apart and should be {s.Length:F2}");
            switch (s.Kind)
            {
                case SpringKind.Donor when off > DonorOff:
                    Add(BuildCheck.DonorNotBound, s.J, $"{place}; {(IsChelating(s.J) ? "try a shape whose angles suit the bite, or fewer donors of this ligand" : "there is no room for it: try smaller ligands, fewer of them, or a shape with fewer vertices")}");
                    break;
                case SpringKind.Bond when off > BondOff * s.Length:
                case SpringKind.Angle when off > AngleOff:
                    Add(BuildCheck.Strained, s.J, $"{place}; try another isomer or shape, or a higher coordination number with smaller ligands");
                    break;
                default:
                    break;
            }
        }
    }

    private void Flatness()
    {
        foreach (var p in field.FlatPairs)
        {
            var r = ForceField.Distance(x, p.I, p.J);
            if (Math.Min(Math.Abs(r - p.Cis), Math.Abs(r - p.Trans)) > FlatOff)
            {
                Add(BuildCheck.NotFlat, p.I, $"a flat group is twisted at {atoms.NameOf(p.I)} and {atoms.NameOf(p.J)}; try another seed or isomer");
            }
        }

        foreach (var v in field.Volumes.Where(v => !v.IsOneSided && !atoms.IsMetal(v.C) && Math.Abs(ForceField.VolumeOf(x, v)) > LargestFlatVolume))
        {
            Add(BuildCheck.NotFlat, v.Centre, $"{atoms.NameOf(v.Centre)} lies out of the plane of its neighbours; try another seed or isomer");
        }
    }

    private void Hands()
    {
        foreach (var v in field.Volumes.Where(v => v.IsOneSided && ForceField.VolumeOf(x, v) * Math.Sign(v.Target) < 0.5 * Math.Abs(v.Target)))
        {
            Add(BuildCheck.WrongHand, v.Centre, $"{atoms.NameOf(v.Centre)} has the wrong hand; try another seed, or see whether its ring allows this hand");
        }
    }

    private void Contacts()
    {
        foreach (var c in field.Contacts)
        {
            var r = ForceField.Distance(x, c.I, c.J);
            if (atoms.IsMetal(c.I) && !IsBehindDonor(c.J) && r < CovalentBond.SumOfRadii(atoms.Elements[c.I], atoms.Elements[c.J]) + DonorGap && atoms.Elements[c.J].AtomicNumber > 1)
            {
                Add(BuildCheck.WrongDonor, c.J, $"{atoms.NameOf(c.J)} is as near to the metal as a donor; name the donors of this ligand (donors 0,3)");
            }
            else if (!atoms.IsMetal(c.I) && r < ContactFraction * (VanDerWaals.Radius(atoms.Elements[c.I]) + VanDerWaals.Radius(atoms.Elements[c.J])))
            {
                Add(BuildCheck.Clash, c.J, string.Create(CultureInfo.InvariantCulture, $"{atoms.NameOf(c.I)} and {atoms.NameOf(c.J)} are {r:F2} angstrom apart; try another isomer, smaller ligands or a lower coordination number"));
            }
        }

        foreach (var (a, b) in Pairs(atoms.Donors.Where(d => d.Atoms.Length == 1).Select(d => d.Atoms[0]).Distinct().ToArray()))
        {
            if (ForceField.Distance(x, a, b) < CovalentBond.LongestAngstrom(atoms.Elements[a], atoms.Elements[b]) && !atoms.Neighbours(a).Contains(b))
            {
                Add(BuildCheck.Clash, b, string.Create(CultureInfo.InvariantCulture, $"donors {atoms.NameOf(a)} and {atoms.NameOf(b)} are {ForceField.Distance(x, a, b):F2} angstrom apart; take a shape with fewer vertices"));
            }
        }
    }

    private void Rings()
    {
        foreach (var ring in atoms.Rings.Where(r => r.Length <= 8))
        {
            foreach (var bond in atoms.Bonds.Where(b => !ring.Contains(b.From) && !ring.Contains(b.To)))
            {
                if (RingPiercing.Pierces(x, ring, bond.From, bond.To))
                {
                    Add(BuildCheck.PiercedRing, ring[0], $"the bond of {atoms.NameOf(bond.From)} and {atoms.NameOf(bond.To)} goes through a ring; try another seed or smaller ligands");
                }
            }
        }
    }

    private bool IsChelating(int donor) => atoms.Donors.Where(d => d.Copy == atoms.Copies[donor]).Select(d => d.Atoms[0]).Distinct().Count() > 1;

    /// <summary>Two bonds from a donor, as the bridgehead of a tripod: near to the metal without binding it.</summary>
    private bool IsBehindDonor(int atom) => atoms.Neighbours(atom).Exists(n => atoms.Neighbours(n).Exists(d => atoms.IsDonor[d]));

    private static IEnumerable<(int, int)> Pairs(int[] items) => items.SelectMany((a, i) => items.Take(i).Select(b => (a, b)));

    private void Add(BuildCheck check, int atom, string words) => faults.Add(new BuildFault(check, atoms.LigandNames[Math.Max(0, atoms.Copies[atom])], words));
}
