using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

/// <summary>What every relaxation process must do. A new process derives from this.</summary>
public abstract class RelaxationProcessContract
{
    private const double GapCm = 10;
    private static readonly double[] Frequencies = [31, 58, 93, 104, 150];

    /// <summary>Power of V in the rates.</summary>
    protected abstract int Order { get; }

    /// <summary>Modes that carry a two-level system across a gap of 10 cm^-1 exactly on resonance.</summary>
    protected abstract double[] ResonantModes { get; }

    public static TheoryData<double, int> Spins => new() { { 0.5, 1 }, { 1.5, 2 }, { 2, 3 }, { 3.5, 4 } };

    [Theory]
    [MemberData(nameof(Spins))]
    public void Columns_sum_to_zero_and_rates_are_not_negative(double s, int seed)
    {
        var rates = Rates(s, seed, 1, 20);
        for (var b = 0; b < rates.Dimension; b++)
        {
            var column = Enumerable.Range(0, rates.Dimension).Select(a => rates[a, b]).ToArray();
            Assert.True(rates.ExitRate(b) > 0);
            Assert.True(Math.Abs(column.Sum()) <= 1e-14 * rates.ExitRate(b));
            Assert.All(column.Where((_, a) => a != b), w => Assert.True(w >= 0));
        }
    }

    [Theory]
    [MemberData(nameof(Spins))]
    public void Scales_with_its_power_of_the_coupling(double s, int seed)
    {
        var once = Rates(s, seed, 1, 20).ToMatrix();
        var twice = Rates(s, seed, 2, 20).ToMatrix();
        Assert.True((twice - Math.Pow(2, Order) * once).Norm() < 1e-12 * twice.Norm());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(300)]
    public void Detailed_balance_on_resonance(double temperature)
    {
        var levels = new Eigensystem([0, GapCm], ComplexMatrix.Identity(2));
        var random = new Random(11);
        var coupling = WithQuadratic(new SpinPhononCoupling(ResonantModes, [.. ResonantModes.Select(_ => Hermitian(random, 2))]), random, 1);

        // The width also damps denominators, which spoils the balance of forward and backward Raman paths in first order of
        // width/frequency: 1e-8 here.
        var rates = Process(LineShape.GaussianFwhm(1e-6)).Prepare(levels, coupling).Rates(temperature);
        Assert.Equal(1, rates[1, 0] / (rates[0, 1] * Math.Exp(-GapCm / (PhysicalConstants.BoltzmannCm * temperature))), 1e-7);
    }

    [Fact]
    public void Switching_a_mode_off_is_leaving_it_out()
    {
        var levels = Levels(1.5, out var field);
        var full = Coupling(1.5, field, 5, 1);
        for (var mode = 0; mode < full.ModeCount; mode++)
        {
            int[] kept = [.. Enumerable.Range(0, full.ModeCount).Where(i => i != mode)];
            var expected = Process(Line).Prepare(levels, full.Only(kept)).Rates(30).ToMatrix();
            var actual = Process(Line).Prepare(levels, full).Rates(30, mode).ToMatrix();
            Assert.True((expected - actual).Norm() < 1e-12 * expected.Norm());
        }
    }

    [Fact]
    public void Many_temperatures_and_modes_at_once_are_one_by_one()
    {
        var levels = Levels(1.5, out var field);
        var prepared = Process(Line).Prepare(levels, Coupling(1.5, field, 5, 1));
        double[] temperatures = [3, 30];
        Assert.Equal(Frequencies.Length, prepared.ModeCount);
        var without = prepared.RatesWithoutEachMode(temperatures);
        for (var t = 0; t < 2; t++)
        {
            Close(prepared.Rates(temperatures[t]), prepared.Rates(temperatures)[t]);
            Assert.All(without, (rates, mode) => Close(prepared.Rates(temperatures[t], mode), rates[t]));
        }

        static void Close(RateMatrix expected, RateMatrix actual) =>
            Assert.True((expected.ToMatrix() - actual.ToMatrix()).Norm() < 1e-12 * expected.ToMatrix().Norm());
    }

    /// <summary>Off resonance, under a broad line: every pair of levels, and Boltzmann populations to the last digits.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(300)]
    public void Detailed_balance_is_exact_with_phonon_numbers_at_the_transition(double temperature)
    {
        var levels = Levels(2, out var field);
        var coupling = Coupling(2, field, 7, 1);
        var rates = Process(Line, OccupationAt.TransitionEnergy).Prepare(levels, coupling).Rates(temperature);
        for (var a = 0; a < levels.Dimension; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var boltzmann = Math.Exp(-(levels.Energies[a] - levels.Energies[b]) / (PhysicalConstants.BoltzmannCm * temperature));
                Assert.True(Math.Abs(rates[a, b] - rates[b, a] * boltzmann) <= 1e-12 * rates[a, b], $"{a} and {b} at {temperature} K");
            }
        }

        var populations = RelaxationTime.Of(rates).StationaryPopulations!;
        var weights = Array.ConvertAll(levels.RelativeEnergies, e => Math.Exp(-e / (PhysicalConstants.BoltzmannCm * temperature)));
        Assert.All(populations.Zip(weights), p => Assert.Equal(1, p.First * weights.Sum() / p.Second, 1e-11));

        // At the mode's frequency the same rates are not in balance, and the two choices differ.
        var plain = Process(Line).Prepare(levels, coupling).Rates(temperature);
        var gap = levels.Energies[4] - levels.Energies[0];
        Assert.False(Math.Abs(plain[4, 0] / (plain[0, 4] * Math.Exp(-gap / (PhysicalConstants.BoltzmannCm * temperature))) - 1) < 1e-6);
    }

    [Fact]
    public void Phase_and_basis_of_the_states_do_not_matter()
    {
        var levels = Levels(1.5, out var field);
        var phases = new ComplexMatrix(4, 4);
        for (var i = 0; i < 4; i++)
        {
            phases[i, i] = Complex.FromPolarCoordinates(1, 1.3 * i * i);
        }

        var coupling = Coupling(1.5, field, 5, 1);
        var expected = Process(Line).Prepare(levels, coupling).Rates(30).ToMatrix();
        var actual = Process(Line).Prepare(new Eigensystem(levels.Energies, levels.States * phases), coupling).Rates(30).ToMatrix();
        Assert.True((expected - actual).Norm() < 1e-12 * expected.Norm());
    }

    [Fact]
    public void Refuses_couplings_of_another_space_and_a_temperature_of_zero()
    {
        var levels = Levels(1.5, out var field);
        Assert.Throws<ArgumentException>(() => Process(Line).Prepare(levels, Coupling(1, field, 5, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Process(Line).Prepare(levels, Coupling(1.5, field, 5, 1)).Rates(0));
    }

    protected static LineShape Line => LineShape.LorentzianFwhm(4);

    protected abstract IRelaxationProcess Process(LineShape line, OccupationAt occupationAt = OccupationAt.ModeFrequency);

    protected static ComplexMatrix Hermitian(Random random, int n)
    {
        ArgumentNullException.ThrowIfNull(random);
        var a = new ComplexMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);
        return a + a.Adjoint();
    }

    private static Eigensystem Levels(double s, out FieldVector field)
    {
        field = FieldVector.FromTesla(0.3, -0.2, 1.5);
        return new SpinSystem(Spin.FromValue(s), ZeroFieldSplitting.FromDE(-30, 4), ZeemanTerm.Isotropic(2.1)).Solve(field);
    }

    private static SpinPhononCoupling Coupling(double s, FieldVector field, int seed, double scale)
    {
        var random = new Random(seed);
        return WithQuadratic(
            SpinPhononCoupling.FromTensorDerivatives(Spin.FromValue(s), field, Frequencies, Tensors(), Tensors(), ModeCoordinate.Dimensionless), random, scale);

        Matrix[] Tensors() => [.. Frequencies.Select(_ => new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => scale * (random.NextDouble() - 0.5))]))];
    }

    private static SpinPhononCoupling WithQuadratic(SpinPhononCoupling linear, Random random, double scale)
    {
        var n = linear.Matrices[0].Rows;
        return linear.WithQuadratic([.. from p in Enumerable.Range(0, linear.ModeCount)
                                        from q in Enumerable.Range(p, linear.ModeCount - p)
                                        select new QuadraticCoupling(p, q, scale * Hermitian(random, n))]);
    }

    private RateMatrix Rates(double s, int seed, double scale, double temperature)
    {
        var levels = Levels(s, out var field);
        return Process(Line).Prepare(levels, Coupling(s, field, seed, scale)).Rates(temperature);
    }
}

public sealed class OnePhononProcessTests : RelaxationProcessContract
{
    protected override int Order => 2;

    protected override double[] ResonantModes => [10];

    protected override IRelaxationProcess Process(LineShape line, OccupationAt occupationAt) => new OnePhononProcess(line) { OccupationAt = occupationAt };
}

public sealed class RamanProcessTests : RelaxationProcessContract
{
    protected override int Order => 4;

    protected override double[] ResonantModes => [100, 110];

    /// <summary>
    /// The rates of two modes against second-order golden-rule sums over phonon numbers, state by state: every intermediate
    /// level |c, N +- 1>, every final one, thermal weights, and the static mean taken off the elastic amplitude.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fock_states_count_the_same(bool sameMode)
    {
        var line = LineShape.LorentzianFwhm(6);
        double[] energies = [0, 3, 41];
        double[] frequencies = [18, 25];
        var random = new Random(3);
        ComplexMatrix[] v = [Hermitian(random, 3), Hermitian(random, 3)];
        var process = new RamanProcess(line) { IncludeSameModePairs = sameMode };
        var rates = process.Prepare(new Eigensystem(energies, ComplexMatrix.Identity(3)), new SpinPhononCoupling(frequencies, v)).Rates(15);
        var fock = new FockStateRaman(energies, frequencies, v, line, 15);
        for (var ab = 0; ab < 9; ab++)
        {
            var (a, b) = (ab / 3, ab % 3);
            if (a != b)
            {
                Assert.Equal(1, rates[a, b] / fock.Rate(a, b, sameMode), 1e-10);
            }
        }
    }

    protected override IRelaxationProcess Process(LineShape line, OccupationAt occupationAt) => new RamanProcess(line) { OccupationAt = occupationAt };
}

public sealed class QuadraticTwoPhononProcessTests : RelaxationProcessContract
{
    protected override int Order => 2;

    protected override double[] ResonantModes => [100, 110];

    /// <summary>
    /// H = (1/2) sum_pq V_pq x_p x_q with x = b + b^+ as matrices between phonon numbers: golden-rule sums over explicit states,
    /// thermal weights, the thermal mean taken off what changes no phonon. No formula of the process is used.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Textbook_golden_rule_between_phonon_numbers(bool sameMode)
    {
        var line = LineShape.LorentzianFwhm(6);
        double[] energies = [0, 3, 41];
        double[] frequencies = [18, 25];
        var random = new Random(3);
        ComplexMatrix[] v = [Hermitian(random, 3), Hermitian(random, 3), Hermitian(random, 3)];
        var coupling = new SpinPhononCoupling(frequencies, [new ComplexMatrix(3, 3), new ComplexMatrix(3, 3)])
            .WithQuadratic([new(0, 0, v[0]), new(1, 0, v[1]), new(1, 1, v[2])]);
        var process = new QuadraticTwoPhononProcess(line) { IncludeSameModePairs = sameMode };
        var rates = process.Prepare(new Eigensystem(energies, ComplexMatrix.Identity(3)), coupling).Rates(15);
        for (var ab = 0; ab < 9; ab++)
        {
            var (a, b) = (ab / 3, ab % 3);
            if (a != b)
            {
                // H/b = (V_00/2) x0 x0 + V_01 x0 x1 + (V_11/2) x1 x1.
                var couplings = (v[0][a, b] / 2, v[1][a, b], v[2][a, b] / 2);
                Assert.Equal(1, rates[a, b] / GoldenRuleSum(couplings, energies[a] - energies[b], frequencies, line, 15, sameMode), 1e-10);
            }
        }
    }

    protected override IRelaxationProcess Process(LineShape line, OccupationAt occupationAt) => new QuadraticTwoPhononProcess(line) { OccupationAt = occupationAt };

    private static double GoldenRuleSum((Complex V00, Complex V01, Complex V11) v, double energy, double[] frequencies, LineShape line, double temperature, bool sameMode)
    {
        const int Cut = 60;
        var (sum, weight) = (0.0, 0.0);
        var (mean, square) = (Complex.Zero, 0.0);
        for (var n = 0; n < Cut * Cut; n++)
        {
            var (n0, n1) = (n / Cut, n % Cut);
            var p = Math.Exp(-(n0 * frequencies[0] + n1 * frequencies[1]) / (PhysicalConstants.BoltzmannCm * temperature));
            weight += p;
            foreach (var (d0, d1) in (ReadOnlySpan<(int, int)>)[(1, 1), (1, -1), (-1, 1), (-1, -1)])
            {
                sum += p * Squared(v.V01 * X(n0, d0) * X(n1, d1)) * line.Density(energy + d0 * frequencies[0] + d1 * frequencies[1]);
            }

            if (sameMode)
            {
                foreach (var d in (ReadOnlySpan<int>)[1, -1])
                {
                    sum += p * Squared(v.V00 * X(n0, d) * X(n0 + d, d)) * line.Density(energy + 2 * d * frequencies[0]);
                    sum += p * Squared(v.V11 * X(n1, d) * X(n1 + d, d)) * line.Density(energy + 2 * d * frequencies[1]);
                }

                var elastic = v.V00 * (X(n0, 1) * X(n0 + 1, -1) + X(n0, -1) * X(n0 - 1, 1)) + v.V11 * (X(n1, 1) * X(n1 + 1, -1) + X(n1, -1) * X(n1 - 1, 1));
                mean += p * elastic;
                square += p * Squared(elastic);
            }
        }

        var fluctuation = (square - Squared(mean) / weight) * line.Density(energy);
        return 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * (sum + fluctuation) / weight;
    }

    /// <summary>&lt;n + d|b + b^+|n>.</summary>
    private static double X(int n, int d) => n < 0 || n + d < 0 ? 0 : Math.Sqrt(Math.Max(n, n + d));

    private static double Squared(Complex z) => (z * Complex.Conjugate(z)).Real;
}
