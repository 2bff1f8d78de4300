using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Tests.Engines;

/// <summary>Bent CoF2, forces of the lowest of ten quartets of SA-CASSCF(7,5)/def2-SVP, recorded with OpenMolcas 22.10.</summary>
public sealed class OpenMolcasCasscfForcesTests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new OpenMolcasForces(new OpenMolcasForceSettings { Method = "casscf", OxidationState = 2 });

    protected override Molecule Molecule { get; } = Molecules.Of(0, 4, ("Co", 0, 0, 0), ("F", 1.7, 0.05, 0.3), ("F", -1.72, -0.05, 0.3));

    protected override EngineTask Task => EngineTask.EnergyForces;

    protected override string Recorded => "OpenMolcasCasscfForces";

    protected override IReadOnlyList<string> Files { get; } = ["molcas.out"];

    protected override double[] Numbers(EngineResult result) => [result.EnergyEv!.Value, .. result.ForcesEvPerAngstrom!, .. result.ActiveOccupations ?? []];

    /// <summary>The derivative is by differences of four energies of the lowest root, steps of 0.01 and 0.02 angstrom, that OpenMolcas printed in other runs.</summary>
    [Fact]
    public void The_force_is_that_of_the_lowest_root_and_not_of_the_average()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(-1579.99646144 * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-6);
        Assert.Equal(1.871486, result.ForcesEvPerAngstrom![3], 1e-4);
        Assert.Contains("lowest of 10 roots", result.Provenance.LevelOfTheory, StringComparison.Ordinal);
    }

    [Fact]
    public void Active_orbitals_are_cobalt_d()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(7, result.ActiveOccupations!.Sum(), 1e-3);
        Assert.All(result.MetalShares!, share => Assert.InRange(share, 0.8, 1));
        Assert.Empty(result.Warnings);
    }
}
