using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// A model of one or several spherical tensors of a molecule that turn with it: a dipole (degree 1), D (2), g or a polarisability
/// (0 and 2), a crystal field (2, 4, 6), or several of these behind each other. Components are real, in the order and
/// normalisation of docs/conventions.md, section 3.
/// </summary>
public interface ISphericalTensorModel
{
    /// <summary>Degrees l of the parts, in order.</summary>
    IReadOnlyList<int> Degrees { get; }

    /// <summary>Numbers of all parts together, sum of 2l + 1.</summary>
    int Components => Degrees.Sum(l => 2 * l + 1);

    /// <summary>All parts behind each other, m = -l..l each, in the frame of the structure and the unit of the training data.</summary>
    /// <exception cref="ArgumentException">The structure lacks the atoms that the model describes.</exception>
    double[] Predict(Structure structure);

    /// <summary>Analytic derivative, [3N, components], unit of the tensor per angstrom; rows run over x y z of atom 0, then of atom 1, ...</summary>
    /// <exception cref="ArgumentException">As <see cref="Predict"/>.</exception>
    Matrix Derivative(Structure structure);
}
