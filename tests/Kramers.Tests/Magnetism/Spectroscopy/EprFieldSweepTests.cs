using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Magnetism.Magnetometry;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class EprFieldSweepTests
{
    private static readonly double[] Z = [0, 0, 1];

    [Fact]
    public void A_spin_one_half_resonates_at_h_nu_over_g_mu_B()
    {
        var sweep = new EprFieldSweep(Doublet(2.1, 2.1, 2.1), 9.5, 0, 1);
        var line = Assert.Single(sweep.Resonances([0.3, -0.5, 0.8], 4));
        var quantum = Energy.FromGigahertz(9.5).Cm;
        Assert.Equal(quantum / (2.1 * PhysicalConstants.BohrMagnetonCm), line.FieldTesla, 12);
        Assert.Equal(2.1 * PhysicalConstants.BohrMagnetonCm, line.SlopeCmPerTesla, 12);
        Assert.Equal(2.1 * 2.1 / 4, line.Strength, 12); // |<-|g Sx|+>|^2
        Assert.Equal(Math.Tanh(quantum / (2 * PhysicalConstants.BoltzmannCm * 4)), line.Polarisation, 12);
        Assert.Equal(1e3 * line.Strength * line.Polarisation / line.SlopeCmPerTesla, line.Intensity, 9);
    }

    [Fact]
    public void The_effective_g_of_a_rhombic_doublet_sets_the_field()
    {
        double[] n = [0.48, 0.6, 0.64];
        var g = Math.Sqrt(Math.Pow(1.2 * n[0], 2) + Math.Pow(2.3 * n[1], 2) + Math.Pow(5.7 * n[2], 2));
        var line = Assert.Single(new EprFieldSweep(Doublet(1.2, 2.3, 5.7), 34, 0, 2).Resonances(n, 10));
        Assert.Equal(Energy.FromGigahertz(34).Cm / (g * PhysicalConstants.BohrMagnetonCm), line.FieldTesla, 11);
    }

    // D > h nu: 0 -> -1 comes down to the quantum and, beyond the crossing, up to it again; 0 -> +1 never meets it; -1 -> +1 does but
    // is forbidden in both modes.
    [Fact]
    public void A_triplet_with_its_axis_along_the_field_has_its_analytic_lines()
    {
        const double d = 0.4, g = 2.0;
        var zeeman = g * PhysicalConstants.BohrMagnetonCm;
        var quantum = Energy.FromGigahertz(9.5).Cm;
        var sweep = new EprFieldSweep(new Magnetometer(new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(d, 0), ZeemanTerm.Isotropic(g)])), 9.5, 0, 2);
        var lines = sweep.Resonances(Z, 5);
        double[] expected = [(d - quantum) / zeeman, quantum / (2 * zeeman), (d + quantum) / zeeman];
        Assert.Equal(3, lines.Count);
        Array.Sort(expected);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(expected[i], lines[i].FieldTesla, 10);
        }

        Assert.Equal(0, lines.Single(l => Math.Abs(l.FieldTesla - quantum / (2 * zeeman)) < 1e-6).Strength, 12);
        Assert.Equal(g * g / 2, lines[^1].Strength, 10);
        Assert.True(lines.Single(l => Math.Abs(l.FieldTesla - (d - quantum) / zeeman) < 1e-6).SlopeCmPerTesla < 0);
        Assert.All(sweep.Resonances(Z, 5, MicrowaveField.Parallel), l => Assert.Equal(0, l.Strength, 12));
    }

    // |+-1> mixed by E: levels D/3 +- sqrt(E^2 + (g mu_B B)^2), and <a|Sz|b> = E/(half the gap).
    [Fact]
    public void A_rhombic_triplet_absorbs_in_parallel_mode()
    {
        const double d = -3.0, e = 0.1, g = 2.0;
        var quantum = Energy.FromGigahertz(9.5).Cm;
        var sweep = new EprFieldSweep(new Magnetometer(new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(d, e), ZeemanTerm.Isotropic(g)])), 9.5, 0, 0.5);
        var line = Assert.Single(sweep.Resonances(Z, 5, MicrowaveField.Parallel));
        Assert.Equal(Math.Sqrt(quantum * quantum / 4 - e * e) / (g * PhysicalConstants.BohrMagnetonCm), line.FieldTesla, 10);
        Assert.Equal(Math.Pow(g * 2 * e / quantum, 2), line.Strength, 9);
        Assert.Equal(0, Assert.Single(sweep.Resonances(Z, 5)).Strength, 12);
    }

    [Theory]
    [InlineData(0, 130, 12)]
    [InlineData(0, 240, 12)]
    [InlineData(1, 95, 8)]
    [InlineData(2, 34, 8)]
    [InlineData(3, 95, 8)]
    public void The_search_finds_what_the_eigenfield_method_finds(int kind, double gigahertz, double highest)
    {
        var magnetometer = new Magnetometer(RandomMolecules.Make(kind));
        double[] direction = [0.6, -0.3, 0.5];
        var exact = EigenfieldMethod.ResonanceFields(magnetometer, direction, gigahertz, highest);
        var found = new EprFieldSweep(magnetometer, gigahertz, 0, highest).Resonances(direction, 10);
        Assert.NotEmpty(exact);
        Assert.Equal(exact.Length, found.Count);
        for (var i = 0; i < exact.Length; i++)
        {
            Assert.Equal(exact[i], found[i].FieldTesla, 6);
        }
    }

    // D M^2 + g mu_B B M along the axis: every pair meets +-h nu once, and the sorted levels have kinks at ten crossings.
    [Fact]
    public void Level_crossings_hide_no_line()
    {
        const double d = 0.37, g = 2, highest = 5;
        var zeeman = g * PhysicalConstants.BohrMagnetonCm;
        var quantum = Energy.FromGigahertz(34).Cm;
        var expected = new List<double>();
        for (var m = -2.5; m <= 2.5; m++)
        {
            for (var n = m + 1; n <= 2.5; n++)
            {
                expected.Add((quantum - d * (n * n - m * m)) / (zeeman * (n - m)));
                expected.Add((-quantum - d * (n * n - m * m)) / (zeeman * (n - m)));
            }
        }

        expected.RemoveAll(b => b is <= 0 or > highest);
        expected.Sort();
        var magnetometer = new Magnetometer(new SpinSystem(Spin.FromValue(2.5), [ZeroFieldSplitting.FromDE(d, 0), ZeemanTerm.Isotropic(g)]));
        var found = new EprFieldSweep(magnetometer, 34, 0, highest).Resonances(Z, 10);
        var eigenfields = EigenfieldMethod.ResonanceFields(magnetometer, Z, 34, highest);
        Assert.Equal(expected.Count, found.Count);
        Assert.Equal(expected.Count, eigenfields.Length);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i], found[i].FieldTesla, 10);
            Assert.Equal(expected[i], eigenfields[i], 8);
        }
    }

    [Fact]
    public void The_area_of_a_spectrum_is_the_intensity_of_its_lines()
    {
        var sweep = new EprFieldSweep(new Magnetometer(RandomMolecules.Make(1)), 95, 0.5, 5);
        double[] n = [0.1, 0.7, 0.4];
        double[] tesla = [.. Enumerable.Range(0, 30001).Select(i => 0.0002 * i)];
        var spectrum = sweep.Crystal(tesla, FieldLine.GaussianFwhm(10), n, 8);
        Assert.Equal(1, 0.2 * spectrum.Absorption.Sum() / sweep.Resonances(n, 8).Sum(r => r.Intensity), 9);
        var tolerance = 2e-3 * spectrum.Derivative.Max(); // of a central difference 0.4 mT wide on lines of 10 mT
        for (var f = 1; f < 30000; f++)
        {
            Assert.Equal((spectrum.Absorption[f + 1] - spectrum.Absorption[f - 1]) / 0.4, spectrum.Derivative[f], tolerance);
        }
    }

    // A quantum just above the smallest gap of an avoided crossing meets it twice, a little before and a little after.
    [Fact]
    public void Both_ends_of_a_narrow_looping_transition_are_found()
    {
        const double d = 1, e = 0.12, g = 2;
        var zeeman = g * PhysicalConstants.BohrMagnetonCm;
        var system = new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(d, e), ZeemanTerm.Isotropic(g)]);
        double[] tilted = [Math.Sin(0.05), 0, Math.Cos(0.05)];
        var smallest = SmallestGap(system, tilted, 0.9 * d / zeeman, 1.1 * d / zeeman);
        foreach (var excess in new[] { 1e-3, 1e-6 })
        {
            var gigahertz = Energy.FromCm(smallest * (1 + excess)).Gigahertz;
            var sweep = new EprFieldSweep(new Magnetometer(system), gigahertz, 0, 20);
            var loop = sweep.Resonances(tilted, 10).Where(l => l is { Lower: 0, Upper: 1 } && l.FieldTesla > 0.5).ToArray();
            Assert.Equal(2, loop.Length);
            Assert.True(loop[0].SlopeCmPerTesla < 0 && loop[1].SlopeCmPerTesla > 0);
        }
    }

    [Fact]
    public void Perpendicular_mode_is_the_mean_over_directions_of_B1_around_B0()
    {
        var sweep = new EprFieldSweep(new Magnetometer(RandomMolecules.Make(1)), 95, 0, 6);
        var mean = sweep.Resonances(Z, 10);
        var x = sweep.Resonances(Z, 10, MicrowaveField.Along([1, 0, 0]));
        var y = sweep.Resonances(Z, 10, MicrowaveField.Along([0, 2, 0]));
        for (var i = 0; i < mean.Count; i++)
        {
            Assert.Equal((x[i].Strength + y[i].Strength) / 2, mean[i].Strength, 10);
        }
    }

    [Fact]
    public void A_line_has_unit_area_its_width_and_its_derivative()
    {
        foreach (var line in new[] { FieldLine.GaussianFwhm(3), FieldLine.LorentzianFwhm(3) })
        {
            Assert.Equal(line.Density(0) / 2, line.Density(1.5), 14);
            Assert.Equal((line.Density(0.7 + 1e-5) - line.Density(0.7 - 1e-5)) / 2e-5, line.Derivative(0.7), 9);
            var peak = line.PeakToPeakMillitesla / 2;
            Assert.True(line.Derivative(-peak) > line.Derivative(-peak * 1.001) && line.Derivative(-peak) > line.Derivative(-peak * 0.999));
            var area = Enumerable.Range(-200000, 400001).Sum(i => 0.01 * line.Density(0.01 * i));
            Assert.Equal(1, area, line.IsGaussian ? 10 : 2);
        }
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        var m = Doublet(2, 2, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EprFieldSweep(m, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EprFieldSweep(m, 9, 1, 1));
        Assert.Throws<ArgumentException>(() => new EprFieldSweep(m, 9, 0, 1).Crystal([0.3], default, Z, 10));
        Assert.Throws<ArgumentException>(() => new EprFieldSweep(m, 9, 0, 1).Powder([0.3], FieldLine.GaussianFwhm(1), Kramers.Numerics.Quadrature.SphereGrid.Lebedev(23), 10, MicrowaveField.Along(Z), TestContext.Current.CancellationToken));
    }

    private static Magnetometer Doublet(double gx, double gy, double gz) =>
        new(new SpinSystem(Spin.FromValue(0.5), [new ZeemanTerm(Matrix.Diagonal([gx, gy, gz]))]));

    private static double SmallestGap(SpinSystem system, double[] n, double low, double high)
    {
        double Gap(double b)
        {
            var e = system.Solve(FieldVector.Along(n, b)).Energies;
            return e[1] - e[0];
        }

        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (low + (high - low) / 3, high - (high - low) / 3);
            (low, high) = Gap(a) < Gap(b) ? (low, b) : (a, high);
        }

        return Gap(0.5 * (low + high));
    }
}
