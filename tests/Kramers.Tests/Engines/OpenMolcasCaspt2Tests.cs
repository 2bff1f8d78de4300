using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Tests.Engines;

/// <summary>Bent CoF2, XMS-CASPT2 over the ten quartets of CASSCF(7,5), recorded with OpenMolcas 22.10.</summary>
public sealed class OpenMolcasCaspt2Tests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new OpenMolcasEngine(new OpenMolcasSettings(2) { Caspt2 = true, MemoryMb = 1000 });

    protected override Molecule Molecule { get; } = Molecules.Of(0, 4, ("Co", 0, 0, 0), ("F", 1.7, 0.05, 0.3), ("F", -1.7, -0.05, 0.3));

    protected override EngineTask Task => EngineTask.DTensor;

    protected override string Recorded => "OpenMolcasCaspt2";

    protected override IReadOnlyList<string> Files { get; } = ["molcas.out", "kramers.old.aniso"];

    protected override double[] Numbers(EngineResult result) =>
        [result.EnergyEv!.Value, .. result.SpinFreeEnergiesCm!, .. result.SpinOrbitStates!.Energies, .. result.DTensorCm!.Data, .. result.GTensor!.Data, .. result.ActiveOccupations ?? []];

    [Fact]
    public void Energies_without_spin_orbit_coupling_are_those_of_CASPT2()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        var printed = Regex.Matches(File.ReadAllText(folder["molcas.out"]), @"^::\s+XMS-CASPT2 Root\s+\d+\s+Total energy:\s+(\S+)", RegexOptions.Multiline)
            .Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Order().ToArray();
        Assert.Equal(10, printed.Length);
        Assert.Equal(printed[0] * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-6);
        Assert.All(printed.Zip(result.SpinFreeEnergiesCm!), e => Assert.Equal((e.First - printed[0]) * PhysicalConstants.HartreeCm, e.Second, 5e-3));
        Assert.Contains("XMS-CASPT2", result.Provenance.LevelOfTheory, StringComparison.Ordinal);
    }

    [Fact]
    public void D_and_E_are_those_that_SINGLE_ANISO_prints()
    {
        using var folder = new RecordedFolder(Recorded);
        var parameters = ZeroFieldParameters.From(Engine.Read(Molecule, Task, folder.Path).DTensorCm!);
        Assert.Equal(25.7817, parameters.D, 2e-4);
        Assert.Equal(0.2049, parameters.E, 2e-4);
    }

    [Fact]
    public void A_run_whose_spin_orbit_states_are_built_on_other_energies_is_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("molcas.out", "XMS-CASPT2 Root  2     Total energy:  -1591.72859910", "XMS-CASPT2 Root  2     Total energy:  -1591.72859710");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("RASSI state 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Energies_of_RASSCF_are_not_taken_for_those_of_CASPT2()
    {
        using var folder = new RecordedFolder(Recorded);
        Assert.Throws<EngineException>(() => new OpenMolcasEngine(new OpenMolcasSettings(2) { MemoryMb = 1000 }).Read(Molecule, Task, folder.Path));
    }
}
