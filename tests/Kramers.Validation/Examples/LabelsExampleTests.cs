using Kramers.Workbench.Labels;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/09-labels says, from the label that lies there; no program is needed.</summary>
public sealed class LabelsExampleTests
{
    private static readonly LabelledSet Set = LabelledSet.Open(RepositoryRoot.File("examples", "09-labels", "set"));

    [Fact]
    public void The_ion_has_the_eight_doublets_of_the_README()
    {
        double[] doublets = [0, 51.12, 207.09, 338.61, 490.31, 671.89, 856.90, 967.15];
        var record = Set.Records[Set.Labels.Single().Id];
        var energies = record.Quantities["spin_orbit_energies_cm"];
        Assert.Equal(doublets, Enumerable.Range(0, 8).Select(k => energies[2 * k]), (x, y) => Math.Abs(x - y) < 0.006);
        Assert.All(Enumerable.Range(0, 8), k => Assert.Equal(energies[2 * k], energies[2 * k + 1], 1e-6));
        Assert.Equal(3090.37, energies[16], 0.006);
        Assert.Empty(record.Warnings);
        Assert.All(record.Quantities["metal_shares"], share => Assert.InRange(share, 0.99, 1));
    }

    [Fact]
    public void The_crystal_field_is_that_of_the_README()
    {
        var record = Set.Records[Set.Labels.Single().Id];
        Assert.Equal(-1.7955, record.Quantities["B_2^0_cm"][0], 1e-4);
        Assert.Equal(-9.3761, record.Quantities["B_2^2_cm"][0], 1e-4);
    }
}
