using System.Globalization;
using System.Text;
using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;
using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

/// <summary>A vibrating triatomic whose D and g are known functions of its geometry: learned, kept, and followed in time.</summary>
public sealed class TensorCommandTests : IDisposable
{
    private const int Steps = 120;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_model_is_trained_kept_and_followed_along_a_trajectory()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("train", "tensor", _scratch.Write("labels.xyz", Frames(60, random: true)), "--target", "D", "g", "-o", _scratch.Output));
        Assert.Matches(@"(?m)^D +\d", session.Output);
        Assert.Equal(["curve.csv", "errors.csv", "inputs.yaml", "log.txt", "main.csv", "model.json", "parity.csv", "report.html", "result.json"], Directory.EnumerateFiles(_scratch.Output).Select(Path.GetFileName).Order());

        var trajectory = _scratch.Write("md.xyz", Frames(Steps, random: false));
        var folder = Path.Combine(_scratch.Output, "correlate");
        File.Copy(Path.Combine(_scratch.Output, "model.json"), Path.Combine(Path.GetDirectoryName(trajectory)!, "model.json"));
        var model = Path.Combine(Path.GetDirectoryName(trajectory)!, "model.json");
        Assert.Equal(0, session.Run("correlate", trajectory, "--model", model, "--step", "2", "--blocks", "2", "--field", "0.3", "-o", folder));
        Assert.Equal(Steps + 1, File.ReadAllLines(Path.Combine(folder, "tensor.csv")).Length);

        // The stretch has a period of 20 steps of 2 fs: 833.9 cm^-1, and both spectra peak there.
        var spectrum = File.ReadAllLines(Path.Combine(folder, "spectrum.csv")).Skip(1).Select(l => l.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.InRange(spectrum.MaxBy(row => row[1])![0], 690, 980);
        Assert.InRange(spectrum.MaxBy(row => row[3])![0], 690, 980);
        Assert.True(File.Exists(Path.Combine(folder, "t1.csv")));

        var binary = Binary(trajectory, 2);
        var same = Path.Combine(_scratch.Output, "binary");
        Assert.Equal(0, session.Run("correlate", binary, "--model", model, "--step", "2", "--blocks", "2", "-o", same));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "tensor.csv")), File.ReadAllText(Path.Combine(same, "tensor.csv")));
        Assert.Equal(2, session.Run("correlate", binary, "--model", model, "--step", "1", "--blocks", "2", "-o", Path.Combine(_scratch.Output, "other")));
        Assert.Contains("lie 2 fs apart, not 1", session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has no 'A'", "--target", "A")]
    [InlineData("is out of range", "--target", "D", "--cutoff", "-1")]
    [InlineData("is out of range", "--target", "D", "--neighbours", "F", "Xx")]
    [InlineData("too few", "--target", "D", "--test", "0.99")]
    public void Flags_that_cannot_be_are_refused(string words, params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["train", "tensor", _scratch.Write("labels.xyz", Frames(30, random: true)), "-o", _scratch.Output, .. flags]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_neighbours_that_are_named_are_seen_and_no_others()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("train", "tensor", _scratch.Write("labels.xyz", Frames(30, random: true)), "--target", "D", "--neighbours", "F", "-o", _scratch.Output));
        using var model = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_scratch.Output, "model.json")));
        Assert.Equal(["F"], model.RootElement.GetProperty("neighbours").EnumerateArray().Select(n => n.GetString()!));
        Assert.Equal(0, session.Run("train", "tensor", "--help"));
        Assert.Contains("--neighbours", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        var session = new Session();
        var trajectory = _scratch.Write("md.xyz", Frames(Steps, random: false));
        Assert.Equal(2, session.Run("correlate", trajectory, "--model", trajectory, "--step", "2", "--blocks", "2"));
        Assert.Contains("model.json", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_flag()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("train", "tensor", "--help"));
        Assert.All(["--target", "--model", "--centre", "--cutoff", "--test", "--trajectory", "--seed", "--output", "--quiet", "moments", "moment-network", "equivariant", "published", "covariant"], f => Assert.Contains(f, session.Output, StringComparison.Ordinal));
        Assert.Equal(0, session.Run("correlate", "--help"));
        Assert.All(["--model", "--step", "--blocks", "--field", "--output", "--quiet"], f => Assert.Contains(f, session.Output, StringComparison.Ordinal));
    }

    /// <summary>The same frames as kramers md keeps them.</summary>
    private string Binary(string xyz, double stepFs)
    {
        var frames = ExtendedXyz.ReadFrames(xyz);
        var path = Path.Combine(_scratch.Folder, "trajectory.kmd");
        using var file = TrajectoryFile.Create(path, frames[0].Structure);
        for (var t = 0; t < frames.Count; t++)
        {
            file.Append(new TrajectoryFrame(t, t * stepFs, frames[t].Structure, new double[3 * frames[t].Structure.Count], 0, 0, (1, 2, 3, 4)));
        }

        return path;
    }

    /// <summary>Co-F and Co-N stretching about 1.8 and 2 angstrom; D = 100/r_F^2 (ff - 1/3), g = 2 + nn/(5 r_N).</summary>
    internal static string Frames(int count, bool random)
    {
        var (text, draw) = (new StringBuilder(), new SeededRandom(5));
        for (var t = 0; t < count; t++)
        {
            var (f, n) = random ? (1.8 + draw.Uniform(-0.12, 0.12), 2 + draw.Uniform(-0.12, 0.12)) : (1.8 + 0.1 * Math.Sin(Math.PI * t / 10), 2 + 0.05 * Math.Sin(Math.PI * t / 10));
            var angle = random ? draw.Uniform(1.9, 2.1) : 2;
            double[] to = [n * Math.Cos(angle), n * Math.Sin(angle), 0], nn = [Math.Cos(angle), Math.Sin(angle), 0];
            var d = 100 / (f * f);
            string Row(Func<int, int, double> element) => string.Join(' ', Enumerable.Range(0, 9).Select(ab => element(ab / 3, ab % 3).ToString("R", CultureInfo.InvariantCulture)));
            var (dText, gText) = (Row((a, b) => d * ((a == 0 && b == 0 ? 1 : 0) - (a == b ? 1.0 / 3 : 0))), Row((a, b) => (a == b ? 2 : 0) + nn[a] * nn[b] / (5 * n)));
            text.Append(CultureInfo.InvariantCulture, $"3\nProperties=species:S:1:pos:R:3 D=\"{dText}\" g=\"{gText}\"\nCo 0 0 0\nF {f:R} 0 0\nN {to[0]:R} {to[1]:R} 0\n");
        }

        return text.ToString();
    }
}
