namespace Kramers.Atomistics.Potentials;

/// <summary>What a linear potential is fitted to, and how.</summary>
public sealed record LinearTrainingOptions
{
    /// <summary>Weight of a squared energy residual of 1 eV^2.</summary>
    public double EnergyWeight { get; init; } = 1;

    /// <summary>Weight of a squared force residual of 1 (eV/angstrom)^2.</summary>
    public double ForceWeight { get; init; } = 1;

    /// <summary>Factors on both for each geometry, in their order; null weighs all the same.</summary>
    public IReadOnlyList<double>? GeometryWeights { get; init; }

    /// <summary>Energies of isolated atoms by element symbol, eV; null finds those that, with the composition alone, come nearest to the labels.</summary>
    public IReadOnlyDictionary<string, double>? AtomEnergiesEv { get; init; }

    /// <summary>Number of committee members drawn from the posterior of the coefficients; 0 draws none.</summary>
    public int Members { get; init; } = 8;

    /// <summary>Of the committee's draws.</summary>
    public int Seed { get; init; } = 1;
}
