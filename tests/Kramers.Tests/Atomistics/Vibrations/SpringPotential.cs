using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Vibrations;

/// <summary>
/// Springs between all pairs, E = sum k/2 (r - r0)^2, at rest at one geometry: minimum and Hessian are known by heart. The spring of
/// atoms i and j (from 0) has k = 2 + i + j eV/angstrom^2.
/// </summary>
internal sealed class SpringPotential(Structure rest) : IPotential
{
    public PotentialValue Evaluate(Structure structure)
    {
        var (energy, forces) = (0.0, new double[3 * structure.Count]);
        for (var i = 0; i < structure.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (r, stretch) = (structure.Distance(i, j), structure.Distance(i, j) - rest.Distance(i, j));
                energy += Constant(i, j) / 2 * stretch * stretch;
                for (var c = 0; c < 3; c++)
                {
                    var pull = Constant(i, j) * stretch * (structure.Positions[3 * j + c] - structure.Positions[3 * i + c]) / r;
                    forces[3 * i + c] += pull;
                    forces[3 * j + c] -= pull;
                }
            }
        }

        return PotentialValue.OfMolecule(structure, energy, forces);
    }

    internal static double Constant(int i, int j) => 2 + i + j;
}
