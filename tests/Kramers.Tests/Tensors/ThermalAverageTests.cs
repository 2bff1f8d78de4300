using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Tensors;

namespace Kramers.Tests.Tensors;

/// <summary>CO with one vibration; the numbers of a geometry are 3 + Q + 2 Q^2 and Q itself, whose thermal means have a closed form.</summary>
public sealed class ThermalAverageTests
{
    private const int Count = 40_000;
    private const double Spring = 60; // eV/angstrom^2: about 1540 cm^-1
    private static readonly Structure Minimum = new([Element.FromSymbol("C"), Element.FromSymbol("O")], [0, 0, 0, 1.1, 0, 0]);
    private static readonly NormalModes Modes = NormalModes.FromHessian(Minimum, Stretch());

    // c2 = h c/k_B.
    private static double QuantumSquare(double kelvin) => 0.5 / Math.Tanh(1.438776877 * Wavenumber / (2 * kelvin));

    private static double ClassicalSquare(double kelvin) => kelvin / (1.438776877 * Wavenumber);

    /// <summary>sqrt(k/mu)/(2 pi c), written out with the reduced mass of CO.</summary>
    private static double Wavenumber => Math.Sqrt(Spring * 1.602176634e-19 / 1e-20 / (12.011 * 15.999 / (12.011 + 15.999) * 1.66053906660e-27)) / (2 * Math.PI * 299792458e2);

    [Theory]
    [InlineData(1, VibrationalStatistics.Quantum)]
    [InlineData(300, VibrationalStatistics.Quantum)]
    [InlineData(2000, VibrationalStatistics.Quantum)]
    [InlineData(300, VibrationalStatistics.Classical)]
    public void A_tensor_quadratic_in_the_coordinate_has_the_mean_of_Bloch(double kelvin, VibrationalStatistics statistics)
    {
        var square = statistics == VibrationalStatistics.Quantum ? QuantumSquare(kelvin) : ClassicalSquare(kelvin);
        var average = Average(kelvin, statistics);
        Assert.InRange(Math.Abs(average.Mean[0] - (3 + 2 * square)), 0, 4 * average.StandardError[0]);
        Assert.InRange(Math.Abs(average.Mean[1]), 0, 4 * average.StandardError[1]);

        // Q is normal: var(Q + 2 Q^2) = s + 8 s^2. The error of a mean of 40 000 is what says how sharp the test is.
        Assert.Equal(1, average.Deviation[0] / Math.Sqrt(square + 8 * square * square), 0.03);
        Assert.Equal(1, average.Deviation[1] / Math.Sqrt(square), 0.02);
        Assert.Equal(average.Deviation[0] / Math.Sqrt(Count), average.StandardError[0], 1e-12);
    }

    [Fact]
    public void Nothing_moves_classically_at_0_K()
    {
        var average = Average(0, VibrationalStatistics.Classical);
        Assert.Equal(3, average.Mean[0], 1e-9);
        Assert.Equal(0, average.Deviation[0], 1e-9);
    }

    [Fact]
    public void The_seed_decides_the_last_digit() =>
        Assert.Equal(Average(100, VibrationalStatistics.Quantum).Mean, Average(100, VibrationalStatistics.Quantum).Mean);

    private static ThermalAverage Average(double kelvin, VibrationalStatistics statistics) =>
        ThermalAverage.Of(s => [3 + Q(s) + 2 * Q(s) * Q(s), Q(s)], Minimum, Modes, kelvin, statistics, Count, 4, TestContext.Current.CancellationToken);

    // The stretch over that of one Q.
    private static double Q(Structure s)
    {
        var step = Modes.ZeroPointDisplacement(0);
        return (s.Distance(0, 1) - 1.1) / (step[3] - step[0]);
    }

    private static Matrix Stretch()
    {
        var hessian = new Matrix(6, 6);
        (hessian[0, 0], hessian[0, 3], hessian[3, 0], hessian[3, 3]) = (Spring, -Spring, -Spring, Spring);
        return hessian;
    }
}
