using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>What the derivative of each atom's energy by each of its neighbours makes of forces and virial. Added one after the other: the sums do not depend on who found the derivatives.</summary>
internal static class PairSlopes
{
    /// <summary>Adds forces, eV/angstrom, and the virial, eV.</summary>
    /// <param name="near">The neighbours.</param>
    /// <param name="slopes">[3 per pair] derivative of the energy of the one atom by the position of its neighbour, eV/angstrom.</param>
    /// <param name="forces">[3N].</param>
    /// <param name="virial">[9], row by row.</param>
    internal static void AddForces(NeighbourList near, ReadOnlySpan<double> slopes, Span<double> forces, Span<double> virial)
    {
        for (var i = 0; i < forces.Length / 3; i++)
        {
            var others = near.Of(i);
            var vectors = near.VectorsOf(i);
            var mine = slopes.Slice(3 * near.First(i), vectors.Length);
            for (var n = 0; n < others.Length; n++)
            {
                for (var c = 0; c < 3; c++)
                {
                    var slope = mine[3 * n + c];
                    forces[3 * others[n] + c] -= slope;
                    forces[3 * i + c] += slope;
                    for (var k = 0; k < 3; k++)
                    {
                        virial[3 * k + c] -= vectors[3 * n + k] * slope;
                    }
                }
            }
        }
    }
}
