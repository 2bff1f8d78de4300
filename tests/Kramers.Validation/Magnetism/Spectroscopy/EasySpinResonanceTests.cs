using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Spectroscopy;

/// <summary>Cases of EasySpin's test suite.</summary>
public class EasySpinResonanceTests
{
    // tests/resfreqs_matrix_transitions.m: S = 2, D = 90 GHz, no field, 2 K, perpendicular mode: 10 transitions, 4 with intensity.
    // A field of 1 nT chooses the states of the doublets.
    [Fact]
    public void Four_of_ten_zero_field_transitions_have_intensity()
    {
        var system = new SpinSystem(Spin.FromValue(2), [ZeroFieldSplitting.FromDE(Energy.FromGigahertz(90).Cm, 0), ZeemanTerm.Isotropic(PhysicalConstants.FreeElectronG)]);
        var lines = new EprFrequencySweep(new Magnetometer(system), 1e-9).Transitions([0, 0, 1], 2);
        Assert.Equal(10, lines.Count);
        var seen = lines.Where(l => l.Intensity > 1e-6).Select(l => l.Gigahertz).Order().ToArray();
        Assert.Equal(4, seen.Length);
        Assert.Equal([90.0, 90.0, 270.0, 270.0], seen.Select(x => Math.Round(x, 4)));
    }

    // tests/resfields_matrix_pt_highspin.m: S = 5/2, D = 10 MHz, 9.5 GHz, the field at 45 degrees to the axis, 300 to 380 mT; lines by
    // second-order perturbation theory within 1e-4 mT. The perturbation theory stands here in full, from matrix elements.
    [Fact]
    public void Fields_of_a_high_spin_are_those_of_perturbation_theory()
    {
        const double theta = Math.PI / 4;
        var d = Energy.FromGigahertz(0.010).Cm;
        var system = new SpinSystem(Spin.FromValue(2.5), [ZeroFieldSplitting.FromDE(d, 0), ZeemanTerm.Isotropic(PhysicalConstants.FreeElectronG)]);
        var lines = new EprFieldSweep(new Magnetometer(system), 9.5, 0.3, 0.38).Resonances([Math.Sin(theta), 0, Math.Cos(theta)], 300);
        var allowed = lines.Where(l => l.Strength > 1).Select(l => l.FieldTesla).ToArray();
        var expected = Enumerable.Range(0, 5).Select(i => PerturbationField(2.5, d, theta, i)).Order().ToArray();
        Assert.Equal(5, allowed.Length);
        for (var i = 0; i < 5; i++)
        {
            Assert.InRange(1e3 * (allowed[i] - expected[i]), -1e-4, 1e-4);
        }
    }

    // State i has M = S - i along the field; V = D (cos(t) Sz + sin(t) Sx)^2, E_i = w M_i + V_ii + sum_j |V_ij|^2/(w (M_i - M_j)).
    private static double PerturbationField(double spin, double d, double theta, int i)
    {
        var s = SpinOperators.Of(Spin.FromValue(spin));
        var axis = Math.Cos(theta) * s.Z + Math.Sin(theta) * s.X;
        var v = d * (axis * axis);
        double Level(int k, double w) => w * (spin - k) + v[k, k].Real
            + Enumerable.Range(0, v.Rows).Where(j => j != k).Sum(j => Math.Pow(v[k, j].Magnitude, 2) / (w * (j - k)));
        var quantum = Energy.FromGigahertz(9.5).Cm;
        var w = quantum;
        for (var round = 0; round < 50; round++)
        {
            w += quantum - (Level(i, w) - Level(i + 1, w));
        }

        return w / (PhysicalConstants.FreeElectronG * PhysicalConstants.BohrMagnetonCm);
    }
}
