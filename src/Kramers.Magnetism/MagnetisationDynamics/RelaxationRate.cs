namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>1/tau in s^-1 at a temperature in K and a field along the easy axis in T: not negative, finite; 0 where nothing relaxes.</summary>
public delegate double RelaxationRate(double temperatureKelvin, double fieldTesla);

/// <summary>
/// Magnetisation in thermal equilibrium along the easy axis, Bohr magnetons per formula unit, at a temperature in K and a field
/// along that axis in T.
/// </summary>
public delegate double EquilibriumMagnetisation(double temperatureKelvin, double fieldTesla);
