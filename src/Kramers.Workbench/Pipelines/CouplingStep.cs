using Kramers.Chemistry;
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
        Structure minimum, NormalModes modes, TensorModels models, ReferencePoint? reference)
    {
        int[] kept = [.. Enumerable.Range(0, modes.Count).Where(i => modes.FrequenciesCm[i] > 0)];
        double[] frequencies = [.. kept.Select(i => modes.FrequenciesCm[i])];
        double[][] displacements = [.. kept.Select(modes.ZeroPointDisplacement)];
        var dD = Along(models.D.Derivative(minimum), displacements);
        var dG = Along(models.G.Derivative(minimum), displacements);
        var (checkNorms, deviation) = Check(minimum, displacements, models, reference);
        return (new ModeDerivatives(frequencies, dD, dG), new SpinPhononResult(
            frequencies,
            [.. dD.Select(d => d.Norm())],
            [.. dG.Select(d => d.Norm())],
            checkNorms,
            deviation,
            [.. dD.Select(d => d.Data)]));
    }

    /// <summary>dT/dQ = sum over coordinates of dT/dx dx/dQ for every mode.</summary>
    internal static Matrix[] Along(Matrix derivative, double[][] displacements) =>
        [.. displacements.Select(d => new Matrix(3, 3, (new Matrix(1, d.Length, d) * derivative).Data))];

    /// <summary>Ab initio dD/dx at the reference minimum, along the modes turned into its frame, against the model's at the same point.</summary>
    private static (double[]? Norms, double? Deviation) Check(Structure minimum, double[][] displacements, TensorModels models, ReferencePoint? reference)
    {
        if (reference?.Derivative is not { } known)
        {
            return (null, null);
        }

        var rotation = Superposition.Of(minimum, known.Origin).Rotation;
        double[][] turned = [.. displacements.Select(d => Turned(d, rotation))];
        var abInitio = Along(known.D, turned);
        var learned = Along(models.D.Derivative(known.Origin), turned);
        var error = abInitio.Zip(learned, (a, b) => Math.Pow((b - a).Norm(), 2)).Sum();
        return ([.. abInitio.Select(d => d.Norm())], Math.Sqrt(error / abInitio.Sum(a => Math.Pow(a.Norm(), 2))));
    }

    /// <summary>A displacement, [3N], in a frame that is turned.</summary>
    internal static double[] Turned(double[] displacement, Matrix rotation)
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
