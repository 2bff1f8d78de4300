using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaLigandFieldTests
{
    private static readonly string[] Names = ["dz2", "dxz", "dyz", "dx2-y2", "dxy"];

    // Numbers of ORCA 6.1.1 for the free ion Ni2+: F2 and F4, B and C with the print's nine decimals.
    private static readonly string Text = OrcaPrint.Head("6.1.1") + Block("CASSCF", 0.451705904, 0.279329348, 0.006051488, 0.022168996)
        + Block("NEVPT2", 0.415893459, 0.259116782, 0.005549790, 0.020564824)
        + "Fit to the SOC matrix elements\nSOC constant zeta =     0.082 eV =     664.1 cm**-1\n\n-----SOC-CONSTANTS-----\nZETA_D = 664.14 \n" + OrcaPrint.End;

    [Fact]
    public void Racah_parameters_and_matrix_are_those_printed()
    {
        var fields = OrcaOutput.Parse(Text.Split('\n'), "ni.out").LigandFields();
        Assert.Equal(["CASSCF", "NEVPT2"], fields.Select(f => f.Method));
        Assert.Equal([1328.1, 4865.5], [Math.Round(fields[0].RacahBCm!.Value, 1), Math.Round(fields[0].RacahCCm!.Value, 1)]);
        Assert.Equal([1218.0, 4513.5], [Math.Round(fields[1].RacahBCm!.Value, 1), Math.Round(fields[1].RacahCCm!.Value, 1)]);
        Assert.Equal(99138.0, fields[0].SlaterCondonCm["F2dd"], 1);
        Assert.Equal(664.14, fields[0].ZetaCm!.Value, 6);
        Assert.Equal(Names, fields[0].Orbitals);
        Assert.True((fields[0].OneElectronCm - Matrix()).Norm() < 5 * 0.11);
    }

    [Fact]
    public void A_row_of_another_place_is_refused()
    {
        var lines = Text.Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("  dxz", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("-8.0", "-8.1", StringComparison.Ordinal);
        Assert.Contains("one-electron matrix", Assert.Throws<InputException>(() => OrcaOutput.Parse(lines, "ni.out").LigandFields()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_line_a_number_is_right_or_refused() => OrcaSnapshot.RequireSafeWithoutAnyLine(Text.Split('\n'));

    private static Matrix Matrix()
    {
        var m = new Matrix(5, 5);
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                m[i, j] = i == j ? -8.11 * PhysicalConstants.HartreeCm + 3000.0 * i * i : 150 * (i + j);
            }
        }

        return m;
    }

    private static string Block(string method, double f2, double f4, double b, double c)
    {
        var m = Matrix();
        var levels = DenseLinearAlgebra.Best.Symmetric(m).Values;
        var text = $"------------------------------\nAILFT MATRIX ELEMENTS ({method})\n--------------------------------\n\nLigand field one-electron matrix VLFT (a.u.) : \nOrbital          dz2        dxz        dyz        dx2-y2     dxy\n"
            + OrcaPrint.Rows(1 / PhysicalConstants.HartreeCm * m, 6, Names)
            + "\n-------------------------------------------------\nSlater-Condon Parameters (electronic repulsion) : \n-------------------------------------------------\n"
            + Parameter("F0dd(from 2el Ints)     ", 0.980960065) + Parameter("F2dd                    ", f2) + Parameter("F4dd                    ", f4)
            + "-------------------\nRacah Parameters : \n-------------------\n" + Parameter("A(F0dd from 2el Ints)   ", 0.949923471) + Parameter("B                       ", b) + Parameter("C                       ", c)
            + "C/B                     =  3.663\n-------------------\n\n-----------------------------------------\nThe ligand field one electron eigenfunctions:\n-----------------------------------------\nOrbital    Energy (eV)  Energy(cm-1)      dz2        dxz        dyz        dx2-y2     dxy\n";
        return text + string.Concat(levels.Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"    {i + 1}  0.000 {e - levels[0]:F1}  0.1 0.2 0.3 0.4 0.5\n"))) + "\n";
    }

    private static string Parameter(string name, double hartree) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}=  {hartree:F9} a.u. = {hartree * PhysicalConstants.HartreeEv:F3} eV = {hartree * PhysicalConstants.HartreeCm:F1} cm**-1\n");
}
