using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

/// <summary>S = 10 with D = -0.46 cm^-1, as in Mn12 acetate: tunnelling where levels m and n - m meet, at B_n = n |D|/(g mu_B).</summary>
public class GiantSpinStepTests
{
    private const double D = -0.46;
    private static readonly double Spacing = -D / (2 * PhysicalConstants.BohrMagnetonCm);
    private static readonly FieldLadder Mn12 = new(
        new Magnetometer(new SpinSystem(Spin.FromValue(10), ZeroFieldSplitting.FromDE(D, 0.02), ZeemanTerm.Isotropic(2))), [Math.Sin(0.03), 0, Math.Cos(0.03)], 2.4, 241);

    [Fact]
    public void Levels_cross_where_n_D_is_the_Zeeman_energy()
    {
        Assert.NotEmpty(Mn12.Crossings);
        Assert.All(Mn12.Crossings, c =>
        {
            // E and the transverse field move the highest crossings a little.
            var n = c.FieldTesla / Spacing;
            Assert.Equal(Math.Round(n), n, 0.05);
        });
        var perField = Mn12.Crossings.CountBy(c => (int)Math.Round(c.FieldTesla / Spacing)).ToDictionary();
        Assert.Equal(Enumerable.Range(-4, 9), perField.Keys.Order());
    }

    [Fact]
    public void The_loop_has_steps_at_these_fields_only()
    {
        var loop = new SweptLadder(Mn12, SweptLadderTests.Ladder(3e5, 0), 2.6, 0.01).Hysteresis();
        System.IO.File.WriteAllLines("/tmp/mn12.txt", loop.Down.FieldsTesla.Zip(loop.Down.Magnetisation, (b, m) => $"{b / Spacing:f4} {m:f4}").Concat(Mn12.Crossings.Select(c => $"{c.FieldTesla/Spacing:f4} {c.LowerLevel} {c.GapCm:e3} {c.DivergenceCmPerTesla:f2} {c.TunnelProbability(0.01):e3}")));
        Assert.NotNull(loop.CoerciveFieldTesla);
    }
}
