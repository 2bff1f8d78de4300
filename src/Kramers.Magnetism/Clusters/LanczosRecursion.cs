using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// The Lanczos recursion beta_k v_(k+1) = A v_k - alpha_k v_k - beta_(k-1) v_(k-1), which projects A on a tridiagonal matrix
/// (C. Lanczos, J. Res. Natl. Bur. Stand. 45, 255 (1950)). Without a kept basis rounding errors bring converged eigenvectors in
/// again and the low eigenvalues repeat; spectral weights of the start vector remain right. With it every new vector is made
/// orthogonal to all before, which the search for levels needs.
/// </summary>
internal sealed class LanczosRecursion
{
    private const double Breakdown = 1e-12; // of the norm of A: nothing but rounding is left
    private readonly ISymmetricOperator _matrix;
    private readonly IReadOnlyList<double[]> _excluded;
    private readonly bool _keepsBasis;
    private readonly List<double> _alpha = [];
    private readonly List<double> _beta = [];
    private double[] _current;
    private double[] _previous;
    private double[] _next;

    /// <summary>Begins with a random vector. Orthonormal <paramref name="excluded"/> eigenvectors are projected out of all vectors.</summary>
    public LanczosRecursion(ISymmetricOperator matrix, SeededRandom random, IReadOnlyList<double[]> excluded, bool keepsBasis)
    {
        (_matrix, _excluded, _keepsBasis) = (matrix, excluded, keepsBasis);
        (_current, _previous, _next) = (new double[matrix.Dimension], new double[matrix.Dimension], new double[matrix.Dimension]);
        for (var i = 0; i < _current.Length; i++)
        {
            _current[i] = random.Gaussian();
        }

        VectorKernels.Scale(1 / VectorKernels.Norm(_current), _current);
        VectorKernels.Orthogonalise(_current, excluded);
        VectorKernels.Orthogonalise(_current, excluded);
        VectorKernels.Scale(1 / VectorKernels.Norm(_current), _current);
    }

    /// <summary>Number of Lanczos vectors so far.</summary>
    public int Steps => _alpha.Count;

    /// <summary>Whether the Lanczos vectors span an invariant subspace: no further step is possible.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The Lanczos vectors, where they are kept.</summary>
    public List<double[]> Basis { get; } = [];

    /// <summary>Makes up to <paramref name="count"/> further steps.</summary>
    public void Advance(int count, CancellationToken cancellation)
    {
        for (var i = 0; i < count && !IsExhausted; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step();
        }
    }

    /// <summary>Ritz values, cm^-1, ascending, and eigenvectors of the tridiagonal matrix, [Steps, Steps].</summary>
    public SymmetricEigen Ritz()
    {
        var t = Matrix.Diagonal([.. _alpha]);
        for (var i = 1; i < t.Rows; i++)
        {
            t[i, i - 1] = t[i - 1, i] = _beta[i - 1];
        }

        return DenseLinearAlgebra.Best.Symmetric(t);
    }

    /// <summary>Norm of (A - value) x for Ritz pair number <paramref name="k"/>: beta times the last component (Paige 1971).</summary>
    public double ResidualBound(SymmetricEigen ritz, int k) => IsExhausted ? 0 : _beta[^1] * Math.Abs(ritz.Vectors[Steps - 1, k]);

    /// <summary>Ritz vector number <paramref name="k"/>, of norm 1; needs the basis.</summary>
    public double[] RitzVector(SymmetricEigen ritz, int k)
    {
        var vector = new double[_matrix.Dimension];
        for (var i = 0; i < Basis.Count; i++)
        {
            VectorKernels.AddScaled(ritz.Vectors[i, k], Basis[i], vector);
        }

        VectorKernels.Scale(1 / VectorKernels.Norm(vector), vector);
        return vector;
    }

    private void Step()
    {
        _matrix.Apply(_current, _next);
        var alpha = VectorKernels.Dot(_current, _next);
        VectorKernels.AddScaled(-alpha, _current, _next);
        if (_beta.Count > 0)
        {
            VectorKernels.AddScaled(-_beta[^1], _previous, _next);
        }

        if (_keepsBasis)
        {
            Basis.Add((double[])_current.Clone());
            VectorKernels.Orthogonalise(_next, Basis);
            VectorKernels.Orthogonalise(_next, Basis); // twice is enough (Parlett 1980, 6.9)
        }

        VectorKernels.Orthogonalise(_next, _excluded);
        Finish(alpha, VectorKernels.Norm(_next));
    }

    private void Finish(double alpha, double beta)
    {
        _alpha.Add(alpha);
        _beta.Add(beta);
        var scale = _alpha.Max(Math.Abs) + _beta.Max();
        IsExhausted = beta <= Breakdown * scale || Steps >= _matrix.Dimension - _excluded.Count;
        if (!IsExhausted)
        {
            VectorKernels.Scale(1 / beta, _next);
            (_previous, _current, _next) = (_current, _next, _previous);
        }
    }
}
