using System.Globalization;
using System.Text.Json;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.SpinPhonon;

/// <summary>One magnet through several doors has one relaxation time.</summary>
public class MagnetSourceTests
{
    private const string Rates = "rates: { temperaturesK: [10, 30, 60, 100], fieldsTesla: [0.05], axis: [0, 0, 1], line: { fwhmCm: 12 } }\n";
    private const string Columns = """
        name: A
        centres: [ { label: Co, spin: 3/2, g: 2.2, zfs: { D: -40, E: 3 } } ]
        modes:
          coordinate: sqrt(hbar/2mw)
          list:
            - { frequencyCm: 60, Dxx: -0.1, Dyy: -0.3, Dzz: 0.4, Dxz: 0.25 }
            - { frequencyCm: 85, Dxy: 0.2, Dyz: -0.15 }

        """;

    private static readonly double[] Expected = RatesText.Compute(Columns + Rates).Relaxation.TauSeconds;

    [Fact]
    public void Named_parameters_and_components_are_the_same()
    {
        var named = RatesText.Compute("""
            name: A
            parameters: { a: { fixed: 10.333333333333334 }, b: { fixed: 16.333333333333332 }, c: { fixed: -26.666666666666668 }, xz: { fixed: 0 }, xy: { fixed: 0 }, yz: { fixed: 0 } }
            centres: [ { label: Co, spin: 3/2, g: 2.2, zfs: { tensor: [[b, xy, xz], [xy, a, yz], [xz, yz, c]] } } ]
            modes: { coordinate: sqrt(hbar/2mw), file: modes.csv }

            """ + Rates, ("modes.csv", "# comment\nfrequencyCm,b,a,c,xz,xy,yz\n60,-0.1,-0.3,0.4,0.25,0,0\n\n85,0,0,0,0,0.2,-0.15\n"));
        Same(Expected, named.Relaxation.TauSeconds, 1e-9);
    }

    [Fact]
    public void A_tied_parameter_follows()
    {
        const string centre = "name: A\nparameters: { D: { start: -40 }, E: { tiedTo: D, factor: -0.1 } }\ncentres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: D, E: E } } ]\n";
        var tied = RatesText.Compute(centre + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 80, D: 1, Dxz: 0.5 } ] }\n" + Rates);
        var apart = RatesText.Compute(centre + "modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 80, Dxx: -0.4333333333333333, Dyy: -0.2333333333333333, Dzz: 0.6666666666666667, Dxz: 0.5 } ] }\n" + Rates);
        Same(apart.Relaxation.TauSeconds, tied.Relaxation.TauSeconds, 1e-9);
    }

    [Fact]
    public void Matrices_between_its_own_states_give_the_same_magnet()
    {
        var json = Matrices();
        var result = RatesText.Compute("name: A\nmatrices: { file: a.json, coordinate: sqrt(hbar/2mw) }\n" + Rates, ("a.json", json));
        Same(Expected, result.Relaxation.TauSeconds, 1e-7);
    }

    [Fact]
    public void Crystal_field_derivatives_in_two_operator_sets_are_one()
    {
        const string head = "name: A\ncentres: [ { label: Dy, ion: Dy, crystalField: { convention: Stevens, B20: -2, B22: 0.4, B44: 0.002 } } ]\n";
        const string rates = "rates: { temperaturesK: [20, 40, 60, 90], fieldsTesla: [0.01] }\n";
        var theta2 = -2.0 / 315;
        var stevens = RatesText.Compute(head + $"modes: {{ coordinate: sqrt(hbar/mw), convention: Stevens, list: [ {{ frequencyCm: 70, B21: {Text(theta2 * 30)}, B2-2: {Text(theta2 * 20)} }} ] }}\n" + rates);
        var field = RatesText.Compute(head + "modes: { coordinate: sqrt(hbar/mw), convention: field, ion: Dy, list: [ { frequencyCm: 70, Dy.B21: 30, Dy.B2-2: 20 } ] }\n" + rates);
        Same(stevens.Relaxation.TauSeconds, field.Relaxation.TauSeconds, 1e-9);
    }

    [Fact]
    public void The_field_stands_along_the_easy_axis_unless_told_otherwise()
    {
        var turned = Columns.Replace("E: 3 }", "E: 3, frameDegrees: [30, 90, 0] }", StringComparison.Ordinal);
        var axis = RatesText.Compute(turned + "rates: { temperaturesK: [20, 30] }\n").Axis;
        Assert.Equal([Math.Cos(Math.PI / 6), 0.5, 0], axis, (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void Lowest_states_alone_are_a_smaller_magnet()
    {
        var result = RatesText.Compute(Columns + Rates.Replace("axis:", "states: 2, axis:", StringComparison.Ordinal));
        Assert.Equal(2, result.Levels.EnergiesCm.Length);
    }

    /// <summary>One electron in three degenerate p orbitals: lambda L.S makes j = 1/2 at -lambda and j = 3/2 at lambda/2.</summary>
    [Fact]
    public void Spin_free_roots_with_vibronic_coupling_become_a_magnet()
    {
        var result = RatesText.Compute("name: p\nvibronic: { file: v.json, coordinate: sqrt(hbar/2mw) }\n" + Rates, ("v.json", POrbitals()));
        Assert.Equal([0, 0, 300, 300, 300, 300], result.Levels.EnergiesCm, (x, y) => Math.Abs(x - y) < 0.1);
        Assert.All(result.Relaxation.TauSeconds, tau => Assert.True(double.IsFinite(tau)));
    }

    [Fact]
    public void Second_derivatives_between_roots_are_couplings_of_pairs()
    {
        double[] Tau(string coordinate) => RatesText.Compute(
            $"name: p\nvibronic: {{ file: v.json, coordinate: {coordinate} }}\n" + Rates, ("v.json", POrbitals(quadratic: true))).QuadraticTauSeconds!;
        Assert.All(Tau("sqrt(hbar/2mw)").Zip(Tau("sqrt(hbar/mw)")), p => Assert.Equal(4, p.Second / p.First, 1e-9));
    }

    /// <summary>Keeping the doublet alone leaves Raman scattering through the quartet as second order; a whole level must stay.</summary>
    [Fact]
    public void States_that_are_left_out_may_act_in_second_order()
    {
        string Yaml(string states) => "name: p\nvibronic: { file: v.json, coordinate: sqrt(hbar/2mw) }\n" + Rates.Replace("axis:", states + " axis:", StringComparison.Ordinal);
        var (dropped, folded) = (RatesText.Compute(Yaml("states: 2,"), ("v.json", POrbitals())), RatesText.Compute(Yaml("states: 2, otherStates: fold,"), ("v.json", POrbitals())));
        Assert.Null(dropped.QuadraticTauSeconds);
        Assert.Equal(2, folded.Levels.EnergiesCm.Length);
        Assert.Contains("300 cm^-1 above them in second order", folded.Origin, StringComparison.Ordinal);
        Assert.NotNull(folded.QuadraticTauSeconds);
        Assert.Contains("end inside a level", RatesText.Refused(Yaml("states: 3, otherStates: fold,"), ("v.json", POrbitals())), StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_of_modes_stand_in_every_form_of_input()
    {
        const string seven = "rates: { temperaturesK: [30, 60], fieldsTesla: [0.05], axis: [0, 0, 1], processes: [one-phonon], line: { fwhmCm: 7 } }\n";
        const string other = "rates: { temperaturesK: [30, 60], fieldsTesla: [0.05], axis: [0, 0, 1], processes: [one-phonon], line: { fwhmCm: 2 } }\n";
        const string matrices = "name: A\nmatrices: { file: a.json, coordinate: sqrt(hbar/2mw) }\n";
        const string vibronic = "name: A\nvibronic: { file: a.json, coordinate: sqrt(hbar/2mw) }\n";
        foreach (var (head, json) in new[] { (matrices, Matrices()), (vibronic, POrbitals()) })
        {
            var wide = json.Replace("\"frequencyCm\"", "\"fwhmCm\":7,\"frequencyCm\"", StringComparison.Ordinal);
            Assert.NotEqual(json, wide);
            Same(RatesText.Compute(head + seven, ("a.json", json)).Relaxation.TauSeconds, RatesText.Compute(head + other, ("a.json", wide)).Relaxation.TauSeconds, 1e-9);
        }

        var one = Matrices();
        var at = one.IndexOf("\"frequencyCm\"", StringComparison.Ordinal);
        Assert.Contains("'modes[1].fwhmCm' is missing", RatesText.Refused(matrices + other, ("a.json", one.Insert(at, "\"fwhmCm\":7,"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_stand_beside_the_files_of_tau()
    {
        string Field(string head, Func<int, int, string> tail) => string.Concat(from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select $"{head}{k} {q} {tail(k, q)}\n");
        (string, string)[] files =
        [
            ("eq", Field("1 ", (k, q) => q == 0 ? Text(600.0 / k) : "3")),
            ("w", "Energies\n60\n85\n"),
            ("poly", "Vibration: 1 Energy (cm-1): 60\n" + Field("", (k, q) => $"0 0 {k + q}") + "Vibration: 2 Energy (cm-1): 85\n" + Field("", (k, q) => $"0 0 {k - 2 * q}")),
            ("fwhm", "Widths\n7\n7\n"),
            ("short", "Widths\n7\n"),
        ];
        string Yaml(string widths, int fwhm) =>
            $"name: A\ntau: {{ ion: Dy, equilibrium: eq, energies: w, derivatives: poly, coordinate: sqrt(hbar/mw){widths} }}\nrates: {{ temperaturesK: [30, 60], processes: [one-phonon], line: {{ fwhmCm: {fwhm} }} }}\n";
        Same(RatesText.Compute(Yaml("", 7), files).Relaxation.TauSeconds, RatesText.Compute(Yaml(", widths: fwhm", 2), files).Relaxation.TauSeconds, 1e-9);
        Assert.Contains("1 widths for 2 modes", RatesText.Refused(Yaml(", widths: short", 2), files), StringComparison.Ordinal);
    }

    private static string POrbitals(bool quadratic = false)
    {
        const double lambda = 200;
        var half = SpinOperators.Of(Spin.FromDoubled(1));
        var spinOrbit = new ComplexMatrix(6, 6);
        for (var a = 0; a < 3; a++)
        {
            for (var i = 0; i < 4; i++)
            {
                var (b, c, value) = ((a + 1) % 3, (a + 2) % 3, lambda * half[a].Data[i]);
                spinOrbit[2 * b + i / 2, 2 * c + i % 2] = -System.Numerics.Complex.ImaginaryOne * value;
                spinOrbit[2 * c + i / 2, 2 * b + i % 2] = System.Numerics.Complex.ImaginaryOne * value;
            }
        }

        ComplexMatrix L(int a)
        {
            var l = new ComplexMatrix(3, 3);
            (l[(a + 1) % 3, (a + 2) % 3], l[(a + 2) % 3, (a + 1) % 3]) = (-System.Numerics.Complex.ImaginaryOne, System.Numerics.Complex.ImaginaryOne);
            return l;
        }

        double[][] w = [[5, 2, 1], [2, -3, 1], [1, 1, -2]];
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["energiesCm"] = new double[3],
            ["multiplicities"] = new[] { 2, 2, 2 },
            ["orbitalMomentum"] = Vector(L),
            ["spinOrbitCm"] = Parts(spinOrbit),
            ["modes"] = new[] { new Dictionary<string, object> { ["frequencyCm"] = quadratic ? 150 : 300, ["derivativeCm"] = w } },
            ["quadratic"] = quadratic ? [new Dictionary<string, object> { ["p"] = 1, ["q"] = 1, ["derivativeCm"] = w }] : Array.Empty<Dictionary<string, object>>(),
        });
    }

    private static void Same(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), p => Assert.Equal(1, p.Second / p.First, tolerance));

    /// <summary>The magnet of <see cref="Columns"/> between its eigenstates, its moment (g = 2.2) written as L = 2.2 S - g_e S and S.</summary>
    private static string Matrices()
    {
        var system = new SpinSystem(Spin.FromDoubled(3), ZeroFieldSplitting.FromDE(-40, 3));
        var (levels, s) = (system.Solve(FieldVector.Zero), system.Operators(0));
        var tensors = new[]
        {
            Matrix.FromRows([[-0.1, 0, 0.25], [0, -0.3, 0], [0.25, 0, 0.4]]),
            Matrix.FromRows([[0, 0.2, 0], [0.2, 0, -0.15], [0, -0.15, 0]]),
        };
        ComplexMatrix Between(ComplexMatrix a) => levels.ToEigenbasis(a);
        var modes = tensors.Zip(new[] { 60, 85 }, (t, w) => new Dictionary<string, object> { ["frequencyCm"] = w, ["derivativeCm"] = Parts(Between(new SpinSystem(Spin.FromDoubled(3), new ZeroFieldSplitting(t)).Hamiltonian(FieldVector.Zero))) });
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["energiesCm"] = levels.Energies,
            ["orbitalMomentum"] = Vector(a => (2.2 - PhysicalConstants.FreeElectronG) * Between(s[a])),
            ["spin"] = Vector(a => Between(s[a])),
            ["modes"] = modes.ToArray(),
        });
    }

    private static Dictionary<string, object> Vector(Func<int, ComplexMatrix> of) => new() { ["x"] = Parts(of(0)), ["y"] = Parts(of(1)), ["z"] = Parts(of(2)) };

    private static Dictionary<string, double[][]> Parts(ComplexMatrix a) => new()
    {
        ["re"] = [.. Enumerable.Range(0, a.Rows).Select(i => Enumerable.Range(0, a.Columns).Select(j => a[i, j].Real).ToArray())],
        ["im"] = [.. Enumerable.Range(0, a.Rows).Select(i => Enumerable.Range(0, a.Columns).Select(j => a[i, j].Imaginary).ToArray())],
    };

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
