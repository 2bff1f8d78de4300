using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

public sealed class LiouvillianTests
{
    private const double Temperature = 40;

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(0, 0.4)]
    [InlineData(double.PositiveInfinity, 0.4)]
    public void Exponential_and_Runge_Kutta_agree(double cutoff, double tesla)
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.3 * tesla, 0, tesla));
        var r = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature, cutoff);
        var motion = new Liouvillian(levels, r);
        double[] times = [0, 0.3 / r.LargestRate, 3 / r.LargestRate];
        var start = Eigensystem.Of(SpinModels.Hermitian(new SeededRandom(3), 4)).States;
        var rho = start * (ComplexMatrix.Diagonal([0.5, 0.3, 0.2, 0]) * start.Adjoint());
        var (exact, steps) = (motion.Propagate(rho, times), motion.Integrate(rho, times));
        for (var i = 0; i < times.Length; i++)
        {
            Assert.True(SpinModels.Difference(exact[i], steps[i]) < 1e-8);
        }

        Assert.True(SpinModels.Difference(exact[0], rho) < 1e-13);
    }

    [Fact]
    public void Two_steps_are_one_of_their_sum()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var r = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature, 0);
        var motion = new Liouvillian(levels, r);
        var (t, u) = (0.7 / r.LargestRate, 40 / r.LargestRate);
        var twice = motion.Propagate(motion.Propagate(SpinModels.Up(4), [t])[0], [u])[0];
        Assert.True(SpinModels.Difference(twice, motion.Propagate(SpinModels.Up(4), [t + u])[0]) < 1e-12);
    }

    /// <summary>
    /// Three levels, two wells over a barrier at 5 K and 1500 cm^-1: exp(-431) of the fastest rate, far below any rounding. The
    /// long-time populations still come right, and tau is that of the elimination.
    /// </summary>
    [Fact]
    public void Populations_relax_over_any_number_of_decades()
    {
        var levels = new Eigensystem([0, 1, 1500], ComplexMatrix.Identity(3));
        var v = new ComplexMatrix(3, 3);
        v[0, 2] = v[2, 0] = 1;
        v[1, 2] = v[2, 1] = 0.7;
        var r = RedfieldTensor.Of(levels, [new(v, new OhmicBath())], 5, 0);
        var motion = new Liouvillian(levels, r);
        var tau = RelaxationTime.Of(r.PopulationRates()!).Seconds;
        Assert.True(tau * r.LargestRate > 1e180);
        Assert.True(motion.SlowestRelaxation().IsResolved);
        Assert.Equal(1, motion.SlowestRelaxation().PerSecond * tau, 1e-12);

        var start = ComplexMatrix.Diagonal([0, 1, 0]);
        var end = RelaxationTime.Of(r.PopulationRates()!).StationaryPopulations![1];
        foreach (var x in new[] { 0.01, 1, 5 })
        {
            var p = motion.Propagate(start, [x * tau])[0][1, 1].Real;
            Assert.Equal(end + (1 - end) * Math.Exp(-x), p, 1e-10);
        }
    }

    /// <summary>
    /// Beside a spin 2 that nothing touches, 20 states and 400 elements of rho: too many for the dense route, fivefold degenerate in any
    /// basis that the eigensolver likes. The spin 3/2 must move as if it were alone.
    /// </summary>
    [Fact]
    public void A_spectator_changes_nothing()
    {
        var field = FieldVector.FromTesla(0.3, 0, 0.5);
        var coupling = SpinModels.QuartetCoupling();
        var alone = SpinModels.Quartet(field);
        var together = Eigensystem.Of(WithSpectator(SpinModels.System.Hamiltonian(field), ComplexMatrix.Identity(5)));
        var small = RedfieldTensor.Of(alone, BathCoupling.OnePhonon(coupling, SpinModels.Line), Temperature, double.PositiveInfinity);
        var large = RedfieldTensor.Of(
            together,
            [.. BathCoupling.OnePhonon(coupling, SpinModels.Line).Select(b => b with { Matrix = WithSpectator(b.Matrix, ComplexMatrix.Identity(5)) })],
            Temperature,
            double.PositiveInfinity);

        double[] times = [0.5 / small.LargestRate];
        var expected = new Liouvillian(alone, small).Propagate(SpinModels.Up(4), times)[0];
        var found = new Liouvillian(together, large).Propagate(WithSpectator(SpinModels.Up(4), SpinModels.Up(5)), times)[0];
        Assert.True(SpinModels.Difference(WithSpectator(expected, SpinModels.Up(5)), found) < 1e-8);
        Assert.True(SpinModels.Difference(expected, SpinModels.Up(4)) > 1e-2);
    }

    [Fact]
    public void A_rate_below_rounding_is_called_so()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var coupling = SpinModels.QuartetCoupling();
        var cold = new Liouvillian(levels, RedfieldTensor.Of(levels, BathCoupling.OnePhonon(coupling, LineShape.GaussianFwhm(3)), 0.5, 0));
        Assert.False(cold.SlowestRelaxation().IsResolved);
        Assert.True(cold.SlowestRelaxation().NoisePerSecond > 0);
    }

    [Fact]
    public void Refuses_times_that_only_rounding_would_answer()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var r = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature, 0);
        var motion = new Liouvillian(levels, r);
        Assert.Throws<ArithmeticException>(() => motion.Propagate(SpinModels.Up(4), [1e15 / r.LargestRate]));
        Assert.Throws<ArgumentOutOfRangeException>(() => motion.Propagate(SpinModels.Up(4), [-1]));
        Assert.Throws<ArgumentException>(() => motion.Propagate(SpinModels.Up(3), [0]));
    }

    private static ComplexMatrix WithSpectator(ComplexMatrix a, ComplexMatrix other)
    {
        var (n, m) = (a.Rows, other.Rows);
        var product = new ComplexMatrix(n * m, n * m);
        for (var i = 0; i < n * m; i++)
        {
            for (var j = 0; j < n * m; j++)
            {
                product[i, j] = a[i / m, j / m] * other[i % m, j % m];
            }
        }

        return product;
    }
}
