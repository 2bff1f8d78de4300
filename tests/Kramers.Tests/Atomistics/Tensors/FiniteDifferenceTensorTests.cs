using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>Central differences of labels; that they agree with a model's derivative is part of the contract of models.</summary>
public class FiniteDifferenceTensorTests
{
    private const double Step = 0.01;
    private static readonly Structure Origin = Geometries.Random("Co F N F", 3);

    [Fact]
    public void The_atom_left_out_follows_from_the_others()
    {
        var (all, without) = (Derivative(Displaced(0)), Derivative(Displaced(1)));
        // Differences of a law that is invariant under translation: equal up to the error of the differences.
        Geometries.AssertClose(all, without, 1e-3);
        for (var a = 3; a < 12; a++)
        {
            Assert.Equal(all.Row(a).ToArray(), without.Row(a).ToArray());
        }

        for (var n = 0; n < 27; n++)
        {
            Assert.InRange(Math.Abs(Enumerable.Range(0, 4).Sum(i => without[3 * i + n / 9, n % 9])), 0, 1e-12 * without.Norm());
        }
    }

    [Fact]
    public void The_order_of_the_geometries_does_not_matter() =>
        Assert.Equal(Derivative(Displaced(0)).Data, Derivative([.. Displaced(0).Reverse()]).Data);

    [Fact]
    public void A_missing_partner_is_named() => AssertRefused("along y to one side only", [.. Displaced(0).Where((_, n) => n != 9)]);

    [Fact]
    public void Steps_of_unequal_length_are_refused() => AssertRefused("to one side only", [Geometries.Moved(Origin, 0, 2 * Step), .. Displaced(0)[1..]]);

    [Fact]
    public void A_geometry_moved_in_two_coordinates_or_none_is_named()
    {
        AssertRefused("geometry 24 (from 0) differs from the minimum in 2", [.. Displaced(0), Geometries.Moved(Geometries.Moved(Origin, 0, Step), 5, Step)]);
        AssertRefused("in 0 coordinates", [Origin, .. Displaced(0)]);
    }

    [Fact]
    public void Another_molecule_is_named() => AssertRefused("geometry 0 (from 0) is CoFN", [Geometries.Random("Co F N", 1), .. Displaced(0)]);

    [Fact]
    public void More_than_one_atom_left_out_is_refused() => AssertRefused("0, 1", Displaced(2));

    [Fact]
    public void An_atom_moved_along_x_alone_is_refused() => AssertRefused("0", [.. Displaced(0).Where((_, n) => n is < 2 or >= 6)]);

    /// <summary>Every coordinate of the atoms from this one on, plus and minus.</summary>
    private static Structure[] Displaced(int firstAtom) =>
        [.. Enumerable.Range(6 * firstAtom, 6 * (Origin.Count - firstAtom)).Select(n => Geometries.Moved(Origin, n / 2, n % 2 == 0 ? Step : -Step))];

    private static Matrix Derivative(Structure[] displaced) =>
        FiniteDifferenceTensor.Derivative(Origin, displaced, [.. displaced.Select(SyntheticTensors.Traceless)]);

    private static void AssertRefused(string words, Structure[] displaced) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Derivative(displaced)).Message, StringComparison.Ordinal);
}
