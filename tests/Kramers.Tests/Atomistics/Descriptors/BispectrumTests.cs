using Kramers.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>The bispectrum with SNAP's defaults.</summary>
public class BispectrumTests : DescriptorContract
{
    protected override double CutoffOfCobaltAndFluorine => 4.2;

    /// <summary>Cutoffs: Co-F 4.2, Co-N 4.0, F-F 4.4 angstrom.</summary>
    internal static BispectrumSettings Settings(int twoJMax) => new()
    {
        TwoJMax = twoJMax,
        CutoffFactor = 4,
        Elements =
        [
            KeyValuePair.Create("Co", new ElementDensity(0.5, 1.2)),
            KeyValuePair.Create("F", new ElementDensity(0.55, 0.3)),
            KeyValuePair.Create("N", new ElementDensity(0.5, -0.45)),
        ],
    };

    protected override IDescriptor Create() => new Bispectrum(Settings(5));

    // 1, 2, 5, 8, 14, ... components: Thompson et al. (2015), section 2.2.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 5)]
    [InlineData(4, 14)]
    [InlineData(6, 30)]
    [InlineData(8, 55)]
    [InlineData(10, 91)]
    public void The_number_of_components_is_the_published_one(int twoJMax, int expected) =>
        Assert.Equal(expected, Bispectrum.Triples(twoJMax).Count());

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Bispectrum(Settings(-1)));
        Assert.Throws<ArgumentException>(() => new Bispectrum(Settings(4) with { Elements = [] }));
        Assert.Throws<ArgumentException>(() => new Bispectrum(Settings(4) with { CutoffFactor = 0 }));
        Assert.Throws<ArgumentException>(() => new Bispectrum(Settings(4) with { InnerRadius = 4 }));
        Assert.Throws<ArgumentException>(() => new Bispectrum(Settings(4) with { SphereFraction = 0 }));
    }

    /// <summary>Normalised, relative to an isolated atom, with an inner radius.</summary>
    public class WithInnerRadius : DescriptorContract
    {
        protected override double CutoffOfCobaltAndFluorine => 4.2;

        protected override IDescriptor Create() =>
            new Bispectrum(Settings(4) with { InnerRadius = 0.3, SphereFraction = 0.9, Normalise = true, SubtractIsolated = true });
    }

    /// <summary>A density for each element.</summary>
    public class WithElementChannels : DescriptorContract
    {
        protected override double CutoffOfCobaltAndFluorine => 4.2;

        protected override IDescriptor Create() => new Bispectrum(Settings(3) with { ElementChannels = true, SubtractIsolated = true });
    }

    /// <summary>A density for each element, the central atom in all of them.</summary>
    public class WithSelfInAllChannels : DescriptorContract
    {
        protected override double CutoffOfCobaltAndFluorine => 4.2;

        protected override IDescriptor Create() => new Bispectrum(Settings(2) with { ElementChannels = true, SelfInAllChannels = true, Normalise = true });
    }
}
