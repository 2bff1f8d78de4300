namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>The magnetisation along one ramp.</summary>
/// <param name="Ramp">The ramp.</param>
/// <param name="FieldsTesla">Field at each reading, T.</param>
/// <param name="TemperaturesKelvin">Temperature at each reading, K.</param>
/// <param name="Magnetisation">Along the field, Bohr magnetons per formula unit, at each reading.</param>
/// <param name="Errors">Bound of the numerical error of each value, Bohr magnetons, orientations taken as they are.</param>
public sealed record MagnetisationHistory(
    Ramp Ramp,
    IReadOnlyList<double> FieldsTesla,
    IReadOnlyList<double> TemperaturesKelvin,
    IReadOnlyList<double> Magnetisation,
    IReadOnlyList<double> Errors);
