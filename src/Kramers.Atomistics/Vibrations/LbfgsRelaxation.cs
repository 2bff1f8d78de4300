using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.Optimisation;

namespace Kramers.Atomistics.Vibrations;

/// <summary>
/// Walks to a minimum with the curvature that the last steps have shown: limited-memory BFGS, Nocedal and Wright, Numerical Optimization (2006),
/// algorithm 7.4, with halving of steps that do not lead down enough (Armijo, ibid., eq. 3.4). It needs no Hessian, which
/// <see cref="GeometryRelaxation"/> does: for large molecules and for crystals.
/// </summary>
public static class LbfgsRelaxation
{
    private const int Memory = 10;
    private const double FirstCurvature = 50; // eV/angstrom^2, that of a stiff bond: the first step is short rather than wild
    private const double SufficientDecrease = 1e-4;
    private const int MostHalvings = 20;

    // Energies of some hundred eV carry rounding of 1e-13 times that; nothing of physics is this small.
    private const double EnergyNoise = 1e-9;

    /// <summary>Relaxes the positions; the cell of a crystal stays.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="forceThreshold">Largest force component accepted, eV/angstrom.</param>
    /// <param name="maxEvaluations">Give up after so many; the result then says it has not converged.</param>
    /// <param name="longestMove">Longest step, angstrom (norm over all coordinates).</param>
    /// <param name="progress">Told the largest force component after each step.</param>
    /// <param name="cancellation">Stops between evaluations.</param>
    public static Minimum Relax(
        IPotential potential, Structure start, double forceThreshold = 1e-4, int maxEvaluations = 1000, double longestMove = 0.2, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(start);
        var (structure, value, evaluations) = (start, potential.Evaluate(start), 1);
        var memory = new LbfgsMemory(Memory);
        while (Minimum.Largest(value.ForcesEvPerAngstrom) >= forceThreshold && evaluations < maxEvaluations)
        {
            cancellation.ThrowIfCancellationRequested();
            var direction = Direction(value.ForcesEvPerAngstrom, memory, longestMove);
            var (moved, next, length, used) = Search(potential, structure, value, direction, maxEvaluations - evaluations);
            evaluations += used;
            if (next is null && memory.IsEmpty)
            {
                break; // not even a short step along the forces leads down: they do not belong to the energy, or are noise
            }

            if (next is null)
            {
                memory.Clear();
                continue;
            }

            var (before, after) = (value.ForcesEvPerAngstrom, next.ForcesEvPerAngstrom);
            memory.Learn(Array.ConvertAll(direction, d => length * d), [.. before.Zip(after, (f, g) => f - g)]); // the gradient is minus the forces
            (structure, value) = (moved, next);
            progress?.Report(Minimum.Largest(value.ForcesEvPerAngstrom));
        }

        return new Minimum(structure, value, evaluations, Minimum.Largest(value.ForcesEvPerAngstrom) < forceThreshold);
    }

    /// <summary>Minus the inverse Hessian times the gradient, its length limited.</summary>
    private static double[] Direction(double[] forces, LbfgsMemory memory, double longest)
    {
        var d = memory.Direction(Array.ConvertAll(forces, f => -f), 1 / FirstCurvature);
        var norm = Math.Sqrt(Minimum.Dot(d, d));
        return norm <= longest ? d : Array.ConvertAll(d, x => x * longest / norm);
    }

    private static (Structure Moved, PotentialValue? Next, double Length, int Evaluations) Search(IPotential potential, Structure from, PotentialValue value, double[] direction, int most)
    {
        var slope = -Minimum.Dot(value.ForcesEvPerAngstrom, direction);
        var (length, used) = (1.0, 0);
        while (used < Math.Min(MostHalvings, most))
        {
            var moved = Minimum.Moved(from, direction, length);
            var next = potential.Evaluate(moved);
            used++;
            if (next.EnergyEv <= value.EnergyEv + SufficientDecrease * length * slope + EnergyNoise)
            {
                return (moved, next, length, used);
            }

            length /= 2;
        }

        return (from, null, 0, used);
    }
}
