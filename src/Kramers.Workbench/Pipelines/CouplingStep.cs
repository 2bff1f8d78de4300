using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Pipelines;

/// <summary>Derivatives of D and g along the real normal modes, per dimensionless coordinate Q = sqrt(m w / hbar) x.</summary>
/// <param name="FrequenciesCm">Frequencies of the modes kept, cm^-1, ascending.</param>
/// <param name="D">dD/dQ, cm^-1, one [3, 3] per mode.</param>
/// <param name="G">dg/dQ, one [3, 3] per mode.</param>
internal sealed record ModeDerivatives(double[] FrequenciesCm, Matrix[] D, Matrix[] G);

/// <summary>Modes and tensor models to spin-phonon couplings, with a check against ab initio finite differences where there are any.</summary>
internal static class CouplingStep
{
    public static (ModeDerivatives Derivatives, SpinPhononResult Result) Run(
        RelaxOptions options, Structure minimum, NormalModes modes, TensorModels models, ReferencePoint? reference)
    {
        int[] kept = [.. Enumerable.Range(0, modes.Count).Where(i => modes.FrequenciesCm[i] > 0)];
        double[] frequencies = [.. kept.Select(i => modes.FrequenciesCm[i])];
        double[][] displacements = [.. kept.Select(modes.ZeroPointDisplacement)];
        var dD = Along(models.D.Derivative(minimum), displacements);
        var dG = Along(models.G.Derivative(minimum), displacements);
        var (checkNorms, deviation) = Check(options, minimum, displacements, models, reference);
        return (new ModeDerivatives(frequencies, dD, dG), new SpinPhononResult(
            frequencies,
            [.. dD.Select(d => d.Norm())],
            [.. dG.Select(d => d.Norm())],
            checkNorms,
            deviation,
            [.. dD.Select(d => d.Data)]));
    }

    /// <summary>dT/dQ = sum over coordinates of dT/dx dx/dQ for every mode.</summary>
    private static Matrix[] Along(Matrix derivative, double[][] displacements) =>
        [.. displacements.Select(d => new Matrix(3, 3, (new Matrix(1, d.Length, d) * derivative).Data))];

    /// <summary>Ab initio dD/dx at the reference minimum, along the modes turned into its frame, against the model's at the same point.</summary>
    private static (double[]? Norms, double? Deviation) Check(
        RelaxOptions options, Structure minimum, double[][] displacements, TensorModels models, ReferencePoint? reference)
    {
        if (options.ReferenceDisplacements is null || reference is null)
        {
            return (null, null);
        }

        var labels = ExtendedXyz.Read(options.ReferenceDisplacements);
        var origin = InFrameOf(labels, reference.Minimum);
        var turned = displacements.Select(d => Turned(d, Superposition.Of(minimum, origin).Rotation)).ToArray();
        var abInitio = Along(AbInitio(options.ReferenceDisplacements, origin, labels), turned);
        var learned = Along(models.D.Derivative(origin), turned);
        var (error, size) = (0.0, 0.0);
        for (var k = 0; k < abInitio.Length; k++)
        {
            error += Math.Pow((learned[k] - abInitio[k]).Norm(), 2);
            size += Math.Pow(abInitio[k].Norm(), 2);
        }

        return ([.. abInitio.Select(d => d.Norm())], Math.Sqrt(error / size));
    }

    /// <summary>The displaced geometries differ from the minimum by a shift of all atoms: that of the first atom, which none of them moves.</summary>
    private static Structure InFrameOf(IReadOnlyList<LabelledStructure> labels, Structure minimum)
    {
        var (from, to) = (minimum.Positions[..3].ToArray(), labels[0].Structure.Positions[..3].ToArray());
        return minimum.Translated(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    }

    private static Matrix AbInitio(string file, Structure origin, IReadOnlyList<LabelledStructure> labels)
    {
        try
        {
            return FiniteDifferenceTensor.Derivative(origin, [.. labels.Select(l => l.Structure)], [.. labels.Select(l => l.Tensors[RelaxLabels.ZeroField])]);
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            throw new InputException(file, null, $"the displacements do not make a derivative: {e.Message}", "Move every atom but the first by plus and minus one step along x, y and z, and label D", e);
        }
    }

    private static double[] Turned(double[] displacement, Matrix rotation)
    {
        var turned = new double[displacement.Length];
        for (var a = 0; a < turned.Length; a++)
        {
            for (var c = 0; c < 3; c++)
            {
                turned[a] += rotation[a % 3, c] * displacement[a / 3 * 3 + c];
            }
        }

        return turned;
    }
}
