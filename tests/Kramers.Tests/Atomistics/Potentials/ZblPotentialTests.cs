using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Potentials;

public class ZblPotentialTests : PotentialContract
{
    internal static readonly ZblPotential Core = new(2.5, 3.6, new Dictionary<string, double> { ["Co"] = 27, ["F"] = 9, ["N"] = 7 });

    protected override IPotential Potential => Core;

    protected override Structure Molecule { get; } = Geometries.Random("Co F N F N", 4);

    // Well inside, the core is Coulomb's repulsion times the screening function: at x = r/a = 1 that is 0.02817 e^-0.20162 + ...
    [Fact]
    public void At_one_screening_length_the_repulsion_is_that_of_the_published_function()
    {
        var a = 0.46850 / (2 * Math.Pow(9, 0.23));
        var phi = 0.02817 * Math.Exp(-0.20162) + 0.28022 * Math.Exp(-0.40290) + 0.50986 * Math.Exp(-0.94229) + 0.18175 * Math.Exp(-3.19980);
        var (near, far) = (Pair(a), Pair(2.4));
        var phiFar = new[] { (0.02817, 0.20162), (0.28022, 0.40290), (0.50986, 0.94229), (0.18175, 3.19980) }.Sum(t => t.Item1 * Math.Exp(-t.Item2 * 2.4 / a));
        Assert.Equal(14.399645 * 81 * (phi / a - phiFar / 2.4), near - far, 1e-9);
    }

    // Energy, slope and curvature vanish at the end: what is left goes as the third power of the distance to it.
    [Fact]
    public void It_ends_smoothly()
    {
        Assert.Equal(0, Pair(3.6));
        Assert.InRange(Pair(3.6 - 0.002) / Pair(3.6 - 0.001), 7.9, 8.1);
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        var charges = new Dictionary<string, double> { ["F"] = 9 };
        Assert.Throws<ArgumentException>(() => new ZblPotential(3, 2, charges));
        Assert.Throws<ArgumentException>(() => new ZblPotential(0, 2, charges));
        Assert.Throws<ArgumentException>(() => new ZblPotential(1, 2, new Dictionary<string, double> { ["F"] = 0 }));
        Assert.Throws<ArgumentException>(() => new SumPotential());
    }

    private static double Pair(double r) => Core.Evaluate(new Structure([Element.FromSymbol("F"), Element.FromSymbol("F")], [0, 0, 0, 0, 0, r])).EnergyEv;
}
