using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>Second derivatives of the energy from central differences of analytic forces.</summary>
public static class FiniteDifferenceHessian
{
    /// <summary>The Hessian, [3N, 3N] in eV/angstrom^2, symmetrised.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="structure">Where.</param>
    /// <param name="step">Displacement in angstrom; the error falls with its square.</param>
    /// <param name="cancellation">Stops between displacements.</param>
    public static Matrix Evaluate(IPotential potential, Structure structure, double step = 0.001, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(structure);
        var n = 3 * structure.Count;
        var rows = new Matrix(n, n);
        Parallel.For(0, n, new ParallelOptions { CancellationToken = cancellation }, a =>
        {
            var plus = ForcesAt(potential, structure, a, step);
            var minus = ForcesAt(potential, structure, a, -step);
            for (var b = 0; b < n; b++)
            {
                rows[a, b] = (minus[b] - plus[b]) / (2 * step);
            }
        });
        return 0.5 * (rows + rows.Transpose());
    }

    private static double[] ForcesAt(IPotential potential, Structure structure, int coordinate, double step)
    {
        var x = structure.Positions.ToArray();
        x[coordinate] += step;
        return potential.Evaluate(structure.WithPositions(x)).ForcesEvPerAngstrom;
    }
}
