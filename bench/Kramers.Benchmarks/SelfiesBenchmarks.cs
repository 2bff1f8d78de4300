using BenchmarkDotNet.Attributes;
using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>A thousand molecules of nine heavy atoms, one core: SELFIES to graphs, the canonical form, and the way back.</summary>
[MemoryDiagnoser]
public class SelfiesBenchmarks
{
    private static readonly string[] Symbols = ["[C]", "[=C]", "[#C]", "[N]", "[=N]", "[O]", "[=O]", "[F]", "[Ring1]", "[=Branch1]", "[Branch1]"];

    private readonly SelfiesDecoder _decoder = new();
    private readonly SelfiesEncoder _encoder = new();
    private string[] _selfies = null!;
    private MolecularGraph[] _graphs = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        var found = new List<string>();
        while (found.Count < 1000)
        {
            var text = string.Concat(Enumerable.Range(0, 20).Select(_ => Symbols[(int)random.Uniform(0, Symbols.Length)]));
            if (_decoder.Decode(text) is { Count: 9 } graph)
            {
                found.Add(_encoder.Encode(graph));
            }
        }

        _selfies = [.. found];
        _graphs = [.. found.Select(_decoder.Decode)];
    }

    [Benchmark(OperationsPerInvoke = 1000, Baseline = true)]
    public int Decode()
    {
        var atoms = 0;
        foreach (var text in _selfies)
        {
            atoms += _decoder.Decode(text).Count;
        }

        return atoms;
    }

    [Benchmark(OperationsPerInvoke = 1000)]
    public int Encode() => _graphs.Sum(g => _encoder.Encode(g).Length);

    [Benchmark(OperationsPerInvoke = 1000)]
    public int CanonicalSmiles() => _graphs.Sum(g => SmilesWriter.WriteCanonical(g).Length);
}
