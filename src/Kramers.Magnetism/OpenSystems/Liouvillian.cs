using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>How fast a mode of the density matrix decays.</summary>
/// <param name="PerSecond">Decay rate, s^-1.</param>
/// <param name="NoisePerSecond">Rounding floor of the rate, s^-1: eps times the norm of the generator it was found from; 0 where
/// the method has none.</param>
public readonly record struct DecayRate(double PerSecond, double NoisePerSecond)
{
    /// <summary>False where the rate is below its rounding floor: then it says only that decay is slower than the floor.</summary>
    public bool IsResolved => PerSecond > NoisePerSecond;
}

/// <summary>
/// Motion of the density matrix, d rho/dt = -(i/hbar) [H, rho] + R rho. H is whole in the levels and states of the eigensystem: fields of
/// any direction, hyperfine or dipolar coupling and tunnel splittings need nothing more. Its elements fall into blocks that do not
/// know each other, and each is solved alone.
/// </summary>
public sealed class Liouvillian
{
    // Larger blocks are integrated step by step: a dense exponential costs the cube of this.
    private const int LargestDenseBlock = 256;
    private readonly Eigensystem _eigensystem;
    private readonly IReadOnlyList<LiouvilleBlock> _blocks;

    /// <summary>Joins levels and relaxation.</summary>
    /// <exception cref="ArgumentException">They differ in size.</exception>
    public Liouvillian(Eigensystem eigensystem, Dissipator dissipator)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        ArgumentNullException.ThrowIfNull(dissipator);
        if (eigensystem.Dimension != dissipator.Dimension)
        {
            throw new ArgumentException($"{eigensystem.Dimension} levels and relaxation of {dissipator.Dimension} do not fit.", nameof(dissipator));
        }

        _eigensystem = eigensystem;

        // Levels as they are: what a dissipator was told to treat as equal still turns.
        _blocks = Blocks(dissipator, new BohrFrequencies(eigensystem));
    }

    /// <summary>rho at each time.</summary>
    /// <param name="rho">rho at time 0, [n, n] in the basis of the spin system.</param>
    /// <param name="secondsAfter">Times in s, not negative, in any order.</param>
    /// <returns>rho in the basis of the spin system, one per time.</returns>
    /// <exception cref="ArgumentException">rho has another size.</exception>
    /// <exception cref="ArithmeticException">A time is so long beside the fastest rate that only rounding would come out.</exception>
    public IReadOnlyList<ComplexMatrix> Propagate(ComplexMatrix rho, IReadOnlyList<double> secondsAfter) =>
        Propagate(rho, secondsAfter, (block, start, t) => block.Elements.Length > LargestDenseBlock ? block.Integrated(start, t, 1e-10) : block.Propagated(start, t));

    /// <summary>The same by Runge-Kutta steps alone, whose cost grows with the fastest rate times the time, and not with the cube of the size.</summary>
    /// <param name="rho">rho at time 0, [n, n] in the basis of the spin system.</param>
    /// <param name="secondsAfter">Times in s, not negative.</param>
    /// <param name="tolerance">Error of a step relative to the largest element.</param>
    /// <exception cref="ArgumentException">rho has another size.</exception>
    /// <exception cref="ArithmeticException">A million steps are not enough.</exception>
    public IReadOnlyList<ComplexMatrix> Integrate(ComplexMatrix rho, IReadOnlyList<double> secondsAfter, double tolerance = 1e-10) =>
        Propagate(rho, secondsAfter, (block, start, t) => block.Integrated(start, t, tolerance));

    /// <summary>rho at 0, t, 2 t ... up to <paramref name="steps"/> times t: one exponential serves all.</summary>
    /// <param name="rho">rho at time 0, [n, n] in the basis of the spin system.</param>
    /// <param name="stepSeconds">t in s, not negative.</param>
    /// <param name="steps">Number of steps.</param>
    /// <returns>rho in the basis of the spin system, steps + 1 of them.</returns>
    /// <exception cref="ArgumentException">rho has another size.</exception>
    /// <exception cref="ArithmeticException">The whole time is so long beside the fastest rate that only rounding would come out.</exception>
    public IReadOnlyList<ComplexMatrix> Follow(ComplexMatrix rho, double stepSeconds, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var start = InEigenbasis(rho);
        ComplexMatrix[] all = [.. Enumerable.Range(0, steps + 1).Select(_ => new ComplexMatrix(start.Rows, start.Columns))];
        foreach (var block in _blocks.Where(b => b.Elements.Any(ab => start.Data[ab] != Complex.Zero)))
        {
            var dense = block.Elements.Length <= LargestDenseBlock ? block.Propagator(stepSeconds, stepSeconds * steps) : null;
            Complex[] now = [.. block.Elements.Select(ab => start.Data[ab])];
            for (var k = 0; k <= steps; k++)
            {
                block.Place(now, all[k]);
                now = dense is null ? block.Integrated(now, stepSeconds, 1e-10) : (dense * new ComplexMatrix(now.Length, 1, now)).Data;
            }
        }

        return [.. all.Select(FromEigenbasis)];
    }

    /// <summary>
    /// Rates between the populations of the eigenstates with the coherences eliminated, L_pp - L_pc L_cc^-1 L_cp: exact for motion that is
    /// slow against the decay of the coherences (R. Zwanzig, J. Chem. Phys. 33, 1338 (1960), doi:10.1063/1.1731409, at zero frequency).
    /// </summary>
    /// <returns>Null where some rate is negative, some coherence never decays, or the slowest rate differs by more than a tenth from that
    /// of the density matrix: then populations of these states do not tell how it relaxes.</returns>
    public RateMatrix? PopulationRates()
    {
        var block = _blocks.Single(b => b.Elements[0] == 0);
        if (block.IsPopulations)
        {
            return block.PopulationRates();
        }

        return block.EliminatedRates() is { } rates && AsRates(rates) is { } found && SlowestRelaxation() is { IsResolved: true } slowest
            && Math.Abs(1 / RelaxationTime.Of(found).Seconds - slowest.PerSecond) < 0.1 * slowest.PerSecond
            ? found
            : null;
    }

    /// <summary>Negative rates are taken for rounding up to 1e-12 of the largest.</summary>
    private static RateMatrix? AsRates(Matrix rates)
    {
        var least = -1e-12 * rates.Data.Max(Math.Abs);
        var between = rates.Data.Where((_, ab) => ab % (rates.Rows + 1) != 0);
        return between.All(x => x >= least) ? new RateMatrix(new Matrix(rates.Rows, rates.Rows, Array.ConvertAll(rates.Data, x => Math.Max(0, x)))) : null;
    }

    /// <summary>Tr(A rho(t)) at each time, in the units of A: for A a moment, M(t) along its axis.</summary>
    /// <param name="a">Hermitian operator, [n, n] in the basis of the spin system.</param>
    /// <param name="rho">rho at time 0, as in <see cref="Propagate(ComplexMatrix, IReadOnlyList{double})"/>.</param>
    /// <param name="secondsAfter">Times in s.</param>
    public double[] Expectation(ComplexMatrix a, ComplexMatrix rho, IReadOnlyList<double> secondsAfter) =>
        [.. Propagate(rho, secondsAfter).Select(r => (a * r).Trace().Real)];

    /// <summary>
    /// Decay rates of the modes in which rho_ab of the eigenbasis takes part, s^-1, slowest first; with a = b the approach to
    /// equilibrium, the stationary mode left out; 1/T2 of a transition is the slowest of its coherence. Where populations go their own way the rates have full relative accuracy
    /// (<see cref="RelaxationTime.Spectrum"/>); elsewhere look at <see cref="DecayRate.IsResolved"/>.
    /// </summary>
    public IReadOnlyList<DecayRate> DecayRates(int a, int b) =>
        _blocks.Single(x => Array.BinarySearch(x.Elements, a * _eigensystem.Dimension + b) >= 0).DecayRates();

    /// <summary>Slowest approach to equilibrium, T1: the slowest rate of <see cref="DecayRates"/> of the populations.</summary>
    public DecayRate SlowestRelaxation() => DecayRates(0, 0) is [var slowest, ..] ? slowest : new DecayRate(0, 0);

    private IReadOnlyList<ComplexMatrix> Propagate(ComplexMatrix rho, IReadOnlyList<double> times, Func<LiouvilleBlock, Complex[], double, Complex[]> step)
    {
        ArgumentNullException.ThrowIfNull(times);
        var start = InEigenbasis(rho);
        return [.. times.Select(At)];

        ComplexMatrix At(double seconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(seconds);
            var end = new ComplexMatrix(start.Rows, start.Columns);
            foreach (var block in _blocks)
            {
                block.Place(step(block, [.. block.Elements.Select(ab => start.Data[ab])], seconds), end);
            }

            return FromEigenbasis(end);
        }
    }

    private ComplexMatrix InEigenbasis(ComplexMatrix rho)
    {
        ArgumentNullException.ThrowIfNull(rho);
        return rho.Rows == _eigensystem.Dimension && rho.Columns == _eigensystem.Dimension
            ? _eigensystem.ToEigenbasis(rho)
            : throw new ArgumentException($"rho is {rho.Rows} x {rho.Columns}, the levels number {_eigensystem.Dimension}.", nameof(rho));
    }

    private ComplexMatrix FromEigenbasis(ComplexMatrix rho) => _eigensystem.States * (rho * _eigensystem.States.Adjoint());

    /// <summary>Connected parts of the graph of R, all populations counted as connected.</summary>
    private static IReadOnlyList<LiouvilleBlock> Blocks(Dissipator r, BohrFrequencies rotations)
    {
        var n = r.Dimension;
        int[] root = [.. Enumerable.Range(0, n * n)];
        for (var ab = 0; ab < n * n; ab++)
        {
            foreach (var (cd, _) in r.Row(ab))
            {
                root[Root(cd)] = Root(ab);
            }
        }

        for (var a = 1; a < n; a++)
        {
            root[Root(a * (n + 1))] = Root(0);
        }

        return [.. Enumerable.Range(0, n * n).GroupBy(Root).Select(g => new LiouvilleBlock(r, rotations, [.. g]))];

        int Root(int i)
        {
            while (root[i] != i)
            {
                i = root[i] = root[root[i]];
            }

            return i;
        }
    }
}
