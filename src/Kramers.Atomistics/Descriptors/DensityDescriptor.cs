using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// A descriptor whose features are polynomials of a neighbour density: numbers c that are sums over the neighbours of an atom,
/// such as expansion coefficients or moments. The chain rule of both gradient routes stands here once; a descriptor says how one
/// neighbour enters c, and how features follow from c.
/// </summary>
public abstract class DensityDescriptor : IDescriptor
{
    private readonly ElementChannels _elements;

    private protected DensityDescriptor(ElementChannels elements, CosineCutoff cutoff) => (_elements, Cutoff) = (elements, cutoff);

    /// <inheritdoc/>
    public abstract int Length { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> FeatureNames { get; }

    private protected CosineCutoff Cutoff { get; }

    /// <summary>Numbers in the density of one atom.</summary>
    private protected abstract int DensityLength { get; }

    /// <summary>How many of them one neighbour enters; they lie side by side.</summary>
    private protected abstract int BlockLength { get; }

    /// <inheritdoc/>
    public Matrix Evaluate(Structure structure) => Features(Densities(structure));

    /// <inheritdoc/>
    public DescriptorGradient EvaluateWithGradient(Structure structure)
    {
        var densities = Densities(structure);
        return new DescriptorGradient(Features(densities), PairGradients(structure, densities));
    }

    /// <inheritdoc/>
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var densities = Densities(structure);
        var adjoints = new Matrix(densities.Rows, DensityLength);
        for (var i = 0; i < densities.Rows; i++)
        {
            AddAdjoint(densities.Row(i), coefficients.Row(i), adjoints.Row(i));
        }

        var sum = new double[gradient.Length];
        VisitPairs(structure, (i, k, block, slopes) =>
        {
            var adjoint = adjoints.Row(i).Slice(block, BlockLength);
            for (var c = 0; c < 3; c++)
            {
                var slope = Dot(slopes.Row(c), adjoint);
                sum[3 * k + c] += slope;
                sum[3 * i + c] -= slope;
            }
        });
        for (var x = 0; x < sum.Length; x++)
        {
            gradient[x] += sum[x];
        }
    }

    /// <summary>The densities of all atoms, [atom, <see cref="DensityLength"/>].</summary>
    internal Matrix Densities(Structure structure)
    {
        var channels = _elements.Of(structure);
        var neighbours = NeighbourList.Within(structure, Cutoff.Radius);
        var densities = new Matrix(structure.Count, DensityLength);
        Span<double> d = stackalloc double[3];
        for (var i = 0; i < structure.Count; i++)
        {
            var density = densities.Row(i);
            AddCentre(channels[i], density);
            foreach (var k in neighbours.Of(i))
            {
                var r = Difference(structure, i, k, d);
                AddNeighbour(channels[i], channels[k], d, r, density.Slice(Block(channels[k]), BlockLength), []);
            }
        }

        return densities;
    }

    /// <summary>How the features of given densities, [atom, <see cref="DensityLength"/>], change as each density follows its neighbours.</summary>
    internal List<PairGradient> PairGradients(Structure structure, Matrix densities)
    {
        var pairs = new List<PairGradient>();
        VisitPairs(structure, (i, k, block, slopes) =>
        {
            var derivative = new Matrix(3, Length);
            for (var c = 0; c < 3; c++)
            {
                AddFeatureSlope(densities.Row(i), block, slopes.Row(c), derivative.Row(c));
            }

            pairs.Add(new PairGradient(i, k, derivative));
        });
        return pairs;
    }

    /// <summary>Features of densities, [row, K].</summary>
    internal Matrix Features(Matrix densities)
    {
        var values = new Matrix(densities.Rows, Length);
        for (var i = 0; i < densities.Rows; i++)
        {
            FillFeatures(densities.Row(i), values.Row(i));
        }

        return values;
    }

    /// <summary>Features from a density.</summary>
    private protected abstract void FillFeatures(ReadOnlySpan<double> density, Span<double> features);

    /// <summary>Adds d(sum of coefficient * feature)/dc to <paramref name="adjoint"/>.</summary>
    private protected abstract void AddAdjoint(ReadOnlySpan<double> density, ReadOnlySpan<double> coefficients, Span<double> adjoint);

    /// <summary>Where the neighbours of an element enter the density.</summary>
    private protected abstract int Block(int neighbour);

    /// <summary>Adds what the atom itself is to its density.</summary>
    private protected abstract void AddCentre(int centre, Span<double> density);

    /// <summary>Adds one neighbour at the vector d, length r, in angstrom.</summary>
    /// <param name="centre">Channel of the central atom.</param>
    /// <param name="neighbour">Channel of the neighbour.</param>
    /// <param name="d">[3].</param>
    /// <param name="r">Its length.</param>
    /// <param name="block">Its part of the density; added to.</param>
    /// <param name="slopes">[3, block] derivative by d, overwritten; or empty.</param>
    private protected abstract void AddNeighbour(int centre, int neighbour, ReadOnlySpan<double> d, double r, Span<double> block, Span<double> slopes);

    /// <summary>Adds the change of all features for a change of one block of the density.</summary>
    private protected abstract void AddFeatureSlope(ReadOnlySpan<double> density, int block, ReadOnlySpan<double> change, Span<double> features);

    private protected static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Difference(Structure structure, int i, int k, Span<double> d)
    {
        var x = structure.Positions;
        for (var c = 0; c < 3; c++)
        {
            d[c] = x[3 * k + c] - x[3 * i + c];
        }

        return Math.Sqrt(Dot(d, d));
    }

    /// <summary>Calls with centre, neighbour, place of the block and its [3, block] derivative by the neighbour's position. The matrix is used again.</summary>
    private void VisitPairs(Structure structure, Action<int, int, int, Matrix> visit)
    {
        var channels = _elements.Of(structure);
        var neighbours = NeighbourList.Within(structure, Cutoff.Radius);
        var (slopes, unused) = (new Matrix(3, BlockLength), new double[BlockLength]);
        Span<double> d = stackalloc double[3];
        for (var i = 0; i < structure.Count; i++)
        {
            foreach (var k in neighbours.Of(i))
            {
                var r = Difference(structure, i, k, d);
                AddNeighbour(channels[i], channels[k], d, r, unused, slopes.Data);
                visit(i, k, Block(channels[k]), slopes);
            }
        }
    }
}
