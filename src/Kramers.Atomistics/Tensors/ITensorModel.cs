using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>A model of a symmetric rank-2 tensor (D, g, a polarisability) that turns with the molecule: T(R x) = R T(x) R^T.</summary>
public interface ITensorModel
{
    /// <summary>The tensor, [3, 3], in the frame of the structure and the unit of the training data.</summary>
    /// <exception cref="ArgumentException">The structure lacks the centre that the model describes.</exception>
    Matrix Predict(Structure structure);

    /// <summary>
    /// Its analytic derivative, [3N, 9]: row a is dT/dx_a, row by row, where a runs over x y z of atom 0, then of atom 1, ...;
    /// unit of the tensor per angstrom.
    /// </summary>
    /// <exception cref="ArgumentException">As <see cref="Predict"/>.</exception>
    Matrix Derivative(Structure structure);
}
