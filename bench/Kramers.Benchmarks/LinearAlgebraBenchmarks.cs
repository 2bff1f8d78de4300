using BenchmarkDotNet.Attributes;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>The managed linear algebra against OpenBLAS, where the machine has it, on the sizes that ridge regression meets.</summary>
public class LinearAlgebraBenchmarks
{
    private Matrix _design = null!;
    private Matrix _gram = null!;

    [Params(200, 500)]
    public int Size { get; set; }

    [Params(false, true)]
    public bool Best { get; set; }

    private ILinearAlgebra Algebra => Best ? DenseLinearAlgebra.Best : DenseLinearAlgebra.Managed;

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        _design = new Matrix(4 * Size, Size, [.. Enumerable.Range(0, 4 * Size * Size).Select(_ => random.Gaussian())]);
        _gram = DenseLinearAlgebra.Managed.Gram(_design);
    }

    [Benchmark]
    public Matrix Gram() => Algebra.Gram(_design);

    [Benchmark]
    public SymmetricEigen Symmetric() => Algebra.Symmetric(_gram);
}
