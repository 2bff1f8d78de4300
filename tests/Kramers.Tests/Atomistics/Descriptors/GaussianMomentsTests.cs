using Kramers.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Descriptors;

public class GaussianMomentsTests : DescriptorContract
{
    protected override double CutoffOfCobaltAndFluorine => 4.2;

    internal static GaussianMomentSettings Settings => new() { Elements = ["Co", "F", "N"], CutoffAngstrom = 4.2, RadialCount = 2 };

    protected override IDescriptor Create() => new GaussianMoments(Settings);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_contractions_is_the_known_one(int n)
    {
        var moments = new GaussianMoments(Settings with { RadialCount = n });
        Assert.Equal(n + (3 + 2 * n) * n * (n + 1) / 2 + n * (n + 1) * (n + 2) / 6 + n * n * n, moments.Length);
        Assert.Equal(moments.Length, moments.FeatureNames.Distinct().Count());
        Assert.Equal(n == 5, moments.Length == 360);
    }

    // A contraction of sums over neighbours is a sum over pairs and triples of neighbours of powers of the cosines between them.
    [Fact]
    public void Contractions_are_sums_over_cosines_between_neighbours()
    {
        const int n = 2;
        var beta = Enumerable.Range(0, 4 * n * 7).Select(i => Math.Cos(3.7 * i)).ToArray();
        var atoms = Geometries.Random("Co F F F", 8);
        var d = Enumerable.Range(1, 3).Select(k => Enumerable.Range(0, 3).Select(c => atoms.Positions[3 * k + c] - atoms.Positions[c]).ToArray()).ToArray();
        var r = Enumerable.Range(1, 3).Select(k => atoms.Distance(0, k)).ToArray();
        double Cos(int j, int k) => d[j].Zip(d[k], (x, y) => x * y).Sum() / (r[j] * r[k]);
        double R(int s, int j) => Radial(4.2, r[j], beta.AsSpan(7 * (n + s), 7)); // Co, F: the second pair of elements
        double Two(int p, int s, Func<double, double> f) => (from j in Three from k in Three select R(p, j) * R(s, k) * f(Cos(j, k))).Sum();
        double All(int p, int s, int t, Func<double, double, double, double> f) =>
            (from j in Three from k in Three from l in Three select R(p, j) * R(s, k) * R(t, l) * f(Cos(j, k), Cos(j, l), Cos(k, l))).Sum();

        (int, int)[] pairs = [(0, 0), (0, 1), (1, 1)];
        (int, int, int)[] triples = [(0, 0, 0), (0, 0, 1), (0, 1, 1), (1, 1, 1)];
        int[] any = [0, 1];
        double[] expected =
        [
            .. any.Select(s => Three.Sum(j => R(s, j))),
            .. from power in (int[])[1, 2, 3] from p in pairs select Two(p.Item1, p.Item2, x => Math.Pow(x, power)),
            .. triples.Select(t => All(t.Item1, t.Item2, t.Item3, (jk, jl, kl) => jk * jl * kl)),
            .. from p in pairs from t in any select All(p.Item1, p.Item2, t, (_, jl, kl) => jl * kl),
            .. from p in pairs from t in any select All(p.Item1, p.Item2, t, (jk, jl, kl) => jk * jk * jl * kl),
            .. from p in any from s in any from t in any select All(p, s, t, (jk, jl, _) => jk * jk * jl),
        ];
        var moments = new GaussianMoments(new GaussianMomentSettings { Elements = ["Co", "F"], CutoffAngstrom = 4.2, RadialCount = n }, beta);
        Geometries.AssertClose(expected, moments.Evaluate(atoms).Row(0).ToArray(), 1e-12);
    }

    [Fact]
    public void The_seed_decides_the_mixing()
    {
        var atoms = Geometries.Random("Co F N", 3);
        double[] With(ulong seed) => new GaussianMoments(Settings with { Seed = seed }).Evaluate(atoms).Data;
        Assert.Equal(With(4), With(4));
        Assert.NotEqual(With(4), With(5));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new GaussianMoments(Settings with { RadialCount = 11 }));
        Assert.Throws<ArgumentException>(() => new GaussianMoments(Settings with { Gaussians = 0 }));
        Assert.Throws<ArgumentException>(() => new GaussianMoments(Settings with { CutoffAngstrom = 0.4 }));
        Assert.Contains("126", Assert.Throws<ArgumentException>(() => new GaussianMoments(Settings, new double[5])).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Three => Enumerable.Range(0, 3);

    private static double Radial(double cutoff, double r, ReadOnlySpan<double> beta)
    {
        var (sum, gamma) = (0.0, 49 / (cutoff * cutoff));
        for (var g = 0; g < 7; g++)
        {
            sum += beta[g] * Math.Pow(2 * gamma / Math.PI, 0.25) * Math.Exp(-gamma * Math.Pow(r - (0.5 + g * (cutoff - 0.5) / 7), 2));
        }

        return r < cutoff ? sum / Math.Sqrt(7) * 0.5 * (Math.Cos(Math.PI * r / cutoff) + 1) : 0;
    }
}
