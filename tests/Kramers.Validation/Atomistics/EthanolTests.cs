using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Learning.Networks;

namespace Kramers.Validation.Atomistics;

/// <summary>
/// Ethanol of docs/results.md, every fifth of the 1000 training geometries and every tenth of the MD test geometries: Kovacs et al., JCTC 17, 7696 (2021),
/// doi:10.1021/acs.jctc.1c00647. Their ACE has 43 meV/angstrom with 50 geometries; GAP has 18.1 with 1000.
/// </summary>
public class EthanolTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<LabelledStructure> File = Read("ethanol-train.xyz");
    private static readonly LabelledStructure[] Test = [.. Read("ethanol-test.xyz")];

    private static readonly Dictionary<string, double> IsolatedAtoms =
        File.Where(f => f.Structure.Count == 1).ToDictionary(f => f.Structure.Elements[0].Symbol, f => f.EnergyEv!.Value, StringComparer.Ordinal);

    [Theory]
    [InlineData(50, 1e-3, 13, 55)]
    [InlineData(200, 1e-4, 4.6, 23)]
    public void Cluster_expansion_of_distinct_atoms(int count, double lambda, double mostEnergyMev, double mostForceMevPerAngstrom)
    {
        LabelledStructure[] training = [.. File.Where(f => f.Structure.Count > 1).Where((_, i) => i % (200 / count) == 0)];
        Assert.Equal(count, training.Length);
        var types = AtomTypes.OfMolecule(training.MinBy(l => l.EnergyEv!.Value)!.Structure);
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { Degrees = [8, 5, 4] }, types, [.. training.Select(l => l.Structure)]));
        var potential = new LinearTraining(basis, training, new LinearTrainingOptions { AtomEnergiesEv = IsolatedAtoms, Members = 0 }).Fit(lambda).Potential;

        Check($"{count} geometries", potential, mostEnergyMev, mostForceMevPerAngstrom);
    }

    [Fact]
    public void Networks_on_Gaussian_moments_of_distinct_atoms()
    {
        LabelledStructure[] training = [.. File.Where(f => f.Structure.Count > 1)];
        var types = AtomTypes.OfMolecule(training.MinBy(l => l.EnergyEv!.Value)!.Structure);
        var moments = new GaussianMoments(new GaussianMomentSettings { Elements = ["C", "H", "O"], CutoffAngstrom = 5 });
        var network = new PooledNetwork([64, 64], Epochs: 60, BatchSize: 10);
        var trained = new NetworkPotentialTraining(network).Fit(moments, types, training, IsolatedAtoms, cancellation: TestContext.Current.CancellationToken);
        Check("200 geometries, networks", trained, 11, 55);
    }

    private void Check(string what, IPotential potential, double mostEnergyMev, double mostForceMevPerAngstrom)
    {
        var values = Test.AsParallel().AsOrdered().Select(l => potential.Evaluate(l.Structure)).ToArray();
        var energy = 1000 * Test.Zip(values, (l, v) => Math.Abs(l.EnergyEv!.Value - v.EnergyEv)).Average();
        var force = 1000 * Test.Zip(values, (l, v) => l.ForcesEvPerAngstrom!.Zip(v.ForcesEvPerAngstrom, (a, b) => Math.Abs(a - b)).Average()).Average();
        output.WriteLine(FormattableString.Invariant($"ethanol, {what}: energy {energy:F2} meV, forces {force:F2} meV/angstrom"));
        Assert.InRange(energy, 0.1, mostEnergyMev);
        Assert.InRange(force, 1, mostForceMevPerAngstrom);
    }

    private static IReadOnlyList<LabelledStructure> Read(string file) =>
        ExtendedXyz.Read(RepositoryRoot.File("tests", "Kramers.Validation", "Atomistics", "Data", file), crystals: true);
}
