using System.Text.Json;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.SpinPhonon;

/// <summary>Second derivatives from a table of pairs and from matrices.</summary>
public class QuadraticCouplingTests
{
    private const string Rates = "rates: { temperaturesK: [20, 30, 40, 60], fieldsTesla: [0.5], axis: [0, 0, 1], line: { fwhmCm: 12 } }\n";
    private const string Pairs = "p,q,Dxz,Dxy\n2,1,0.03,0.01\n2,2,-0.02,0.04\n";

    [Fact]
    public void Two_second_derivatives_of_a_longer_coordinate_are_a_fourth_of_the_rate()
    {
        var (zeroPoint, dimensionless) = (FromTable("sqrt(hbar/2mw)"), FromTable("sqrt(hbar/mw)"));
        Assert.All(zeroPoint.Zip(dimensionless), p => Assert.Equal(4, p.Second / p.First, 1e-9));
    }

    [Fact]
    public void Matrices_give_what_the_table_gives()
    {
        var system = new SpinSystem(Spin.FromDoubled(3), ZeroFieldSplitting.FromDE(-40, 3));
        var (levels, s) = (system.Solve(FieldVector.Zero), system.Operators(0));
        Dictionary<string, double[][]> Parts(ComplexMatrix a) => levels.ToEigenbasis(a) is var m ? new()
        {
            ["re"] = [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(j => m[i, j].Real).ToArray())],
            ["im"] = [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(j => m[i, j].Imaginary).ToArray())],
        } : [];
        Dictionary<string, double[][]> Tensor(double xz, double xy) =>
            Parts(new SpinSystem(Spin.FromDoubled(3), new ZeroFieldSplitting(Matrix.FromRows([[0, xy, xz], [xy, 0, 0], [xz, 0, 0]]))).Hamiltonian(FieldVector.Zero));
        var json = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["energiesCm"] = levels.Energies,
            ["orbitalMomentum"] = new[] { "x", "y", "z" }.Select((x, a) => (x, Parts((2.2 - PhysicalConstants.FreeElectronG) * s[a]))).ToDictionary(p => p.x, p => p.Item2),
            ["spin"] = new[] { "x", "y", "z" }.Select((x, a) => (x, Parts(s[a]))).ToDictionary(p => p.x, p => p.Item2),
            ["modes"] = new[] { 60, 85 }.Select(w => new Dictionary<string, object> { ["frequencyCm"] = w, ["derivativeCm"] = Tensor(0, 0) }).ToArray(),
            ["quadratic"] = new[] { (1, 2, Tensor(0.03, 0.01)), (2, 2, Tensor(-0.02, 0.04)) }.Select(c => new Dictionary<string, object> { ["p"] = c.Item1, ["q"] = c.Item2, ["derivativeCm"] = c.Item3 }).ToArray(),
        });
        var matrices = RatesText.Compute("name: A\nmatrices: { file: a.json, coordinate: sqrt(hbar/mw) }\n" + Rates, ("a.json", json));
        Assert.All(FromTable("sqrt(hbar/mw)").Zip(matrices.QuadraticTauSeconds!), p => Assert.Equal(1, p.Second / p.First, 1e-7));
    }

    [Fact]
    public void The_lowest_modes_keep_their_pairs()
    {
        using var text = new RatesText(Yaml("sqrt(hbar/mw)") + "converge: { modes: [1] }\n", ("pairs.csv", Pairs));
        var convergence = text.Run().Result.Convergence!;
        Assert.Equal([1.0, 2.0], convergence.Modes.Select(p => p.Value));
        Assert.All(convergence.Modes[0].TauSeconds, tau => Assert.Equal(double.PositiveInfinity, tau));
        Assert.All(convergence.Modes[1].TauSeconds, tau => Assert.True(double.IsFinite(tau)));
        Assert.Contains("quadraticTauSeconds", File.ReadAllText(Path.Combine(text.Output, "tau.csv")), StringComparison.Ordinal);
    }

    private static double[] FromTable(string coordinate) => RatesText.Compute(Yaml(coordinate), ("pairs.csv", Pairs)).QuadraticTauSeconds!;

    private static string Yaml(string coordinate) =>
        $"name: A\ncentres: [ {{ label: Co, spin: 3/2, g: 2.2, zfs: {{ D: -40, E: 3 }} }} ]\nmodes: {{ coordinate: {coordinate}, quadratic: pairs.csv, list: [ {{ frequencyCm: 60, Dxz: 0 }}, {{ frequencyCm: 85, Dxz: 0 }} ] }}\n" + Rates;
}
