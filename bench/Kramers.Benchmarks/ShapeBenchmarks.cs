using BenchmarkDotNet.Attributes;
using Kramers.Chemistry.Shapes;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>Continuous shape measures of a distorted site for all polyhedra with as many vertices.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class ShapeBenchmarks
{
    private double[] _ligands = null!;
    private double[] _centre = null!;
    private IReadOnlyList<ReferencePolyhedron> _polyhedra = null!;

    [Params(6, 8, 9, 12)]
    public int Vertices { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        _polyhedra = ReferencePolyhedron.WithVertices(Vertices);
        _ligands = [.. _polyhedra[4].Vertices.ToArray().Select(x => 2.4 * x + 0.2 * random.Gaussian())];
        _centre = [.. _polyhedra[4].Centre.ToArray().Select(x => 2.4 * x)];
    }

    [Benchmark]
    public double AllShapes()
    {
        var sum = 0.0;
        foreach (var polyhedron in _polyhedra)
        {
            sum += ContinuousShape.Measure(_ligands, _centre, polyhedron);
        }

        return sum;
    }
}
