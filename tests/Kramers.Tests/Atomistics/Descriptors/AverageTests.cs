using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>Outer average of SOAP over all atoms.</summary>
public class AtomAverageTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    protected override IStructureDescriptor Create() => new AtomAverage(new Soap(SoapTests.Settings));

    [Fact]
    public void It_is_the_mean_of_the_rows()
    {
        var rows = new Soap(SoapTests.Settings).Evaluate(Molecule);
        var mean = Enumerable.Range(0, rows.Columns).Select(k => (rows[1, k] + rows[3, k] + rows[5, k]) / 3).ToArray();
        Geometries.AssertClose(mean, new AtomAverage(new Soap(SoapTests.Settings), "F").Evaluate(Molecule), 1e-14);
    }

    [Fact]
    public void A_missing_centre_is_named()
    {
        var average = new AtomAverage(new Soap(SoapTests.Settings), "Co");
        Assert.Contains("Co", Assert.Throws<ArgumentException>(() => average.Evaluate(Geometries.Random("F N", 1))).Message, StringComparison.Ordinal);
    }

    /// <summary>Over one element, of a descriptor that has plain numbers for names.</summary>
    public class OverFluorine : SmoothStructureDescriptorContract
    {
        protected override IStructureDescriptor Create() => new AtomAverage(new Bispectrum(BispectrumTests.Settings(3)), "F");
    }
}

/// <summary>Inner average of SOAP over all atoms.</summary>
public class DensityAverageTests : SmoothStructureDescriptorContract
{
    protected override double? Cutoff => 4.2;

    protected override IStructureDescriptor Create() => new DensityAverage(new Soap(SoapTests.Settings));

    [Fact]
    public void With_one_centre_it_is_that_centre()
    {
        var soap = new Soap(SoapTests.Settings);
        Geometries.AssertClose(soap.Evaluate(Molecule).Row(0).ToArray(), new DensityAverage(soap, "Co").Evaluate(Molecule), 1e-14);
    }

    // Two centres that see their only neighbour in opposite directions: even harmonics add, odd ones cancel.
    [Fact]
    public void Opposite_surroundings_cancel_in_odd_degrees()
    {
        var soap = new Soap(new SoapSettings { Elements = ["F"], RadialCount = 1, LMax = 3 });
        var pair = new Structure([Element.FromSymbol("F"), Element.FromSymbol("F")], [0, 0, 0, 0.3, 1.1, 0.9]);
        var (one, mean) = (soap.Evaluate(pair).Row(0).ToArray(), new DensityAverage(soap).Evaluate(pair));
        Assert.Equal([one[0], 0, one[2], 0], mean.Select(x => Math.Abs(x) < 1e-15 * one[0] ? 0 : x));
        Assert.True(one[1] > 1e-6 && one[3] > 1e-6);
    }

    /// <summary>Of Gaussian moments over one element.</summary>
    public class OfMoments : SmoothStructureDescriptorContract
    {
        protected override IStructureDescriptor Create() => new DensityAverage(new GaussianMoments(GaussianMomentsTests.Settings), "F");
    }
}
