using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Quadrature;
using Kramers.Tests.Magnetism.Magnetometry;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class EprFrequencySweepTests
{
    // sum_b |<b|mu_n|a>|^2 = <a|mu_n^2|a>; each line carries p_a - p_b, so at all temperatures
    // sum over lines of strength (p_a + p_b) plus the diagonal terms is the thermal mean of mu_n^2.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Strengths_obey_the_sum_rule(int kind)
    {
        var magnetometer = new Magnetometer(RandomMolecules.Make(kind));
        double[] n = [0, 0, 1];
        var levels = magnetometer.At(FieldVector.Along(n, 1.3)).Eigensystem;
        var populations = new CanonicalEnsemble(levels.Energies, 7).Populations;
        var mu = magnetometer.Moment(2);
        var square = levels.Expectation(mu * mu);
        var own = levels.Expectation(mu);
        var lines = new EprFrequencySweep(magnetometer, 1.3).Transitions(n, 7, MicrowaveField.Parallel);
        var expected = Enumerable.Range(0, levels.Dimension).Sum(k => populations[k] * (square[k] - own[k] * own[k]));
        Assert.Equal(expected, lines.Sum(l => l.Strength * (populations[l.Lower] + populations[l.Upper])), 9);
    }

    [Fact]
    public void Zero_field_lines_of_a_triplet_lie_at_D_plus_and_minus_E_and_2E()
    {
        var system = new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(1.2, 0.1), ZeemanTerm.Isotropic(2)]);
        var lines = new EprFrequencySweep(new Magnetometer(system), 0).Transitions([0, 0, 1], 300, MicrowaveField.Parallel);
        double[] expected = [0.2, 1.1, 1.3];
        Assert.Equal(3, lines.Count);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Energy.FromCm(expected[i]).Gigahertz, lines[i].Gigahertz, 9);
        }

        // Sz joins the two halves of |+-1> and nothing else.
        Assert.Equal(4, lines[0].Strength, 10);
        Assert.Equal(0, lines[1].Strength + lines[2].Strength, 12);
    }

    // Absorption is one function A(B, nu): where a line is narrow in both, its area along nu times the slope is its area along B.
    [Fact]
    public void Both_sweeps_show_the_same_absorption()
    {
        var magnetometer = new Magnetometer(RandomMolecules.Make(1));
        double[] n = [0.2, 0.5, -0.9];
        var inField = new EprFieldSweep(magnetometer, 95, 0, 6).Resonances(n, 10);
        Assert.NotEmpty(inField);
        foreach (var line in inField)
        {
            var other = new EprFrequencySweep(magnetometer, line.FieldTesla).Transitions(n, 10).Single(t => t.Lower == line.Lower && t.Upper == line.Upper);
            Assert.Equal(95, other.Gigahertz, 6);
            Assert.Equal(other.Intensity, line.Intensity * Math.Abs(line.SlopeCmPerTesla) / 1e3, 8);
        }
    }

    [Fact]
    public void The_area_of_a_spectrum_is_the_intensity_of_its_lines()
    {
        var sweep = new EprFrequencySweep(new Magnetometer(RandomMolecules.Make(0)), 2);
        double[] n = [0, 1, 1];
        var step = Energy.FromCm(0.01).Gigahertz;
        double[] gigahertz = [.. Enumerable.Range(0, 6000).Select(i => (i - 500) * step)];
        var spectrum = sweep.Crystal(gigahertz, LineShape.GaussianFwhm(0.1), n, 5);
        Assert.Equal(sweep.Transitions(n, 5).Sum(t => t.Intensity), 0.01 * spectrum.Sum(), 9);
    }

    // Without a field the levels do not know the direction, and the mean of |mu_perp|^2 over directions is a third of |mu|^2.
    [Fact]
    public void A_powder_without_field_takes_a_third_of_the_moment()
    {
        var sweep = new EprFrequencySweep(new Magnetometer(RandomMolecules.Make(0)), 0);
        double[] gigahertz = [.. Enumerable.Range(1, 100).Select(i => 5.0 * i)];
        var line = LineShape.LorentzianFwhm(0.3);
        var powder = sweep.Powder(gigahertz, line, SphereGrid.Lebedev(11), 5, cancellation: TestContext.Current.CancellationToken);
        double[][] axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        var single = axes.Select(n => sweep.Crystal(gigahertz, line, [0, 0, 1], 5, MicrowaveField.Along(n))).ToArray();
        for (var f = 0; f < gigahertz.Length; f++)
        {
            Assert.Equal((single[0][f] + single[1][f] + single[2][f]) / 3, powder[f], 10);
        }
    }
}
