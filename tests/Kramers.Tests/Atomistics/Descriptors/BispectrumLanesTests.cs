using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>The adjoint route works on one, four or eight atoms at a time: same bits.</summary>
public class BispectrumLanesTests
{
    // 11 atoms: no number of lanes divides them, and they have different numbers of neighbours. 80 run on several threads.
    [Theory]
    [InlineData(11, false, 4)]
    [InlineData(11, false, 8)]
    [InlineData(11, true, 4)]
    [InlineData(11, true, 8)]
    [InlineData(80, false, 8)]
    public void Lanes_change_nothing(int atoms, bool channels, int lanes)
    {
        string[] kinds = ["Co", "F", "N"];
        var structure = Geometries.Random(string.Join(' ', Enumerable.Range(0, atoms).Select(i => kinds[i % 3])), 2, 1.5 * Math.Cbrt(atoms));
        var settings = BispectrumTests.Settings(channels ? 3 : 6) with { ElementChannels = channels };
        Assert.Equal(Gradient(settings, structure, 1), Gradient(settings, structure, lanes));
    }

    [Fact]
    public void Other_numbers_of_lanes_are_refused() => Assert.Throws<ArgumentException>(() => new Bispectrum(BispectrumTests.Settings(2), 3));

    private static double[] Gradient(BispectrumSettings settings, Structure structure, int lanes)
    {
        var (descriptor, random) = (new Bispectrum(settings, lanes), new SeededRandom(4));
        var coefficients = new Matrix(structure.Count, descriptor.Length, [.. Enumerable.Range(0, structure.Count * descriptor.Length).Select(_ => random.Gaussian())]);
        var (gradient, strain) = (new double[3 * structure.Count], new double[9]);
        descriptor.AddGradient(structure, coefficients, gradient, strain);
        Assert.Contains(gradient, g => Math.Abs(g) > 1e-3);
        return [.. gradient, .. strain];
    }
}
