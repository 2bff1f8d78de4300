using Kramers.Numerics;

namespace Kramers.Chemistry.Building;

/// <summary>Positions from nothing but the force field: the ligands unfold outwards from their donors, through a fourth dimension.</summary>
internal static class Embedding
{
    private const double LongestStep = 0.5;
    private const double Converged = 0.02;

    /// <summary>[atom, 4] relaxed positions with fourth coordinate 0, and their energy in eV.</summary>
    internal static (double[] Positions, double EnergyEv) Of(ComplexAtoms atoms, ForceField field, ulong seed)
    {
        var x = Start(atoms, field, new SeededRandom(seed));
        Relax(field, x, repulsion: 0.05, flattening: 0, steps: 100);
        Relax(field, x, repulsion: 0.2, flattening: 0.5, steps: 100);
        Relax(field, x, repulsion: 1, flattening: 10, steps: 120);
        for (var i = 3; i < x.Length; i += ForceField.Dimensions)
        {
            x[i] = 0;
        }

        var energy = Relax(field, x, repulsion: 1, flattening: 10, steps: 500);
        return (x, energy);
    }

    private static double Relax(ForceField field, double[] x, double repulsion, double flattening, int steps)
    {
        (field.Repulsion, field.Flattening) = (repulsion, flattening);
        return new LimitedMemoryBfgs(field.Evaluate, LongestStep).Minimise(x, steps, Converged).Value;
    }

    /// <summary>Donors on their vertices, every further atom a bond length farther out, with noise.</summary>
    private static double[] Start(ComplexAtoms atoms, ForceField field, SeededRandom random)
    {
        var x = new double[ForceField.Dimensions * atoms.Count];
        var placed = new bool[atoms.Count];
        var queue = new Queue<int>();
        foreach (var anchor in field.Anchors)
        {
            foreach (var atom in anchor.Atoms)
            {
                Put(x, atom, [anchor.X, anchor.Y, anchor.Z], anchor.Atoms.Length > 1 ? 0.7 : 0, random);
                placed[atom] = true;
                if (!atoms.IsMetal(atom))
                {
                    queue.Enqueue(atom);
                }
            }
        }

        while (queue.TryDequeue(out var parent))
        {
            double[] from = x[(ForceField.Dimensions * parent)..(ForceField.Dimensions * parent + 3)];
            var scale = 1 + 1.3 / Math.Max(1, Math.Sqrt(from.Sum(c => c * c)));
            foreach (var child in atoms.Neighbours(parent).Where(n => !placed[n]))
            {
                Put(x, child, Array.ConvertAll(from, c => c * scale), 0.7, random);
                placed[child] = true;
                queue.Enqueue(child);
            }
        }

        return x;
    }

    private static void Put(double[] x, int atom, double[] at, double noise, SeededRandom random)
    {
        for (var k = 0; k < ForceField.Dimensions; k++)
        {
            x[ForceField.Dimensions * atom + k] = (k < 3 ? at[k] : 0) + noise * random.Gaussian();
        }
    }
}
