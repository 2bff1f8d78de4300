using Kramers.Atomistics.ActiveLearning;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Errors of the model of a round along the final dynamics.</summary>
/// <param name="Round">The round.</param>
/// <param name="EnergyMaeKcal">Mean absolute error of the energy, kcal/mol; NaN without test.</param>
/// <param name="EnergyMaxKcal">Largest, kcal/mol.</param>
/// <param name="ForceMaeMevPerAngstrom">Mean absolute error of a force component, meV/angstrom.</param>
/// <param name="Energies">Predicted, eV.</param>
internal sealed record LearningError(LearningRound Round, double EnergyMaeKcal, double EnergyMaxKcal, double ForceMaeMevPerAngstrom, double[] Energies)
{
    /// <summary>1 eV in kcal/mol, 4184 J per kcal.</summary>
    public const double KcalPerEv = PhysicalConstants.ElementaryCharge * PhysicalConstants.Avogadro / 4184;

    public static LearningError Of(LearningRound round, IReadOnlyList<LabelledStructure> test)
    {
        var values = test.Select(t => round.Model.Potential.Evaluate(t.Structure)).ToArray();
        double[] energy = [.. values.Zip(test, (v, t) => KcalPerEv * Math.Abs(v.EnergyEv - t.EnergyEv!.Value))];
        var force = values.Zip(test, (v, t) => v.ForcesEvPerAngstrom.Zip(t.ForcesEvPerAngstrom!, (a, b) => 1000 * Math.Abs(a - b)).Average());
        return new LearningError(round, Mean(energy), energy.DefaultIfEmpty(double.NaN).Max(), Mean(force), [.. values.Select(v => v.EnergyEv)]);
    }

    private static double Mean(IEnumerable<double> numbers) => numbers.DefaultIfEmpty(double.NaN).Average();
}
