using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Descriptors;

public class AceBasisTests
{
    private static readonly AceSettings Settings = new() { CutoffAngstrom = 4.5, Degrees = [4, 4, 4, 4], LMax = 3 };

    /// <summary>A basis for the elements Co, F, N and the settings.</summary>
    internal static AceBasis Basis(AceSettings settings) => AceBasis.Fit(
        settings, AtomTypes.ByElement(["Co", "F", "N"]), [.. Enumerable.Range(1, 6).Select(seed => Geometries.Random("Co F N F N F Co", seed))]);

    [Fact]
    public void Features_do_not_change_under_rotation_reflection_translation_and_exchange_of_like_atoms()
    {
        var basis = Basis(Settings);
        var molecule = Geometries.Random("Co F N F N", 9);
        var expected = Features(basis, molecule);
        var mirrored = molecule.WithPositions(Array.ConvertAll(molecule.Positions.ToArray(), x => -x));
        Structure[] same =
        [
            molecule.Rotated(Rotation.Random(new SeededRandom(5)).Matrix), mirrored, molecule.Translated(1, -2, 3),
            Geometries.Renumbered(molecule, Geometries.Exchange(molecule, 1, 3)),
        ];
        Assert.All(same, s => Geometries.AssertClose(expected, Features(basis, s), 1e-9));
    }

    [Fact]
    public void Rows_hold_minus_the_derivatives_of_the_features()
    {
        var basis = Basis(Settings);
        var molecule = Geometries.Random("Co F N F N", 9);
        var rows = basis.Rows(molecule);
        var derivative = Geometries.Derivative(molecule, s => Features(basis, s));
        for (var x = 0; x < derivative.Rows; x++)
        {
            Geometries.AssertClose(derivative.Row(x).ToArray(), [.. Enumerable.Range(0, basis.Length).Select(k => -rows[k, 1 + x])], 1e-6);
        }
    }

    [Fact]
    public void No_feature_depends_linearly_on_the_others()
    {
        // The features of one central atom, so that no sum over atoms hides a dependence; more geometries than features.
        var settings = new AceSettings { CutoffAngstrom = 6, Degrees = [2, 3, 3, 4], LMax = 2 };
        Structure[] geometries = [.. Enumerable.Range(1, 150).Select(seed => Geometries.Random("Co F F F F F F", seed))];
        var basis = AceBasis.Fit(settings, AtomTypes.ByElement(["Co", "F"]), geometries);
        var (_, count) = basis.FeaturesOf(0).GetOffsetAndLength(basis.Length);
        var rows = new Matrix(geometries.Length, count);
        for (var s = 0; s < rows.Rows; s++)
        {
            var features = Features(basis, geometries[s]);
            var scale = 1 / Math.Sqrt(rows.Rows);
            for (var k = 0; k < count; k++)
            {
                rows[s, k] = scale * features[k];
            }
        }

        Assert.InRange(count, 10, 75);
        Assert.InRange(DenseLinearAlgebra.Best.SymmetricEigenvalues(DenseLinearAlgebra.Best.Gram(rows))[0], 1e-7, 1);
    }

    [Theory]
    [InlineData(1, 4, 1)] // (v.v)^2
    [InlineData(2, 8, 4)] // that; v.v tr Q^2 and v.Q.Q.v; (tr Q^2)^2, to which tr Q^4 is proportional
    public void Powers_of_a_vector_and_a_quadrupole_have_the_invariants_of_their_Molien_series(int lmax, int degree, int invariants)
    {
        // One distance only: one radial function. The one feature more is that of a single factor.
        var dimer = new Structure([Element.FromSymbol("Co"), Element.FromSymbol("F")], [0, 0, 0, 0, 0, 1.5]);
        var basis = AceBasis.Fit(new AceSettings { Degrees = [0, 0, 0, degree], LMax = lmax, BroadeningAngstrom = 0 }, AtomTypes.ByElement(["Co", "F"]), [dimer]);
        Assert.Equal(2 * (1 + invariants), basis.Length);
    }

    [Fact]
    public void Distinct_vectors_have_the_three_invariants_of_four_vectors()
    {
        // v1, v2, v3 of three types of neighbours: (1,1)(1,1), (1,1)(2,2), (1,1)(2,3) and so on: dot products pair up, with both ways where all four are not alike.
        Structure molecule = new([.. "Co F N O".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 1.5, 0, 0, 0, 1.6, 0, 0, 0, 1.7]);
        var basis = AceBasis.Fit(new AceSettings { Degrees = [0, 0, 0, 4], LMax = 1, BroadeningAngstrom = 0 }, AtomTypes.ByElement(["Co", "F", "N", "O"]), [molecule]);

        // Polynomials of degree 4 in three vectors that do not turn: degree 2 in the six dot products, 6*7/2 = 21, all independent.
        Assert.Equal(3 + 21, basis.FeaturesOf(0).GetOffsetAndLength(basis.Length).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Radial_functions_are_orthonormal_over_the_broadened_training_distances(double broadening)
    {
        Structure[] dimers = [.. Enumerable.Range(0, 50).Select(i => new Structure([Element.FromSymbol("Co"), Element.FromSymbol("F")], [0, 0, 0, 0, 0, 1 + 0.06 * i]))];
        var basis = AceBasis.Fit(new AceSettings { Degrees = [5], BroadeningAngstrom = broadening }, AtomTypes.ByElement(["Co", "F"]), dimers);
        var table = basis.Radial[0][1]!;
        var overlap = new Matrix(6, 6);
        foreach (var r in Enumerable.Range(0, 150).Select(i => 1 + 0.06 * (i / 3) + broadening * (i % 3 - 1)))
        {
            var p = new double[6];
            var (x, f) = (Math.Exp(-r / 2), Math.Exp(1 - 1 / (1 - r * r / 25)));
            for (var n = 0; n < 6; n++)
            {
                p[n] = n == 0 ? 1 / table.Root[0] : ((x - table.Centre[n - 1]) * p[n - 1] - (n == 1 ? 0 : table.Root[n - 1] * p[n - 2])) / table.Root[n];
            }

            for (var k = 0; k < 36; k++)
            {
                overlap.Data[k] += f * f * p[k / 6] * p[k % 6] / 150;
            }
        }

        Geometries.AssertClose(Matrix.Identity(6), overlap, 1e-9);
        Assert.Null(basis.Radial[0][0]);
    }

    [Fact]
    public void A_basis_comes_back_from_its_tables()
    {
        var basis = Basis(Settings);
        var molecule = Geometries.Random("Co F N F N", 9);
        Assert.Equal(basis.Rows(molecule).Data, AceBasis.FromRadial(Settings, basis.Types, basis.Radial).Rows(molecule).Data);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, -1)]
    public void Settings_out_of_range_are_refused(double cutoff, int lmax) =>
        Assert.Throws<ArgumentException>(() => Basis(Settings with { CutoffAngstrom = cutoff, LMax = lmax }));

    private static double[] Features(AceBasis basis, Structure structure)
    {
        var rows = basis.Rows(structure);
        return [.. Enumerable.Range(0, basis.Length).Select(k => rows[k, 0])];
    }
}
