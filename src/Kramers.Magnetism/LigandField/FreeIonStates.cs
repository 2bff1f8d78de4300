using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>Lowest states of the free ion, each with one M_J.</summary>
/// <param name="Energies">cm^-1, ascending, length N.</param>
/// <param name="Vectors">[determinant, N], real, orthonormal columns.</param>
internal sealed record FreeIonStates(double[] Energies, Matrix Vectors)
{
    public static FreeIonStates Below(double energyCut, Configuration configuration, FreeIonParameters freeIon)
    {
        var blocks = Blocks(configuration, freeIon);
        var ground = blocks.Min(b => b.Eigen.Values[0]);
        var kept = (from block in blocks
                    from column in Enumerable.Range(0, block.Members.Length)
                    let energy = block.Eigen.Values[column]
                    where energy - ground <= energyCut
                    orderby energy
                    select (block, column, energy)).ToArray();
        var vectors = new Matrix(configuration.Dimension, kept.Length);
        for (var k = 0; k < kept.Length; k++)
        {
            for (var i = 0; i < kept[k].block.Members.Length; i++)
            {
                vectors[kept[k].block.Members[i], k] = kept[k].block.Eigen.Vectors[i, kept[k].column];
            }
        }

        return new FreeIonStates([.. kept.Select(s => s.energy)], vectors);
    }

    private static List<(int[] Members, SymmetricEigen Eigen)> Blocks(Configuration configuration, FreeIonParameters freeIon)
    {
        var members = Enumerable.Range(0, configuration.Dimension).GroupBy(configuration.TwiceMagneticNumber).Select(g => g.ToArray()).ToArray();
        var place = new (int Block, int Row)[configuration.Dimension];
        for (var b = 0; b < members.Length; b++)
        {
            for (var i = 0; i < members[b].Length; i++)
            {
                place[members[b][i]] = (b, i);
            }
        }

        var matrices = Array.ConvertAll(members, m => new Matrix(m.Length, m.Length));
        foreach (var e in FreeIonHamiltonian.Elements(configuration, freeIon))
        {
            matrices[place[e.Row].Block][place[e.Row].Row, place[e.Column].Row] += e.Value;
        }

        return [.. members.Zip(matrices, (m, h) => (m, DenseLinearAlgebra.Best.Symmetric(h)))];
    }
}
