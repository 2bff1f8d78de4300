namespace Kramers.Learning.Networks;

/// <summary>Means over blocks of 2 x 2 x 2 voxels; at the end of an odd axis over those that are there. Channels have borders.</summary>
internal static class VoxelPooling
{
    public static void Forward(VoxelShape fine, ReadOnlySpan<double> from, Span<double> to)
    {
        var coarse = fine.Halved;
        to.Clear();
        foreach (var (voxel, block, share) in Pairs(fine, coarse))
        {
            for (var c = 0; c < fine.Channels; c++)
            {
                to[c * coarse.Bordered + block] += share * from[c * fine.Bordered + voxel];
            }
        }
    }

    public static void Backward(VoxelShape fine, ReadOnlySpan<double> byCoarse, Span<double> byFine)
    {
        var coarse = fine.Halved;
        byFine.Clear();
        foreach (var (voxel, block, share) in Pairs(fine, coarse))
        {
            for (var c = 0; c < fine.Channels; c++)
            {
                byFine[c * fine.Bordered + voxel] = share * byCoarse[c * coarse.Bordered + block];
            }
        }
    }

    /// <summary>Every voxel with its block and its share of the block's mean.</summary>
    private static IEnumerable<(int Voxel, int Block, double Share)> Pairs(VoxelShape fine, VoxelShape coarse)
    {
        for (var x = 0; x < fine.X; x++)
        {
            for (var y = 0; y < fine.Y; y++)
            {
                var (area, line, block) = (Width(x, fine.X) * Width(y, fine.Y), fine.Line(x, y), coarse.Line(x / 2, y / 2));
                for (var z = 0; z < fine.Z; z++)
                {
                    yield return (line + z, block + z / 2, 1.0 / (area * Width(z, fine.Z)));
                }
            }
        }
    }

    private static int Width(int at, int voxels) => at % 2 == 0 && at == voxels - 1 ? 1 : 2;
}
