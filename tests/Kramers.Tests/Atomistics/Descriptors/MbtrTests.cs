using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Descriptors;

public class MbtrTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    private static MbtrSettings Settings => new()
    {
        Elements = ["Co", "F", "N"],
        AtomicNumbers = new BroadenedGrid(1, 30, 30, 0.5),
        Pairs = new BroadenedGrid(0, 1, 20, 0.1),
        Angles = new BroadenedGrid(-1, 1, 15, 0.2),
        CutoffAngstrom = 4.2,
    };

    protected override IStructureDescriptor Create() => new Mbtr(Settings);

    [Theory]
    [InlineData(MbtrPairFunction.InverseDistance)]
    [InlineData(MbtrPairFunction.Distance)]
    public void Two_atoms_are_one_Gaussian(MbtrPairFunction function)
    {
        var grid = new BroadenedGrid(0, 4, 41, 0.3);
        var mbtr = new Mbtr(new MbtrSettings { Elements = ["Co", "F"], Pairs = grid, Angles = null, PairFunction = function, PairDecay = 0.7 });
        var values = mbtr.Evaluate(Atoms("F Co", [0, 0, 0, 1.2, 0, -1.6]));
        var centre = function == MbtrPairFunction.Distance ? 2 : 0.5;
        var expected = Enumerable.Range(0, 41).Select(i => Math.Exp(-1.4) * Normal(0.1 * i - centre, 0.3));
        Geometries.AssertClose([.. new double[41], .. expected, .. new double[41]], values, 1e-13);
    }

    // A right triangle with legs 1.5 at F and 2 at Co, right angle at N: cosines 0.6, 0.8, 0.
    [Fact]
    public void Three_atoms_are_three_angles_with_the_weight_of_their_perimeter()
    {
        var grid = new BroadenedGrid(-1, 1, 21, 0.15);
        var mbtr = new Mbtr(new MbtrSettings { Elements = ["Co", "F", "N"], Pairs = null, Angles = grid, AngleDecay = 0.2 });
        var values = mbtr.Evaluate(Atoms("N F Co", [0, 0, 0, 1.5, 0, 0, 0, 2, 0]));
        double[] Of(string angle) => [.. mbtr.FeatureNames.Select((name, k) => (name, k)).Where(x => x.name.Contains(angle, StringComparison.Ordinal)).Select(x => values[x.k])];
        double[] Expected(double cos) => [.. Enumerable.Range(0, 21).Select(i => Math.Exp(-0.2 * 6) * Normal(-1 + 0.1 * i - cos, 0.15))];
        Geometries.AssertClose(Expected(0), Of("Co-N-F"), 1e-13);
        Geometries.AssertClose(Expected(0.6), Of("Co-F-N"), 1e-13);
        Geometries.AssertClose(Expected(0.8), Of("F-Co-N"), 1e-13);
        Assert.Equal(3 * 21, values.Count(v => v != 0));
    }

    [Fact]
    public void Atomic_numbers_count_atoms()
    {
        var mbtr = new Mbtr(new MbtrSettings { Elements = ["Co", "F"], AtomicNumbers = new BroadenedGrid(0, 40, 401, 0.5), Pairs = null, Angles = null });
        var values = mbtr.Evaluate(Geometries.Random("Co F F", 2));
        Assert.Equal(1, 0.1 * values[..401].Sum(), 1e-12);
        Assert.Equal(2, 0.1 * values[401..].Sum(), 1e-12);
        Assert.Equal(2 * Normal(0, 0.5), values[401 + 90], 1e-12);
    }

    // Far outside of a Gaussian what underflows is zero, neither noise nor NaN.
    [Fact]
    public void Narrow_Gaussians_far_from_the_grid_are_zero()
    {
        var mbtr = new Mbtr(new MbtrSettings { Elements = ["Co", "F"], Pairs = new BroadenedGrid(2, 3, 50, 0.001), Angles = null });
        Assert.All(mbtr.EvaluateWithGradient(Atoms("F Co", [0, 0, 0, 1.2, 0, -1.6])).Gradient.Data, x => Assert.Equal(0, x));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Mbtr(Settings with { Pairs = new BroadenedGrid(0, 0, 10, 0.1) }));
        Assert.Throws<ArgumentException>(() => new Mbtr(Settings with { Angles = new BroadenedGrid(-1, 1, 1, 0.1) }));
        Assert.Throws<ArgumentException>(() => new Mbtr(Settings with { Angles = new BroadenedGrid(-1, 1, 10, 0) }));
        Assert.Throws<ArgumentException>(() => new Mbtr(Settings with { PairDecay = -1 }));
        Assert.Throws<ArgumentException>(() => new Mbtr(Settings with { CutoffAngstrom = 0 }));
    }

    private static Structure Atoms(string symbols, double[] positions) => new([.. symbols.Split(' ').Select(Element.FromSymbol)], positions);

    private static double Normal(double x, double sigma) => Math.Exp(-x * x / (2 * sigma * sigma)) / (sigma * Math.Sqrt(2 * Math.PI));

    /// <summary>Distances instead of their inverse, and no cutoff.</summary>
    public class OfDistances : SmoothStructureDescriptorContract
    {
        protected override IStructureDescriptor Create() =>
            new Mbtr(Settings with { PairFunction = MbtrPairFunction.Distance, Pairs = new BroadenedGrid(0, 5, 20, 0.3), CutoffAngstrom = double.PositiveInfinity });
    }
}
