namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A direction that electrostatics prefers.</summary>
/// <param name="Direction">Unit vector, length 3; its largest component is positive.</param>
/// <param name="EnergyCm">Energy of the density quantised along it, cm^-1, without its spherical part.</param>
/// <param name="NextMinimumCm">Energy of the next local minimum above this one, cm^-1; null where there is no other. Where it is small,
/// or zero by symmetry, the axis is not settled by electrostatics.</param>
public sealed record EasyAxis(double[] Direction, double EnergyCm, double? NextMinimumCm);
