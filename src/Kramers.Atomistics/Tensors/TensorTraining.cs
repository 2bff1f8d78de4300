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
    private readonly string _centre;
    private readonly NeighbourDensity _density;
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

        _centre = settings.Centre;
        _density = NeighbourDensity.Fit(settings, structures);
        var densities = structures.Select(s =>
        {
            cancellation.ThrowIfCancellationRequested();
            return NeighbourDensity.Centres(s, _centre).Select(i => _density.Evaluate(s, i)).ToArray();
        }).ToArray();
        _rank2 = new DegreeFit(new EquivariantProducts(2, _density.Channels, settings), densities, [.. tensors.Select(SphericalTensors.ToReal)]);
        cancellation.ThrowIfCancellationRequested();
        _scalar = traceless ? null : new DegreeFit(new EquivariantProducts(0, _density.Channels, settings), densities, [.. tensors.Select(t => new[] { SphericalTensors.Scalar(t) })]);
    }

    /// <summary>Number of features of degree 2 and, where there is one, of degree 0.</summary>
    public int Features => _rank2.Products.Columns + (_scalar?.Products.Columns ?? 0);

    /// <summary>Equations of both degrees: five and, where there is a trace, one per geometry.</summary>
    public int Rows => _rank2.Rows + (_scalar?.Rows ?? 0);

    /// <summary>The model for these penalties; see <see cref="RidgeRegression.Solve"/>.</summary>
    /// <param name="lambda2">Ridge strength of degree 2.</param>
    /// <param name="lambda0">Ridge strength of degree 0, ignored for a traceless tensor.</param>
    /// <param name="power">Spectral power of the penalty.</param>
    public EquivariantTensorModel Fit(double lambda2, double lambda0, double power = 0.5) =>
        new(_centre, _density, _rank2.Solve(lambda2, power), _scalar?.Solve(lambda0, power));

    /// <summary>The regression of one degree.</summary>
    private sealed class DegreeFit
    {
        private readonly RidgeRegression _ridge;
        private readonly double[] _meanRow;
        private readonly double _meanTarget;

        public DegreeFit(EquivariantProducts products, double[][][] densities, double[][] targets)
        {
            Products = products;
            var size = 2 * products.Degree + 1;
            var design = new Matrix(size * densities.Length, products.Columns);
            Parallel.For(0, densities.Length, s =>
            {
                var rows = new Matrix(size, products.Columns);
                foreach (var density in densities[s])
                {
                    products.AddTo(rows, density);
                }

                rows.Data.CopyTo(design.Data, s * rows.Data.Length);
            });
            double[] target = [.. targets.SelectMany(t => t)];

            // Invariants have a mean of their own, which a constant takes up; a tensor of degree 2 has none.
            _meanRow = products.Degree == 0 ? RemoveMean(design) : new double[products.Columns];
            _meanTarget = products.Degree == 0 ? target.Average() : 0;
            _ridge = new RidgeRegression(design, Array.ConvertAll(target, t => t - _meanTarget), scaleColumns: false);
        }

        public EquivariantProducts Products { get; }

        public int Rows => _ridge.Rows;

        public LinearPart Solve(double lambda, double power)
        {
            var weights = _ridge.Solve(lambda, power);
            return new LinearPart(Products, weights, _meanTarget - weights.Zip(_meanRow, (w, m) => w * m).Sum());
        }

        private static double[] RemoveMean(Matrix design)
        {
            var mean = new double[design.Columns];
            for (var r = 0; r < design.Rows; r++)
            {
                for (var k = 0; k < mean.Length; k++)
                {
                    mean[k] += design[r, k] / design.Rows;
                }
            }

            for (var r = 0; r < design.Rows; r++)
            {
                for (var k = 0; k < mean.Length; k++)
                {
                    design[r, k] -= mean[k];
                }
            }

            return mean;
        }
    }
}
