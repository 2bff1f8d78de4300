using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Voxels for convolution networks: one channel per element, in which every atom is a normalised Gaussian, sampled in the middle of each
/// voxel and multiplied by its volume, so that a fine enough channel adds up to the number of atoms in the box. The cube is centred on the mean
/// position of the atoms, or of those of one element, and its axes are those of the structure: turn structures into a common frame
/// first, or train with random rotations. Channel [element, x, y, z] is flat with z fastest.
/// </summary>
public sealed class VoxelGrid : IStructureDescriptor
{
    private readonly ElementChannels _elements;
    private readonly Centres _centres;
    private readonly double _sigma;

    /// <summary>Takes the settings.</summary>
    /// <param name="elements">Symbols of all elements that may occur, one channel each.</param>
    /// <param name="points">Voxels along each axis, 1 to 200.</param>
    /// <param name="sideAngstrom">Side of the cube in angstrom.</param>
    /// <param name="sigmaAngstrom">Standard deviation of the Gaussians in angstrom.</param>
    /// <param name="centres">Symbol of the atoms on whose mean position the cube is centred; null for all.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public VoxelGrid(IReadOnlyList<string> elements, int points = 16, double sideAngstrom = 12, double sigmaAngstrom = 0.5, string? centres = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 200);
        if (!(sideAngstrom > 0) || !double.IsFinite(sideAngstrom) || !(sigmaAngstrom > 0))
        {
            throw new ArgumentException($"Voxels need a positive side and sigma, got {sideAngstrom} and {sigmaAngstrom} angstrom.", nameof(sideAngstrom));
        }

        (_elements, _centres, Points, SideAngstrom, _sigma) = (new ElementChannels("The voxel grid", elements), new Centres(centres), points, sideAngstrom, sigmaAngstrom);
    }

    /// <summary>Voxels along each axis.</summary>
    public int Points { get; }

    /// <summary>Side of the cube in angstrom.</summary>
    public double SideAngstrom { get; }

    /// <summary>Number of channels.</summary>
    public int ElementCount => _elements.Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames =>
    [
        .. from e in _elements.Elements
           from x in Enumerable.Range(0, Points)
           from y in Enumerable.Range(0, Points)
           from z in Enumerable.Range(0, Points)
           select $"voxel {e} {x} {y} {z}",
    ];

    /// <inheritdoc/>
    public double[] Evaluate(Structure structure)
    {
        var (channels, centre) = (_elements.Of(structure), Centre(structure));
        var voxels = new double[ElementCount * Points * Points * Points];
        Span<double> x = new double[Points], y = new double[Points], z = new double[Points];
        for (var i = 0; i < structure.Count; i++)
        {
            var at = structure.Positions.Slice(3 * i, 3);
            Fill(at[0] - centre[0], x);
            Fill(at[1] - centre[1], y);
            Fill(at[2] - centre[2], z);
            AddProduct(x, y, z, voxels.AsSpan(channels[i] * Points * Points * Points));
        }

        return voxels;
    }

    private static void AddProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> voxels)
    {
        var n = 0;
        foreach (var a in x)
        {
            foreach (var b in y)
            {
                foreach (var c in z)
                {
                    voxels[n++] += a * b * c;
                }
            }
        }
    }

    private double[] Centre(Structure structure)
    {
        var atoms = _centres.Of(structure);
        return [.. Enumerable.Range(0, 3).Select(c => atoms.Average(i => structure.Positions[3 * i + c]))];
    }

    /// <summary>The Gaussian along one axis: it is a product of three.</summary>
    private void Fill(double at, Span<double> values)
    {
        var step = SideAngstrom / Points;
        for (var n = 0; n < Points; n++)
        {
            var u = ((n + 0.5) * step - 0.5 * SideAngstrom - at) / _sigma;
            values[n] = step / (_sigma * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * u * u);
        }
    }
}
