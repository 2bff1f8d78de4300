using System.Collections.Concurrent;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>Channels of the neighbour density around the atoms of one element and their Clebsch-Gordan products (<see cref="EquivariantProducts"/>), summed over these atoms.</summary>
public sealed class DensityTensorFeatures : ITensorFeatures
{
    private readonly ConcurrentDictionary<int, EquivariantProducts> _products = new();

    /// <summary>Features over a density whose radial functions are known.</summary>
    /// <param name="settings">Which channels and products enter.</param>
    /// <param name="density">The expansion.</param>
    public DensityTensorFeatures(TensorFeatureSettings settings, NeighbourDensity density) => (Settings, Density) = (settings, density);

    /// <summary>Fits the radial functions to a training set.</summary>
    /// <exception cref="ArgumentException">No pair of centre and one of the neighbours lies within the cutoff.</exception>
    public static DensityTensorFeatures Fit(TensorFeatureSettings settings, IReadOnlyList<Structure> training) => new(settings, NeighbourDensity.Fit(settings, training));

    /// <summary>What is seen.</summary>
    public TensorFeatureSettings Settings { get; }

    /// <summary>The expansion.</summary>
    public NeighbourDensity Density { get; }

    /// <inheritdoc/>
    public int Columns(int degree) => Products(degree).Columns;

    /// <inheritdoc/>
    public Matrix Rows(Structure structure, int degree)
    {
        var rows = new Matrix(2 * degree + 1, Columns(degree));
        foreach (var centre in Centres(structure))
        {
            Products(degree).AddTo(rows, Density.Evaluate(structure, centre));
        }

        return rows;
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure, int degree, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var sum = new Matrix(2 * degree + 1, 3 * structure.Count);
        foreach (var centre in Centres(structure))
        {
            var (density, gradient) = Density.EvaluateWithGradient(structure, centre);
            sum += Products(degree).Jacobian(weights, density) * gradient;
        }

        return sum;
    }

    internal EquivariantProducts Products(int degree) => _products.GetOrAdd(degree, l => new EquivariantProducts(l, Density.Channels, Settings));

    internal List<int> Centres(Structure structure)
    {
        var centres = NeighbourDensity.Centres(structure, Settings.Centre).ToList();
        return centres.Count > 0 ? centres : throw new ArgumentException($"The tensor sits on {Settings.Centre}, and the structure has none.", nameof(structure));
    }
}
