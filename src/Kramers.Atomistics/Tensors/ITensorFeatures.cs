using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>Features that turn as a spherical tensor; a linear model is their weighted sum.</summary>
public interface ITensorFeatures
{
    /// <summary>Number of features of a degree.</summary>
    int Columns(int degree);

    /// <summary>Features of a structure, [2l + 1, columns], without unit.</summary>
    /// <exception cref="ArgumentException">The structure lacks the atoms that the features describe.</exception>
    Matrix Rows(Structure structure, int degree);

    /// <summary>Derivative of sum_k w_k F_k, [2l + 1, 3N], unit of the weights per angstrom.</summary>
    /// <exception cref="ArgumentException">As <see cref="Rows"/>.</exception>
    Matrix Derivative(Structure structure, int degree, double[] weights);
}
