using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Descriptors;

public class F2BTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    protected override IStructureDescriptor Create() => new F2B(["Co", "F", "N"], 5, 4.2);

    [Fact]
    public void An_equilateral_triangle_has_pairs_of_one_length()
    {
        var f2b = new F2B(["F", "N"], 3);
        var triangle = new Structure([.. "F F N".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 2, 0, 0, 1, Math.Sqrt(3), 0]);
        Geometries.AssertClose([0.5, 0.25, 0.125, 1, 0.5, 0.25, 0, 0, 0], f2b.Evaluate(triangle), 1e-14);
        Assert.Equal("F2B F-N r^-2", f2b.FeatureNames[4]);
    }

    /// <summary>All atoms see each other.</summary>
    public class WithoutCutoff : SmoothStructureDescriptorContract
    {
        protected override IStructureDescriptor Create() => new F2B(["Co", "F", "N"], 4);
    }
}

public class F3BTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    protected override IStructureDescriptor Create() => new F3B(["Co", "F", "N"], 2, 4.2);

    // All three sides must be short, so N lies between the two.
    protected override Structure Probe(double distance) =>
        new([Element.FromSymbol("Co"), Element.FromSymbol("N"), Element.FromSymbol("F")], [0, 0, 0, 0, 0.9, 2.1, 0, 0, distance]);

    // Sides 3 (Co-F), 4 (F-N) and 5 (Co-N).
    [Fact]
    public void A_triangle_of_three_elements_has_products_of_powers()
    {
        var f3b = new F3B(["Co", "F", "N"], 3);
        var values = f3b.Evaluate(new Structure([.. "F N Co".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0, 4, 0, 3, 0, 0]));
        var place = f3b.FeatureNames.ToList().IndexOf("F3B Co-F^-2 F-N^-3 Co-N^-1");
        Assert.Equal(1.0 / (9 * 64 * 5), values[place], 1e-17);
        Assert.Equal(27, values.Count(v => v > 0));
    }

    // Sides 3 (F-F), 4 and 5 (F-N): only the mean over the two F says nothing about their order.
    [Fact]
    public void Like_atoms_are_exchanged()
    {
        var f3b = new F3B(["F", "N"], 2);
        var values = f3b.Evaluate(new Structure([.. "F N F".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0, 4, 0, 3, 0, 0]));
        var place = f3b.FeatureNames.ToList().IndexOf("F3B F-F^-1 F-N^-1 F-N^-2");
        Assert.Equal((1 / (3.0 * 4 * 25) + 1 / (3.0 * 16 * 5)) / 2, values[place], 1e-17);
        Assert.DoesNotContain("F3B F-F^-1 F-N^-2 F-N^-1", f3b.FeatureNames);
    }

    // Powers 1 and 2 on three sides: 4 multisets for AAA, 6 for AAB and ABB, 8 for ABC.
    [Fact]
    public void Powers_that_exchange_makes_equal_stand_once() => Assert.Equal(3 * 4 + 6 * 6 + 8, new F3B(["Co", "F", "N"], 2).FeatureNames.Count);

    /// <summary>All atoms see each other.</summary>
    public class WithoutCutoff : SmoothStructureDescriptorContract
    {
        protected override IStructureDescriptor Create() => new F3B(["Co", "F", "N"], 2);
    }
}

/// <summary>Several side by side.</summary>
public class JoinedFeaturesTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    protected override IStructureDescriptor Create() =>
        new JoinedSmoothFeatures(new F2B(["Co", "F", "N"], 3, 4.2), new DensityAverage(new Soap(SoapTests.Settings with { RadialCount = 1 })));

    [Fact]
    public void Features_stand_in_the_order_of_the_parts()
    {
        IStructureDescriptor[] parts = [new F3B(["Co", "F", "N"], 1), new F2B(["Co", "F", "N"], 2)];
        Assert.Equal([.. parts[0].Evaluate(Molecule), .. parts[1].Evaluate(Molecule)], new JoinedFeatures(parts).Evaluate(Molecule));
    }

    [Fact]
    public void The_same_feature_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new JoinedFeatures(new F2B(["Co"], 2), new F2B(["Co", "F"], 1)));
        Assert.Throws<ArgumentException>(() => new JoinedFeatures());
    }
}
