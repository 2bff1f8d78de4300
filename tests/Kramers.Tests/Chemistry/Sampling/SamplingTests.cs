using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry.Sampling;

/// <summary>Geometries made from one: their statistics, what a scan leaves alone, and derivatives that come back.</summary>
public class SamplingTests
{
    // Methanol: C, O, H(O), three H(C).
    private static readonly Structure Methanol = new(
        [.. new[] { "C", "O", "H", "H", "H", "H" }.Select(Element.FromSymbol)],
        [0, 0, 0, 1.43, 0, 0, 1.75, 0.9, 0, -0.36, 1.03, 0, -0.36, -0.51, 0.89, -0.36, -0.51, -0.89]);

    private static readonly Structure Dihydrogen = new([Element.FromSymbol("H"), Element.FromSymbol("H")], [0, 0, 0, 0.74, 0, 0]);

    [Fact]
    public void Random_displacements_have_the_width_asked_for_and_depend_on_the_seed_alone()
    {
        var sample = RandomDisplacement.Sample(Methanol, 0.02, 2000, new SeededRandom(7));
        var shifts = sample.SelectMany(s => s.Positions.ToArray().Zip(Methanol.Positions.ToArray(), (a, b) => a - b)).ToArray();
        Assert.Equal(0, shifts.Average(), 5 * 0.02 / Math.Sqrt(shifts.Length));
        Assert.Equal(0.02, Math.Sqrt(shifts.Average(x => x * x)), 5 * 0.02 / Math.Sqrt(2.0 * shifts.Length));
        Assert.Equal(sample[9].Positions.ToArray(), RandomDisplacement.Sample(Methanol, 0.02, 10, new SeededRandom(7))[9].Positions.ToArray());
        Assert.NotEqual(sample[9].Positions.ToArray(), RandomDisplacement.Sample(Methanol, 0.02, 10, new SeededRandom(8))[9].Positions.ToArray());
    }

    [Fact]
    public void Displacements_that_cannot_avoid_overlap_are_refused_with_advice()
    {
        var crowded = new Structure([.. Enumerable.Repeat(Element.FromSymbol("H"), 2)], [0, 0, 0, 0.05, 0, 0]);
        var failure = Assert.Throws<InvalidOperationException>(() => RandomDisplacement.Sample(crowded, 1e-3, 1, new SeededRandom(1)));
        Assert.Contains("smaller displacements", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VibrationalStatistics.Quantum, 0)]
    [InlineData(VibrationalStatistics.Quantum, 4000)]
    [InlineData(VibrationalStatistics.Classical, 600)]
    public void The_bond_of_a_harmonic_molecule_has_the_variance_of_its_oscillator(VibrationalStatistics statistics, double temperature)
    {
        const double force = 35; // eV/angstrom^2
        var modes = NormalModes.FromHessian(Dihydrogen, Spring(force));
        var sample = ThermalDisplacement.Sample(Dihydrogen, modes, temperature, statistics, 4000, new SeededRandom(3));
        var variance = sample.Average(s => Math.Pow(s.Distance(0, 1) - 0.74, 2));

        // By energies, not by Q: k <x^2> is kT, or h nu / 2 coth(h nu / 2kT), in eV.
        var quantum = modes.FrequenciesCm[0] / PhysicalConstants.EvCm;
        var thermal = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge * temperature;
        var twice = statistics == VibrationalStatistics.Classical ? thermal : temperature == 0 ? quantum / 2 : quantum / 2 / Math.Tanh(quantum / (2 * thermal));
        Assert.Equal(twice / force, variance, 5 * twice / force * Math.Sqrt(2.0 / 4000));
    }

    [Fact]
    public void Quantum_motion_is_classical_at_high_temperature_and_never_less()
    {
        Assert.Equal(ThermalDisplacement.Variance(10, 3000, VibrationalStatistics.Classical), ThermalDisplacement.Variance(10, 3000, VibrationalStatistics.Quantum), 0.001);
        Assert.Equal(0.5, ThermalDisplacement.Variance(1000, 0, VibrationalStatistics.Quantum));
        Assert.All([5.0, 50, 500], t => Assert.True(
            ThermalDisplacement.Variance(200, t, VibrationalStatistics.Quantum) > ThermalDisplacement.Variance(200, t, VibrationalStatistics.Classical)));
    }

    [Fact]
    public void A_bond_scan_carries_the_fragment_and_leaves_all_else_alone()
    {
        var scan = PathScan.Bond(Methanol, 0, 1, [1.3, 1.6]);
        Assert.Equal([1.3, 1.6], scan.Select(s => s.Distance(0, 1)), Near);
        Assert.All(scan, s => Assert.Equal(Methanol.Distance(1, 2), s.Distance(1, 2), 1e-12));
        Assert.All(scan, s => Assert.Equal(Methanol.Positions[9..].ToArray(), s.Positions[9..].ToArray()));
    }

    [Fact]
    public void An_angle_scan_turns_the_fragment_rigidly_about_the_apex()
    {
        double[] degrees = [95, 109.5, 130];
        var scan = PathScan.Angle(Methanol, 2, 1, 0, degrees);
        Assert.Equal(degrees, scan.Select(s => AngleOf(s, 2, 1, 0)), Near);
        (int, int)[] rigid = [(0, 1), (1, 2), (0, 3), (1, 3), (1, 4), (3, 5), (4, 5)];
        Assert.All(scan, s => Assert.All(rigid, p => Assert.Equal(Methanol.Distance(p.Item1, p.Item2), s.Distance(p.Item1, p.Item2), 1e-12)));
    }

    [Fact]
    public void In_a_ring_the_atom_moves_alone()
    {
        var ring = new Structure([.. Enumerable.Repeat(Element.FromSymbol("C"), 3)], [0, 0, 0, 1.5, 0, 0, 0.75, 1.3, 0]);
        var scan = PathScan.Bond(ring, 0, 1, [1.7]);
        Assert.Equal(ring.Positions[6..].ToArray(), scan[0].Positions[6..].ToArray());
        Assert.Equal(1.7, scan[0].Distance(0, 1), 1e-12);
    }

    [Theory]
    [InlineData(2, 2e-5)]
    [InlineData(4, 2e-9)]
    public void A_stencil_gives_the_derivative_of_its_order(int points, double tolerance)
    {
        const double step = 0.01;
        static double Value(Structure s) => Math.Exp(-s.Distance(0, 1)) + Math.Sin(s.Positions[5]);
        var stencil = DisplacementStencil.AlongAtoms(Methanol, step, points);
        var derivative = stencil.Derivative([.. stencil.Structures.Select(Value)]);
        var slope = Math.Exp(-1.43);
        double[] exact = [slope, 0, 0, -slope, 0, 1, .. new double[12]];
        Assert.Equal(18 * points, stencil.Structures.Count);
        Assert.Equal(exact.Length, derivative.Length);
        Assert.All(exact.Zip(derivative), d => Assert.Equal(d.First, d.Second, tolerance));
        Assert.Contains(exact.Zip(derivative), d => Math.Abs(d.First - d.Second) > tolerance / 1e4);
    }

    [Fact]
    public void Along_modes_the_derivative_is_the_projection_of_the_gradient()
    {
        var modes = NormalModes.FromHessian(Dihydrogen, Spring(35));
        var stencil = DisplacementStencil.AlongModes(Dihydrogen, modes, 0.01, 4);
        var derivative = stencil.Derivative([.. stencil.Structures.Select(s => s.Positions[3] * s.Positions[3])]);
        Assert.Equal(2 * 0.74 * modes.ZeroPointDisplacement(0)[3], Assert.Single(derivative), 1e-10);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static double AngleOf(Structure s, int a, int b, int c)
    {
        var (u, v, w) = (s.Distance(a, b), s.Distance(b, c), s.Distance(a, c));
        return Math.Acos((u * u + v * v - w * w) / (2 * u * v)) * 180 / Math.PI;
    }

    private static Matrix Spring(double force)
    {
        var hessian = new Matrix(6, 6);
        (hessian[0, 0], hessian[3, 3], hessian[0, 3], hessian[3, 0]) = (force, force, -force, -force);
        return hessian;
    }
}
