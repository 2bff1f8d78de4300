namespace Kramers.Magnetism.Clusters;

/// <summary>A block whose products are shared out over several threads, bit for bit those of the block. For one caller at a time.</summary>
public sealed class ParallelBlock : ISymmetricOperator
{
    private const int PartsPerThread = 8; // rows differ in length
    private readonly MagneticBlock _block;
    private readonly ParallelOptions _options;
    private readonly int _parts;
    private readonly Action<int> _applyPart;
    private double[] _vector = [];
    private double[] _result = [];

    /// <summary>Shares out <paramref name="block"/> over a number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one thread was asked for.</exception>
    public ParallelBlock(MagneticBlock block, int threads)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _block = block;
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _parts = Math.Min(block.Pieces, PartsPerThread * threads);
        _applyPart = ApplyPart;
    }

    /// <inheritdoc/>
    public int Dimension => _block.Dimension;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length is not <see cref="Dimension"/>, or the two arrays are one.</exception>
    public void Apply(double[] vector, double[] result)
    {
        _block.Check(vector, result);
        (_vector, _result) = (vector, result);
        Parallel.For(0, _parts, _options, _applyPart);
    }

    private void ApplyPart(int part) =>
        _block.ApplyPieces(_vector, _result, (int)((long)_block.Pieces * part / _parts), (int)((long)_block.Pieces * (part + 1) / _parts));
}
