using System.Globalization;
using Kramers.Numerics;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.SpinSystems.Fits;

/// <summary>Fits of level energies, EPR positions and heat capacities whose values come from closed forms.</summary>
public class FitTransitionTests
{
    private const double D = 4;
    private const double E = 0.5;
    private const double G = 2.15;

    private const string Parameters = """
        parameters:
          D: { start: 3.5, min: 0.1, max: 20 }
          E: { start: 0.4, min: 0.01, max: 3 }
        fit:
          starts: 1
          data:
            - { file: data.csv }

        """;

    private const string Manganese = "name: Mn\ncentres:\n  - { label: Mn, spin: 2, g: 2, zfs: { D: D, E: E } }\n" + Parameters;

    private static readonly string Nickel = "name: Ni\ncentres:\n  - { label: Ni, spin: 1, g: g, zfs: { D: D, E: E } }\n"
        + Parameters.Replace("fit:", "  g: { start: 2.1, min: 1.8, max: 2.6 }\nfit:", StringComparison.Ordinal);

    /// <summary>sqrt(D^2 + 3E^2): levels of S = 2 are -2r, -D - 3E, -D + 3E, 2D, 2r.</summary>
    private static readonly double _r = Math.Sqrt(D * D + 3 * E * E);

    [Theory]
    [InlineData("E_cm1", 1)]
    [InlineData("E_meV", 0.123984198433)]
    public void Excitations_are_matched_by_order(string column, double unit)
    {
        double[] excitations = [4 * _r, 2 * _r - D - 3 * E, 2 * _r + 2 * D, 2 * _r - D + 3 * E]; // in any order of the file
        var fit = SystemText.Compute("fit", Manganese, $"{column},error\n" + Rows(excitations.Select(e => new[] { unit * e, 0.01 * unit })));
        AssertFound(fit);
        Assert.Equal([5, 2, 4, 3], fit.Table("fit")["toLevel"]);
        Assert.Equal(excitations, fit.Table("fit")["measured"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.DoesNotContain(fit.Table("fit").Columns, c => c.Key == "temperatureK");
    }

    [Fact]
    public void Levels_may_be_named()
    {
        var fit = SystemText.Compute("fit", Manganese.Replace("data.csv", "data.csv, kind: levels", StringComparison.Ordinal), "E_cm1,from,to\n" + Rows([[6 * E, 2, 3], [4 * _r, 1, 5], [3 * D - 3 * E, 3, 4]]));
        AssertFound(fit);
    }

    [Fact]
    public void Kramers_doublets_count_once()
    {
        // S = 5/2 has doublets at 0, 2D and 6D.
        var yaml = Manganese.Replace("spin: 2", "spin: 5/2", StringComparison.Ordinal).Replace("E: E", "E: 0", StringComparison.Ordinal).Replace("  E: { start: 0.4, min: 0.01, max: 3 }\n", "", StringComparison.Ordinal);
        var fit = SystemText.Compute("fit", yaml, "E_cm1\n8\n24\n");
        Assert.Equal(4, fit.Parameters["D"], 9);
        Assert.Equal([3, 5], fit.Table("fit")["toLevel"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EPR_positions_give_D_E_and_g(bool assigned)
    {
        // Field along z: levels D/3 +- sqrt((g mu_B B)^2 + E^2) and -2D/3.
        var text = assigned ? "B_T,f_GHz,error,from,to\n" : "B_T,f_GHz,error\n";
        foreach (var b in new[] { 0.5, 1.0, 1.5 })
        {
            var half = Math.Sqrt(Math.Pow(G * PhysicalConstants.BohrMagnetonCm * b, 2) + E * E);
            text += Rows([[b, Gigahertz(D - half), 0.1, .. assigned ? new[] { 1.0, 2 } : []], [b, Gigahertz(D + half), 0.1, .. assigned ? new[] { 1.0, 3 } : []]]);
        }

        var fit = SystemText.Compute("fit", Nickel.Replace("data.csv", "data.csv, axis: [0, 0, 1]", StringComparison.Ordinal), text);
        AssertFound(fit);
        Assert.Equal(G, fit.Parameters["g"], 8);
    }

    [Fact]
    public void Angles_turn_the_field_of_EPR()
    {
        // An S = 1/2 with g of 2.0, 2.1 and 2.3 along x, y and z: nu = g mu_B B/h.
        const string yaml = "name: Cu\ncentres:\n  - { label: Cu, spin: 1/2, g: [gx, gy, gz] }\nparameters: { gx: { start: 2.05 }, gy: { start: 2.05 }, gz: { start: 2.05 } }\nfit: { starts: 1, data: [ { file: data.csv, kind: epr } ] }\n";
        double Frequency(double g) => Gigahertz(g * PhysicalConstants.BohrMagnetonCm * 0.34);
        var diagonal = Math.Sqrt(0.5 * (2.0 * 2.0 + 2.1 * 2.1));
        var fit = SystemText.Compute("fit", yaml, "theta_deg,phi_deg,B_T,f_GHz\n"
            + Rows([[90, 0, 0.34, Frequency(2.0)], [90, 90, 0.34, Frequency(2.1)], [0, 0, 0.34, Frequency(2.3)], [90, 45, 0.34, Frequency(diagonal)]]));
        Assert.Equal([2.0, 2.1, 2.3], fit.Table("parameters")["value"], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-4)]
    public void A_Schottky_anomaly_gives_D(double tesla)
    {
        // S = 1 with E = 0: one state below two, C = R x^2 2e^-x/(1 + 2e^-x)^2, x = D/kT; a field of 1 Oe changes nothing.
        double Heat(double t)
        {
            var x = D / (PhysicalConstants.BoltzmannCm * t);
            return PhysicalConstants.GasConstant * x * x * 2 * Math.Exp(-x) / Math.Pow(1 + 2 * Math.Exp(-x), 2);
        }

        var yaml = Manganese.Replace("spin: 2", "spin: 1", StringComparison.Ordinal).Replace("E: E", "E: 0", StringComparison.Ordinal).Replace("  E: { start: 0.4, min: 0.01, max: 3 }\n", "powder: { degree: 7 }\n", StringComparison.Ordinal);
        var fit = SystemText.Compute("fit", yaml, "B_T,T_K,C_J_per_molK\n" + Rows(new[] { 1.0, 2, 3, 5, 10 }.Select(t => new[] { tesla, t, Heat(t) })));
        Assert.Equal(D, fit.Parameters["D"], 6);
    }

    [Theory]
    [InlineData("E_cm1\n1\n2\n3\n4\n5\n", null, "a point belongs to level 6, but the system has 5 states")]
    [InlineData("E_cm1,from,to\n1,1,7\n2,1,3\n3,1,4\n", null, "a point belongs to level 7")]
    [InlineData("E_cm1,from,to\n1,2,1\n", 2, "'from' and 'to' are no pair of levels. Number levels from 1")]
    [InlineData("E_cm1,to\n1,2\n", 2, "'from' and 'to' are no pair of levels")]
    [InlineData("f_GHz\n95\n", 1, "the column B_T is missing")]
    [InlineData("B_T,f_GHz\n3.4,95\n", 1, "the direction of the field is not said. Add columns theta_deg and phi_deg, or 'axis")]
    [InlineData("B_T,f_GHz,theta_deg,phi_deg\n3.4,-95,0,0\n", 2, "f_GHz is '-95'. Write a positive number")]
    [InlineData("B_T,C_J_per_molK\n3.4,95\n", 1, "the column T_K is missing")]
    public void Transitions_that_do_not_do_are_refused(string data, int? line, string words)
    {
        var error = SystemText.Refused("fit", Manganese, data);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_must_be_that_of_the_data()
    {
        var levels = Manganese.Replace("data.csv", "data.csv, kind: epr", StringComparison.Ordinal);
        Assert.Contains("the data are of the kind 'levels', not 'epr'", SystemText.Refused("fit", levels, "E_cm1\n1\n2\n3\n").Message, StringComparison.Ordinal);
        Assert.Contains("'ins' is no kind of measurement. Write chi, magnetisation, heat, levels, epr", SystemText.Refused("fit", levels.Replace("epr", "ins", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    private static void AssertFound(TaskResult fit)
    {
        Assert.Equal(D, fit.Parameters["D"], 8);
        Assert.Equal(E, fit.Parameters["E"], 8);
    }

    private static double Gigahertz(double cm) => 1e-9 * PhysicalConstants.SpeedOfLight * 100 * cm;

    private static string Rows(IEnumerable<double[]> rows) => string.Concat(rows.Select(r => string.Join(",", r.Select(x => x.ToString("R", CultureInfo.InvariantCulture))) + "\n"));
}
