namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>Two neighbouring levels that exchange their states within one interval of fields.</summary>
/// <param name="FieldTesla">Where they are closest, T.</param>
/// <param name="LowerLevel">Number of the lower level, from 0; the other one is next.</param>
/// <param name="GapCm">Their smallest distance, cm^-1; about 1e-13 of the largest energy, or more, is rounding.</param>
/// <param name="DivergenceCmPerTesla">|d(E1 - E2)/dB| of the states that cross, cm^-1/T.</param>
public sealed record AvoidedCrossing(double FieldTesla, int LowerLevel, double GapCm, double DivergenceCmPerTesla)
{
    /// <summary>Probability to stay in the level, that is to tunnel, at a sweep rate in T/s.</summary>
    public double TunnelProbability(double teslaPerSecond) => LandauZener.Probability(GapCm, DivergenceCmPerTesla * teslaPerSecond);
}
