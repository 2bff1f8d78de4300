using Kramers.Chemistry;

namespace Kramers.Workbench.ForceFields;

/// <summary>Reference and predicted values of labels.</summary>
/// <param name="Energies">Reference, eV, one per geometry.</param>
/// <param name="PredictedEnergies">Predicted.</param>
/// <param name="Forces">Reference, eV/angstrom, all components, geometry after geometry.</param>
/// <param name="PredictedForces">Predicted.</param>
internal sealed record ForceFieldScores(IReadOnlyList<double> Energies, IReadOnlyList<double> PredictedEnergies, IReadOnlyList<double> Forces, IReadOnlyList<double> PredictedForces)
{
    /// <summary>Mean absolute error of the energy, meV.</summary>
    public double EnergyMaeMev => 1000 * Mae(Energies, PredictedEnergies);

    /// <summary>Mean absolute error of a force component, meV/angstrom.</summary>
    public double ForceMaeMevPerAngstrom => 1000 * Mae(Forces, PredictedForces);

    /// <summary>The quantity that training minimises: squared errors of energies (eV) and forces (eV/angstrom).</summary>
    /// <param name="labels">The geometries.</param>
    /// <param name="energyWeight">Factor on those of energies.</param>
    /// <param name="weights">Factor on both, one per geometry.</param>
    public double Squares(IReadOnlyList<LabelledStructure> labels, double energyWeight, IReadOnlyList<double> weights)
    {
        var (sum, at) = (0.0, 0);
        for (var s = 0; s < labels.Count; s++)
        {
            var own = energyWeight * Math.Pow(Energies[s] - PredictedEnergies[s], 2);
            for (var end = at + 3 * labels[s].Structure.Count; at < end; at++)
            {
                own += Math.Pow(Forces[at] - PredictedForces[at], 2);
            }

            sum += weights[s] * own;
        }

        return sum;
    }

    private static double Mae(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}
