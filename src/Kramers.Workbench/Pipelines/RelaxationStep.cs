using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>Spin Hamiltonian and couplings to relaxation times.</summary>
internal static class RelaxationStep
{
    public static RelaxationResult Run(
        RelaxOptions options, SpinSystem system, double[] axis, ModeDerivatives derivatives, List<string> warnings, IRunMonitor monitor, CancellationToken cancellation)
    {
        var fields = RelaxationTimes.InFields(options.Rates, tesla => InField(FieldVector.Along(axis, tesla)), monitor, cancellation);
        return RelaxationTimes.Of(options.Rates, fields, warnings);

        RatesInField InField(FieldVector field) => new(
            system.Solve(field),
            SpinPhononCoupling.FromTensorDerivatives(options.Spin, field, derivatives.FrequenciesCm, derivatives.D, derivatives.G, ModeCoordinate.Dimensionless),
            options.Rates);
    }
}
