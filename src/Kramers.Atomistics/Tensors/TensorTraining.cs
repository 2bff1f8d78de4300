using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Fits an <see cref="EquivariantTensorModel"/> by ridge regression on the spherical components. Radial functions and
/// coefficients come from the training geometries alone.
/// </summary>
public sealed class TensorTraining
{
    private readonly DensityTensorFeatures _features;
    private readonly DegreeFit _rank2;
    private readonly DegreeFit? _scalar;

    /// <summary>Computes features of the training geometries and diagonalises the normal equations.</summary>
    /// <param name="settings">What the model sees.</param>
    /// <param name="structures">Training geometries, at least one.</param>
    /// <param name="tensors">Symmetric tensors, [3, 3] each, in the frames of the geometries.</param>
    /// <param name="traceless">Whether the tensor has no degree 0 part by definition, as D.</param>
    /// <param name="cancellation">Stops between geometries.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or the settings do not fit the geometries.</exception>
    public TensorTraining(TensorFeatureSettings settings, IReadOnlyList<Structure> structures, IReadOnlyList<Matrix> tensors, bool traceless, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(tensors);
        if (structures.Count == 0 || structures.Count != tensors.Count)
        {
            throw new ArgumentException($"{structures.Count} geometries and {tensors.Count} tensors: training needs one tensor per geometry, and at least one.", nameof(tensors));
        }

        _features = DensityTensorFeatures.Fit(settings, structures);
        _rank2 = new DegreeFit(2, FeaturesOf(_features, structures, 2, cancellation), [.. tensors.Select(SphericalTensors.ToReal)]);
        _scalar = traceless ? null : new DegreeFit(0, FeaturesOf(_features, structures, 0, cancellation), [.. tensors.Select(t => new[] { SphericalTensors.Scalar(t) })]);
    }

    /// <summary>Number of features of degree 2 and, where there is one, of degree 0.</summary>
    public int Features => _rank2.Columns + (_scalar?.Columns ?? 0);

    /// <summary>Equations of both degrees: five and, where there is a trace, one per geometry.</summary>
    public int Rows => _rank2.Rows + (_scalar?.Rows ?? 0);

    /// <summary>The model for these penalties; see <see cref="RidgeRegression.Solve"/>.</summary>
    /// <param name="lambda2">Ridge strength of degree 2.</param>
    /// <param name="lambda0">Ridge strength of degree 0, ignored for a traceless tensor.</param>
    /// <param name="power">Spectral power of the penalty.</param>
    public EquivariantTensorModel Fit(double lambda2, double lambda0, double power = 0.5)
    {
        var rank2 = _rank2.Solve(lambda2, power);
        return new EquivariantTensorModel(new LinearTensorModel(_features, _scalar is null ? [rank2] : [_scalar.Solve(lambda0, power), rank2]));
    }

    /// <summary>Features of many structures, side by side.</summary>
    internal static Matrix[] FeaturesOf(ITensorFeatures features, IReadOnlyList<Structure> structures, int degree, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var rows = new Matrix[structures.Count];
        Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = cancellation }, s => rows[s] = features.Rows(structures[s], degree));
        return rows;
    }
}
