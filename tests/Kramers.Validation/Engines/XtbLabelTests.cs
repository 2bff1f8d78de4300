using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Validation.Engines;

/// <summary>libxtb in process against what the program xtb (6.5.1) wrote for examples/01-cobalt-bipyramid.</summary>
public sealed class XtbLabelTests
{
    private static readonly string Example = RepositoryRoot.File("examples", "01-cobalt-bipyramid");

    [Fact]
    public void Energies_and_forces_are_the_labels()
    {
        SkipWithoutLibrary();
        foreach (var label in ExtendedXyz.Read(Path.Combine(Example, "labels.xyz")).Take(3))
        {
            var result = Compute(label.Structure, EngineTask.EnergyForces);
            Assert.Equal(label.EnergyEv!.Value, result.EnergyEv!.Value, 1e-6);
            Assert.All(label.ForcesEvPerAngstrom!.Zip(result.ForcesEvPerAngstrom!), f => Assert.Equal(f.First, f.Second, 1e-4));
        }
    }

    [Fact]
    public void Vibrations_of_the_minimum_are_those_of_xtb()
    {
        SkipWithoutLibrary();
        var minimum = ExtendedXyz.Read(Path.Combine(Example, "minimum.xyz"))[0].Structure;
        var theirs = NormalModes.FromHessian(minimum, XtbHessian.Read(Path.Combine(Example, "minimum.hessian"), minimum.Count));
        var ours = NormalModes.FromHessian(minimum, Compute(minimum, EngineTask.Hessian).HessianEvPerAngstrom2!);
        Assert.All(theirs.FrequenciesCm.Zip(ours.FrequenciesCm), w => Assert.Equal(w.First, w.Second, 1.0));
    }

    private static EngineResult Compute(Structure structure, EngineTask task) =>
        new XtbEngine().Compute(new Molecule(structure, 0, 4), task, TestContext.Current.CancellationToken);

    private static void SkipWithoutLibrary() =>
        Assert.SkipWhen(new XtbEngine().Find("", TestContext.Current.CancellationToken).State != FindingState.Found, "libxtb is not installed.");
}
