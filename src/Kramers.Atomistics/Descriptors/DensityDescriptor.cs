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
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var densities = Densities(structure);
        var adjoints = new Matrix(densities.Rows, DensityLength);
        for (var i = 0; i < densities.Rows; i++)
        {
            AddAdjoint(densities.Row(i), coefficients.Row(i), adjoints.Row(i));
        }

        var (forces, virial) = (new double[gradient.Length], new double[9]);
        VisitPairs(structure, pair =>
        {
            var adjoint = adjoints.Row(pair.Centre).Slice(pair.Block, BlockLength);
            for (var c = 0; c < 3; c++)
            {
                var slope = Dot(pair.Slopes.Row(c), adjoint);
                forces[3 * pair.Neighbour + c] += slope;
                forces[3 * pair.Centre + c] -= slope;
                for (var a = 0; a < 3; a++)
                {
                    virial[3 * a + c] += pair.Vector.Span[a] * slope;
                }
            }
        });
        AddTo(gradient, forces);
        AddTo(strain, virial.AsSpan(0, strain.Length));
    }

    /// <summary>The densities of all atoms, [atom, <see cref="DensityLength"/>].</summary>
    internal Matrix Densities(Structure structure)
    {
        var channels = _elements.Of(structure);
        var neighbours = NeighbourList.Within(structure, Cutoff.Radius);
        var densities = new Matrix(structure.Count, DensityLength);
        for (var i = 0; i < structure.Count; i++)
        {
            var density = densities.Row(i);
            AddCentre(channels[i], density);
            var near = neighbours.Of(i);
            var vectors = neighbours.VectorsOf(i);
            for (var n = 0; n < near.Length; n++)
            {
                var k = near[n];
                var d = vectors.Slice(3 * n, 3);
                var r = Math.Sqrt(Dot(d, d));
                AddNeighbour(channels[i], channels[k], d, r, density.Slice(Block(channels[k]), BlockLength), []);
            }
        }

        return densities;
    }

    /// <summary>How the features of given densities, [atom, <see cref="DensityLength"/>], change as each density follows its neighbours.</summary>
    internal List<PairGradient> PairGradients(Structure structure, Matrix densities)
    {
        var pairs = new List<PairGradient>();
        VisitPairs(structure, pair =>
        {
            var derivative = new Matrix(3, Length);
            for (var c = 0; c < 3; c++)
            {
                AddFeatureSlope(densities.Row(pair.Centre), pair.Block, pair.Slopes.Row(c), derivative.Row(c));
            }

            pairs.Add(new PairGradient(pair.Centre, pair.Neighbour, derivative));
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

    private static void AddTo(Span<double> sum, ReadOnlySpan<double> values)
    {
        for (var k = 0; k < values.Length; k++)
        {
            sum[k] += values[k];
        }
    }

    // The pair and all that it holds are used again for the next one.
    private void VisitPairs(Structure structure, Action<DensityPair> visit)
    {
        var channels = _elements.Of(structure);
        var neighbours = NeighbourList.Within(structure, Cutoff.Radius);
        var (slopes, unused, vector) = (new Matrix(3, BlockLength), new double[BlockLength], new double[3]);
        for (var i = 0; i < structure.Count; i++)
        {
            var near = neighbours.Of(i);
            var vectors = neighbours.VectorsOf(i);
            for (var n = 0; n < near.Length; n++)
            {
                vectors.Slice(3 * n, 3).CopyTo(vector);
                AddNeighbour(channels[i], channels[near[n]], vector, Math.Sqrt(Dot(vector, vector)), unused, slopes.Data);
                visit(new DensityPair(i, near[n], vector, Block(channels[near[n]]), slopes));
            }
        }
    }

    // Vector is [3]; Slopes, [3, block], the derivative of the block by the neighbour's position.
    private readonly record struct DensityPair(int Centre, int Neighbour, ReadOnlyMemory<double> Vector, int Block, Matrix Slopes);
}
