using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Vibrations;

/// <summary>
/// Walks to a minimum as a body that slides and is steered downhill: fast inertial relaxation engine, Bitzek, Koskinen, Gaehler, Moseler and
/// Gumbsch, Phys. Rev. Lett. 97, 170201 (2006), doi:10.1103/PhysRevLett.97.170201, with its parameters. Forces alone steer it, so that it bears
/// noise and kinks that lead a line search astray; <see cref="LbfgsRelaxation"/> needs fewer evaluations on smooth surfaces.
/// </summary>
public static class FireRelaxation
{
    private const double FirstStep = 0.1; // times in sqrt(u angstrom^2/eV) with every mass 1
    private const double LongestStep = 1;
    private const double Grow = 1.1;
    private const double Shrink = 0.5;
    private const double Mixing = 0.1;
    private const double MixingDecay = 0.99;
    private const int StepsBeforeGrowth = 5;

    /// <summary>Relaxes the positions; the cell of a crystal stays.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="forceThreshold">Largest force component accepted, eV/angstrom.</param>
    /// <param name="maxEvaluations">Give up after so many; the result then says it has not converged.</param>
    /// <param name="longestMove">Longest step, angstrom (norm over all coordinates).</param>
    /// <param name="progress">Told the largest force component after each step.</param>
    /// <param name="cancellation">Stops between evaluations.</param>
    public static Minimum Relax(
        IPotential potential, Structure start, double forceThreshold = 1e-4, int maxEvaluations = 2000, double longestMove = 0.2, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(start);
        var (structure, value, velocities) = (start, potential.Evaluate(start), new double[3 * start.Count]);
        var (step, mixing, downhill, evaluations) = (FirstStep, Mixing, 0, 1);
        while (Minimum.Largest(value.ForcesEvPerAngstrom) >= forceThreshold && evaluations < maxEvaluations)
        {
            cancellation.ThrowIfCancellationRequested();
            var forces = value.ForcesEvPerAngstrom;
            if (Minimum.Dot(forces, velocities) < 0)
            {
                Array.Clear(velocities);
                (step, mixing, downhill) = (step * Shrink, Mixing, 0);
            }
            else
            {
                Steer(velocities, forces, mixing);
                downhill++;
                if (downhill > StepsBeforeGrowth)
                {
                    (step, mixing) = (Math.Min(step * Grow, LongestStep), mixing * MixingDecay);
                }
            }

            for (var k = 0; k < forces.Length; k++)
            {
                velocities[k] += step * forces[k];
            }

            var length = Math.Min(step, longestMove / Math.Sqrt(Minimum.Dot(velocities, velocities)));
            structure = Minimum.Moved(structure, velocities, length);
            value = potential.Evaluate(structure);
            evaluations++;
            progress?.Report(Minimum.Largest(value.ForcesEvPerAngstrom));
        }

        return new Minimum(structure, value, evaluations, Minimum.Largest(value.ForcesEvPerAngstrom) < forceThreshold);
    }

    // v <- (1 - a) v + a |v| F/|F|
    private static void Steer(double[] velocities, double[] forces, double mixing)
    {
        var share = mixing * Math.Sqrt(Minimum.Dot(velocities, velocities) / Minimum.Dot(forces, forces));
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] = (1 - mixing) * velocities[k] + share * forces[k];
        }
    }
}
