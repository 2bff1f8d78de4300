using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// tau without any learning: D, g and their finite differences ab initio, vibrations of the reference Hessian. Against it stands tau of the
/// tensor models with the same vibrations, which tells what their errors cost.
/// </summary>
internal static class TauCheckStep
{
    /// <summary>Null where the reference lacks its Hessian, its displacements or a label at its minimum.</summary>
    public static TauCheckResult? Run(RelaxOptions options, ReferencePoint? reference, LabelledStructure? atMinimum, TensorModels models)
    {
        if (reference is not { Modes: { } modes, Derivative: { } known } || atMinimum is null)
        {
            return null;
        }

        var turn = Superposition.Of(atMinimum.Structure, known.Origin).Rotation;
        Matrix Turned(string tensor) => turn * atMinimum.Tensors[tensor] * turn.Transpose();
        return new TauCheckResult(
            Tau(options, modes, Turned(RelaxLabels.ZeroField), Turned(RelaxLabels.G), known.D, known.G),
            Tau(options, modes, models.D.Predict(known.Origin), models.G.Predict(known.Origin), models.D.Derivative(known.Origin), models.G.Derivative(known.Origin)));
    }

    private static double[] Tau(RelaxOptions options, NormalModes modes, Matrix d, Matrix g, Matrix slopeOfD, Matrix slopeOfG)
    {
        int[] real = [.. Enumerable.Range(0, modes.Count).Where(i => modes.FrequenciesCm[i] > 0)];
        double[][] displacements = [.. real.Select(modes.ZeroPointDisplacement)];
        var field = FieldVector.Along(ZeroFieldParameters.From(d).MainAxis, options.Rates.FieldsTesla[0]);
        var rates = new RatesInField(
            new SpinSystem(options.Spin, new ZeroFieldSplitting(d), new ZeemanTerm(g)).Solve(field),
            SpinPhononCoupling.FromTensorDerivatives(
                options.Spin, field, [.. real.Select(i => modes.FrequenciesCm[i])],
                CouplingStep.Along(slopeOfD, displacements), CouplingStep.Along(slopeOfG, displacements), ModeCoordinate.Dimensionless),
            options.Rates);
        return [.. options.Rates.TemperaturesK.Select(rates.Tau)];
    }
}
