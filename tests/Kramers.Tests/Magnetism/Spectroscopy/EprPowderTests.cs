using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class EprPowderTests
{
    private const double Gigahertz = 9.5, Along = 2.4, Across = 2.0, Kelvin = 50;
    private static readonly double[] Fields = [.. Enumerable.Range(0, 181).Select(i => 0.27 + 0.0005 * i)];

    // Axial g: B(theta) = h nu/(g mu_B), g^2 = g_par^2 cos^2 + g_perp^2 sin^2; perpendicular mode, mean over B1,
    // |mu|^2 = (g_perp^2/8)(1 + g_par^2/g^2) (Bleaney, Proc. Phys. Soc. 75, 621 (1960)). Integrated along cos(theta) alone.
    [Fact]
    public void A_powder_of_axial_doublets_is_the_integral_over_the_polar_angle()
    {
        var line = FieldLine.GaussianFwhm(4);
        var powder = Sweep().Powder(Fields, line, SphereGrid.Product(240), Kelvin, cancellation: TestContext.Current.CancellationToken);
        var expected = Axial(line, 4000);
        var largest = expected.Max();
        Assert.All(Enumerable.Range(0, Fields.Length), f => Assert.Equal(expected[f] / largest, powder.Absorption[f] / largest, 4));
    }

    // The powder is 57 mT wide: with 16 rows neighbours resonate up to 5 mT apart, ten times the narrow line.
    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void Interpolation_between_few_orientations_converges_as_the_square_of_their_distance(double millitesla)
    {
        var line = FieldLine.GaussianFwhm(millitesla);
        var expected = Axial(line, 40_000);
        var errors = new[] { 16, 32, 64 }.Select(rows =>
        {
            var powder = Sweep().Powder(Fields, line, new OrientationTriangles(rows), Kelvin, cancellation: TestContext.Current.CancellationToken).Absorption;
            return powder.Zip(expected, (x, y) => Math.Abs(x - y)).Max() / expected.Max();
        }).ToArray();
        Assert.InRange(errors[0] / errors[1], 3.5, 4.2);
        Assert.InRange(errors[1] / errors[2], 3.8, 4.2);
        Assert.InRange(errors[2], 0, 0.012 / millitesla);
    }

    [Fact]
    public void Interpolation_agrees_with_the_sum_over_orientations_where_lines_are_broad()
    {
        var molecule = new Magnetometer(new SpinSystem(Spin.FromValue(1.5), [new ZeemanTerm(Matrix.Diagonal([2.0, 2.1, 2.2])), ZeroFieldSplitting.FromDE(0.1, 0.02)]));
        var sweep = new EprFieldSweep(molecule, 34, 0, 2);
        double[] fields = [.. Enumerable.Range(0, 201).Select(i => 0.01 * i)];
        var line = FieldLine.LorentzianFwhm(40);
        var sum = sweep.Powder(fields, line, SphereGrid.Product(120), Kelvin, cancellation: TestContext.Current.CancellationToken);
        var interpolated = sweep.Powder(fields, line, new OrientationTriangles(64), Kelvin, cancellation: TestContext.Current.CancellationToken);
        var (largest, steepest) = (sum.Absorption.Max(), sum.Derivative.Max(Math.Abs));
        Assert.All(Enumerable.Range(0, fields.Length), f => Assert.Equal(sum.Absorption[f] / largest, interpolated.Absorption[f] / largest, 0.003));
        Assert.All(Enumerable.Range(0, fields.Length), f => Assert.Equal(sum.Derivative[f] / steepest, interpolated.Derivative[f] / steepest, 0.01));
    }

    // The derivative peaks at the turning point g_par (a step up) and is most negative beyond g_perp, the edge (a step down).
    [Fact]
    public void The_derivative_turns_at_g_parallel_and_g_perpendicular()
    {
        var line = FieldLine.GaussianFwhm(2);
        var derivative = Sweep().Powder(Fields, line, SphereGrid.Product(240), Kelvin, cancellation: TestContext.Current.CancellationToken).Derivative;
        var quantum = Energy.FromGigahertz(Gigahertz).Cm / PhysicalConstants.BohrMagnetonCm;
        var low = Enumerable.Range(0, 80).MaxBy(f => derivative[f]);
        var high = Enumerable.Range(0, Fields.Length).MinBy(f => derivative[f]);
        Assert.Equal(quantum / Along, Fields[low], 0.001);
        Assert.Equal(quantum / Across, Fields[high], 0.0015);
    }

    private static EprFieldSweep Sweep() => new(
        new Magnetometer(new SpinSystem(Spin.FromValue(0.5), [new ZeemanTerm(Matrix.Diagonal([Across, Across, Along]))])), Gigahertz, 0.2, 0.4);

    /// <summary>The spectrum of the axial doublet, integrated along cos(theta).</summary>
    private static double[] Axial(FieldLine line, int steps)
    {
        var expected = new double[Fields.Length];
        for (var k = 0; k < steps; k++)
        {
            var c2 = Math.Pow((k + 0.5) / steps, 2);
            var g2 = Along * Along * c2 + Across * Across * (1 - c2);
            var slope = Math.Sqrt(g2) * PhysicalConstants.BohrMagnetonCm;
            var quantum = Energy.FromGigahertz(Gigahertz).Cm;
            var polarisation = Math.Tanh(quantum / (2 * PhysicalConstants.BoltzmannCm * Kelvin));
            var strength = Across * Across / 8 * (1 + Along * Along / g2);
            for (var f = 0; f < Fields.Length; f++)
            {
                expected[f] += 1e3 * strength * polarisation / slope * line.Density(1e3 * (Fields[f] - quantum / slope)) / steps;
            }
        }

        return expected;
    }
}
