using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>A potential energy surface: structure to energy and forces.</summary>
public interface IPotential
{
    /// <summary>Energy and forces of a structure.</summary>
    /// <exception cref="ArgumentException">The structure holds an element that the potential does not know.</exception>
    PotentialValue Evaluate(Structure structure);
}

/// <summary>What a potential says about one geometry.</summary>
/// <param name="EnergyEv">Total energy, eV.</param>
/// <param name="ForcesEvPerAngstrom">[3N] as x1 y1 z1 x2 ..., minus the gradient of the energy, eV/angstrom.</param>
public sealed record PotentialValue(double EnergyEv, double[] ForcesEvPerAngstrom);
