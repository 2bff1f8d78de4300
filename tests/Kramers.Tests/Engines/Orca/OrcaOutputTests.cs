using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaOutputTests
{
    private static readonly double[] G = [1.998, 2.101, 2.305];
    private static readonly double[] D = [-0.4, -0.1, 5.3];

    private static readonly string Scf = OrcaPrint.Head("5.0.4") + OrcaPrint.SinglePoint(-76.1, 0) + OrcaPrint.SinglePoint(-76.2, 0.01)
        + OrcaPrint.Gradient(0.001, -0.002, 0.003, 0.01, 0.02, -0.03, -0.011, -0.018, 0.027) + OrcaPrint.Dipole([0.1, -0.2, 0.5], [0.3, 0.1, -0.1])
        + OrcaPrint.ScfG(G) + OrcaPrint.ScfD(D) + OrcaPrint.Nucleus(0, "N", [-1.5, 30, 62], [0.4, 0.6, -1], -4.788) + OrcaPrint.Nucleus(2, "Co", [100, 200, 900], [-0.1, -0.3, 0.4], 12)
        + OrcaPrint.End;

    private static readonly string Cas = OrcaPrint.Head("6.1.1") + OrcaPrint.SinglePoint(-149.5, 0)
        + OrcaPrint.Qdpt("CASSCF", "SOC", [0, 2.1753, 2.1753, 7638.255], [2.0, 2.1, 2.2], [0.1, 0.3, 2.5], [0.05, 0.25, 2.4])
        + OrcaPrint.Qdpt("NEVPT2", "SOC", [0, 3.1, 3.2, 8000.5], [2.0, 2.15, 2.4], [0.2, 0.3, -4.5], [0.15, 0.2, -4.4])
        + OrcaPrint.Qdpt("NEVPT2", "SOC and SSC", [0, 3.3, 3.4, 8000.6], [2.0, 2.16, 2.41], [0.2, 0.35, -5.5], [0.15, 0.25, -5.4])
        + OrcaPrint.End;

    [Fact]
    public void A_run_of_the_SCF_gives_back_what_was_printed()
    {
        var output = OrcaOutput.Parse(Scf.Split('\n'), "run.out");
        Assert.Equal("5.0.4", output.ProgramVersion());
        Assert.Equal(-76.2, output.FinalEnergy().Hartree, 12);
        Assert.Equal(0.01, output.Geometry().Positions[2], 12);
        Assert.Equal("H2O", output.Geometry().Formula);
        Assert.Equal(0.02 * 27.211386245988 / 0.529177210903, output.Gradient()[4], 9);
        Assert.Equal([0.4, -0.1, 0.4], output.Dipole().Select(d => Math.Round(d / 2.541746473, 8)));
        var g = output.GTensor("SCF");
        Assert.Equal(G, g.MainValues);
        Assert.True((g.Tensor - OrcaPrint.Tensor(G)).Norm() < 1e-6);
        var d = output.ZeroField("SCF", "TOTAL");
        Assert.Equal(1.5 * (5.3 - 1.6), d.D, 6);
        Assert.Equal(0.15 / 5.55, d.Rhombicity, 6);
        Assert.True((d.Tensor - OrcaPrint.Tensor(D)).Norm() < 3e-6);
    }

    [Fact]
    public void Each_nucleus_has_its_own_couplings()
    {
        var nuclei = OrcaOutput.Parse(Scf.Split('\n'), "run.out").Nuclei();
        Assert.Equal([(0, "N"), (2, "Co")], nuclei.Select(n => (n.Atom, n.Element.Symbol)));
        Assert.Equal([100, 200, 900], nuclei[1].Hyperfine!.MainValuesMHz);
        var q = nuclei[0].Quadrupole!;
        Assert.Equal(0, q.TensorMHz.Trace(), 5);
        // P_zz = e^2qQ/(2I(2I-1)) along the main axis: -4.788/2 for I = 1.
        var z = Enumerable.Range(0, 3).Select(i => OrcaPrint.Axes[i, 2]).ToArray();
        var pzz = (from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 3) select z[i] * q.TensorMHz[i, j] * z[j]).Sum();
        Assert.Equal(-4.788 / 2, pzz, 6);
    }

    [Fact]
    public void Each_method_and_contribution_is_its_own_record()
    {
        var output = OrcaOutput.Parse(Cas.Split('\n'), "run.out");
        Assert.Equal(
            ["CASSCF 2ND ORDER SOC", "CASSCF EFFECTIVE HAMILTONIAN SOC", "NEVPT2 2ND ORDER SOC", "NEVPT2 EFFECTIVE HAMILTONIAN SOC", "NEVPT2 2ND ORDER SOC and SSC", "NEVPT2 EFFECTIVE HAMILTONIAN SOC and SSC"],
            output.ZeroFields().Select(d => $"{d.Method} {d.Contribution}"));
        Assert.Equal([0.15, 0.25, -5.4], output.ZeroField("NEVPT2", "EFFECTIVE HAMILTONIAN SOC and SSC").MainValues);
        Assert.Equal([2.0, 2.16, 2.41], output.GTensor("NEVPT2").MainValues);
        Assert.Equal([2.0, 2.1, 2.2], output.GTensor("CASSCF").MainValues);
        var states = output.SpinOrbitStates();
        Assert.Equal(["CASSCF SOC", "NEVPT2 SOC", "NEVPT2 SOC and SSC"], states.Select(s => $"{s.Method} {s.Interactions}"));
        Assert.Equal([0, 3.1, 3.2, 8000.5], states[1].EnergiesCm);
    }

    [Fact]
    public void A_transposed_g_tensor_of_older_versions_is_turned()
    {
        var skew = OrcaPrint.Tensor(G);
        var turn = Math.Cos(0.02);
        var rotation = Matrix.FromRows([turn, -Math.Sin(0.02), 0], [Math.Sin(0.02), turn, 0], [0, 0, 1]);
        var g = skew * rotation; // g g^T has the printed axes, g^T g has not
        var printed = Scf.Replace(OrcaPrint.Rows(skew, 7), OrcaPrint.Rows(g.Transpose(), 7), StringComparison.Ordinal);
        Assert.True((OrcaOutput.Parse(printed.Split('\n'), "run.out").GTensor("SCF").Tensor - g).Norm() < 1e-6);
    }

    [Fact]
    public void What_is_not_there_is_said_with_file_and_heading()
    {
        var output = OrcaOutput.Parse((OrcaPrint.Head("5.0.4") + OrcaPrint.SinglePoint(-1, 0) + OrcaPrint.End).Split('\n'), "run.out");
        Assert.Empty(output.GTensors());
        Assert.Empty(output.ZeroFields());
        Assert.Empty(output.Nuclei());
        var gone = Assert.Throws<InputException>(output.Gradient);
        Assert.Contains("run.out", gone.Message, StringComparison.Ordinal);
        Assert.Contains("'CARTESIAN GRADIENT'", gone.Message, StringComparison.Ordinal);
        var other = Assert.Throws<InputException>(() => OrcaOutput.Parse(Cas.Split('\n'), "cas.out").ZeroField("SCF", "TOTAL"));
        Assert.Contains("NEVPT2, EFFECTIVE HAMILTONIAN SOC", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_stopped_is_refused_with_its_last_words()
    {
        var lines = (OrcaPrint.Head("5.0.4") + "\nORCA finished by error termination in SCF\n[file orca_tools/qcmsg.cpp, line 465]\n").Split('\n');
        var refused = Assert.Throws<InputException>(() => OrcaOutput.Parse(lines, "run.out"));
        Assert.Contains("error termination in SCF", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4, refused.Line);
    }

    [Theory]
    [InlineData("SCF CONVERGED AFTER   8", "SCF NOT CONVERGED AFTER 125", "did not converge")]
    [InlineData("-76.200000000000", "-76.200000000000 (Wavefunction not fully converged!)", "no energy of a converged")]
    [InlineData("-76.200000000000", "**************", "no energy of a converged")]
    public void An_energy_that_did_not_converge_is_refused(string there, string instead, string message)
    {
        var output = OrcaOutput.Parse(Scf.Replace(there, instead, StringComparison.Ordinal).Split('\n'), "run.out");
        Assert.Contains(message, Assert.Throws<InputException>(() => output.FinalEnergy()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_and_gradient_of_an_earlier_geometry_are_refused()
    {
        var more = OrcaPrint.SinglePoint(-76.3, 0.02);
        var started = more[..more.IndexOf("\n------------------------- ", StringComparison.Ordinal)];
        var output = OrcaOutput.Parse(Scf.Replace(OrcaPrint.End, started + OrcaPrint.End, StringComparison.Ordinal).Split('\n'), "run.out");
        Assert.Contains("the last geometry has no energy", Assert.Throws<InputException>(() => output.FinalEnergy()).Message, StringComparison.Ordinal);
        Assert.Contains("earlier geometry", Assert.Throws<InputException>(output.Gradient).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_any_line_a_number_is_right_or_refused(bool scf)
    {
        var lines = (scf ? Scf : Cas).Split('\n');
        Assert.True(OrcaSnapshot.RequireSafeWithoutAnyLine(lines) > lines.Length / 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cut_anywhere_nothing_is_read(bool scf) => OrcaSnapshot.RequireSafeCutAnywhere(scf ? Scf : Cas);
}
