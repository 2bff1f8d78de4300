using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>The kernels of all types of atoms: for a single atom, for a few, and for as many as a register holds.</summary>
internal sealed class AceKernels
{
    private static readonly int[] Widths = [1, 4, 8];

    private readonly AceKernel[][] _byType;

    internal AceKernels(AceBasis basis, double[] coefficients, int lanes)
    {
        Lanes = [.. Widths.Where(w => w <= lanes)];
        _byType = [.. basis.Sites.Select((site, t) =>
        {
            var sum = new AceNestedSum(site.Invariants, coefficients.AsSpan(basis.FeaturesOf(t)));
            return Lanes.Select(w => AceKernel.Create(w, site, sum, basis.Settings)).ToArray();
        })];
    }

    /// <summary>Widths, ascending.</summary>
    internal int[] Lanes { get; }

    /// <summary>Evaluates the atoms of one batch.</summary>
    internal void Evaluate(AceBatches batches, int batch, NeighbourList near, double[] energies, double[] slopes)
    {
        var atoms = batches[batch];
        _byType[batches.Types[atoms[0]]][Array.FindIndex(Lanes, w => w >= atoms.Length)].Evaluate(atoms, batches.Types, near, energies, slopes);
    }
}

/// <summary>The atoms of a structure, type by type, in batches that fit into the lanes.</summary>
internal sealed class AceBatches
{
    private readonly int[][] _atoms;

    internal AceBatches(int[] types, int[] lanes)
    {
        Types = types;
        _atoms = [.. Enumerable.Range(0, types.Length).GroupBy(i => types[i]).OrderBy(g => g.Key).SelectMany(g => g.Chunk(lanes[^1]))];
    }

    /// <summary>Type of every atom.</summary>
    internal int[] Types { get; }

    /// <summary>Number of batches.</summary>
    internal int Count => _atoms.Length;

    /// <summary>The atoms of a batch, all of one type.</summary>
    internal int[] this[int batch] => _atoms[batch];

    /// <summary>Whether the atoms have these types.</summary>
    internal bool AreOf(IReadOnlyList<int> types)
    {
        if (types.Count != Types.Length)
        {
            return false;
        }

        for (var i = 0; i < Types.Length; i++)
        {
            if (types[i] != Types[i])
            {
                return false;
            }
        }

        return true;
    }
}
