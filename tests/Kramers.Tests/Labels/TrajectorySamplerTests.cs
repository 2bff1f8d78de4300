using Kramers.Chemistry.Formats;
using Kramers.Tests.Cli;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Tests.Labels;

/// <summary>kramers label --sampler md: water in a heat bath, by xTB.</summary>
public sealed class TrajectorySamplerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-md-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Geometries_of_molecular_dynamics_are_labelled_in_the_frame_of_the_first()
    {
        Assert.SkipWhen(new XtbEngine().Find("", TestContext.Current.CancellationToken).State != FindingState.Found, "libxtb is not installed: apt-get install libxtb6.");
        var molecule = Path.Combine(_folder.FullName, "water.xyz");
        File.WriteAllText(molecule, "3\n\nO 0.0 0.0 0.1\nH 0.0 0.76 -0.48\nH 0.1 -0.76 -0.48\n");
        var (session, set) = (new Session(), Path.Combine(_folder.FullName, "set"));
        Assert.Equal(0, session.Run("label", molecule, "--engine", "psi4", "--task", "energy-forces", "--sampler", "md", "--sample", "3", "--temperature", "400",
            "--program", $"bash {FakePsi4.Write(_folder.FullName)}", "--output", set, "--memory", "2000", "--quiet"));
        var frames = ExtendedXyz.Read(Path.Combine(set, "labels.xyz"));
        Assert.Equal(3, frames.Count);
        Assert.All(frames, f => Assert.InRange(f.Structure.Distance(0, 1), 0.85, 1.15));
        Assert.All(frames, f => Assert.All(f.Structure.Positions.ToArray().Zip(ExtendedXyz.Read(molecule)[0].Structure.Positions.ToArray()), x => Assert.Equal(x.First, x.Second, 0.3)));
        Assert.Equal(3, frames.Select(f => f.Structure.Distance(0, 1)).Distinct().Count());
    }
}
