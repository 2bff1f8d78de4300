using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Tests.Engines;

/// <summary>Water, RKS PBE/STO-3G, recorded with Psi4 1.3.2.</summary>
public sealed class Psi4HessianTests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new Psi4Engine(new Psi4Settings { Functional = "pbe", Basis = "sto-3g", MemoryMb = 1000 });

    protected override Molecule Molecule => Molecules.Water;

    protected override EngineTask Task => EngineTask.Hessian;

    protected override string Recorded => "Psi4Hessian";

    protected override IReadOnlyList<string> Files { get; } = ["kramers.out", "kramers.json"];

    protected override double[] Numbers(EngineResult result) =>
        [result.EnergyEv!.Value, .. result.ForcesEvPerAngstrom!, .. result.DipoleEAngstrom!, .. result.HessianEvPerAngstrom2!.Data];

    [Fact]
    public void The_Hessian_is_symmetric_and_moving_the_whole_molecule_changes_no_force()
    {
        using var folder = new RecordedFolder(Recorded);
        var hessian = Engine.Read(Molecule, Task, folder.Path).HessianEvPerAngstrom2!;
        for (var row = 0; row < 9; row++)
        {
            Assert.Equal(0, hessian[row, 0] + hessian[row, 3] + hessian[row, 6], 0.02);
            Assert.Equal(hessian[row, 4], hessian[4, row], 1e-9);
        }
    }

    [Fact]
    public void There_is_a_stretching_vibration_for_each_bond()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        var modes = NormalModes.FromHessian(result.Molecule.Structure, result.HessianEvPerAngstrom2!);
        Assert.Equal(3, modes.Count);
        Assert.Equal(2, modes.FrequenciesCm.Count(w => w is > 2500 and < 6000));
    }
}
