using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// A cluster in thermal equilibrium, in a field along z. Since M is conserved and all centres have one g, the field only shifts
/// levels by g mu_B B M, and chi = (g mu_B)^2 (mean of M^2 - square of mean M)/k_B T, exact at any field. Errors of sampled levels
/// are jackknife errors over the random vectors (B. Efron, Ann. Statist. 7, 1 (1979)). They hold what scatters, not the
/// truncation of the Lanczos recursion, which is far below it from some fifty steps on.
/// </summary>
public sealed class ClusterEnsemble
{
    private readonly IReadOnlyList<BlockLevels> _blocks;
    private readonly double _g;
    private readonly int _samples;

    /// <summary>Takes the levels of all blocks with M >= 0 of a cluster.</summary>
    /// <exception cref="ArgumentException">A block is missing, or blocks have different numbers of random vectors, or a single one.</exception>
    public ClusterEnsemble(SpinCluster cluster, IReadOnlyList<BlockLevels> blocks)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(blocks);
        var counts = blocks.Select(b => b.Sampled.Count).Where(n => n > 0).Distinct().ToArray();
        if (!blocks.Select(b => b.TwoM).SequenceEqual(cluster.NonNegativeTwoM))
        {
            throw new ArgumentException("The ensemble needs each block with M >= 0 once, M falling.", nameof(blocks));
        }

        if (counts.Length > 1 || counts is [1])
        {
            throw new ArgumentException($"All sampled blocks need the same number of random vectors, at least 2, got {string.Join(", ", counts)}.", nameof(blocks));
        }

        (_blocks, _g, _samples) = (blocks, cluster.G, counts.FirstOrDefault());
        LowestEnergy = blocks.Min(b => b.Exact.Concat(b.Sampled.Select(s => s.Energies[0])).Min());
    }

    /// <summary>Energy of the lowest level in zero field, cm^-1, as far as the levels are exact.</summary>
    public double LowestEnergy { get; }

    /// <summary>Equilibrium at a temperature (K) and a field along z (T).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite, or the field not finite.</exception>
    public ClusterPoint At(double temperature, double fieldTesla = 0)
    {
        CanonicalEnsemble.CheckTemperature(temperature);
        if (!double.IsFinite(fieldTesla))
        {
            throw new ArgumentOutOfRangeException(nameof(fieldTesla), fieldTesla, "A field is a finite number of tesla.");
        }

        var thermal = PhysicalConstants.BoltzmannCm * temperature;
        var zeeman = _g * PhysicalConstants.BohrMagnetonCm * fieldTesla;
        var lowest = _blocks.Min(b => b.Exact.Concat(b.Sampled.Select(s => s.Energies[0])).Min() - 0.5 * b.TwoM * Math.Abs(zeeman));

        // Energies are counted from their mean: a difference of two large squares would lose the digits of a small heat capacity.
        var rough = new Jackknife(Sum(thermal, zeeman, lowest, lowest, out var parts), parts);
        var mean = lowest + rough.Of(s => s.E / s.Z).Value;
        var sums = new Jackknife(Sum(thermal, zeeman, lowest, mean, out parts), parts);

        var energy = sums.Of(s => mean + s.E / s.Z);
        return new ClusterPoint(temperature, fieldTesla)
        {
            EnergyCm = energy,
            HeatCapacity = sums.Of(s => (s.EE / s.Z - s.E / s.Z * (s.E / s.Z)) / (thermal * thermal)),
            Entropy = sums.Of(s => Math.Log(s.Z) + (mean - lowest + s.E / s.Z) / thermal),
            Magnetisation = -_g * sums.Of(s => s.M / s.Z),
            Chi = _g * _g * PhysicalConstants.BohrMagnetonCm / thermal * sums.Of(s => s.MM / s.Z - s.M / s.Z * (s.M / s.Z)),
        };
    }

    /// <summary>Sums over the exact levels; those over each random vector go to <paramref name="samples"/>.</summary>
    private BoltzmannSums Sum(double thermal, double zeeman, double lowest, double origin, out BoltzmannSums[] samples)
    {
        var exact = default(BoltzmannSums);
        samples = new BoltzmannSums[_samples];
        foreach (var block in _blocks)
        {
            int[] signs = block.TwoM == 0 ? [1] : [1, -1];
            foreach (var m in signs.Select(sign => 0.5 * sign * block.TwoM))
            {
                var shift = zeeman * m;
                foreach (var e in block.Exact)
                {
                    exact.Add(Math.Exp((lowest - e - shift) / thermal), e + shift - origin, m);
                }

                for (var r = 0; r < block.Sampled.Count; r++)
                {
                    var (energies, weights) = block.Sampled[r];
                    for (var k = 0; k < energies.Length; k++)
                    {
                        samples[r].Add(weights[k] * Math.Exp((lowest - energies[k] - shift) / thermal), energies[k] + shift - origin, m);
                    }
                }
            }
        }

        return exact;
    }
}
