using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.ActiveLearning;

/// <summary>A made-up water: every pair of atoms bound by D (1 - exp(-a (r - r0)))^2. It stands for the engine.</summary>
internal sealed class Morse : IPotential
{
    public static Structure Water { get; } = new([Element.FromSymbol("O"), Element.FromSymbol("H"), Element.FromSymbol("H")], [0, 0, 0, 0.96, 0, 0, -0.24, 0.93, 0]);

    public PotentialValue Evaluate(Structure structure)
    {
        var (energy, forces) = (0.0, new double[3 * structure.Count]);
        for (var i = 0; i < structure.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var (depth, a, r0) = k == 0 ? (4.5, 2.2, 0.96) : (0.8, 1.5, 1.52);
                var r = structure.Distance(i, k);
                var e = Math.Exp(-a * (r - r0));
                energy += depth * (1 - e) * (1 - e);
                for (var c = 0; c < 3; c++)
                {
                    var f = -2 * depth * a * (1 - e) * e * (structure.Positions[3 * i + c] - structure.Positions[3 * k + c]) / r;
                    forces[3 * i + c] += f;
                    forces[3 * k + c] -= f;
                }
            }
        }

        return PotentialValue.OfMolecule(structure, energy - 2000, forces);
    }

    public LabelledStructure Label(Structure structure, int number)
    {
        var value = Evaluate(structure);
        return new LabelledStructure(FormattableString.Invariant($"label-{number}"), structure, value.EnergyEv, value.ForcesEvPerAngstrom, new Dictionary<string, Matrix>(), 0);
    }
}
