using Kramers.Magnetism.AcSusceptibility;

namespace Kramers.Tests.Magnetism.AcSusceptibility;

public sealed class AcIsothermTests
{
    private static readonly double[] Good = [1, 10, 100, 1000];

    [Fact]
    public void Points_are_sorted_by_frequency()
    {
        var isotherm = new AcIsotherm(5, 0.1, [100, 1, 1000, 10], [2, 4, 1, 3], [0.4, 0.1, 0.1, 0.5]);
        Assert.Equal(Good, isotherm.FrequenciesHz);
        Assert.Equal([4.0, 3, 2, 1], isotherm.ChiPrime);
        Assert.Equal([0.1, 0.5, 0.4, 0.1], isotherm.ChiDoublePrime);
        Assert.Equal(1 / (2 * Math.PI), isotherm.LongestSeconds);
    }

    [Fact]
    public void What_is_no_curve_is_refused_with_advice()
    {
        Refused("remove static points", 5, [0, 10, 100, 1000], Good, Good);
        Refused("occurs twice", 5, [1, 10, 10, 1000], Good, Good);
        Refused("Measure at least 4", 5, [1, 10, 100], [1, 1, 1], [1, 1, 1]);
        Refused("zero at all frequencies", 5, Good, Good, [0, 0, 0, 0]);
        Refused("one of each per frequency", 5, Good, [1, 2, 3], Good);
        Refused("Remove this point", 5, Good, [1, 2, double.NaN, 4], Good);
        Refused("temperature must be positive", 0, Good, Good, Good);
    }

    private static void Refused(string words, double temperature, double[] frequencies, double[] prime, double[] doublePrime) =>
        Assert.Contains(
            words,
            Assert.Throws<ArgumentException>(() => new AcIsotherm(temperature, 0, frequencies, prime, doublePrime)).Message,
            StringComparison.Ordinal);
}
