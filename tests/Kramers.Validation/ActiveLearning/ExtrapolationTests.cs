using System.Runtime.InteropServices;
using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Validation.ActiveLearning;

public sealed class ExtrapolationTests
{
    private const double KcalMol = 0.0433641;

    /// <summary>A C-H bond of benzene is pulled out of what was seen: the grade is above 1 before the energy is wrong by 1 kcal/mol.</summary>
    [Fact]
    public void The_grade_fires_before_the_energy_is_wrong()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libxtb.so.6", out _), "There is no libxtb here: apt-get install libxtb6.");
        var benzene = ExtendedXyz.Read(RepositoryRoot.File("examples", "12-active-learning", "benzene.xyz"))[0].Structure;
        using var xtb = new XtbPotential(new Molecule(benzene, 0, 1));
        var settings = new ActiveLearningSettings { QuietPs = 0.3, MostLabels = 25 };
        var sample = RandomDisplacement.Sample(benzene, 0.12, 60, new SeededRandom(1));
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { Degrees = [8, 6, 5] }, AtomTypes.ByElement(["C", "H"]), sample));
        var model = new ActiveLearner(benzene, new LinearObservations(basis, sample, settings.EnergyWeight), settings, all => [.. all.Select(Label)]).Learn(TestContext.Current.CancellationToken).Model;

        var start = benzene.Distance(0, 6);
        Structure[] path = [.. PathScan.Bond(benzene, 0, 6, [.. Enumerable.Range(0, 40).Select(i => start + 0.02 * i)])];
        var fires = Array.FindIndex(path, s => model.Grade(s, settings).Grade > 1);
        var wrong = Array.FindIndex(path, s => Math.Abs(model.Potential.Evaluate(s).EnergyEv - xtb.Evaluate(s).EnergyEv) > KcalMol);
        Assert.InRange(fires, 1, wrong - 1);

        LabelledStructure Label(Structure s)
        {
            var value = xtb.Evaluate(s);
            return new LabelledStructure("", s, value.EnergyEv, value.ForcesEvPerAngstrom, new Dictionary<string, Matrix>(), 0);
        }
    }
}
