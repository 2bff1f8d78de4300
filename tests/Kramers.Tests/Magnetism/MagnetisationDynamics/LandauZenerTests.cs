using System.Numerics;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class LandauZenerTests
{
    /// <summary>i dpsi/dt = (v t/2 sigma_z + a sigma_x) psi, hbar = 1, from diabatic state to adiabatic level, fourth-order Runge-Kutta.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Probability_is_that_of_the_Schroedinger_equation(double a)
    {
        const double v = 2, far = 60, dt = 2e-4;
        var psi = Lower(-far, v, a);
        for (var i = 0; i < (int)(2 * far / dt); i++)
        {
            psi = RungeKutta(psi, -far + i * dt, dt, v, a);
        }

        var end = Lower(far, v, a);
        var stayed = Complex.Abs(end.Up * psi.Up + end.Down * psi.Down);

        // hbar = h/2 pi in cm^-1 s brings the dimensionless problem to the units of the formula: any scale of time does.
        const double second = 1e-9;
        var hbar = PhysicalConstants.PlanckCm / (2 * Math.PI);
        var formula = LandauZener.Probability(2 * a * hbar / second, v * hbar / (second * second));
        Assert.Equal(stayed * stayed, formula, 1e-5);
    }

    [Fact]
    public void Small_probabilities_keep_their_digits()
    {
        var p = LandauZener.Probability(1e-12, 1);
        Assert.Equal(Math.PI * Math.PI * 1e-24 / PhysicalConstants.PlanckCm, p, 1e-20);
        Assert.Throws<ArgumentOutOfRangeException>(() => LandauZener.Probability(1e-12, 0));
    }

    /// <summary>Lower eigenvector of ((vt/2, a), (a, -vt/2)).</summary>
    private static (Complex Up, Complex Down) Lower(double t, double v, double a)
    {
        var angle = Math.Atan2(a, v * t / 2);
        return (-Math.Sin(angle / 2), Math.Cos(angle / 2));
    }

    private static (Complex Up, Complex Down) RungeKutta((Complex Up, Complex Down) y, double t, double h, double v, double a)
    {
        (Complex Up, Complex Down) F(double s, (Complex Up, Complex Down) x) =>
            (-Complex.ImaginaryOne * (v * s / 2 * x.Up + a * x.Down), -Complex.ImaginaryOne * (a * x.Up - v * s / 2 * x.Down));
        (Complex Up, Complex Down) Plus((Complex Up, Complex Down) x, double w, (Complex Up, Complex Down) k) => (x.Up + w * k.Up, x.Down + w * k.Down);
        var k1 = F(t, y);
        var k2 = F(t + h / 2, Plus(y, h / 2, k1));
        var k3 = F(t + h / 2, Plus(y, h / 2, k2));
        var k4 = F(t + h, Plus(y, h, k3));
        return (y.Up + h / 6 * (k1.Up + 2 * k2.Up + 2 * k3.Up + k4.Up), y.Down + h / 6 * (k1.Down + 2 * k2.Down + 2 * k3.Down + k4.Down));
    }
}
