using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// tau without any learning: D, g and their finite differences ab initio, vibrations of the reference Hessian. Against it stand tau with
/// learned tensors alone, with learned vibrations alone, and with both.
/// </summary>
internal static class TauCheckStep
{
    /// <summary>Null where the reference lacks its Hessian, its displacements or a label at its minimum.</summary>
    public static TauCheckResult? Run(
        RelaxOptions options, ReferencePoint? reference, LabelledStructure? atMinimum, TensorModels models, (Structure Minimum, NormalModes Modes) learned, double[] chain)
    {
        if (reference is not { Modes: { } modes, Derivative: { } known } || atMinimum is null)
        {
            return null;
        }

        var turn = Superposition.Of(atMinimum.Structure, known.Origin).Rotation;
        Matrix Turned(string tensor) => turn * atMinimum.Tensors[tensor] * turn.Transpose();
        var toReference = Superposition.Of(learned.Minimum, known.Origin).Rotation;
        return new TauCheckResult(
            Tau(options, Vibrations(modes), Turned(RelaxLabels.ZeroField), Turned(RelaxLabels.G), known.D, known.G),
            Tau(options, Vibrations(modes), models.D.Predict(known.Origin), models.G.Predict(known.Origin), models.D.Derivative(known.Origin), models.G.Derivative(known.Origin)),
            Tau(options, [.. Vibrations(learned.Modes).Select(v => (v.FrequencyCm, CouplingStep.Turned(v.Displacement, toReference)))], Turned(RelaxLabels.ZeroField), Turned(RelaxLabels.G), known.D, known.G),
            chain);
    }

    private static (double FrequencyCm, double[] Displacement)[] Vibrations(NormalModes modes) =>
        [.. Enumerable.Range(0, modes.Count).Where(i => modes.FrequenciesCm[i] > 0).Select(i => (modes.FrequenciesCm[i], modes.ZeroPointDisplacement(i)))];

    private static double[] Tau(RelaxOptions options, (double FrequencyCm, double[] Displacement)[] vibrations, Matrix d, Matrix g, Matrix slopeOfD, Matrix slopeOfG)
    {
        double[][] displacements = [.. vibrations.Select(v => v.Displacement)];
        var field = FieldVector.Along(ZeroFieldParameters.From(d).MainAxis, options.Rates.FieldsTesla[0]);
        var rates = new RatesInField(
            new SpinSystem(options.Spin, new ZeroFieldSplitting(d), new ZeemanTerm(g)).Solve(field),
            SpinPhononCoupling.FromTensorDerivatives(
                options.Spin, field, [.. vibrations.Select(v => v.FrequencyCm)],
                CouplingStep.Along(slopeOfD, displacements), CouplingStep.Along(slopeOfG, displacements), ModeCoordinate.Dimensionless),
            options.Rates);
        return [.. options.Rates.TemperaturesK.Select(rates.Tau)];
    }
}
