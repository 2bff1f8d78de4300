using Kramers.Numerics;

namespace Kramers.Magnetism.Clusters;

/// <summary>The lowest levels of an operator, degenerate ones as often as they occur.</summary>
/// <param name="Energies">Ascending, cm^-1.</param>
/// <param name="States">Orthonormal eigenvectors, one per energy, each of the dimension of the operator.</param>
/// <param name="Residuals">Norms of H x - E x, cm^-1, computed anew with each state: no energy is further from an exact one.</param>
public sealed record LanczosLevels(double[] Energies, IReadOnlyList<double[]> States, double[] Residuals);

/// <summary>
/// Lowest levels by the Lanczos method with full reorthogonalisation. One run finds one state of each degenerate level, so runs
/// are repeated in the complement of all that was found until one brings nothing below the highest level asked for.
/// </summary>
public static class Lanczos
{
    private const int StepsBetweenChecks = 10;

    /// <summary>Finds the <paramref name="count"/> lowest levels, or all if there are fewer.</summary>
    /// <param name="matrix">The operator, cm^-1.</param>
    /// <param name="count">How many levels.</param>
    /// <param name="seed">Of the random start vectors; it should not matter.</param>
    /// <param name="tolerance">Largest residual, relative to the width of the spectrum.</param>
    /// <param name="maximumSteps">Of one run; as many vectors are kept in memory.</param>
    /// <param name="cancellation">Looked at in every step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    /// <exception cref="ArithmeticException">A run has not converged within its steps: allow more, or ask for fewer levels.</exception>
    public static LanczosLevels Lowest(
        ISymmetricOperator matrix, int count, ulong seed = 1, double tolerance = 1e-9, int maximumSteps = 400, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var random = new SeededRandom(seed);
        var found = new SortedSet<Level>();
        while (found.Count < matrix.Dimension)
        {
            var ceiling = found.Count < count ? double.PositiveInfinity : found.ElementAt(count - 1).Energy;
            var run = new LanczosRecursion(matrix, random.Fork(), [.. found.Select(l => l.State)], keepsBasis: true);
            var converged = Converge(run, count, ceiling, tolerance, maximumSteps, cancellation);
            if (converged.Count == 0)
            {
                break;
            }

            foreach (var (energy, state) in converged)
            {
                found.Add(new Level(energy, found.Count, state));
            }
        }

        return Checked(matrix, [.. found.Take(count)]);
    }

    /// <summary>Runs until all Ritz pairs below the ceiling, at most <paramref name="count"/> and at least the lowest one, have converged.</summary>
    private static List<(double Energy, double[] State)> Converge(
        LanczosRecursion run, int count, double ceiling, double tolerance, int maximumSteps, CancellationToken cancellation)
    {
        while (true)
        {
            run.Advance(Math.Min(StepsBetweenChecks, maximumSteps - run.Steps), cancellation);
            var ritz = run.Ritz();
            var wanted = Math.Min(count, ritz.Values.Count(e => e < ceiling));
            var accepted = tolerance * Math.Max(ritz.Values[^1] - ritz.Values[0], Math.Abs(ritz.Values[0]));
            if (run.IsExhausted || Enumerable.Range(0, Math.Max(1, wanted)).All(k => k < run.Steps && run.ResidualBound(ritz, k) <= accepted))
            {
                return [.. Enumerable.Range(0, wanted).Select(k => (ritz.Values[k], run.RitzVector(ritz, k)))];
            }

            if (run.Steps >= maximumSteps)
            {
                throw new ArithmeticException($"{wanted} levels have not converged in {maximumSteps} Lanczos steps (residual {run.ResidualBound(ritz, Math.Max(0, wanted - 1)):g2} cm^-1); allow more steps or ask for fewer levels.");
            }
        }
    }

    private static LanczosLevels Checked(ISymmetricOperator matrix, Level[] levels)
    {
        var product = new double[matrix.Dimension];
        var residuals = Array.ConvertAll(levels, level =>
        {
            matrix.Apply(level.State, product);
            VectorKernels.AddScaled(-level.Energy, level.State, product);
            return VectorKernels.Norm(product);
        });
        return new LanczosLevels(Array.ConvertAll(levels, l => l.Energy), Array.ConvertAll(levels, l => l.State), residuals);
    }

    /// <summary>Ordered by energy; the number tells degenerate ones apart.</summary>
    private sealed record Level(double Energy, int Number, double[] State) : IComparable<Level>
    {
        public int CompareTo(Level? other) => other is null ? 1 : (Energy, Number).CompareTo((other.Energy, other.Number));
    }
}
