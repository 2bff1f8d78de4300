namespace Kramers.Magnetism.Clusters;

/// <summary>How finely a <see cref="FiniteTemperatureLanczos"/> run samples.</summary>
public sealed record FiniteTemperatureLanczosSettings
{
    /// <summary>Random vectors per block, at least 2. Errors fall as one over the root of it.</summary>
    public int RandomVectors { get; init; } = 20;

    /// <summary>Lanczos steps per random vector. 2 x steps moments of the energy are right; cold ensembles need converged low levels.</summary>
    public int Steps { get; init; } = 60;

    /// <summary>Lowest levels of each sampled block that are found one by one and left out of the sampling; 0 for the plain method.</summary>
    public int ExactLevels { get; init; }

    /// <summary>Blocks up to this number of states are diagonalised.</summary>
    public int DenseDimension { get; init; } = 500;

    /// <summary>Of the random vectors. Results do not depend on the number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that work at a time.</summary>
    public int Threads { get; init; } = 2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(RandomVectors, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ExactLevels);
        ArgumentOutOfRangeException.ThrowIfNegative(DenseDimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
    }
}
