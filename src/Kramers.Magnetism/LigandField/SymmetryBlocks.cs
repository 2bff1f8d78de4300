using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Diagonalises a Hamiltonian block by block, where its exact zeros leave blocks: a field with a symmetry axis along z couples M only to M + q with
/// the q of its parameters. n blocks cost 1/n^2 of the whole. Without zeros it is the whole.
/// </summary>
internal static class SymmetryBlocks
{
    /// <summary>Levels (cm^-1) and states of a Hermitian matrix.</summary>
    public static Eigensystem Solve(ComplexMatrix hamiltonian)
    {
        var blocks = Of(hamiltonian);
        return blocks.Count == 1 ? Eigensystem.Of(hamiltonian) : Assembled(hamiltonian.Rows, [.. blocks.Select(b => (b, Eigensystem.Of(Within(hamiltonian, b))))]);
    }

    /// <summary>The basis states of each block, ascending.</summary>
    private static List<int[]> Of(ComplexMatrix h)
    {
        var blocks = new List<int[]>();
        var seen = new bool[h.Rows];
        for (var start = 0; start < h.Rows; start++)
        {
            if (!seen[start])
            {
                blocks.Add(Reached(h, start, seen));
            }
        }

        return blocks;
    }

    private static int[] Reached(ComplexMatrix h, int start, bool[] seen)
    {
        var reached = new List<int> { start };
        seen[start] = true;
        for (var next = 0; next < reached.Count; next++)
        {
            var row = h.Row(reached[next]);
            for (var j = 0; j < row.Length; j++)
            {
                if (!seen[j] && row[j] != 0)
                {
                    seen[j] = true;
                    reached.Add(j);
                }
            }
        }

        return [.. reached.Order()];
    }

    private static ComplexMatrix Within(ComplexMatrix h, int[] block)
    {
        var part = new ComplexMatrix(block.Length, block.Length);
        for (var k = 0; k < part.Data.Length; k++)
        {
            part.Data[k] = h[block[k / block.Length], block[k % block.Length]];
        }

        return part;
    }

    private static Eigensystem Assembled(int dimension, (int[] Basis, Eigensystem Levels)[] blocks)
    {
        var order = (from b in blocks from k in Enumerable.Range(0, b.Basis.Length) orderby b.Levels.Energies[k] select (b.Basis, b.Levels, Level: k)).ToArray();
        var states = new ComplexMatrix(dimension, dimension);
        for (var column = 0; column < dimension; column++)
        {
            var (basis, levels, level) = order[column];
            for (var i = 0; i < basis.Length; i++)
            {
                states[basis[i], column] = levels.States[i, level];
            }
        }

        return new Eigensystem([.. order.Select(o => o.Levels.Energies[o.Level])], states);
    }
}
