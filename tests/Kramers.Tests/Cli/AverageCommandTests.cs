using System.Globalization;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

/// <summary>The triatomic of <see cref="TensorCommandTests"/> at temperatures.</summary>
public sealed class AverageCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Of three springs: more motion at 300 K than at 0 K, and the value at the minimum is that of the law.</summary>
    [Fact]
    public void A_model_is_averaged_over_the_vibrations()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("train", "tensor", _scratch.Write("labels.xyz", TensorCommandTests.Frames(60, random: true)), "--target", "D", "-o", _scratch.Output));
        var minimum = _scratch.Write("minimum.xyz", "3\n\nCo 0 0 0\nF 1.8 0 0\nN -0.8322936730942848 1.8185948536513634 0\n");
        var hessian = Path.Combine(Path.GetDirectoryName(minimum)!, "minimum.hessian");
        XtbHessian.Write(hessian, Springs());
        var folder = Path.Combine(_scratch.Output, "average");
        Assert.Equal(0, session.Run("average", minimum, "--model", Path.Combine(_scratch.Output, "model.json"), "--hessian", hessian, "-T", "0", "300", "--sample", "200", "-o", folder));
        var rows = File.ReadAllLines(Path.Combine(folder, "average.csv"));
        Assert.Equal("temperatureK,component,mean,standardError,deviation,atRest", rows[0]);
        Assert.Equal(1 + 2 * 6, rows.Length);
        var xx = rows.Where(r => r.Split(',')[1] == "\"Dxx\"").Select(r => r.Split(',').Where((_, c) => c != 1).Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal([0, 300], xx.Select(r => r[0]));
        Assert.All(xx, r => Assert.Equal(100 / (1.8 * 1.8) * 2 / 3, r[4], 0.1));
        Assert.True(xx[1][3] > xx[0][3] && xx[0][3] > 0.1);

        Assert.Equal(2, session.Run("average", minimum, "--model", "model.json", "-T", "300"));
        Assert.Contains("--potential", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_flag()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("average", "--help"));
        Assert.All(["--model", "--temperature", "--hessian", "--potential", "--charge", "--multiplicity", "--classical", "--sample", "--seed", "--output", "--quiet"], f => Assert.Contains(f, session.Output, StringComparison.Ordinal));
    }

    /// <summary>Springs of 20 eV/angstrom^2 along Co-F, Co-N and F-N: three vibrations of three atoms.</summary>
    private static Matrix Springs()
    {
        double[][] at = [[0, 0, 0], [1.8, 0, 0], [-0.8322936730942848, 1.8185948536513634, 0]];
        var hessian = new Matrix(9, 9);
        foreach (var (i, j) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            double[] d = [.. at[j].Zip(at[i], (x, y) => x - y)];
            var square = d.Sum(x => x * x);
            for (var ab = 0; ab < 9; ab++)
            {
                var k = 20 * d[ab / 3] * d[ab % 3] / square;
                hessian[3 * i + ab / 3, 3 * i + ab % 3] += k;
                hessian[3 * j + ab / 3, 3 * j + ab % 3] += k;
                hessian[3 * i + ab / 3, 3 * j + ab % 3] -= k;
                hessian[3 * j + ab / 3, 3 * i + ab % 3] -= k;
            }
        }

        return hessian;
    }
}
