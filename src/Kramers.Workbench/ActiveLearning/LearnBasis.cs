using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>The model of a learning, before its first label: a linear atomic cluster expansion.</summary>
internal static class LearnBasis
{
    // Distances for which radial functions are made; no label is needed for them.
    private const int Sampled = 60;
    private const double SampledAngstrom = 0.12;

    public static LinearObservations Of(LearnOptions options, Structure start, RunLog log)
    {
        var sample = RandomDisplacement.Sample(start, SampledAngstrom, Sampled, new SeededRandom((ulong)options.Learning.Seed));
        var types = options.DistinctAtoms ? AtomTypes.OfMolecule(start) : AtomTypes.ByElement([.. start.Elements.Select(e => e.Symbol).Distinct().Order(StringComparer.Ordinal)]);
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { CutoffAngstrom = options.CutoffAngstrom, Degrees = options.Degrees, CountsInProducts = false }, types, sample));
        log.Say($"{basis.Length} coefficients.");
        return new LinearObservations(basis, sample, options.Learning.EnergyWeight);
    }
}
