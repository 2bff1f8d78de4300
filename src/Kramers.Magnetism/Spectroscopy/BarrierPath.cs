namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A way over the barrier.</summary>
/// <param name="States">States of the ladder from one orientation of the ground level to the other.</param>
/// <param name="BarrierCm">The highest energy on the way above the ground level, cm^-1: an estimate of U_eff.</param>
public sealed record BarrierPath(int[] States, double BarrierCm);
