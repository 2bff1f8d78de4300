using Kramers.Magnetism.LigandField;

namespace Kramers.Tests.Magnetism.LigandField;

public sealed class RadialMeansTests
{
    /// <summary>Hoelder: log of the k-th mean is convex in k, here from &lt;r^0&gt; = 1; and the shell contracts along the row without jumps, which a misprint would be.</summary>
    [Fact]
    public void Row_is_smooth_and_convex()
    {
        var row = LanthanideIons.Symbols.Select(RadialMeans.Of).ToArray();
        Assert.All(row, r => Assert.True(r.R2 * r.R2 < r.R4 && r.R4 * r.R4 < r.R2 * r.R6));
        foreach (var power in new Func<RadialMeans, double>[] { r => r.R2, r => r.R4, r => r.R6 })
        {
            var logs = row.Select(r => Math.Log(power(r))).ToArray();
            for (var i = 1; i < logs.Length - 1; i++)
            {
                Assert.True(logs[i] > logs[i + 1]);
                Assert.InRange(logs[i + 1] - 2 * logs[i] + logs[i - 1], -0.004, 0.05);
            }
        }
    }

    /// <summary>1 bohr = 0.529177 angstrom.</summary>
    [Fact]
    public void In_angstrom()
    {
        var dysprosium = RadialMeans.Of("Dy");
        Assert.Equal(0.7814 * 0.2800285, dysprosium.InAngstrom[0], 1e-6);
        Assert.Equal(6.048 * Math.Pow(0.529177, 6), dysprosium.InAngstrom[2], 1e-6);
        Assert.Throws<ArgumentException>(() => RadialMeans.Of("La"));
    }
}
