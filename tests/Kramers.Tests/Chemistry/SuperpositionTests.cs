using Kramers.Chemistry;

namespace Kramers.Tests.Chemistry;

public sealed class SuperpositionTests
{
    private static readonly Structure Chiral = Molecules.Of("C H F Cl Br", 0, 0, 0, 0.6, 0.6, 0.6, -0.8, -0.8, 0.8, -1, 1, -1, 1.1, -1.1, -1.1);

    [Theory]
    [InlineData(0.3)]
    [InlineData(2.5)]
    [InlineData(Math.PI)]
    public void A_turned_and_moved_molecule_comes_back(double angle)
    {
        var r = Molecules.Rotation(1, 2, -2, angle);
        var fit = Superposition.Of(Chiral, Chiral.Rotated(r).Translated(1, -5, 3));

        Assert.Equal(0, fit.Rmsd, 1e-12);
        Assert.Equal(0, (fit.Rotation - r).Norm(), 1e-12);
    }

    [Fact]
    public void A_mirror_image_stays_different()
    {
        var mirror = Chiral.WithPositions(Chiral.Positions.ToArray().Select((x, k) => k % 3 == 0 ? -x : x).ToArray());
        Assert.True(Superposition.Of(Chiral, mirror).Rmsd > 0.3);
    }

    [Fact]
    public void A_stretched_diatomic_has_half_the_stretch_as_rmsd()
    {
        var fit = Superposition.Of(Molecules.Of("H H", 0, 0, 0, 0, 0, 1), Molecules.Of("H H", 0, 0, 0, 1.2, 0, 0));
        Assert.Equal(0.1, fit.Rmsd, 1e-12);
    }

    [Fact]
    public void No_small_rotation_does_better()
    {
        var random = new Random(7);
        var other = Chiral.WithPositions(Chiral.Positions.ToArray().Select(x => x + 0.2 * random.NextDouble()).ToArray());
        var fit = Superposition.Of(Chiral, other);
        var best = Deviation(fit.Moved, other);
        var c = Centroid(fit.Moved);
        for (var trial = 0; trial < 20; trial++)
        {
            var r = Molecules.Rotation(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5, 0.01);
            var nudged = fit.Moved.Translated(-c[0], -c[1], -c[2]).Rotated(r).Translated(c[0], c[1], c[2]);
            Assert.True(Deviation(nudged, other) > best);
        }
    }

    [Fact]
    public void Other_atoms_are_refused() =>
        Assert.Contains("H2O", Assert.Throws<ArgumentException>(() => Superposition.Of(Molecules.Water, Chiral)).Message, StringComparison.Ordinal);

    private static double Deviation(Structure a, Structure b) =>
        Enumerable.Range(0, 3 * a.Count).Sum(k => Math.Pow(a.Positions[k] - b.Positions[k], 2));

    private static double[] Centroid(Structure s) =>
        Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, s.Count).Average(i => s.Positions[3 * i + k])).ToArray();
}
