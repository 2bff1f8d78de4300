namespace Kramers.Learning.Networks;

/// <summary>Channels over a grid of voxels, flat with the last axis fastest: [channel, x, y, z].</summary>
/// <param name="Channels">Number of channels.</param>
/// <param name="X">Voxels along the first axis.</param>
/// <param name="Y">Along the second.</param>
/// <param name="Z">Along the third.</param>
public sealed record VoxelShape(int Channels, int X, int Y, int Z)
{
    /// <summary>The same number of voxels along all axes.</summary>
    public static VoxelShape Cube(int channels, int points) => new(channels, points, points, points);

    /// <summary>Voxels of one channel.</summary>
    public int Voxels => X * Y * Z;

    /// <summary>Numbers of all channels.</summary>
    public int Length => Channels * Voxels;

    /// <summary>Numbers of one channel with a border of one voxel around it.</summary>
    internal int Bordered => (X + 2) * (Y + 2) * (Z + 2);

    /// <summary>After pooling two by two by two, an odd last layer alone.</summary>
    internal VoxelShape Halved => new(Channels, (X + 1) / 2, (Y + 1) / 2, (Z + 1) / 2);

    /// <summary>Where the line of voxels (x, y, 0..Z-1) begins in a bordered channel.</summary>
    internal int Line(int x, int y) => ((x + 1) * (Y + 2) + y + 1) * (Z + 2) + 1;
}
