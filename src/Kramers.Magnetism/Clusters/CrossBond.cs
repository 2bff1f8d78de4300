using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>A bond J S_i.S_j between the halves: i counts in the first half, j in the second.</summary>
internal readonly record struct CrossBond(int First, int Second, double J)
{
    public static CrossBond[] Between(Matrix exchange, int cut)
    {
        var bonds = new List<CrossBond>();
        for (var i = 0; i < cut; i++)
        {
            for (var j = cut; j < exchange.Columns; j++)
            {
                if (exchange[i, j] != 0)
                {
                    bonds.Add(new CrossBond(i, j - cut, exchange[i, j]));
                }
            }
        }

        return [.. bonds];
    }
}
