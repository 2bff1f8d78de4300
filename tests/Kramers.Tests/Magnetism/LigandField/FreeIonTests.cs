using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.LigandField;

public sealed class FreeIonTests
{
    private static readonly ElectronRepulsion OfD = ElectronRepulsion.FromRacah(1000, 4300, 7000);
    private static readonly ElectronRepulsion OfF = new(70000, 50000, 33000, 2000);

    [Theory]
    [InlineData(2, 7, 120)]
    [InlineData(2, 5, 252)]
    [InlineData(3, 9, 2002)]
    [InlineData(3, 7, 3432)]
    public void Number_of_states(int l, int n, int states) => Assert.Equal(states, new Configuration(l, n).Dimension);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 0)]
    [InlineData(2, 10)]
    [InlineData(3, 14)]
    public void There_is_no_such_configuration(int l, int n) => Assert.Throws<ArgumentOutOfRangeException>(() => new Configuration(l, n));

    /// <summary>Condon and Shortley, The Theory of Atomic Spectra (1935), ch. VI: 49 (c^2)^2 and 441 (c^4)^2 for d, 184041/25 (c^6)^2 for f.</summary>
    [Theory]
    [InlineData(2, 2, 2, 2, -2.0 / 7)]
    [InlineData(2, 2, 0, 0, 2.0 / 7)]
    [InlineData(2, 4, 2, 2, 1.0 / 21)]
    [InlineData(2, 4, 0, 0, 6.0 / 21)]
    [InlineData(2, 4, 1, 1, -4.0 / 21)]
    [InlineData(3, 2, 3, 3, -5.0 / 15)]
    [InlineData(3, 6, 0, 0, 100.0 / 429)]
    [InlineData(3, 6, 3, 3, -5.0 / 429)]
    public void Gaunt_coefficients(int l, int k, int m, int mPrime, double expected) =>
        Assert.Equal(expected, OrbitalTensor.Gaunt(l, k, m, mPrime), 1e-14);

    [Fact]
    public void Racah_parameters_turn_into_Slater_parameters_and_back()
    {
        Assert.Equal(1000, OfD.RacahB, 1e-9);
        Assert.Equal(4300, OfD.RacahC, 1e-9);
        Assert.Equal(7000, OfD.RacahA, 1e-9);
        var (e0, e1, e2, e3) = OfF.RacahE;
        var back = ElectronRepulsion.FromRacahE(e1, e2, e3, e0);
        Assert.Equal(OfF.F0, back.F0, 1e-7);
        Assert.Equal(OfF.F2, back.F2, 1e-7);
        Assert.Equal(OfF.F4, back.F4, 1e-7);
        Assert.Equal(OfF.F6, back.F6, 1e-7);
    }

    /// <summary>Terms of d^2 (Racah, Phys. Rev. 62, 438 (1942)): total energies with A.</summary>
    [Fact]
    public void Terms_of_d2()
    {
        var (a, b, c) = (7000.0, 1000.0, 4300.0);
        Expect(2, 2, OfD, [(a - 8 * b, 21), (a + 7 * b, 9), (a + 4 * b + 2 * c, 9), (a - 3 * b + 2 * c, 5), (a + 14 * b + 7 * c, 1)]);
    }

    /// <summary>Terms of d^3 (Racah (1942)): 2P and 2H coincide, 2D comes twice.</summary>
    [Fact]
    public void Terms_of_d3()
    {
        var (a, b, c) = (3 * 7000.0, 1000.0, 4300.0);
        var root = Math.Sqrt(193 * b * b + 8 * b * c + 4 * c * c);
        Expect(2, 3, OfD,
        [
            (a - 15 * b, 28), (a, 12), (a - 6 * b + 3 * c, 22 + 6), (a - 11 * b + 3 * c, 18), (a + 9 * b + 3 * c, 14),
            (a + 5 * b + 5 * c + root, 10), (a + 5 * b + 5 * c - root, 10),
        ]);
    }

    /// <summary>Terms of f^2 by F_k (Condon and Shortley (1935), ch. VII) and by Racah's E^k (Phys. Rev. 76, 1352 (1949)).</summary>
    [Fact]
    public void Terms_of_f2()
    {
        var (f0, f2, f4, f6) = (OfF.F0, OfF.F2 / 225, OfF.F4 / 1089, OfF.F6 * 25 / 184041);
        (double, int)[] terms =
        [
            (f0 - 25 * f2 - 51 * f4 - 13 * f6, 33), (f0 - 10 * f2 - 33 * f4 - 286 * f6, 21), (f0 - 30 * f2 + 97 * f4 + 78 * f6, 9),
            (f0 + 19 * f2 - 99 * f4 + 715 * f6, 5), (f0 + 25 * f2 + 9 * f4 + f6, 13), (f0 + 45 * f2 + 33 * f4 - 1287 * f6, 9),
            (f0 + 60 * f2 + 198 * f4 + 1716 * f6, 1),
        ];
        Expect(3, 2, OfF, terms);
        var (e0, e1, e2, e3) = OfF.RacahE;
        double[] racah = [e0 - 9 * e3, e0, e0 + 2 * e1 - 260 * e2 - 4 * e3, e0 + 2 * e1 + 286 * e2 - 11 * e3, e0 + 2 * e1 + 70 * e2 + 7 * e3, e0 + 33 * e3, e0 + 9 * e1];
        Assert.All(terms.Zip(racah), t => Assert.Equal(t.Second, t.First.Item1, 1e-8));
    }

    /// <summary>
    /// Eigenvalues of Casimir's operators from group theory (Wybourne, Spectroscopic Properties of Rare Earths (1965),
    /// ch. 2): 3P 3F 3H belong to (110), 1D 1G 1I to (200); 3P 3H to (11), 3F to (10), 1D 1G 1I to (20).
    /// </summary>
    [Fact]
    public void Configuration_interaction_in_f2()
    {
        var parameters = new FreeIonParameters(new ElectronRepulsion(0, 0), 0) { Alpha = 1, Beta = 100, Gamma = 10000 };
        var levels = LigandFields.FreeIon(3, 2, parameters).Solve(FieldVector.Zero).Energies;
        (double Energy, int States)[] terms =
        [
            (2 + 100 + 10000, 9), (12 + 50 + 10000, 21), (30 + 100 + 10000, 33), (6 + 1400 / 12.0 + 14000, 5),
            (20 + 1400 / 12.0 + 14000, 9), (42 + 1400 / 12.0 + 14000, 13), (0, 1),
        ];
        double[] expected = [.. terms.SelectMany(t => Enumerable.Repeat(t.Energy, t.States)).Order()];
        Assert.All(expected.Zip(levels), p => Assert.Equal(p.First, p.Second, 1e-8));
    }

    /// <summary>Alpha alone must be alpha L^2 made from Lx, Ly, Lz: the two-body route against the product of one-body operators.</summary>
    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    public void Trees_correction_is_the_square_of_L(int l, int n)
    {
        var ion = LigandFields.FreeIon(l, n, new FreeIonParameters(new ElectronRepulsion(0, 0), 0) { Alpha = 1 });
        var squared = Square(ion.L(0)) + Square(ion.L(1)) + Square(ion.L(2));
        Assert.True((squared - ion.Hamiltonian(FieldVector.Zero)).Norm() < 1e-10 * squared.Norm());
    }

    /// <summary>Hund's rules: 2S+1, L and J of the ground level for every n; the level must have 2J+1 states and the L^2, S^2 of the term.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Hunds_rules(int l)
    {
        var repulsion = l == 2 ? OfD : OfF;
        for (var n = 1; n <= 4 * l + 1; n++)
        {
            var (twoS, orbital, twoJ) = Hund(l, n);
            var configuration = new Configuration(l, n);
            Assert.Equal((twoS + 1) * (2 * orbital + 1), FreeIonBasis.Below(1, configuration, new FreeIonParameters(repulsion, 0)).Dimension);

            // Little coupling: the term stays pure, and its lowest level is that of Hund's third rule.
            var basis = FreeIonBasis.Below(1e-3, configuration, new FreeIonParameters(repulsion, 1));
            Assert.Equal(n == 2 * l + 1 ? twoS + 1 : twoJ + 1, basis.Dimension);
            var j = new LigandFieldIon(basis, LigandFieldPotential.None(l));
            Assert.Equal(twoJ / 2.0, Eigensystem(j.J(2)).Max(), 1e-9);
        }
    }

    /// <summary>Lande's interval rule E(J) - E(J-1) = lambda J, lambda = +-zeta/2S, and g_J, in the limit of small zeta.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 8)]
    [InlineData(2, 7)]
    [InlineData(3, 3)]
    [InlineData(3, 11)]
    public void Lande_intervals_and_g(int l, int n)
    {
        const double zeta = 0.1;
        var (twoS, orbital, twoJ) = Hund(l, n);
        var basis = FreeIonBasis.Below(100 * zeta, new Configuration(l, n), new FreeIonParameters(l == 2 ? OfD : OfF, zeta));
        var lambda = (n > 2 * l + 1 ? -1 : 1) * zeta / twoS;
        var (s, x) = (twoS / 2.0, (double)orbital);
        var energies = basis.Energies.ToArray();
        var place = 0;
        double Energy(double j) => lambda / 2 * (j * (j + 1) - twoJ / 2.0 * (twoJ / 2.0 + 1));
        for (var j = twoJ / 2.0; Math.Abs(x - s) <= j && j <= x + s; j += Math.Sign(lambda))
        {
            Assert.Equal(Energy(j), energies[place] - energies[0], 2e-5 * zeta * 10);
            place += (int)(2 * j + 1);
        }

        Assert.Equal(energies.Length, place);
        var ground = new LigandFieldIon(FreeIonBasis.Below(zeta / 100, new Configuration(l, n), basis.FreeIon), LigandFieldPotential.None(l));
        var total = twoJ / 2.0;
        var spinShare = (total * (total + 1) - x * (x + 1) + s * (s + 1)) / (2 * total * (total + 1));
        var g = 1 - spinShare + Kramers.Numerics.PhysicalConstants.FreeElectronG * spinShare;
        Assert.Equal(g * total, Eigensystem(ground.MagneticMoment(2)).Max(), 1e-4);
    }

    /// <summary>f^9: 6H15/2, the ground level of Dy3+, with its 16 states and its neighbours J = 13/2, 11/2.</summary>
    [Fact]
    public void Ground_levels_of_dysprosium()
    {
        var basis = FreeIonBasis.Below(6500, new Configuration(3, LanthanideIons.Electrons("Dy")), LanthanideIons.Parameters("Dy"));
        Assert.Equal([16, 14, 12], basis.Levels.Select(level => level.Degeneracy));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public void Holes_have_the_spectrum_of_electrons_with_the_opposite_spin_orbit_coupling(int l, int n)
    {
        var repulsion = (l == 2 ? OfD : OfF) with { F0 = 0 };
        var electrons = LigandFields.FreeIon(l, n, new FreeIonParameters(repulsion, 700)).Solve(FieldVector.Zero);
        var holes = LigandFields.FreeIon(l, 4 * l + 2 - n, new FreeIonParameters(repulsion, -700)).Solve(FieldVector.Zero);
        Assert.All(electrons.RelativeEnergies.Zip(holes.RelativeEnergies), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Fact]
    public void Every_shipped_ion_has_a_ground_level_of_Hunds_rules()
    {
        foreach (var symbol in LanthanideIons.Symbols.Where(s => s is not ("Sm" or "Eu" or "Gd")))
        {
            var n = LanthanideIons.Electrons(symbol);
            Assert.Equal(Hund(3, n).TwoJ + 1, FreeIonBasis.Below(5, new Configuration(3, n), LanthanideIons.Parameters(symbol)).Dimension);
        }

        foreach (var symbol in TransitionMetalIons.Symbols)
        {
            var n = TransitionMetalIons.Electrons(symbol);
            Assert.Equal(Hund(2, n).TwoJ + 1, FreeIonBasis.Below(5, new Configuration(2, n), TransitionMetalIons.Parameters(symbol)).Dimension);
        }
    }

    private static (int TwoS, int L, int TwoJ) Hund(int l, int n)
    {
        var up = Math.Min(n, 2 * l + 1);
        var twoS = up - (n - up);
        var orbital = Enumerable.Range(0, up).Sum(i => l - i) + Enumerable.Range(0, n - up).Sum(i => l - i);
        return (twoS, orbital, n <= 2 * l ? Math.Abs(2 * orbital - twoS) : 2 * orbital + twoS);
    }

    private static void Expect(int l, int n, ElectronRepulsion repulsion, (double Energy, int States)[] terms)
    {
        var energies = LigandFields.FreeIon(l, n, new FreeIonParameters(repulsion, 0)).Solve(FieldVector.Zero).Energies;
        double[] expected = [.. terms.SelectMany(t => Enumerable.Repeat(t.Energy, t.States)).Order()];
        Assert.Equal(expected.Length, energies.Length);
        Assert.All(expected.Zip(energies), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    private static double[] Eigensystem(ComplexMatrix a) => DenseLinearAlgebra.Best.Hermitian(a).Values;

    private static ComplexMatrix Square(ComplexMatrix a) => DenseLinearAlgebra.Best.Multiply(a, a);
}
