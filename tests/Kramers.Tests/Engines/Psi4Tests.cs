using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Tests.Engines;

/// <summary>NH2, UKS PBE/def2-SVP, recorded with Psi4 1.3.2.</summary>
public sealed class Psi4Tests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new Psi4Engine(new Psi4Settings { Functional = "pbe", MemoryMb = 1000 });

    protected override Molecule Molecule => Molecules.Amidogen;

    protected override EngineTask Task => EngineTask.EnergyForces;

    protected override string Recorded => "Psi4";

    protected override IReadOnlyList<string> Files { get; } = ["kramers.out", "kramers.json"];

    protected override double[] Numbers(EngineResult result) => [result.EnergyEv!.Value, .. result.ForcesEvPerAngstrom!, .. result.Charges!, .. result.DipoleEAngstrom!];

    [Fact]
    public void Energy_and_gradient_are_those_that_the_output_prints()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(-55.7455233083 * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-6);
        const double unit = PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom;
        Assert.Equal(-0.090682716 * unit, result.ForcesEvPerAngstrom![2], 1e-5);
        Assert.Equal(-0.18101, result.Charges![0], 1e-5);
        Assert.Contains("reference uks", result.Provenance.Input, StringComparison.Ordinal);
    }

    /// <summary>"Dipole Moment: [D]" of the output; a debye is 1e-21/c C m.</summary>
    [Fact]
    public void Dipole_is_that_which_the_output_prints()
    {
        using var folder = new RecordedFolder(Recorded);
        const double debye = 1e-21 / PhysicalConstants.SpeedOfLight / PhysicalConstants.ElementaryCharge * 1e10;
        var dipole = Engine.Read(Molecule, Task, folder.Path).DipoleEAngstrom!;
        Assert.Equal([0.0845, -0.0342, 1.8130], dipole.Select(d => d / debye), (printed, ours) => Math.Abs(printed - ours) < 2e-4);
    }

    [Fact]
    public void A_failure_is_told_in_the_programs_words()
    {
        using var folder = new RecordedFolder("Psi4Failed");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("Derivative method 'name' nonsense", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Line);
    }

    [Fact]
    public void A_calculation_without_Hessian_has_none()
    {
        using var folder = new RecordedFolder(Recorded);
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, EngineTask.Hessian, folder.Path));
        Assert.Contains("hessian", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_geometry_that_the_program_changed_is_noticed()
    {
        using var folder = new RecordedFolder(Recorded);
        var json = File.ReadAllText(folder["kramers.json"]);
        var first = json.IndexOf("\"geometry\": [", StringComparison.Ordinal) + "\"geometry\": [".Length;
        File.WriteAllText(folder["kramers.json"], $"{json[..first]}0.1, {json[(json.IndexOf(',', first) + 2)..]}");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("geometry of the calculation is another", failure.Message, StringComparison.Ordinal);
    }
}
