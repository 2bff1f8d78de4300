using Kramers.Chemistry;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>Settings of an engine in a YAML file reach its input, and a wrong one is named with its line.</summary>
public sealed class EngineSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-settings-");

    private string Settings => Path.Combine(_folder.FullName, "engine.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Functional_basis_cores_and_memory_stand_in_the_input_of_Psi4()
    {
        var preview = Preview("psi4", "energy-forces", 1, "functional: b3lyp\nbasis: def2-tzvp\ncores: 3\nmemory: 1500\nprogram: [bash, /opt/psi4]\n", "O 0 0 0.1\nH 0 0.76 -0.48\nH 0.1 -0.76 -0.48");
        Assert.Contains("bash /opt/psi4 -n 3", preview.Text, StringComparison.Ordinal);
        Assert.Equal(("b3lyp", "def2-tzvp", 3, 1500), (preview.Choice.Method, preview.Choice.Basis, preview.Choice.Cores, preview.Choice.MemoryMb));
    }

    [Fact]
    public void Oxidation_state_spins_bases_and_orbitals_reach_OpenMolcas()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "near.RasOrb"), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "Co.RICDLib"), "");
        var choice = Choice("openmolcas", "d-tensor", "auxiliary-basis: Co.RICDLib\noxidation: 2\nmultiplicities: [4, 2]\nmetal-basis: VTZP\ndonor-basis: VDZP\nouter-basis: VDZ\nstart-orbitals: near.RasOrb\n");
        Assert.Equal([4, 2], choice.Multiplicities);
        Assert.Equal((2, "VTZP", "VDZP", "VDZ"), (choice.OxidationState, choice.Basis, choice.DonorBasis, choice.OuterBasis));
        Assert.Equal((Path.Combine(_folder.FullName, "near.RasOrb"), Path.Combine(_folder.FullName, "Co.RICDLib")), (choice.StartOrbitals, choice.AuxiliaryBasis));
    }

    [Fact]
    public void Functional_and_basis_stand_in_the_input_of_OpenMolcas_where_forces_are_wanted()
    {
        var preview = Preview("openmolcas", "energy-forces", 1, "method: BLYP\nbasis: 6-31G\nprogram: [python3, pymolcas]\n", "O 0 0 0.1\nH 0 0.76 -0.48\nH 0.1 -0.76 -0.48");
        Assert.Contains("python3 pymolcas kramers.input", preview.Text, StringComparison.Ordinal);
        Assert.Equal(("BLYP", "6-31G"), (preview.Choice.Method, preview.Choice.Basis));
    }

    [Theory]
    [InlineData("method: caspt2\noxidation: 2\n", "no forces of caspt2")]
    [InlineData("method: casscf\n", "--oxidation")]
    public void Forces_that_OpenMolcas_does_not_have_are_refused(string yaml, string named)
    {
        var refused = Assert.Throws<InputException>(() => Preview("openmolcas", "energy-forces", 1, yaml, "O 0 0 0.1\nH 0 0.76 -0.48\nH 0.1 -0.76 -0.48"));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psi4", "energy-forces", "functional: pbe\nmetal-basis: VDZP\n", 2, "metal-basis")]
    [InlineData("xtb", "energy-forces", "method: gfn3\n", 1, "gfn3")]
    [InlineData("xtb", "energy-forces", "cores: 2\ncors: 2\n", 2, "cors")]
    [InlineData("openmolcas", "d-tensor", "oxidation: 2\n\ndonor-basis: cc-pvdz\n", 3, "cc-pvdz")]
    [InlineData("openmolcas", "d-tensor", "oxidation: 2.5\n", 1, "whole number")]
    [InlineData("openmolcas", "d-tensor", "multiplicities: [4.5]\n", 1, "whole number")]
    [InlineData("openmolcas", "d-tensor", "start-orbitals: nowhere.RasOrb\n", 1, "nowhere.RasOrb")]
    [InlineData("openmolcas", "d-tensor", "oxidation: 2\nauxiliary-basis: nowhere.RICDLib\n", 2, "nowhere.RICDLib")]
    [InlineData("psi4", "energy-forces", "auxiliary-basis: nowhere.RICDLib\n", 1, "auxiliary-basis")]
    [InlineData("openmolcas", "energy-forces", "method: pbe0\nmetal-basis: VDZP\n", 2, "metal-basis")]
    [InlineData("psi4", "energy-forces", "memory: 0\n", 1, "memory")]
    public void A_key_that_is_wrong_or_of_another_engine_is_named_with_its_line(string engine, string task, string yaml, int line, string named)
    {
        var refused = Assert.Throws<InputException>(() => Choice(engine, task, yaml));
        Assert.Equal((Settings, (int?)line), (refused.File, refused.Line));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private (EngineChoice Choice, string Text) Preview(string engine, string task, int multiplicity, string yaml, string atoms)
    {
        var molecule = Path.Combine(_folder.FullName, "molecule.xyz");
        File.WriteAllText(molecule, $"{atoms.Split('\n').Length}\n\n{atoms}\n");
        var choice = Choice(engine, task, yaml);
        var options = new LabelOptions(molecule, choice, new SamplerOptions("none"), Path.Combine(_folder.FullName, "set")) { Multiplicity = multiplicity, Cores = 4 };
        return (choice, new LabelPipeline(options, ["kramers"], TestContext.Current.CancellationToken).Preview());
    }

    private EngineChoice Choice(string engine, string task, string yaml)
    {
        File.WriteAllText(Settings, yaml);
        return new EngineChoice(engine, task).WithSettings(Settings);
    }
}
