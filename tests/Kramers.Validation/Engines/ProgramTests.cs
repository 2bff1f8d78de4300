using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.Angular;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Validation.Engines;

/// <summary>The programs themselves, where they are installed.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string Example = RepositoryRoot.File("examples", "01-cobalt-bipyramid");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-program-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void OpenMolcas_gives_the_labels_of_the_cobalt_example_from_guessed_and_from_neighbouring_orbitals()
    {
        var settings = new OpenMolcasSettings(2) { Command = DebiansPython("/usr/bin/pymolcas") ?? ["pymolcas"] };
        SkipWithout(new OpenMolcasEngine(settings));
        var first = ExtendedXyz.Read(Path.Combine(Example, "labels.xyz"))[0];
        Compare(first, settings, "first");
        var neighbour = ExtendedXyz.Read(Path.Combine(Example, "displaced.xyz"))[0];
        Compare(neighbour, settings with { StartOrbitals = OpenMolcasEngine.OrbitalsOf(Path.Combine(_folder.FullName, "first")) }, "neighbour");
    }

    [Fact]
    public void Psi4_gives_forces_that_turn_with_the_molecule_and_the_energy_that_was_recorded()
    {
        var engine = new Psi4Engine(new Psi4Settings { Functional = "pbe", MemoryMb = 1000 });
        SkipWithout(engine);
        var structure = new Structure([.. new[] { "N", "H", "H" }.Select(Element.FromSymbol)], [0, 0, 0.1, 0, 0.8, 0.66, 0.05, -0.81, 0.62]);
        var turn = Rotation.FromEuler(0.4, 0.9, -1.2).Matrix;
        var here = Run(engine, new Molecule(structure, 0, 2), EngineTask.EnergyForces, "here");
        var there = Run(engine, new Molecule(structure.Rotated(turn), 0, 2), EngineTask.EnergyForces, "there");
        Assert.Equal(-1516.91296623, here.EnergyEv!.Value, 1e-4);
        Assert.Equal(here.EnergyEv.Value, there.EnergyEv!.Value, 1e-3);
        var turned = structure.WithPositions(here.ForcesEvPerAngstrom).Rotated(turn).Positions.ToArray();
        Assert.All(turned.Zip(there.ForcesEvPerAngstrom!), f => Assert.Equal(f.First, f.Second, 5e-3));
    }

    // The labels carry three decimals of the main values of D.
    private void Compare(LabelledStructure label, OpenMolcasSettings settings, string folder)
    {
        var molecule = new Molecule(label.Structure, 0, 4);
        var result = Run(new OpenMolcasEngine(settings), molecule, EngineTask.DTensor, folder);
        Assert.All(label.Tensors["D"].Data.Zip(result.DTensorCm!.Data), d => Assert.Equal(d.First, d.Second, 0.01));
        Assert.Empty(result.Warnings);
    }

    private EngineResult Run(IEngine engine, Molecule molecule, EngineTask task, string folder) =>
        LocalRun.Run(engine, molecule, task, Path.Combine(_folder.FullName, folder), TestContext.Current.CancellationToken);

    private static void SkipWithout(IEngine engine)
    {
        var finding = engine.Find(Environment.GetEnvironmentVariable("PATH") ?? "", TestContext.Current.CancellationToken);
        Assert.SkipWhen(finding.State != FindingState.Found, $"{finding.Name} is not installed: kramers doctor says how to get it.");
    }

    private static string[]? DebiansPython(string program) => File.Exists(program) && File.Exists("/usr/bin/python3") ? ["/usr/bin/python3", program] : null;
}
