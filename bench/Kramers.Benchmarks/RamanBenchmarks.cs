using System.Numerics;
using BenchmarkDotNet.Attributes;
using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>
/// Raman rates at ten temperatures on one core: levels up to 600 cm^-1, modes of 20 to 500 cm^-1, dense random couplings. Sixteen
/// levels and 120 modes (7140 pairs and 120 of a mode with itself) take MolForge 149 s.
/// </summary>
[MemoryDiagnoser]
public class RamanBenchmarks
{
    private static readonly double[] Temperatures = [.. Enumerable.Range(1, 10).Select(i => 3.0 * i)];
    private PreparedRaman _prepared = null!;

    [Params(4, 8, 16)]
    public int Levels { get; set; }

    [Params(60, 120, 240)]
    public int Modes { get; set; }

    [Params(true, false)]
    public bool Gaussian { get; set; }

    [GlobalSetup]
    public void Setup() => _prepared = Prepared(Levels, Modes, Gaussian, cores: 1);

    [Benchmark]
    public IReadOnlyList<RateMatrix> Rates() => _prepared.Rates(Temperatures);

    [Benchmark]
    public IReadOnlyList<IReadOnlyList<RateMatrix>> WithoutEachMode() => _prepared.RatesWithoutEachMode(Temperatures);

    internal static PreparedRaman Prepared(int levels, int modes, bool gaussian, int cores)
    {
        var random = new Random(1);
        double[] energies = [.. Enumerable.Range(0, levels).Select(_ => 600 * random.NextDouble()).Order()];
        var coupling = new SpinPhononCoupling(
            [.. Enumerable.Range(0, modes).Select(_ => 20 + 480 * random.NextDouble())],
            [.. Enumerable.Range(0, modes).Select(_ => Hermitian(random, levels))]);
        var line = gaussian ? LineShape.GaussianFwhm(10) : LineShape.LorentzianFwhm(10);
        return new RamanProcess(line) { Cores = cores }.Prepare(new Eigensystem(energies, ComplexMatrix.Identity(levels)), coupling);
    }

    private static ComplexMatrix Hermitian(Random random, int n)
    {
        var a = new ComplexMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);
        return a + a.Adjoint();
    }
}
