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

    /// <summary>Sum of squared errors of the energies, eV^2.</summary>
    public double EnergySquares => Squares(Energies, PredictedEnergies);

    /// <summary>Sum of squared errors of the forces, (eV/angstrom)^2.</summary>
    public double ForceSquares => Squares(Forces, PredictedForces);

    private static double Squares(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

    private static double Mae(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}
