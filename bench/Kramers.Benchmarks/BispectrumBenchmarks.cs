using BenchmarkDotNet.Attributes;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>
/// Bispectrum of a cobalt complex of 12 atoms, all within the cutoff of each other: values, forces by the adjoint, and the pair
/// derivatives that training needs.
/// </summary>
[MemoryDiagnoser]
public class BispectrumBenchmarks
{
    private static readonly string[] Symbols = ["Co", "F", "F", "N", "C", "H", "N", "C", "H", "N", "C", "H"];

    private Bispectrum _descriptor = null!;
    private Structure _structure = null!;
    private Matrix _coefficients = null!;
    private double[] _gradient = null!;

    [Params(6, 8, 10)]
    public int TwoJMax { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        _descriptor = new Bispectrum(new BispectrumSettings
        {
            TwoJMax = TwoJMax,
            CutoffFactor = 5,
            Elements = [.. Symbols.Distinct().Select(s => KeyValuePair.Create(s, new ElementDensity(1, 1)))],
        });
        _structure = new Structure([.. Symbols.Select(Element.FromSymbol)], Enumerable.Range(0, 36).Select(_ => random.Uniform(-2.5, 2.5)).ToArray());
        _coefficients = new Matrix(12, _descriptor.Length, [.. Enumerable.Range(0, 12 * _descriptor.Length).Select(_ => random.Gaussian())]);
        _gradient = new double[36];
    }

    [Benchmark]
    public Matrix Values() => _descriptor.Evaluate(_structure);

    [Benchmark(Baseline = true)]
    public void AdjointForces() => _descriptor.AddGradient(_structure, _coefficients, _gradient);

    [Benchmark]
    public DescriptorGradient PairDerivatives() => _descriptor.EvaluateWithGradient(_structure);
}
