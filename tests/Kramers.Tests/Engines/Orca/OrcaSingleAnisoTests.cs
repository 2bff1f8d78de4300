using System.Globalization;
using System.Text;
using Kramers.Chemistry;
using Kramers.Magnetism.CrystalField;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaSingleAnisoTests
{
    private static readonly string Text = OrcaPrint.Head("6.1.1")
        + OrcaPrint.Qdpt("CASSCF", "SOC", [0, 0, 139.3, 139.3], [1, 2, 3], [0.1, 0.2, 2.5], [0.05, 0.15, 2.4]) + Run(2)
        + OrcaPrint.Qdpt("NEVPT2", "SOC", [0, 0, 150.1, 150.1], [1, 2, 4], [0.1, 0.2, 3.5], [0.05, 0.15, 3.4]) + Run(3)
        + OrcaPrint.End;

    [Fact]
    public void Doublets_have_energies_g_and_axes()
    {
        var runs = OrcaOutput.Parse(Text.Split('\n'), "dy.out").SingleAniso();
        Assert.Equal(["CASSCF", "NEVPT2"], runs.Select(r => r.Method));
        var doublet = runs[0].Multiplets[0];
        Assert.Equal((1, -1, null), (doublet.TwiceSpin, doublet.ProductSign, doublet.D));
        Assert.Equal([0.0, 0.0], doublet.EnergiesCm);
        Assert.Equal([0.01, 0.02, 19.5], doublet.GValues);
        Assert.Equal(OrcaPrint.Axes[1, 2], doublet.Axes[1, 2], 6);
    }

    [Fact]
    public void A_triplet_has_D_and_E()
    {
        var triplet = OrcaOutput.Parse(Text.Split('\n'), "dy.out").SingleAniso()[0].Multiplets[1];
        Assert.Equal((2, 2.175287, -0.25), (triplet.TwiceSpin, triplet.D, triplet.E));
        Assert.Equal([100, 102.175, 103.175], triplet.EnergiesCm);
    }

    [Fact]
    public void The_barrier_has_energies_moments_and_tunnelling()
    {
        var barrier = OrcaOutput.Parse(Text.Split('\n'), "dy.out").SingleAniso()[1].Barrier;
        Assert.Equal([0, 101.783], barrier.Select(level => level.EnergyCm));
        Assert.Equal([-2, 0, 2], barrier[1].MomentsBohrMagneton);
        Assert.Equal([0.012], barrier[0].TunnellingMoments);
    }

    [Fact]
    public void Crystal_field_parameters_are_Stevens_with_their_origin()
    {
        var runs = OrcaOutput.Parse(Text.Split('\n'), "dy.out").SingleAniso();
        Assert.Equal([(2, 0, -1.5), (2, 1, 0.1), (4, -3, 2e-4)], runs[0].MultipletField!.NonZero().Where(b => b is (2, 0, _) or (2, 1, _) or (4, -3, _)));
        Assert.Null(runs[0].TermField);
        Assert.Contains("J = 3", runs[0].MultipletField!.Provenance.OperatorSet, StringComparison.Ordinal);
        Assert.StartsWith("NEVPT2", runs[1].MultipletField!.Provenance.LevelOfTheory, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_operator_set_is_refused()
    {
        var other = Text.Replace("|       6.00  |", "|      12.00  |", StringComparison.Ordinal);
        Assert.Contains("(K)^2", Assert.Throws<InputException>(() => OrcaOutput.Parse(other.Split('\n'), "dy.out").SingleAniso()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_line_a_number_is_right_or_refused() => OrcaSnapshot.RequireSafeWithoutAnyLine(Text.Split('\n'));

    // A doublet and a triplet, crystal field of J = 3.
    private static string Run(int tens)
    {
        var text = new StringBuilder($"!                                     SINGLE_ANISO Program                                       !\n  Number of groups of spin-orbit states ----- :  2\n\n");
        text.Append(Multiplet(1, " 1/2", [0, 0], [0.01, 0.02, 19.5], "<")).Append(Multiplet(2, "1", [100, 102.175, 103.175], [1.9, 2.0, 2.1], ">"));
        text.Append(" Dx =   -0.975 | Xa | 0 0 1 | 0 0 1 |\n Dy =   -0.475 | Ya | 0 1 0 | 0 1 0 |\n Dz =    1.450 | Za | 1 0 0 | 1 0 0 |\n\nAnisotropy parameters: D = 3/2 * Dz;  E = (Dx-Dy)/2;\nD =       2.175287\nE =      -0.250000\n\n");
        text.Append("     CALCULATION OF CRYSTAL-FIELD PARAMETERS OF THE GROUND ATOMIC MULTIPLET J =  3.\n\nThe parameters of the Crystal Field matrix are written in the coordinate system:\n(Xm, Ym, Zm) --  the main magnetic axes of the ground pseudospin S = | 1/2> multiplet.\n");
        text.Append("------------------------------------------------|\n  k |  q  |    (K)^2    |         B(k,q)        |\n");
        for (var k = 2; k <= 6; k += 2)
        {
            text.Append("----|-----|-------------|-----------------------|\n");
            for (var q = -k; q <= k; q++)
            {
                var b = (k, q) switch { (2, 0) => -1.5, (2, 1) => 0.1, (4, -3) => 2e-4, _ => 1e-7 * (100 * k + q + tens) };
                text.Append(CultureInfo.InvariantCulture, $" {k,2} | {q,3} |{Math.Pow(ChibotaruUngurParameters.StevensPerUnit(k, q), 2),11:F2}  |{b,22:E14} |\n");
            }
        }

        text.Append("------------------------------------------------|\n\n               AB INITIO BLOCKING BARRIER\n\nZeeman eigenstates:\n---\n Mult.|      1+     |      1-     |    E (cm-1)   |\n------|-------------|-------------|---------------|\n");
        text.Append("   1. |  -9.7638159 |   9.7638159 |     0.0000000 |\n   2. |  -2.0000000 |   0.0000000 |   2.0000000 |   101.7830000 |\n------|-------------|\n\nMATRIX ELEMENTS BETWEEN STATES WITH OPPOSITE MAGNETIZATION\n");
        foreach (var (n, average) in new[] { (1, "0.012E+00"), (2, "0.667E+00") })
        {
            text.Append($"   {n}. | < {n}.1+ | mu_X | {n}.1- > |  0.1E-02 -0.2E-03 |                       |\n   {n}. | < {n}.1+ | mu_Y | {n}.1- > |  0.1E-02 -0.1E-03 |    {average} |\n   {n}. | < {n}.1+ | mu_Y | {n}.1- > |  0.1E-02 -0.9E-03 |                       |\n------|---|\n");
        }

        return text.Append("\n####################\n\n          HAPPY   LANDING !!!   SINGLE_ANISO ENDED  OK !\n\n").ToString();
    }

    private static string Multiplet(int n, string spin, double[] energies, double[] g, string sign)
    {
        var text = new StringBuilder($"     CALCULATION OF PSEUDOSPIN HAMILTONIAN TENSORS FOR THE MULTIPLET {n} ( effective S = {spin})\n%%%\nThe pseudospin is defined in the basis of the following spin-orbit states:\n");
        foreach (var (i, e) in energies.Index())
        {
            text.Append($"spin-orbit state {i + 1}. energy({i + 1}) = {OrcaPrint.F(e, 3)} cm-1.\n");
        }

        text.Append("\n    g TENSOR:\n--------------------------------------------------------|\n    MAIN VALUES    |             MAIN MAGNETIC AXES     |\n-------------------|----|----- x ------- y ------- z ---|\n");
        for (var k = 0; k < 3; k++)
        {
            var (axis, column) = ("XYZ"[k], k);
            text.Append($" g{axis} = {OrcaPrint.F(g[k], 8)} | {axis}m | {OrcaPrint.Line([.. Enumerable.Range(0, 3).Select(i => OrcaPrint.Axes[i, column])], 6)} |\n");
        }

        return text.Append($"--------------------------------------------------------|\nThe sign of the product gX * gY * gZ for multiplet {n}: {sign} 0.\n\n").ToString();
    }
}
