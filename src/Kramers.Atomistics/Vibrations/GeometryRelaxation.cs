using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>A geometry at rest on a potential.</summary>
/// <param name="Structure">The relaxed geometry.</param>
/// <param name="Hessian">Second derivatives there, [3N, 3N], eV/angstrom^2.</param>
/// <param name="Steps">Newton steps taken.</param>
/// <param name="MaxForceEvPerAngstrom">Largest force component left.</param>
/// <param name="Converged">Whether that is below the threshold asked for.</param>
public sealed record RelaxedGeometry(Structure Structure, Matrix Hessian, int Steps, double MaxForceEvPerAngstrom, bool Converged);

/// <summary>
/// Walks downhill to a minimum by Newton steps with the full Hessian: along each eigenvector the step is -g/|h|, which leads
/// away from maxima, and its length is limited by a trust radius. Six eigenvalues next to zero (translation, rotation) carry no
/// gradient and are left out. Nocedal and Wright, Numerical Optimization (2006), section 3.4.
/// </summary>
public static class GeometryRelaxation
{
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
        int maxSteps = 60,
        double trustRadius = 0.2,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(start);
        var structure = start;
        for (var step = 0; ; step++)
        {
            var forces = potential.Evaluate(structure).ForcesEvPerAngstrom;
            var largest = forces.Max(Math.Abs);
            progress?.Report(largest);
            var hessian = FiniteDifferenceHessian.Evaluate(potential, structure, cancellation: cancellation);
            if (largest < forceThreshold || step == maxSteps || !double.IsFinite(largest))
            {
                return new RelaxedGeometry(structure, hessian, step, largest, largest < forceThreshold);
            }

            structure = structure.WithPositions(Moved(structure.Positions, NewtonStep(hessian, forces, trustRadius)));
        }
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
