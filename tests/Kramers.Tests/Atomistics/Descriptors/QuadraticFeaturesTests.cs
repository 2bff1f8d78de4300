using Kramers.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Descriptors;

public class QuadraticFeaturesTests : DescriptorContract
{
    protected override double CutoffOfCobaltAndFluorine => 4.2;

    protected override IDescriptor Create() => new QuadraticFeatures(new Bispectrum(BispectrumTests.Settings(3)));

    [Fact]
    public void Products_follow_the_features()
    {
        var linear = new Bispectrum(BispectrumTests.Settings(2));
        var structure = Geometries.Random("Co F N", 2);
        var b = linear.Evaluate(structure).Row(0).ToArray();
        var expected = new List<double>(b);
        for (var i = 0; i < b.Length; i++)
        {
            expected.Add(b[i] * b[i] / 2);
            expected.AddRange(b[(i + 1)..].Select(x => b[i] * x));
        }

        Assert.Equal(20, expected.Count);
        Geometries.AssertClose([.. expected], new QuadraticFeatures(linear).Evaluate(structure).Row(0).ToArray(), 1e-15);
    }
}
