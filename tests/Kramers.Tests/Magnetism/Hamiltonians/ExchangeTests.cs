using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class IsotropicExchangeTests : SpinPairTermContract
{
    /// <summary>Lande: E(S) = J/2 [S(S+1) - S1(S1+1) - S2(S2+1)] for H = +J S1.S2, spins 5/2 and 2 (EasySpin tests/spinladder_energies.m).</summary>
    [Theory]
    [InlineData(3.7)]
    [InlineData(-11)]
    public void Spin_ladder(double j)
    {
        var system = new SpinSystem([Spin.FromValue(2.5), Spin.FromValue(2)], [new IsotropicExchange(ExchangeConstant.FromPlusJ(j))]);
        double[] totals = [0.5, 1.5, 2.5, 3.5, 4.5];
        var expected = totals.SelectMany(s => Enumerable.Repeat(j / 2 * (s * (s + 1) - 2.5 * 3.5 - 6), (int)(2 * s + 1))).Order();
        Assert.All(expected.Zip(system.Solve(FieldVector.Zero).Energies), e => Assert.Equal(e.First, e.Second, 1e-11));
    }

    [Fact]
    public void One_pair_in_three_conventions()
    {
        var exchange = ExchangeConstant.FromMinusTwoJ(-5);
        Assert.Equal(10, exchange.PlusJ);
        Assert.Equal(ExchangeConstant.FromPlusJ(10), exchange);
        Assert.Equal(ExchangeConstant.FromMinusJ(-10), exchange);
        Assert.Equal((-10, -5), (exchange.MinusJ, exchange.MinusTwoJ));
        Assert.False(exchange.IsFerromagnetic);
    }

    [Fact]
    public void Antiferromagnetic_dimer_has_a_singlet_J_below_the_triplet()
    {
        var half = Spin.FromValue(0.5);
        var system = new SpinSystem([half, half], [new IsotropicExchange(ExchangeConstant.FromPlusJ(8))]);
        double[] expected = [-6, 2, 2, 2];
        Assert.All(expected.Zip(system.Solve(FieldVector.Zero).Energies), e => Assert.Equal(e.First, e.Second, 1e-12));
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new IsotropicExchange(ExchangeConstant.FromPlusJ(random.Uniform(0.5, 1)), first, second);
    }
}

public sealed class AnisotropicExchangeTests : SpinPairTermContract
{
    /// <summary>D12 = J 1 + antisymmetric part of d.</summary>
    [Fact]
    public void Holds_isotropic_and_antisymmetric_exchange()
    {
        Spin[] spins = [Spin.FromValue(1), Spin.FromValue(1.5)];
        var tensor = Matrix.FromRows([2, 0.7, -0.4], [-0.7, 2, 0.1], [0.4, -0.1, 2]);
        var parts = new SpinSystem(spins, [new IsotropicExchange(ExchangeConstant.FromPlusJ(2)), new DzyaloshinskiiMoriya([0.1, 0.4, 0.7])]);
        Near(new SpinSystem(spins, [new AnisotropicExchange(tensor)]).Hamiltonian(default), parts.Hamiltonian(default));
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second) =>
        new AnisotropicExchange(RandomTensor(random), first, second);
}

public sealed class DzyaloshinskiiMoriyaTests : SpinPairTermContract
{
    /// <summary>Two spins 1/2 with d along z: S1xS2y - S1yS2x mixes up-down and down-up by i d/2, levels +-d/2, 0, 0.</summary>
    [Fact]
    public void Mixes_singlet_and_triplet_of_a_dimer()
    {
        var half = Spin.FromValue(0.5);
        var h = new SpinSystem([half, half], [new DzyaloshinskiiMoriya([0, 0, 3])]).Hamiltonian(default);
        Assert.Equal(new System.Numerics.Complex(0, 1.5), h[1, 2]);
        Assert.Equal(1.5 * Math.Sqrt(2), h.Norm(), 1e-14);
    }

    [Fact]
    public void Exchanging_the_centres_changes_its_sign()
    {
        Spin[] spins = [Spin.FromValue(1), Spin.FromValue(1)];
        double[] d = [1, -2, 0.5];
        Near(-1 * new SpinSystem(spins, [new DzyaloshinskiiMoriya(d, 0, 1)]).Hamiltonian(default), new SpinSystem(spins, [new DzyaloshinskiiMoriya(d, 1, 0)]).Hamiltonian(default));
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new DzyaloshinskiiMoriya([random.Uniform(-1, 1), random.Uniform(0.5, 1), random.Uniform(-1, 1)], first, second);
    }
}

public sealed class BiquadraticExchangeTests : SpinPairTermContract
{
    /// <summary>It has the states of S1.S2 and the squares of its levels (EasySpin tests/ham_ee_biquadratic.m: ee2 (S1.S2)^2).</summary>
    [Fact]
    public void Squares_the_levels_of_the_spin_ladder()
    {
        var system = new SpinSystem([Spin.FromValue(1), Spin.FromValue(1.5)], [new BiquadraticExchange(2)]);
        double[] totals = [0.5, 1.5, 2.5];
        var expected = totals.SelectMany(s => Enumerable.Repeat(2 * Math.Pow(0.5 * (s * (s + 1) - 2 - 3.75), 2), (int)(2 * s + 1))).Order();
        Assert.All(expected.Zip(system.Solve(FieldVector.Zero).Energies), e => Assert.Equal(e.First, e.Second, 1e-12));
    }

    /// <summary>(S1.S2)^2 = 3/16 - S1.S2/2 for spins 1/2.</summary>
    [Fact]
    public void Is_bilinear_for_spins_one_half()
    {
        Spin[] spins = [Spin.FromValue(0.5), Spin.FromValue(0.5)];
        var bilinear = new SpinSystem(spins, [new IsotropicExchange(ExchangeConstant.FromMinusTwoJ(1))]).Hamiltonian(default);
        Near(3 / 4.0 * ComplexMatrix.Identity(4) + bilinear, new SpinSystem(spins, [new BiquadraticExchange(4)]).Hamiltonian(default));
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new BiquadraticExchange(random.Uniform(0.5, 1), first, second);
    }
}
