using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>A geometry at rest on a potential.</summary>
/// <param name="Structure">The relaxed geometry, turned and shifted onto the one it started from.</param>
/// <param name="Hessian">Second derivatives there, [3N, 3N], eV/angstrom^2.</param>
/// <param name="Steps">Newton steps taken.</param>
/// <param name="MaxForceEvPerAngstrom">Largest force component left.</param>
/// <param name="Converged">Whether that is below the threshold asked for.</param>
public sealed record RelaxedGeometry(Structure Structure, Matrix Hessian, int Steps, double MaxForceEvPerAngstrom, bool Converged);

/// <summary>
/// Walks downhill to a minimum by Newton steps: along each eigenvector of the Hessian the step is -g/|h|, which leads away from
/// maxima, and its length is limited by a trust radius. The Hessian is exact at first and follows each step by the symmetric
/// rank-one update. A step uphill is not taken: the Hessian is made anew there, and where it was exact already, the trust
/// radius shrinks. Nocedal and Wright, Numerical Optimization (2006), sections 3.4, 4.1 and 6.2.
/// </summary>
public static class GeometryRelaxation
{
    // Energies of some hundred eV carry rounding of 1e-13 times that; nothing of physics is this small.
    private const double EnergyNoise = 1e-9;

    /// <summary>Relaxes a geometry.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="forceThreshold">Largest force component accepted, eV/angstrom.</param>
    /// <param name="maxSteps">Give up after so many steps; the result then says it has not converged.</param>
    /// <param name="trustRadius">Longest step, angstrom (norm over all coordinates).</param>
    /// <param name="progress">Told the largest force component after each step.</param>
    /// <param name="cancellation">Stops between force evaluations.</param>
    public static RelaxedGeometry Relax(
        IPotential potential,
        Structure start,
        double forceThreshold = 1e-6,
        int maxSteps = 200,
        double trustRadius = 0.1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(start);
        var (structure, value, radius) = (start, potential.Evaluate(start), trustRadius);
        Matrix? hessian = null;
        var (steps, exact) = (0, false);
        while (Largest(value) >= forceThreshold && steps < maxSteps)
        {
            if (hessian is null)
            {
                (hessian, exact) = (FiniteDifferenceHessian.Evaluate(potential, structure, cancellation: cancellation), true);
            }

            var step = NewtonStep(hessian, value.ForcesEvPerAngstrom, radius);
            var moved = structure.WithPositions(Moved(structure.Positions, step));
            var next = potential.Evaluate(moved);
            steps++;
            if (next.EnergyEv <= value.EnergyEv + EnergyNoise)
            {
                (hessian, exact) = (Updated(hessian, step, value, next), false);
                (structure, value, radius) = (moved, next, Math.Min(2 * radius, trustRadius));
            }
            else
            {
                // Uphill: distrust the updated Hessian first, then the quadratic picture itself.
                (hessian, radius) = exact ? (hessian, radius / 3) : (null, radius);
            }

            progress?.Report(Largest(value));
            cancellation.ThrowIfCancellationRequested();
        }

        // Steps along the softest modes turn the molecule a little; the result stands as it started.
        structure = steps == 0 ? start : Superposition.Of(structure, start).Moved;
        var final = FiniteDifferenceHessian.Evaluate(potential, structure, cancellation: cancellation);
        return new RelaxedGeometry(structure, final, steps, Largest(value), Largest(value) < forceThreshold);
    }

    private static double Largest(PotentialValue value) => value.ForcesEvPerAngstrom.Max(Math.Abs);

    /// <summary>Symmetric rank-one update, H + r r^T / (r.s) with r = y - H s, y the change of the gradient; left out where r.s says nothing.</summary>
    private static Matrix Updated(Matrix hessian, double[] step, PotentialValue before, PotentialValue after)
    {
        const double tooSmall = 1e-8; // Nocedal and Wright, eq. 6.26
        var n = step.Length;
        var r = new double[n];
        var (rs, rr, ss) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            r[i] = before.ForcesEvPerAngstrom[i] - after.ForcesEvPerAngstrom[i];
            for (var j = 0; j < n; j++)
            {
                r[i] -= hessian[i, j] * step[j];
            }

            (rs, rr, ss) = (rs + r[i] * step[i], rr + r[i] * r[i], ss + step[i] * step[i]);
        }

        if (Math.Abs(rs) <= tooSmall * Math.Sqrt(rr * ss))
        {
            return hessian;
        }

        var updated = hessian.Copy();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                updated[i, j] += r[i] * r[j] / rs;
            }
        }

        return updated;
    }

    private static double[] NewtonStep(Matrix hessian, double[] forces, double trustRadius)
    {
        var (values, vectors) = DenseLinearAlgebra.Best.Symmetric(hessian);
        var step = new double[forces.Length];
        var soft = 1e-4 * values[^1];
        for (var k = 0; k < values.Length; k++)
        {
            var force = 0.0;
            for (var i = 0; i < step.Length; i++)
            {
                force += vectors[i, k] * forces[i];
            }

            // Soft modes are followed with the softest curvature trusted, so that none sends the molecule away.
            var length = force / Math.Max(Math.Abs(values[k]), soft);
            for (var i = 0; i < step.Length; i++)
            {
                step[i] += length * vectors[i, k];
            }
        }

        var norm = Math.Sqrt(step.Sum(s => s * s));
        return norm <= trustRadius ? step : Array.ConvertAll(step, s => s * trustRadius / norm);
    }

    private static double[] Moved(ReadOnlySpan<double> x, double[] step)
    {
        var moved = x.ToArray();
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] += step[i];
        }

        return moved;
    }
}
