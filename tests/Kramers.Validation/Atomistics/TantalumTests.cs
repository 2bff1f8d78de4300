using System.Globalization;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Atomistics;

/// <summary>
/// 16 shaken atoms of tantalum in a periodic cell shorter than twice the cutoff, Ta06A with its ZBL core (Thompson et al., J. Comput. Phys.
/// 285, 316 (2015)): energies, forces and pressure that LAMMPS printed with 15 and 12 digits.
/// </summary>
public class TantalumTests
{
    // LAMMPS' bar in its metal units, with its digits.
    private const double Bar = 1.6021765e6;
    private static readonly string Folder = RepositoryRoot.File("tests", "Kramers.Validation", "Atomistics", "Data", "snap", "tantalum");
    private static readonly double[][] Dump = [.. File.ReadLines(Path.Combine(Folder, "ta16.dump")).Skip(9).Select(Numbers)];
    private static readonly double[] Thermo = Numbers(File.ReadAllLines(Path.Combine(Folder, "ta16.thermo"))[1]);
    private static readonly Structure Cell = new(
        [.. Dump.Select(_ => Element.FromSymbol("Ta"))],
        Dump.SelectMany(row => row[1..4]).ToArray(),
        new UnitCell(6.632 * Matrix.Identity(3)));

    private static readonly PotentialValue Value = LammpsSnap.ReadInput(Path.Combine(Folder, "Ta06A.snap")).Evaluate(Cell);

    [Fact]
    public void Energy()
    {
        Assert.InRange(Math.Abs(Value.EnergyEv / Dump.Sum(row => row[7]) - 1), 0, 1e-12);
        Assert.InRange(Math.Abs(Value.EnergyEv / Thermo[1] - 1), 0, 1e-11);
    }

    [Fact]
    public void Forces()
    {
        double[] expected = [.. Dump.SelectMany(row => row[4..7])];
        var size = expected.Max(Math.Abs);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.InRange(Math.Abs(Value.ForcesEvPerAngstrom[k] - expected[k]), 0, 1e-10 * Math.Max(Math.Abs(expected[k]), 1e-2 * size));
        }
    }

    [Fact]
    public void Pressure()
    {
        Assert.InRange(Math.Abs(Bar * Value.Pressure(Cell.Cell!) / Thermo[2] - 1), 0, 1e-10);
        var stress = Value.Stress(Cell.Cell!);
        (int, int)[] order = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
        for (var k = 0; k < order.Length; k++)
        {
            Assert.InRange(Math.Abs(-Bar * stress[order[k].Item1, order[k].Item2] / Thermo[3 + k] - 1), 0, 1e-10);
        }
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
}
