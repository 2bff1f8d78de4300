using System.Globalization;
using System.Text;
using Kramers.Chemistry;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaHessianTests
{
    // A CO molecule along z with the force constant, masses and frequency of an ORCA run: 1.3733283513 hartree/bohr^2, 2299.916 cm^-1.
    private static readonly string[] Lines = File();

    [Fact]
    public void The_Hessian_gives_the_frequency_that_ORCA_prints()
    {
        var hessian = OrcaHessian.Parse(Lines, "co.hess");
        var modes = hessian.Modes();
        Assert.Equal(1, modes.Count);
        Assert.Equal(2299.9161, hessian.FrequenciesCm[5], 4);
        // ORCA has 15.999 u for O and other constants: 1e-5.
        Assert.Equal(hessian.FrequenciesCm[5], modes.FrequenciesCm[0], 0.03);
        Assert.Equal(2.135390531331 * 0.529177210903, hessian.Structure.Distance(0, 1), 10);
    }

    [Fact]
    public void Displacements_and_dipole_derivatives_stand_in_their_columns()
    {
        var hessian = OrcaHessian.Parse(Lines, "co.hess");
        Assert.Equal(-0.79971799348, hessian.Displacements[2, 5], 11);
        Assert.Equal(0.97676953414, hessian.DipoleDerivatives![2, 2], 11);
        Assert.Equal([12.011, 15.999], hessian.MassesU);
        Assert.Equal(1.3733283513 * 27.211386245988 / (0.529177210903 * 0.529177210903), hessian.Hessian[2, 2], 8);
    }

    [Fact]
    public void Without_any_line_the_file_is_refused_or_says_the_same()
    {
        var whole = Say(Lines);
        Assert.NotNull(whole);
        var refused = 0;
        for (var i = 0; i < Lines.Length; i++)
        {
            var left = Say([.. Lines.Where((_, j) => j != i)]);
            refused += left is null ? 1 : 0;
            Assert.True(left is null || left == whole, $"without line {i + 1} '{Lines[i]}'");
        }

        Assert.True(refused > 50);
    }

    [Fact]
    public void Cut_anywhere_the_file_is_refused()
    {
        for (var count = 0; count < Lines.Length - 1; count++)
        {
            Assert.Null(Say(Lines[..count]));
        }
    }

    private static string? Say(string[] lines)
    {
        try
        {
            var h = OrcaHessian.Parse(lines, "co.hess");
            return string.Join(' ', [.. h.Hessian.Data, .. h.FrequenciesCm, .. h.Displacements.Data, .. h.DipoleDerivatives!.Data, .. h.MassesU, .. h.Structure.Positions.ToArray()]);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string[] File()
    {
        var (hessian, modes) = (new double[6, 6], new double[6, 6]);
        (hessian[2, 2], hessian[5, 5], hessian[2, 5], hessian[5, 2]) = (1.3733283513, 1.3733283513, -1.3733283513, -1.3733283513);
        (modes[2, 5], modes[5, 5]) = (-0.79971799348, 0.60037582472);
        var text = new StringBuilder("\n$orca_hessian_file\n\n$act_atom\n  0\n\n$multiplicity\n  1\n\n").Append(Square("$hessian\n6\n", hessian));
        text.Append("$vibrational_frequencies\n6\n    0        0.0\n    1        0.0\n    2        0.0\n    3        0.0\n    4        0.0\n    5     2299.9161203610451594\n\n").Append(Square("$normal_modes\n6 6\n", modes));
        text.Append("#\n# The atoms: label  mass x y z (in bohrs)\n#\n$atoms\n2\n C     12.01100      0.0     0.0     0.0\n O     15.99900      0.0     0.0     2.135390531331\n\n$actual_temperature\n  0.000000\n\n$frequency_scale_factor\n  1.000000\n\n");
        text.Append("$dipole_derivatives\n6\n 0.69 0 0\n 0 0.69 0\n 0 0 0.97676953414\n -0.69 0 0\n 0 -0.69 0\n 0 0 -0.97676953414\n\n#\n# The IR spectrum\n#\n$ir_spectrum\n6\n 0 0 0 0 0 0\n\n$end\n");
        return text.ToString().Split('\n');
    }

    // Five columns, then the sixth.
    private static string Square(string head, double[,] m)
    {
        var text = new StringBuilder(head);
        foreach (var (from, to) in new[] { (0, 5), (5, 6) })
        {
            text.AppendJoin(' ', Enumerable.Range(from, to - from)).Append('\n');
            for (var i = 0; i < 6; i++)
            {
                text.Append($"    {i} ").AppendJoin(' ', Enumerable.Range(from, to - from).Select(j => m[i, j].ToString("E10", CultureInfo.InvariantCulture))).Append('\n');
            }
        }

        return text.Append('\n').ToString();
    }
}
