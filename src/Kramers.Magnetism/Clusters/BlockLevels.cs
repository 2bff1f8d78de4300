namespace Kramers.Magnetism.Clusters;

/// <summary>What is known of the levels of one M in zero field; block -M has the same.</summary>
/// <param name="TwoM">2M, not negative.</param>
/// <param name="Exact">Exact levels, cm^-1, ascending, each of weight 1.</param>
/// <param name="Sampled">For each random vector the Ritz values and weights that stand for all other levels; empty where all are exact.</param>
public sealed record BlockLevels(int TwoM, double[] Exact, IReadOnlyList<SampledLevels> Sampled);

/// <summary>What one random vector knows of a block.</summary>
/// <param name="Energies">Ritz values, cm^-1, ascending.</param>
/// <param name="Weights">Number of states that each stands for; their sum is the number of states that are not exact.</param>
public sealed record SampledLevels(double[] Energies, double[] Weights);
