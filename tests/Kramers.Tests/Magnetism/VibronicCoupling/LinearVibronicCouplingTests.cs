using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Magnetism.VibronicCoupling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.VibronicCoupling;

/// <summary>
/// One electron (or S = 1) in three p orbitals that are its real spin-free roots x, y, z, against the same ion written with the
/// operators of L = 1: H = diag(e) + lambda L.S, and distortions of the orbital energies and between the orbitals.
/// </summary>
public class LinearVibronicCouplingTests
{
    private const double Lambda = 300;
    private static readonly double[] RootsCm = [0, 150, 900];

    /// <summary>dH/dQ between x, y, z: a gradient of every root, and couplings of all pairs.</summary>
    private static readonly Matrix W = Matrix.FromRows([[3, 1.5, -0.7], [1.5, -2, 0.4], [-0.7, 0.4, 1]]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Levels_and_couplings_are_those_of_the_ion(int twoS)
    {
        var spin = Spin.FromDoubled(twoS);
        var vibronic = Vibronic(spin, W);
        var (levels, expected) = (Eigensystem.Of(vibronic.Hamiltonian), Eigensystem.Of(Ion(spin, RootsCm)));
        Assert.All(expected.Energies.Zip(levels.Energies), p => Assert.Equal(p.First, p.Second, 1e-9));

        // Phases and doublets are arbitrary: compare the squared couplings between the energies.
        var (v, reference) = (levels.ToEigenbasis(vibronic.Coupling.Matrices[0]), expected.ToEigenbasis((1 / Math.Sqrt(2)) * OnOrbitals(spin, W)));
        foreach (var (i, j) in Levels(expected))
        {
            Assert.Equal(Strength(reference, expected, i, j), Strength(v, expected, i, j), 1e-9);
        }
    }

    [Fact]
    public void Moment_and_angular_momentum_are_those_of_the_ion()
    {
        var spin = Spin.FromDoubled(1);
        var vibronic = Vibronic(spin, W);
        var s = SpinOperators.Of([Spin.FromDoubled(2), spin], 1);
        var l = SpinOperators.Of([Spin.FromDoubled(2), spin], 0);
        for (var axis = 0; axis < 3; axis++)
        {
            var (moment, expected) = (vibronic.Moment(axis), -1 * l[axis] - PhysicalConstants.FreeElectronG * s[axis]);
            Assert.Equal((expected * expected).Trace().Real, (moment * moment).Trace().Real, 1e-9);
            Assert.Equal((expected * Ion(spin, RootsCm) * expected * Ion(spin, RootsCm)).Trace().Real, (moment * vibronic.Hamiltonian * moment * vibronic.Hamiltonian).Trace().Real, 1e-3);
            var j = vibronic.AngularMomentum(axis);
            Assert.Equal(((l[axis] + s[axis]) * (l[axis] + s[axis])).Trace().Real, (j * j).Trace().Real, 1e-9);
        }
    }

    /// <summary>Hellmann-Feynman: dE/dQ of a doublet is its V, with energies of the roots that follow their gradients.</summary>
    [Fact]
    public void Gradients_of_the_roots_move_the_levels()
    {
        const double step = 1e-3;
        var spin = Spin.FromDoubled(1);
        double[] gradient = [3, -2, 1];
        var vibronic = Vibronic(spin, Matrix.Diagonal(gradient), ModeCoordinate.ZeroPoint);
        double[] At(double q) => [.. States(spin).WithEnergies([.. RootsCm.Zip(gradient, (e, g) => e + q * g)]).Couple(SpinOrbit(spin)).Energies];
        var slopes = vibronic.Coupling.Matrices[0] is var v ? Eigensystem.Of(vibronic.Hamiltonian).Expectation(v) : [];
        var (up, down) = (At(step), At(-step));
        for (var k = 2; k < 6; k++)
        {
            // SpinOrbitStates counts energies from the lowest.
            Assert.Equal((up[k] - down[k]) / (2 * step), slopes[k] - slopes[0], 1e-5);
        }
    }

    [Fact]
    public void Couplings_that_would_turn_the_spin_are_refused()
    {
        var zero = new ComplexMatrix(2, 2);
        var states = new SpinFreeStates([0, 100], [Spin.FromDoubled(1), Spin.FromDoubled(3)], [zero, zero, zero], StateProvenance.NotStated);
        var equilibrium = new StateInteraction(states, new ComplexMatrix(6, 6));
        var mixing = Matrix.FromRows([[1, 2], [2, 3]]);
        Assert.Throws<ArgumentException>(() => new LinearVibronicCoupling(equilibrium, [50], [mixing], ModeCoordinate.ZeroPoint));
        Assert.Throws<ArgumentException>(() => new LinearVibronicCoupling(equilibrium, [50], [Matrix.FromRows([[1, 2], [0, 3]])], ModeCoordinate.ZeroPoint));
        Assert.Equal(3, new LinearVibronicCoupling(equilibrium, [50], [Matrix.Diagonal([1, 3])], ModeCoordinate.ZeroPoint).Coupling.Matrices[0][5, 5].Real);
    }

    /// <summary>A second derivative acts between the orbitals as a first one does, with the factor of the coordinate twice.</summary>
    [Fact]
    public void Second_derivatives_are_spread_as_first_ones()
    {
        var spin = Spin.FromDoubled(1);
        var equilibrium = new StateInteraction(States(spin), SpinOrbit(spin));
        var vibronic = new LinearVibronicCoupling(equilibrium, [120, 130], [W, W], ModeCoordinate.Dimensionless, [(1, 0, W)]);
        var (linear, second) = (vibronic.Coupling.Matrices[0], Assert.Single(vibronic.Coupling.Quadratic));
        Assert.Equal((1, 0), (second.P, second.Q));
        Assert.True((Math.Sqrt(0.5) * linear - second.Matrix).Norm() < 1e-12 * linear.Norm());
        Assert.Throws<ArgumentException>(() => new LinearVibronicCoupling(equilibrium, [120], [W], ModeCoordinate.Dimensionless, [(0, 0, Matrix.FromRows([[1, 2, 0], [0, 3, 0], [0, 0, 0]]))]));
    }

    private static LinearVibronicCoupling Vibronic(Spin spin, Matrix w, ModeCoordinate? coordinate = null) =>
        new(new StateInteraction(States(spin), SpinOrbit(spin)), [120], [w], coordinate ?? ModeCoordinate.Dimensionless);

    private static SpinFreeStates States(Spin spin) => new(RootsCm, [spin, spin, spin], [Real(0), Real(1), Real(2)], StateProvenance.NotStated);

    private static ComplexMatrix SpinOrbit(Spin spin) =>
        Lambda * Enumerable.Range(0, 3).Select(a => Product(Real(a), SpinOperators.Of(spin)[a])).Aggregate((x, y) => x + y);

    /// <summary>L_a between real p orbitals: &lt;b|L_a|c> = -i eps_abc.</summary>
    private static ComplexMatrix Real(int a)
    {
        var l = new ComplexMatrix(3, 3);
        var (b, c) = ((a + 1) % 3, (a + 2) % 3);
        (l[b, c], l[c, b]) = (-Complex.ImaginaryOne, Complex.ImaginaryOne);
        return l;
    }

    private static ComplexMatrix Ion(Spin spin, double[] energies)
    {
        var (l, s) = (SpinOperators.Of([Spin.FromDoubled(2), spin], 0), SpinOperators.Of([Spin.FromDoubled(2), spin], 1));
        return OnOrbitals(spin, Matrix.Diagonal(energies)) + Lambda * (l.X * s.X + l.Y * s.Y + l.Z * s.Z);
    }

    /// <summary>|b&gt;&lt;c| + |c&gt;&lt;b| of real orbitals is delta_bc 2 - (L_b L_c + L_c L_b): the projector on p_b is 1 - L_b^2.</summary>
    private static ComplexMatrix OnOrbitals(Spin spin, Matrix w)
    {
        var l = SpinOperators.Of([Spin.FromDoubled(2), spin], 0);
        var sum = w.Trace() * l.Identity;
        for (var b = 0; b < 3; b++)
        {
            for (var c = 0; c < 3; c++)
            {
                sum -= (0.5 * w[b, c]) * (l[b] * l[c] + l[c] * l[b]);
            }
        }

        return sum;
    }

    private static ComplexMatrix Product(ComplexMatrix a, ComplexMatrix b) => new(
        a.Rows * b.Rows, a.Rows * b.Rows,
        [.. from i in Enumerable.Range(0, a.Rows * b.Rows) from j in Enumerable.Range(0, a.Rows * b.Rows) select a[i / b.Rows, j / b.Rows] * b[i % b.Rows, j % b.Rows]]);

    private static IEnumerable<(double, double)> Levels(Eigensystem levels) =>
        from i in levels.Energies.Select(e => Math.Round(e, 3)).Distinct() from j in levels.Energies.Select(e => Math.Round(e, 3)).Distinct() select (i, j);

    private static double Strength(ComplexMatrix v, Eigensystem levels, double i, double j) =>
        (from a in Enumerable.Range(0, levels.Dimension) where Math.Abs(levels.Energies[a] - i) < 1e-2
         from b in Enumerable.Range(0, levels.Dimension) where Math.Abs(levels.Energies[b] - j) < 1e-2
         select v[a, b].Magnitude * v[a, b].Magnitude).Sum();
}
