using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Vibrations;

/// <summary>Springs E = sum k/2 (r - r0)^2 between all atoms nearer than 1.2 r0, with k in eV/angstrom^2 and r0 in angstrom: lattices whose phonons are textbook formulas.</summary>
internal sealed class LatticeSprings(double constant, double length) : IPotential
{
    /// <summary>One cell of an fcc lattice with the cubic edge a: the primitive cell.</summary>
    public static Structure Fcc(string symbol, double a) =>
        new([Element.FromSymbol(symbol)], [0, 0, 0], new UnitCell(Matrix.FromRows([0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0])));

    public PotentialValue Evaluate(Structure structure)
    {
        var near = NeighbourList.Within(structure, 1.2 * length);
        var (energy, forces, virial) = (0.0, new double[3 * structure.Count], new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            var vectors = near.VectorsOf(i);
            for (var n = 0; n < vectors.Length; n += 3)
            {
                var d = vectors.Slice(n, 3);
                var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
                var pull = constant * (r - length) / r;
                energy += constant / 4 * (r - length) * (r - length);
                for (var k = 0; k < 3; k++)
                {
                    forces[3 * i + k] += pull * d[k];
                }

                for (var k = 0; k < 9; k++)
                {
                    virial.Data[k] -= pull / 2 * d[k / 3] * d[k % 3];
                }
            }
        }

        return new PotentialValue(energy, forces, virial);
    }
}
