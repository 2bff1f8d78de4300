using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>A library engine as a program of its own: what it wrote is read in full or refused.</summary>
public sealed class DirectEngineJobsTests : IDisposable
{
    private const string Complete = """
        {"Program":"libxtb","Version":"1","LevelOfTheory":"Gfn2","EnergyEv":-27.5,"Forces":[0.5,0,0,-0.5,0,0],"Hessian":null,"Charges":[0,0],"Dipole":[0,0,0]}
        """;

    private static readonly Molecule Dihydrogen = new(new Structure([Element.FromSymbol("H"), Element.FromSymbol("H")], [0, 0, 0, 0.74, 0, 0]), 0, 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-direct-");
    private readonly DirectEngineJobs _engine = new(new XtbEngine(), new EngineChoice("xtb", "energy-forces"), ["/opt/kramers"]);

    public DirectEngineJobsTests() => _engine.Prepare(Dihydrogen, EngineTask.EnergyForces).WriteTo(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_complete_result_is_read()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "label.json"), Complete);
        var result = _engine.Read(Dihydrogen, EngineTask.EnergyForces, _folder.FullName);
        Assert.Equal((-27.5, 0.5), (result.EnergyEv, result.ForcesEvPerAngstrom![0]));
        Assert.Throws<EngineException>(() => _engine.Read(Dihydrogen, EngineTask.Hessian, _folder.FullName));
    }

    [Fact]
    public void A_result_that_is_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Complete.TrimEnd().Length; length += 3)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "label.json"), Complete[..length]);
            Assert.Throws<EngineException>(() => _engine.Read(Dihydrogen, EngineTask.EnergyForces, _folder.FullName));
        }
    }

    [Fact]
    public void Without_result_the_last_words_are_told_and_another_geometry_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, PreparedJob.Errors), "Segmentation fault\n");
        Assert.Contains("Segmentation fault", Assert.Throws<EngineException>(() => _engine.Read(Dihydrogen, EngineTask.EnergyForces, _folder.FullName)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.FullName, "label.json"), Complete);
        var other = new Molecule(Dihydrogen.Structure.WithPositions([0, 0, 0, 0.75, 0, 0]), 0, 1);
        Assert.Throws<EngineException>(() => _engine.Read(other, EngineTask.EnergyForces, _folder.FullName));
    }
}
