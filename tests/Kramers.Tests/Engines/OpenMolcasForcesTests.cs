using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Tests.Engines;

/// <summary>NH2, UKS PBE0/def2-SVP with forces, recorded with OpenMolcas 22.10.</summary>
public sealed class OpenMolcasForcesTests : JobEngineContract
{
    private const double Unit = PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom;

    protected override IJobEngine Engine { get; } = new OpenMolcasForces(new OpenMolcasForceSettings());

    protected override Molecule Molecule => Molecules.Amidogen;

    protected override EngineTask Task => EngineTask.EnergyForces;

    protected override string Recorded => "OpenMolcasForces";

    protected override IReadOnlyList<string> Files { get; } = ["molcas.out"];

    protected override double[] Numbers(EngineResult result) => [result.EnergyEv!.Value, .. result.ForcesEvPerAngstrom!];

    [Fact]
    public void Energy_and_forces_are_those_that_the_output_prints()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(-55.7557287899 * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-9);
        Assert.Equal([4.18935915788132E-03, -1.42736040219394E-02, 8.10851451812074E-02], result.ForcesEvPerAngstrom!.Take(3).Select(f => -f / Unit), (x, y) => Math.Abs(x - y) < 1e-14);
        Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(0, result.ForcesEvPerAngstrom![k] + result.ForcesEvPerAngstrom[k + 3] + result.ForcesEvPerAngstrom[k + 6], 1e-9));
        Assert.Equal(("v22.10", "pbe0/def2-SVP, RICD"), (result.Provenance.Version, result.Provenance.LevelOfTheory));
    }

    [Fact]
    public void The_gradient_of_another_atom_is_not_taken()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("molcas.out", "\n  H2    ", "\n  H4    ");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("the gradient of H2", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The words of a run in ANO-RCC-MB; its gradient is that of a Hamiltonian without relativity.</summary>
    [Fact]
    public void Forces_in_a_relativistic_basis_are_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("molcas.out", "--- Stop Module: seward", "                  Relativistic Douglas-Kroll-Hess integrals:\n--- Stop Module: seward");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("def2-SVP", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SCF_that_did_not_converge_is_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        var output = File.ReadAllText(folder["molcas.out"]);
        var end = output.IndexOf("--- Stop Module: scf", StringComparison.Ordinal);
        File.WriteAllText(folder["molcas.out"], output[..end] + output[end..].Replace("_RC_ALL_IS_WELL_", "_RC_NOT_CONVERGED_", StringComparison.Ordinal));
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("scf ended with _RC_NOT_CONVERGED_", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hf", 1, "&SCF\n charge=0\n&ALASKA\n")]
    [InlineData("B3LYP", 1, "&SCF\n charge=0\n KSDFT=B3LYP\n&ALASKA\n")]
    [InlineData("HF", 3, "&SCF\n charge=0\n UHF\n zspin=2\n&ALASKA\n")]
    public void Method_and_spin_reach_the_input(string method, int multiplicity, string end)
    {
        var water = new Molecule(Molecules.Water.Structure, 0, multiplicity);
        var job = new OpenMolcasForces(new OpenMolcasForceSettings { Method = method, Basis = "6-31G" }).Prepare(water, EngineTask.EnergyForces);
        Assert.EndsWith(end, job.Files["kramers.input"], StringComparison.Ordinal);
        Assert.Contains("\n basis=6-31G\n group=c1\n", job.Files["kramers.input"], StringComparison.Ordinal);
    }

    /// <summary>The single sextet of d5 needs no average, and so no response.</summary>
    [Fact]
    public void CASSCF_of_a_single_root_has_no_response()
    {
        var manganese = Molecules.Of(0, 6, ("Mn", 0, 0, 0), ("F", 1.8, 0, 0.1), ("F", -1.8, 0, 0.1));
        var input = new OpenMolcasForces(new OpenMolcasForceSettings { Method = "casscf", OxidationState = 2 }).Prepare(manganese, EngineTask.EnergyForces).Files["kramers.input"];
        Assert.EndsWith("&RASSCF\n spin=6\n nactel=5 0 0\n ras2=5\n ciroot=1 1\n 1\n charge=0\n&ALASKA\n", input, StringComparison.Ordinal);
    }

    [Fact]
    public void CASSCF_without_oxidation_state_is_refused() =>
        Assert.Throws<ArgumentException>(() => new OpenMolcasForces(new OpenMolcasForceSettings { Method = "casscf" }).Prepare(Molecules.CobaltTetrafluoride, EngineTask.EnergyForces));
}
