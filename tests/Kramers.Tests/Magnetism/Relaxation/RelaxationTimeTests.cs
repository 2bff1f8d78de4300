using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

public sealed class RelaxationTimeTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(1e-25, 2e12)]
    [InlineData(5e-200, 5e-200)]
    public void Two_levels(double up, double down)
    {
        var relaxation = RelaxationTime.Of(Rates([[0, down], [up, 0]]));
        Assert.Equal(1, relaxation.Seconds * (up + down), 1e-14);
        Assert.Equal(1, relaxation.StationaryPopulations![1] / (up / (up + down)), 1e-14);
    }

    [Theory]
    [InlineData(3, 4, 1)]
    [InlineData(5, 20, 2)]
    [InlineData(6, 40, 3)]
    [InlineData(8, 30, 4)]
    public void Stiff_chains_with_detailed_balance_agree_with_exact_integers(int n, double decades, int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < 20; trial++)
        {
            var rates = Reversible(random, n, decades, out _);
            Assert.Equal(1, RelaxationTime.Of(rates).Seconds * ExactSlowestRate.Of(rates), 1e-11);
        }
    }

    /// <summary>
    /// Ladders M = S..-S in an easy-axis magnet, one step at a time with detailed balance, up to some 60 orders between the
    /// fastest rate and 1/tau, against exact integers.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(16)]
    public void Ladders_at_low_temperature_agree_with_exact_integers(int twoS)
    {
        var ratios = new List<double>();
        foreach (var barrierOverKT in (double[])[20, 60, 130])
        {
            var rates = Ladder(twoS, barrierOverKT);
            var exact = ExactSlowestRate.Of(rates);
            ratios.Add(Enumerable.Range(0, twoS + 1).Max(rates.ExitRate) / exact);
            Assert.Equal(1, RelaxationTime.Of(rates).Seconds * exact, 1e-12);
        }

        Assert.InRange(ratios[^1], 1e40, 1e70);
    }

    /// <summary>The magnet's own shape: two wells that meet only over a barrier, 1e-20 and less of the fastest rate.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void Double_well(double decades)
    {
        var up = Math.Pow(10, -decades);
        var rates = Rates([[0, 1, 0, 0], [up, 0, 0.3, 0], [0, 0.4, 0, 2], [0, 0, up, 0]]);
        Assert.Equal(1, RelaxationTime.Of(rates).Seconds * ExactSlowestRate.Of(rates), 1e-12);
    }

    [Fact]
    public void Stationary_populations_keep_every_digit()
    {
        var random = new Random(9);
        for (var trial = 0; trial < 20; trial++)
        {
            var found = RelaxationTime.Of(Reversible(random, 7, 30, out var populations)).StationaryPopulations!;
            Assert.Equal(1, found.Sum(), 1e-14);
            Assert.All(found.Zip(populations), p => Assert.Equal(1, p.First / p.Second, 1e-12));
        }
    }

    [Fact]
    public void Scaling_all_rates_scales_the_time()
    {
        var rates = Reversible(new Random(5), 6, 15, out _);
        var scaled = new RateMatrix(Math.ScaleB(1, 300) * rates.ToMatrix());
        Assert.Equal(RelaxationTime.Of(rates).Seconds, Math.ScaleB(RelaxationTime.Of(scaled).Seconds, 300));
    }

    [Fact]
    public void Parts_that_no_rate_connects_never_equilibrate()
    {
        var relaxation = RelaxationTime.Of(Rates([[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0]]));
        Assert.Equal(double.PositiveInfinity, relaxation.Seconds);
        Assert.Null(relaxation.StationaryPopulations);
        Assert.Equal(0, relaxation.Rate);
        Assert.Empty(RelaxationTime.Spectrum(Rates([[0, 0], [0, 0]])));
    }

    /// <summary>Two steps of 1e-200 uphill in either well: 1e400 s do not fit into a double, and no rate is zero.</summary>
    [Fact]
    public void Longer_than_the_largest_number_is_infinite()
    {
        const double Up = 1e-200;
        var rates = Rates([[0, 1, 0, 0, 0], [Up, 0, 1, 0, 0], [0, Up, 0, Up, 0], [0, 0, 1, 0, Up], [0, 0, 0, 1, 0]]);
        Assert.Equal(double.PositiveInfinity, RelaxationTime.Of(rates).Seconds);
    }

    [Fact]
    public void One_ground_state_without_a_way_up_is_an_equilibrium()
    {
        var relaxation = RelaxationTime.Of(Rates([[0, 0, 4], [1, 0, 2], [0, 0, 0]]));
        Assert.Equal([0, 1, 0], relaxation.StationaryPopulations!);
        Assert.Equal(1, relaxation.Seconds, 1e-14);
    }

    /// <summary>A driven ring, without detailed balance: eigenvalues (a + b)(1 - cos) +- i (a - b) sin in closed form.</summary>
    [Fact]
    public void Driven_ring_decays_while_it_turns()
    {
        const double A = 3, B = 1;
        var rates = Rates([[0, B, A], [A, 0, B], [B, A, 0]]);
        Assert.Equal(1 / (1.5 * (A + B)), RelaxationTime.Of(rates).Seconds, 1e-14);
    }

    [Fact]
    public void Spectrum_adds_up_to_the_trace_and_starts_with_the_slowest()
    {
        var mild = Reversible(new Random(2), 6, 3, out _);
        var expected = DenseLinearAlgebra.Best.GeneralEigenvalues(mild.ToMatrix()).Select(x => -x.Real).Order().Skip(1);
        Assert.All(RelaxationTime.Spectrum(mild).Zip(expected), r => Assert.Equal(1, r.First / r.Second, 1e-8));

        var stiff = Reversible(new Random(2), 6, 20, out _);
        var spectrum = RelaxationTime.Spectrum(stiff);
        Assert.Equal(1, spectrum[0] * RelaxationTime.Of(stiff).Seconds, 1e-14);
        Assert.Equal(1, spectrum.Sum() / -stiff.ToMatrix().Trace(), 1e-12);
        Assert.Equal(5, spectrum.Length);
    }

    [Fact]
    public void Rates_are_finite_and_not_negative()
    {
        Assert.Throws<ArgumentException>(() => Rates([[0, -1], [1, 0]]));
        Assert.Throws<ArgumentException>(() => Rates([[0, double.NaN], [1, 0]]));
        Assert.Throws<ArgumentException>(() => new RateMatrix(new Matrix(2, 3)));
    }

    /// <summary>E = -M^2; downward rates |&lt;M|S+-|M'>|^2 (x^3 + 0.01) over a step x, as direct processes give them.</summary>
    private static RateMatrix Ladder(int twoS, double barrierOverKT)
    {
        var w = new Matrix(twoS + 1, twoS + 1);
        double Energy(int i) => -(i - 0.5 * twoS) * (i - 0.5 * twoS) * barrierOverKT * 4 / (twoS * twoS);
        for (var i = 0; i < twoS; i++)
        {
            var x = Energy(i + 1) - Energy(i);
            var down = (i + 1.0) * (twoS - i) * (Math.Pow(Math.Abs(x), 3) + 0.01) * 1e7;
            w[i, i + 1] = down * (x >= 0 ? 1 : Math.Exp(x));
            w[i + 1, i] = down * (x >= 0 ? Math.Exp(-x) : 1);
        }

        return new RateMatrix(w);
    }

    private static RateMatrix Rates(double[][] rows) => new(Matrix.FromRows(rows));

    /// <summary>Symmetric fluxes spread over the decades, populations over a third of them.</summary>
    private static RateMatrix Reversible(Random random, int n, double decades, out double[] populations)
    {
        var p = Enumerable.Range(0, n).Select(_ => Math.Pow(10, -decades / 3 * random.NextDouble())).ToArray();
        var w = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var flux = Math.Pow(10, -decades * random.NextDouble());
                w[i, j] = flux / p[j];
                w[j, i] = flux / p[i];
            }
        }

        populations = [.. p.Select(x => x / p.Sum())];
        return new RateMatrix(w);
    }
}
