using System.Runtime.CompilerServices;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Shapes;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Xtb;

/// <summary>
/// HOMO and LUMO of the free ligands, in the geometry that they have in the complex, and Wiberg bond orders of the complex, by GFN2-xTB. The charge of
/// a ligand is the one, from 0 downwards, then upwards, that closes its shells. A donor of several atoms has the sum of their bond orders.
/// </summary>
/// <param name="charge">Charge of the complexes in e.</param>
/// <param name="multiplicity">2S+1 of the complexes; null for 1, or 2 where the number of electrons is odd.</param>
public sealed class XtbLigandElectrons(int charge = 0, int? multiplicity = null) : ILigandElectrons
{
    // Of the sum of covalent radii: the usual reach of a bond in a drawing.
    private const double BondFactor = 1.25;
    private static readonly int[] Charges = [0, -1, -2, -3, -4, 1, 2];

    // Each complex is computed once for all its donors, each ligand once for all the donors that it has.
    private readonly ConditionalWeakTable<Structure, Known> _known = [];

    /// <summary>Whether libxtb is on this machine.</summary>
    public static bool IsAvailable => LibXtb.Path is not null;

    /// <inheritdoc/>
    /// <exception cref="EngineException">libxtb is missing or failed.</exception>
    public LigandElectrons Of(Structure complex, int metal, Donor donor)
    {
        ArgumentNullException.ThrowIfNull(complex);
        ArgumentNullException.ThrowIfNull(donor);
        if (complex.Cell is not null)
        {
            throw new ArgumentException("Orbitals of ligands are those of molecules, and this is a crystal.", nameof(complex));
        }

        var known = _known.GetValue(complex, Compute);
        var ligand = known.LigandOf[donor.Atoms[0]];
        var (homo, lumo) = known.Frontiers[ligand];
        return new LigandElectrons(homo, lumo, donor.Atoms.Sum(i => known.BondOrders[metal, i]));
    }

    private Known Compute(Structure complex)
    {
        var ligandOf = Ligands(complex);
        var ligands = Enumerable.Range(0, complex.Count).Where(i => ligandOf[i] >= 0).GroupBy(i => ligandOf[i]).OrderBy(g => g.Key);
        var frontiers = ligands.Select(g => Frontier(Part(complex, [.. g]))).ToArray();
        var electrons = complex.Elements.Sum(e => e.AtomicNumber) - charge;
        using var potential = new XtbPotential(new Molecule(complex, charge, multiplicity ?? 1 + electrons % 2));
        return new Known(ligandOf, frontiers, potential.SinglePoint(complex).BondOrders!);
    }

    private static (double Homo, double? Lumo) Frontier(Structure ligand)
    {
        using var potential = new XtbPotential(new Molecule(ligand, ChargeOf(ligand), 1));
        return potential.FrontierOrbitals(ligand);
    }

    private static int ChargeOf(Structure ligand)
    {
        foreach (var candidate in Charges)
        {
            try
            {
                _ = GraphFromGeometry.Of(ligand, candidate);
                return candidate;
            }
            catch (ArgumentException)
            {
                // another charge may fit
            }
        }

        throw new ArgumentException($"No charge from -4 to 2 closes the shells of the ligand {ligand.Formula}.", nameof(ligand));
    }

    /// <summary>Number of the ligand of each atom; -1 for metals.</summary>
    private static int[] Ligands(Structure complex)
    {
        var (ligandOf, count) = (new int[complex.Count], 0);
        Array.Fill(ligandOf, -1);
        for (var first = 0; first < complex.Count; first++)
        {
            if (ligandOf[first] < 0 && !Metals.IsMetal(complex.Elements[first]))
            {
                Spread(complex, ligandOf, first, count++);
            }
        }

        return ligandOf;
    }

    private static void Spread(Structure complex, int[] ligandOf, int first, int number)
    {
        var open = new Stack<int>([first]);
        ligandOf[first] = number;
        while (open.TryPop(out var i))
        {
            for (var j = 0; j < complex.Count; j++)
            {
                if (ligandOf[j] < 0 && !Metals.IsMetal(complex.Elements[j]) && AreBonded(complex, i, j))
                {
                    ligandOf[j] = number;
                    open.Push(j);
                }
            }
        }
    }

    private static bool AreBonded(Structure s, int i, int j) =>
        s.Elements[i].CovalentRadius + s.Elements[j].CovalentRadius is { } sum && s.Distance(i, j) < BondFactor * sum;

    private static Structure Part(Structure complex, int[] atoms) =>
        new([.. atoms.Select(i => complex.Elements[i])], atoms.SelectMany(i => complex.Positions.Slice(3 * i, 3).ToArray()).ToArray());

    private sealed record Known(int[] LigandOf, (double Homo, double? Lumo)[] Frontiers, Matrix BondOrders);
}
