namespace Kramers.Atomistics.Descriptors;

/// <summary>Settings of Gaussian moments.</summary>
public sealed record GaussianMomentSettings
{
    /// <summary>Symbols of all elements that may occur.</summary>
    public required IReadOnlyList<string> Elements { get; init; }

    /// <summary>Distance in angstrom at which a neighbour has faded out (half cosine).</summary>
    public double CutoffAngstrom { get; init; } = 6;

    /// <summary>Centre of the first Gaussian, angstrom, below the cutoff.</summary>
    public double InnerRadius { get; init; } = 0.5;

    /// <summary>Number of Gaussians N_G in a radial function, 1 or more.</summary>
    public int Gaussians { get; init; } = 7;

    /// <summary>Number of radial functions n_r, 1 to 10; 5 give 360 features.</summary>
    public int RadialCount { get; init; } = 5;

    /// <summary>Seed of the random mixing of Gaussians into radial functions, where none is given.</summary>
    public ulong Seed { get; init; } = 1;
}
