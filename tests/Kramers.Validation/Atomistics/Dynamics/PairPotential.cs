using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Atomistics.Dynamics;

/// <summary>The sum of one function of distance over all pairs nearer than a cutoff: E = sum e(r), in eV and angstrom.</summary>
internal sealed class PairPotential(double cutoff, Func<double, (double Energy, double Slope)> pair) : IPotential
{
    /// <summary>Morse bonds, D = 2 eV, a = 1.5/angstrom, all at 2.2 angstrom: soft enough to be anharmonic, never torn apart in a small molecule.</summary>
    public static PairPotential Morse { get; } = new(100, r =>
    {
        var x = Math.Exp(-1.5 * (r - 2.2));
        return (2 * (1 - x) * (1 - x), 6 * (1 - x) * x);
    });

    /// <summary>Springs k (r - r0)^2/2 between neighbours.</summary>
    public static PairPotential Springs(double k, double r0) => new(1.2 * r0, r => (k / 2 * (r - r0) * (r - r0), k * (r - r0)));

    public PotentialValue Evaluate(Structure structure)
    {
        var near = NeighbourList.Within(structure, cutoff);
        var (energy, forces, virial) = (0.0, new double[3 * structure.Count], new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            var vectors = near.VectorsOf(i);
            for (var n = 0; n < vectors.Length; n += 3)
            {
                var d = vectors.Slice(n, 3);
                var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
                var (e, slope) = pair(r);
                energy += e / 2;
                for (var k = 0; k < 9; k++)
                {
                    forces[3 * i + k % 3] += k < 3 ? slope * d[k] / r : 0;
                    virial.Data[k] -= slope / 2 * d[k / 3] * d[k % 3] / r;
                }
            }
        }

        return new PotentialValue(energy, forces, virial);
    }
}
