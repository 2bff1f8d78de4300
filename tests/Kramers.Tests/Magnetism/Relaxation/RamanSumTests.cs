using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

/// <summary>The fast Raman sum against the formula written out, and what its ways of leaving work out promise.</summary>
public sealed class RamanSumTests
{
    private static readonly double[] Temperatures = [2, 11, 60, 300];

    public static TheoryData<int, int, string> Cases => new()
    {
        { 2, 1, "lorentzian" }, { 2, 3, "gaussian" }, { 3, 5, "lorentzian" }, { 4, 18, "per mode" }, { 5, 7, "decaying" },
        { 8, 6, "gaussian" }, { 16, 5, "lorentzian" }, { 17, 4, "gaussian per mode" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_formula_written_out(int levels, int modes, string lines)
    {
        var (eigensystem, coupling) = Random(levels, modes);
        foreach (var sameMode in (bool[])[true, false])
        {
            var shapes = Lines(lines, coupling);
            var plain = new PlainRaman(eigensystem, coupling, shapes, sameMode);
            var fast = new RamanProcess(shapes) { IncludeSameModePairs = sameMode }.Prepare(eigensystem, coupling);
            var rates = fast.Rates(Temperatures);
            for (var t = 0; t < Temperatures.Length; t++)
            {
                Same(plain.Rates(Temperatures[t]), rates[t]);
                Same(plain.Rates(Temperatures[t], 0), fast.Rates(Temperatures[t], 0));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(19)]
    public void Switching_off_each_mode_by_halving_is_doing_it_one_by_one(int modes)
    {
        var (eigensystem, coupling) = Random(4, modes);
        var plain = new PlainRaman(eigensystem, coupling, PhononLines.Uniform(LineShape.GaussianFwhm(20)), true);
        var without = new RamanProcess(LineShape.GaussianFwhm(20)).Prepare(eigensystem, coupling).RatesWithoutEachMode(Temperatures);
        Assert.Equal(modes, without.Count);
        for (var mode = 0; mode < modes; mode++)
        {
            for (var t = 0; t < Temperatures.Length; t++)
            {
                Same(plain.Rates(Temperatures[t], mode), without[mode][t]);
            }
        }
    }

    [Fact]
    public void The_number_of_cores_does_not_change_a_bit()
    {
        var (eigensystem, coupling) = Random(6, 40);
        RateMatrix One(int cores) => new RamanProcess(LineShape.LorentzianFwhm(5)) { Cores = cores }.Prepare(eigensystem, coupling).Rates(20);
        Assert.Equal(One(1).ToMatrix().Data, One(-1).ToMatrix().Data);
    }

    [Fact]
    public void What_is_left_out_stays_below_its_bound()
    {
        var (eigensystem, coupling) = Random(8, 30);
        var prepared = new RamanProcess(LineShape.LorentzianFwhm(5)).Prepare(eigensystem, coupling);
        var full = prepared.Rates(Temperatures);
        var negligible = 1e-2 * full[^1].ToMatrix().Data.Max();
        var (rates, leftOut) = prepared.RatesAbove(negligible, Temperatures);
        Assert.InRange(leftOut, 1e-3 * negligible, negligible);
        var lost = Enumerable.Range(0, Temperatures.Length)
            .SelectMany(t => Enumerable.Range(0, 64).Where(ab => ab % 9 != 0).Select(ab => full[t][ab / 8, ab % 8] - rates[t][ab / 8, ab % 8])).ToArray();
        Assert.InRange(lost.Max(), 1e-6 * negligible, leftOut);
        Assert.Equal(0, prepared.RatesAbove(0, Temperatures).LeftOutPerSecond);
    }

    /// <summary>The buffers of a call do not grow with the pairs: 4 x the modes, 16 x the pairs, about 4 x the memory.</summary>
    [Fact]
    public void Pairs_allocate_nothing()
    {
        var few = Allocated(30);
        var many = Allocated(120);
        Assert.True(many - few < 120 * 119 / 2 * 16, $"{few} bytes for 30 modes, {many} for 120");

        static long Allocated(int modes)
        {
            var (eigensystem, coupling) = Random(4, modes);
            var prepared = new RamanProcess(LineShape.LorentzianFwhm(5)) { Cores = 1 }.Prepare(eigensystem, coupling);
            prepared.Rates(Temperatures);
            var before = GC.GetAllocatedBytesForCurrentThread();
            prepared.Rates(Temperatures);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Lines_must_fit_the_modes_and_two_phonons()
    {
        var (eigensystem, coupling) = Random(3, 4);
        var three = PhononLines.PerMode([.. Enumerable.Repeat(LineShape.LorentzianFwhm(3), 3)]);
        Assert.Throws<ArgumentException>(() => new RamanProcess(three).Prepare(eigensystem, coupling));
        Assert.Throws<ArgumentException>(() => new RamanProcess(LineShape.AntiLorentzianFwhm(3)));
        Assert.Throws<ArgumentException>(() => PhononLines.PerMode([LineShape.GaussianFwhm(3), LineShape.LorentzianFwhm(3)]));
    }

    private static PhononLines Lines(string name, SpinPhononCoupling coupling) => name switch
    {
        "lorentzian" => PhononLines.Uniform(LineShape.LorentzianFwhm(7)),
        "gaussian" => PhononLines.Uniform(LineShape.GaussianFwhm(30)),
        "per mode" => PhononLines.PerMode([.. coupling.FrequenciesCm.Select(w => LineShape.LorentzianFwhm(1 + 0.1 * w))]),
        "gaussian per mode" => PhononLines.PerMode([.. coupling.FrequenciesCm.Select(w => LineShape.GaussianFwhm(20 + 0.1 * w))]),
        _ => PhononLines.TwoPhononDecay([.. coupling.FrequenciesCm.Select(w => LineShape.LorentzianFwhm(0.1 * w))], coupling.FrequenciesCm),
    };

    /// <summary>Levels up to 150 cm^-1, modes of 20 to 220 cm^-1.</summary>
    private static (Eigensystem Levels, SpinPhononCoupling Coupling) Random(int levels, int modes)
    {
        var random = new Random(100 * levels + modes);
        double[] energies = [.. Enumerable.Range(0, levels).Select(_ => 150 * random.NextDouble()).Order()];
        var coupling = new SpinPhononCoupling(
            [.. Enumerable.Range(0, modes).Select(_ => 20 + 200 * random.NextDouble())],
            [.. Enumerable.Range(0, modes).Select(_ => Hermitian(random, levels))]);
        return (new Eigensystem(energies, ComplexMatrix.Identity(levels)), coupling);
    }

    private static ComplexMatrix Hermitian(Random random, int n)
    {
        var a = new ComplexMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);
        return a + a.Adjoint();
    }

    private static void Same(Matrix expected, RateMatrix actual)
    {
        for (var ab = 0; ab < expected.Data.Length; ab++)
        {
            var (a, b) = (ab / expected.Columns, ab % expected.Columns);
            if (a != b)
            {
                Assert.True(Math.Abs(actual[a, b] - expected[a, b]) <= 1e-12 * expected[a, b], $"rate {b} to {a}: {actual[a, b]} instead of {expected[a, b]}");
            }
        }
    }
}
