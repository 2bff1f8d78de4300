using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Pipelines;

/// <summary>What a run is compared with and never trained on.</summary>
/// <param name="Minimum">The reference minimum.</param>
/// <param name="Modes">Normal modes of the reference Hessian there; null where none is given.</param>
/// <param name="Derivative">Ab initio derivatives of D and g there; null where no displacements are given.</param>
internal sealed record ReferencePoint(Structure Minimum, NormalModes? Modes, ReferenceDerivative? Derivative)
{
    /// <summary>Frequencies of the reference Hessian, cm^-1, ascending; null where none is given.</summary>
    public double[]? FrequenciesCm => Modes is null ? null : [.. Modes.FrequenciesCm];

    /// <summary>Reads all reference files, so that a bad one is found before any work is done.</summary>
    /// <exception cref="InputException">A file is missing or does not fit the labels.</exception>
    public static ReferencePoint? Read(RelaxOptions options, Structure like)
    {
        if (options.ReferenceMinimum is null)
        {
            return null;
        }

        var minimum = ExtendedXyz.Read(options.ReferenceMinimum)[0].Structure;
        if (!minimum.Elements.SequenceEqual(like.Elements))
        {
            throw new InputException(options.ReferenceMinimum, null, $"the reference is {minimum.Formula} in another order of atoms than the labels", "Give the same molecule with its atoms in the same order");
        }

        return new ReferencePoint(
            minimum,
            options.ReferenceHessian is null ? null : NormalModes.FromHessian(minimum, XtbHessian.Read(options.ReferenceHessian, minimum.Count)),
            options.ReferenceDisplacements is null ? null : ReferenceDerivative.Read(options.ReferenceDisplacements, minimum));
    }
}

/// <summary>The derivatives of D and g by finite differences of ab initio labels.</summary>
/// <param name="Origin">The reference minimum in the frame of the displaced geometries.</param>
/// <param name="D">dD/dx there, [3N, 9], cm^-1/angstrom; see <see cref="ITensorModel.Derivative"/>.</param>
/// <param name="G">dg/dx there, likewise, 1/angstrom.</param>
internal sealed record ReferenceDerivative(Structure Origin, Matrix D, Matrix G)
{
    public static ReferenceDerivative Read(string file, Structure minimum)
    {
        var labels = ExtendedXyz.Read(file);
        try
        {
            // The displaced geometries are shifted by their first atom, which none of them moves.
            var (from, to) = (minimum.Positions[..3].ToArray(), labels[0].Structure.Positions[..3].ToArray());
            var origin = minimum.Translated(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
            Matrix Derivative(string tensor) => FiniteDifferenceTensor.Derivative(origin, [.. labels.Select(l => l.Structure)], [.. labels.Select(l => l.Tensors[tensor])]);
            return new ReferenceDerivative(origin, Derivative(RelaxLabels.ZeroField), Derivative(RelaxLabels.G));
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            throw new InputException(file, null, $"the displacements do not make a derivative: {e.Message.TrimEnd('.')}", "Move every atom but the first by plus and minus one step along x, y and z, and label D and g", e);
        }
    }
}
