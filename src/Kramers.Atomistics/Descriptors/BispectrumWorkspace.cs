namespace Kramers.Atomistics.Descriptors;

/// <summary>Complex numbers of a batch: real and imaginary parts.</summary>
internal sealed class LaneDensity<T>(int length)
{
    public T[] Re { get; } = new T[length];

    public T[] Im { get; } = new T[length];

    public void Clear()
    {
        Array.Clear(Re);
        Array.Clear(Im);
    }
}

/// <summary>One neighbour of each atom of a batch, on the 3-sphere. An atom that has fewer neighbours than others has F = 0 here.</summary>
/// <param name="X">Unit vector to the neighbour.</param>
/// <param name="Y">As X.</param>
/// <param name="Z">As X.</param>
/// <param name="Cos">cos theta.</param>
/// <param name="Sin">sin theta.</param>
/// <param name="F">Weight times switching function.</param>
/// <param name="Slope">Its derivative, per angstrom.</param>
/// <param name="Kappa">d theta / dr, per angstrom.</param>
/// <param name="InverseR">1/r, per angstrom.</param>
/// <param name="Channel">Density to which they belong.</param>
internal readonly record struct LaneNeighbour<T>(T X, T Y, T Z, T Cos, T Sin, T F, T Slope, T Kappa, T InverseR, int Channel);

/// <summary>Buffers for one batch of atoms.</summary>
/// <param name="half">Complex numbers with 2m' &lt;= j.</param>
/// <param name="all">Complex numbers of all m'.</param>
/// <param name="channels">Number of densities.</param>
internal sealed class BispectrumWorkspace<T>(int half, int all, int channels)
{
    public LaneDensity<T> Wigner { get; } = new(half);

    public LaneDensity<T>[] Halves { get; } = Make(channels, half);

    public LaneDensity<T>[] Densities { get; } = Make(channels, all);

    public LaneDensity<T>[] Adjoints { get; } = Make(channels, half);

    /// <summary>[4 channel + c]: the adjoint itself and as the three generators of rotations turn it.</summary>
    public LaneDensity<T>[] Turned { get; } = Make(4 * channels, half);

    public List<LaneNeighbour<T>> Neighbours { get; } = [];

    /// <summary>[lane of neighbour] index of the pair, or -1.</summary>
    public List<int> Pairs { get; } = [];

    private static LaneDensity<T>[] Make(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new LaneDensity<T>(length))];
}
