using System.Globalization;
using System.Text;

namespace Kramers.Tests.SpinPhonon;

/// <summary>Input of MolForge's Spiral: two atoms on a spring along z and two across, D moved by their distance.</summary>
public class MolForgeInputTests
{
    private const string Yaml = "name: M\nmolforge: { input: spiral.inp }\nrates: { temperaturesK: [20, 40, 80], fieldsTesla: [0.1], axis: [0, 0, 1], line: { fwhmCm: 20 } }\n";
    private const string Spiral = """
        &HILBERT_SPACE
         Fulldiag
        &END
        &SYSTEM
         &DEF_SPINS
          S 1 1.5 0.46686447783
         &END
         B 0.0 0.0 0.1
         &CELL
          A 10 0 0
          B 0 10 0
          C 0 0 10
          &COORD
           S 1 0.0 0.0 0.0
          &END
         &END
        &END
        &SPIN_H
         &DEF_G 1
          2 0 0
          0 2 0
          0 0 2
         &END
         &DEF_DSI 1
          18.666666666666668 0 0
          0 14.666666666666668 0
          0 0 -33.333333333333336
         &END
        &END
        &SPH_H
         &PHONDY
          K_MESH 1 1 1
          FC2 FC2
          SMEAR 3.0
         &END
         &DSI_BATH 1
          FILENAME dD.dat
          NORDER 1
         &END
        &END

        """;

    // Traceless tensors along x, y, z of one atom, and the other atom's opposite.
    private static readonly double[][] Tensors = [[3, 1, -4, 1, -5, 2, -4, 2, 2], [1, -6, 2, -6, 0, 3, 2, 3, -1], [-2, 4, 5, 4, -3, 1, 5, 1, 5]];
    private static readonly double[][] OtherAtom = [.. Tensors.Select(t => t.Select(x => -x).ToArray())];

    [Fact]
    public void The_modes_are_those_of_two_masses_on_springs()
    {
        var magnet = RatesText.Compute(Yaml, Files(Spiral, Tensors, OtherAtom));
        Assert.Equal([0.0, 100.0], [magnet.Levels.EnergiesCm[0], Math.Round(magnet.Levels.EnergiesCm[2])]);
        Assert.Contains("3 modes of 2 atoms", magnet.Origin, StringComparison.Ordinal);
    }

    /// <summary>The same as a table of modes: Q = 1 moves the atoms by +-sqrt(hbar/(mu w)) mu/m.</summary>
    [Fact]
    public void Cartesian_derivatives_become_those_along_the_modes()
    {
        const double reduced = 100.0 * 25 / 125;
        var rows = Springs.Select((spring, axis) =>
        {
            var w = Wavenumber(spring, reduced);
            var stretch = Math.Sqrt(33.7152574 / (reduced * w)); // hbar/(u c 2 pi 1 cm^-1) in angstrom^2
            var t = Tensors[axis].Select(x => x * stretch).ToArray();
            return string.Create(CultureInfo.InvariantCulture, $"    - {{ frequencyCm: {w:R}, Dxx: {t[0]:R}, Dxy: {t[1]:R}, Dxz: {t[2]:R}, Dyy: {t[4]:R}, Dyz: {t[5]:R}, Dzz: {t[8]:R} }}");
        });
        var table = $"name: T\ncentres: [ {{ label: A, spin: 3/2, g: 2, zfs: {{ D: -50, E: 2 }} }} ]\nmodes:\n  coordinate: sqrt(hbar/mw)\n  list:\n{string.Join('\n', rows)}\n";
        var expected = RatesText.Compute(table + Yaml[Yaml.IndexOf("rates:", StringComparison.Ordinal)..]).Relaxation.TauSeconds;
        Same(expected, Tau(Spiral, Tensors, OtherAtom), 1e-5);
    }

    /// <summary>D33 = (sqrt6/3) B0, D13 = B1/sqrt2, D23 = B-1/sqrt2, D12 = B-2/sqrt2, D22 = (-D33 - sqrt2 B2)/2: MolForge's own O2D.</summary>
    [Fact]
    public void Tesseral_parameters_of_rank_2_are_tensors()
    {
        var text = Spiral.Replace("&DSI_BATH 1", "&O_BATH 1 2", StringComparison.Ordinal).Replace("&DEF_DSI 1", "&DEF_O 1 2", StringComparison.Ordinal)
            .Replace("  18.666666666666668 0 0\n  0 14.666666666666668 0\n  0 0 -33.333333333333336\n", Lines(Tesseral([18.666666666666668, 0, 0, 0, 14.666666666666668, 0, 0, 0, -33.333333333333336])), StringComparison.Ordinal);
        Assert.Contains("&DEF_O 1 2\n-2 ", text, StringComparison.Ordinal);
        Same(Tau(Spiral, Tensors, OtherAtom), Tau(text, Tensors, OtherAtom, tesseral: true), 1e-7);
    }

    [Fact]
    public void A_broken_sum_rule_is_measured_and_taken_out_on_request()
    {
        double[][] lone = [.. Tensors.Select(t => t.Select(x => 0.0).ToArray())];
        var warned = RatesText.Compute(Yaml, Files(Spiral, Tensors, lone));
        var mended = RatesText.Compute(Yaml.Replace("spiral.inp }", "spiral.inp, acousticSumRule: true }", StringComparison.Ordinal), Files(Spiral, Tensors, lone));
        var asked = RatesText.Compute(Yaml, Files(Spiral.Replace("Fulldiag", "T_INV", StringComparison.Ordinal), Tensors, lone));
        double[][] half = [.. Tensors.Select(t => t.Select(x => x / 2).ToArray())];
        double[][] other = [.. half.Select(t => t.Select(x => -x).ToArray())];
        Assert.Contains("a shift of all atoms makes 70.710678% of them. Write 'acousticSumRule: true'", warned.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("It was taken out", mended.Warnings[0], StringComparison.Ordinal);
        Same(Tau(Spiral, half, other), mended.Relaxation.TauSeconds, 1e-9);
        Same(mended.Relaxation.TauSeconds, asked.Relaxation.TauSeconds, 1e-12);
        Assert.DoesNotContain(RatesText.Compute(Yaml, Files(Spiral, half, other)).Warnings, w => w.Contains("sum rule", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_is_kept_with_the_inputs()
    {
        using var text = new RatesText(Yaml, Files(Spiral, Tensors, OtherAtom));
        Assert.Equal(["spiral.inp", "FC2", "dD.dat"], Kramers.Workbench.SpinPhonon.RatesFile.Load(text.File).NamedFiles.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("K_MESH 1 1 1", "K_MESH 2 2 1", "spiral.inp:32: phonons on a mesh of q")]
    [InlineData("NORDER 1", "NORDER 2", "derivatives of second order")]
    [InlineData("S 1 1.5", "S 1 1.4", "a spin of 1.4")]
    [InlineData("FC2 FC2", "FC2 none", "none: no such file")]
    [InlineData("FC2 FC2", "MAX_ENER 900", "there is no FC2")]
    [InlineData("FC2 FC2", "FC2 FC2\n  MAX_ENER 1", "no mode lies below MAX_ENER 1")]
    [InlineData("&SPH_H", "&SPH_H\n SPINSPIN 10", "'SPINSPIN' is not read")]
    [InlineData("FILENAME dD.dat", "", "the block names no file")]
    public void What_is_not_read_is_refused(string from, string to, string expected) =>
        Assert.Contains(expected, RatesText.Refused(Yaml, Files(Spiral.Replace(from, to, StringComparison.Ordinal), Tensors, OtherAtom)), StringComparison.Ordinal);

    [Fact]
    public void Broken_files_name_their_line()
    {
        var files = Files(Spiral, Tensors, OtherAtom);
        Assert.Contains("dD.dat:3: 'x' is no finite number", RatesText.Refused(Yaml, files[0], files[1], ("dD.dat", files[2].Text.Replace("3 1 -4", "x 1 -4", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("5 coordinates of 2 atoms", RatesText.Refused(Yaml, files[0], files[1], ("dD.dat", "5" + files[2].Text[1..])), StringComparison.Ordinal);
        Assert.Contains("the file ends", RatesText.Refused(Yaml, files[0], ("FC2", string.Join('\n', files[1].Text.Split('\n')[..20])), files[2]), StringComparison.Ordinal);
        Assert.Contains("Born charges", RatesText.Refused(Yaml, files[0], ("FC2", files[1].Text.Replace("\nF\n", "\nT\n", StringComparison.Ordinal)), files[2]), StringComparison.Ordinal);
    }

    private static readonly double[] Springs = [0.004, 0.01, 0.03]; // hartree/bohr^2

    private static double Wavenumber(double spring, double mass) => 219474.63136 * Math.Sqrt(spring / (1822.888486 * mass));

    private static double[] Tau(string spiral, double[][] first, double[][] second, bool tesseral = false) => RatesText.Compute(Yaml, Files(spiral, first, second, tesseral)).Relaxation.TauSeconds;

    private static (string Name, string Text)[] Files(string spiral, double[][] first, double[][] second, bool tesseral = false)
    {
        var derivatives = new StringBuilder("6\n");
        foreach (var (tensor, i) in first.Concat(second).Select((t, i) => (t, i + 1)))
        {
            derivatives.Append(CultureInfo.InvariantCulture, $"{i} 1\n").Append(tesseral ? Lines(Tesseral(tensor)) : string.Concat(tensor.Chunk(3).Select(row => string.Join(' ', row.Select(Text)) + "\n")));
        }

        return [("spiral.inp", spiral), ("FC2", ForceConstants()), ("dD.dat", derivatives.ToString())];
    }

    /// <summary>Rydberg/bohr^2, one cell.</summary>
    private static string ForceConstants()
    {
        var text = new StringBuilder("2 2\n20 0 0\n0 20 0\n0 0 20\n1 Co 100.0\n2 Cl 25.0\n1 1 0 0 0\n2 2 0 0 0.2\nF\n1 1 1\n");
        for (var block = 0; block < 36; block++)
        {
            var (s, t, i, j) = (block / 12, block / 4 % 3, block / 2 % 2, block % 2);
            text.Append(CultureInfo.InvariantCulture, $"{s + 1} {t + 1} {i + 1} {j + 1}\n1 1 1 {(s == t ? 2 * Springs[s] * (i == j ? 1 : -1) : 0):0.0###D+00}\n");
        }

        return text.ToString();
    }

    /// <summary>B-2, B-1, B0, B1, B2 of a traceless symmetric tensor.</summary>
    private static double[] Tesseral(double[] d) => [Math.Sqrt(2) * d[1], Math.Sqrt(2) * d[5], 3 / Math.Sqrt(6) * d[8], Math.Sqrt(2) * d[2], -(2 * d[4] + d[8]) / Math.Sqrt(2)];

    private static string Lines(double[] b) => string.Concat(b.Select((x, i) => $"{i - 2} {Text(x)}\n"));

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    private static void Same(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), p => Assert.Equal(1, p.Second / p.First, tolerance));
}
