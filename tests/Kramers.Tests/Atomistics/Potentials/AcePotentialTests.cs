using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

public class AcePotentialTests : PotentialContract
{
    private static readonly Dictionary<string, double> Atoms = new() { ["Co"] = -3, ["F"] = -2, ["N"] = -1 };

    protected override IPotential Potential { get; } = Random(AceBasisTests.Basis(new AceSettings { CutoffAngstrom = 4.5, Degrees = [4, 4, 4, 4], LMax = 3 }), 7, 0.002);

    protected override Structure Molecule { get; } = Geometries.Random("Co F N F N", 4);

    /// <summary>Coefficients at random, normal with this width in eV.</summary>
    internal static AcePotential Random(AceBasis basis, int seed, double width)
    {
        var random = new SeededRandom((ulong)seed);
        return new AcePotential(basis, [.. Enumerable.Range(0, basis.Length).Select(_ => width * random.Gaussian())], Atoms);
    }

    [Fact]
    public void Nested_sums_agree_with_the_sum_over_features()
    {
        var potential = (AcePotential)Potential;
        var (value, rows) = (potential.Evaluate(Molecule), potential.Basis.Rows(Molecule));
        double Column(int c) => Enumerable.Range(0, rows.Rows).Sum(k => potential.Coefficients[k] * rows[k, c]);
        Assert.Equal(-9 + Column(0), value.EnergyEv, 1e-11);
        Geometries.AssertClose([.. Enumerable.Range(1, rows.Columns - 1).Select(Column)], value.ForcesEvPerAngstrom, 1e-12);
    }

    /// <summary>Where a curvature jumps, energy walks at random with every pair that crosses: the half cosine would leave a force that falls as the distance to the cutoff.</summary>
    [Fact]
    public void Nothing_jumps_where_neighbours_end()
    {
        double Force(double r) => Math.Abs(Potential.Evaluate(new Structure([Element.FromSymbol("Co"), Element.FromSymbol("F")], [0, 0, 0, r, 0, 0])).ForcesEvPerAngstrom[3]);
        Assert.True(Force(4) > 1e-4);
        Assert.InRange(Force(4.455) / Force(4), 0, 1e-12);
        Assert.Equal(0, Force(Math.BitDecrement(4.5)));
        Assert.Equal(0, Force(4.5));
    }

    /// <summary>Pairs that the training set has at the cutoff alone must not make functions that are nowhere finite.</summary>
    [Fact]
    public void A_pair_that_is_seen_at_the_cutoff_alone_has_finite_functions()
    {
        var dimer = new Structure([Element.FromSymbol("Co"), Element.FromSymbol("F")], [0, 0, 0, 4.9999, 0, 0]);
        var basis = AceBasis.Fit(new AceSettings { Degrees = [4], BroadeningAngstrom = 0 }, AtomTypes.ByElement(["Co", "F"]), [dimer]);
        Assert.All(Random(basis, 1, 1).Evaluate(dimer).ForcesEvPerAngstrom, f => Assert.True(double.IsFinite(f)));
        Assert.Contains(basis.Radial.SelectMany(row => row), table => table?.Root[0] > 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Atoms_side_by_side_have_the_bits_of_one_at_a_time(int lanes)
    {
        var potential = (AcePotential)Potential;
        var crowd = Geometries.Random("F F F F F F N N Co F F F F N N N", 3, 4);
        AcePotential Wide(int width) => new(potential.Basis, potential.Coefficients, Atoms, width);
        var (one, many) = (Wide(1).Evaluate(crowd), Wide(lanes).Evaluate(crowd));
        Assert.Equal(one.EnergyEv, many.EnergyEv);
        Assert.Equal(one.ForcesEvPerAngstrom, many.ForcesEvPerAngstrom);
        Assert.Equal(one.VirialEv.Data, many.VirialEv.Data);
    }

    [Fact]
    public void Atoms_far_apart_have_their_own_energies() =>
        Assert.Equal(-4, Potential.Evaluate(new Structure([Element.FromSymbol("Co"), Element.FromSymbol("N")], [0, 0, 0, 0, 0, 50])).EnergyEv, 1e-12);

    [Fact]
    public void A_crystal_has_the_energy_of_its_doubled_cell_per_cell()
    {
        var cell = new UnitCell(Kramers.Numerics.LinearAlgebra.Matrix.FromRows([4.1, 0, 0], [0.3, 4.4, 0], [0, 0.2, 4.7]));
        var small = new Structure([.. "Co F N".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 2, 2.1, 0.2, 0.3, 2, 2.2], cell);
        var x = small.Positions.ToArray();
        double[] moved = [.. x.Select((c, k) => k % 3 == 0 ? c + 4.1 : c)];
        var large = new Structure([.. small.Elements, .. small.Elements], [.. x, .. moved], new UnitCell(Kramers.Numerics.LinearAlgebra.Matrix.FromRows([8.2, 0, 0], [0.3, 4.4, 0], [0, 0.2, 4.7])));
        var (one, two) = (Potential.Evaluate(small), Potential.Evaluate(large));
        Assert.Equal(2 * one.EnergyEv, two.EnergyEv, 1e-10);
        Geometries.AssertClose(one.ForcesEvPerAngstrom, two.ForcesEvPerAngstrom[..9], 1e-10);
        Geometries.AssertClose(one.VirialEv, 0.5 * two.VirialEv, 1e-10);
    }

    [Fact]
    public void A_wrong_number_of_coefficients_and_a_missing_atomic_energy_are_refused()
    {
        var basis = ((AcePotential)Potential).Basis;
        Assert.Throws<ArgumentException>(() => new AcePotential(basis, [1, 2], Atoms));
        Assert.Throws<ArgumentException>(() => new AcePotential(basis, new double[basis.Length], new Dictionary<string, double> { ["Co"] = 0 }));
    }

    /// <summary>The same with a type for each symmetry-distinct atom.</summary>
    public class TypesOfAtoms : PotentialContract
    {
        protected override IPotential Potential { get; } = Make();

        protected override Structure Molecule { get; } = Geometries.Shaken(AtomTypesTests.Ethanol, 0.1, new SeededRandom(2));

        private static AcePotential Make()
        {
            var random = new SeededRandom(7);
            var basis = AceBasis.Fit(
                new AceSettings { Degrees = [3, 2, 2], LMax = 2 }, AtomTypes.OfMolecule(AtomTypesTests.Ethanol), [.. Enumerable.Range(0, 9).Select(_ => Geometries.Shaken(AtomTypesTests.Ethanol, 0.1, random))]);
            return new AcePotential(basis, [.. Enumerable.Range(0, basis.Length).Select(_ => 0.001 * random.Gaussian())], new Dictionary<string, double> { ["C"] = 1, ["H"] = 2, ["O"] = 3 });
        }
    }
}
