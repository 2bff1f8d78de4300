using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

/// <summary>S = 10 with D = -0.46 cm^-1, as in Mn12 acetate: tunnelling where levels m and n - m meet, at B_n = n |D|/(g mu_B).</summary>
public class GiantSpinStepTests
{
    private const double D = -0.46;
    private static readonly double Spacing = -D / (2 * PhysicalConstants.BohrMagnetonCm);
    private static readonly double[] Axis = [Math.Sin(0.03), 0, Math.Cos(0.03)];
    private static readonly SpinSystem Molecule = new(Spin.FromValue(10), ZeroFieldSplitting.FromDE(D, 0.02), ZeemanTerm.Isotropic(2));
    private static readonly FieldLadder Mn12 = new(new Magnetometer(Molecule), Axis, 2.4, 241);
    private static readonly MagnetisationBranch Down = new SweptLadder(Mn12, PhononsThatCoupleToSxAndSy, 2, 0.003).Hysteresis().Down;

    [Fact]
    public void Levels_cross_where_n_D_is_the_Zeeman_energy()
    {
        Assert.NotEmpty(Mn12.Crossings);
        Assert.All(Mn12.Crossings, c => Assert.Equal(Math.Round(c.FieldTesla / Spacing), c.FieldTesla / Spacing, 0.01));
        Assert.Equal(Enumerable.Range(-4, 9), Mn12.Crossings.Select(c => (int)Math.Round(c.FieldTesla / Spacing)).Distinct().Order());
    }

    [Fact]
    public void The_loop_is_steep_at_these_fields_and_flat_between()
    {
        double At(double n)
        {
            var i = Down.FieldsTesla.TakeWhile(b => b > n * Spacing).Count();
            var (b0, b1) = (Down.FieldsTesla[i - 1], Down.FieldsTesla[i]);
            return Down.Magnetisation[i - 1] + (Down.Magnetisation[i] - Down.Magnetisation[i - 1]) * (n * Spacing - b0) / (b1 - b0);
        }

        Assert.True(At(-1.5) > 19.9 && At(-4.2) < -9, "The loop is open, and the magnetisation turns on the way.");
        foreach (var n in new[] { -2, -3, -4 })
        {
            var step = (At(n + 0.1) - At(n - 0.1)) / 0.2;
            var plateau = (At(n + 0.9) - At(n + 0.1)) / 0.8;
            Assert.True(step > 5 * plateau, $"slope {step} at n = {n}, {plateau} before");
        }
    }

    [Fact]
    public void The_slope_is_largest_on_the_crossing_itself()
    {
        var slopes = Down.FieldsTesla.Zip(Down.FieldsTesla.Skip(1), (b, next) => (Field: (b + next) / 2, Step: next - b))
            .Zip(Down.Magnetisation.Zip(Down.Magnetisation.Skip(1), (m, next) => next - m), (b, dm) => (N: b.Field / Spacing, Slope: dm / b.Step)).ToArray();
        foreach (var n in new[] { -2, -3, -4 })
        {
            var top = slopes.Where(s => Math.Abs(s.N - n) < 0.5).MaxBy(s => s.Slope);
            Assert.Equal(n, top.N, 0.01);
        }
    }

    /// <summary>Rates |(a|Sx|b)|^2 + |(a|Sy|b)|^2 in detailed balance: they see the mixture of states at a crossing.</summary>
    private static RateMatrix PhononsThatCoupleToSxAndSy(FieldLevels levels, double temperature)
    {
        var (x, y) = (levels.Eigensystem.ToEigenbasis(Molecule.Operators(0)[0]), levels.Eigensystem.ToEigenbasis(Molecule.Operators(0)[1]));
        var e = levels.Eigensystem.Energies;
        var rates = new Matrix(e.Length, e.Length);
        for (var i = 0; i < x.Data.Length; i++)
        {
            var uphill = Math.Max(0, e[i / e.Length] - e[i % e.Length]);
            rates.Data[i] = 1e5 * (Complex.Abs(x.Data[i]) * Complex.Abs(x.Data[i]) + Complex.Abs(y.Data[i]) * Complex.Abs(y.Data[i]))
                * Math.Exp(-uphill / (PhysicalConstants.BoltzmannCm * temperature));
        }

        return new RateMatrix(rates);
    }
}
