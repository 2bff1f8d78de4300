using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Chemistry.Graphs;

namespace Kramers.Tests.Chemistry.Building;

public sealed class ComplexBuilderTests
{
    [Theory]
    [InlineData("Dy3+", "trans:[O-]C(C)(C)C x2; n1ccccc1 x5", "PBPY-7", 1)]
    [InlineData("Dy3+", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1 x2; O x5", "PBPY-7", 1)]
    [InlineData("Co2+", "NCCN x3", "OC-6", 0.5)]
    [InlineData("Tb3+", "CC(=O)C=C([O-])C x4", "SAPR-8", 1)]
    [InlineData("Co2+", "[Cl-] x4", "T-4", 0.1)]
    [InlineData("Dy3+", "[CH-]1C=CC=C1 haptic 0,1,2,3,4 x2", "L-2", 0.5)]
    [InlineData("Dy3+", "[O-][N+](=O)[O-] donors 0,2 x3; O x3", "TCTPR-9", 3)]
    [InlineData("Co2+", "c1ccnc(c1)-c1cccc(n1)-c1ccccn1 x2", "OC-6", 3)]
    public void A_complex_keeps_its_donors_and_its_shape(string metal, string ligands, string shape, double largestMeasure)
    {
        var recipe = RecipeText.Read(metal, ligands, shape, _ => null);
        var outcome = ComplexBuilder.Build(recipe, Stereoisomers.Of(recipe)[0], seed: 1, cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Faults);
        var complex = outcome.Complex!;
        Assert.InRange(complex.ShapeMeasure(complex.Structure), 0, largestMeasure);
        Assert.Equal(shape, complex.Shapes(complex.Structure)[0].Polyhedron.Code);
        Assert.True(complex.Structure.ClosestPair()!.Value.Distance > 0.9);
    }

    [Fact]
    public void The_same_seed_builds_the_same_and_another_seed_another()
    {
        var recipe = RecipeText.Read("Co2+", "NCCN x3", "OC-6", _ => null);
        var isomer = Stereoisomers.Of(recipe)[0];
        double[] Positions(ulong seed) => ComplexBuilder.Build(recipe, isomer, seed).Complex!.Structure.Positions.ToArray();
        Assert.Equal(Positions(3), Positions(3));
        Assert.NotEqual(Positions(3), Positions(4));
    }

    [Theory]
    [InlineData("N[C@@H](C)CN", 1)]
    [InlineData("N[C@H](C)CN", -1)]
    public void A_stereocentre_has_the_hand_that_was_asked_for(string smiles, int hand)
    {
        var recipe = RecipeText.Read("Co2+", $"{smiles}; O x4", "OC-6", _ => null);
        var complex = ComplexBuilder.Build(recipe, Stereoisomers.Of(recipe)[0], 1, cancellation: TestContext.Current.CancellationToken).Complex!;

        // atoms: Co, N, C*, C(methyl), C, N; seen from N, @@ has H, methyl and CH2 clockwise: a left-handed screw from below, positive triple product
        var hydrogen = complex.Bonds.Where(b => b.From == 2 || b.To == 2).Select(b => b.Other(2)).Single(a => complex.Structure.Elements[a].Symbol == "H");
        Assert.Equal(hand, Math.Sign(Triple(complex.Structure, 2, hydrogen, 3, 4)));
    }

    [Fact]
    public void The_metal_is_the_first_atom_and_every_donor_is_bound_to_it()
    {
        var recipe = RecipeText.Read("Dy3+", "[O-]C(C)(C)C x2; n1ccccc1 x5", "PBPY-7", _ => null);
        var complex = ComplexBuilder.Build(recipe, Stereoisomers.Of(recipe)[0], 1, cancellation: TestContext.Current.CancellationToken).Complex!;
        Assert.Equal("Dy", complex.Structure.Elements[0].Symbol);
        var bound = complex.Bonds.Where(b => b.Order == BondOrder.Dative).Select(b => b.From).Order();
        Assert.Equal(complex.Donors.SelectMany(d => d).Order(), bound);
        Assert.Equal((1, 6), (recipe.Charge, recipe.Multiplicity));
        Assert.Equal("C33H43DyN5O2", complex.Structure.Formula);
    }

    [Fact]
    public void A_build_that_cannot_be_says_which_ligand_and_what_to_try()
    {
        // Six tri-tert-butylphosphines find no room about cobalt.
        var recipe = RecipeText.Read("Co2+", "P(C(C)(C)C)(C(C)(C)C)C(C)(C)C x6", "OC-6", _ => null);
        var outcome = ComplexBuilder.Build(recipe, Stereoisomers.Of(recipe)[0], 1, attempts: 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Null(outcome.Complex);
        Assert.Contains("P(C(C)(C)C)", outcome.Faults[0].Ligand, StringComparison.Ordinal);
        Assert.Contains("try", outcome.Faults[0].Words, StringComparison.Ordinal);
    }

    private static double Triple(Structure s, int centre, int a, int b, int c)
    {
        double[] Edge(int atom) => [.. Enumerable.Range(0, 3).Select(k => s.Positions[3 * atom + k] - s.Positions[3 * centre + k])];
        var (u, v, w) = (Edge(a), Edge(b), Edge(c));
        return u[0] * (v[1] * w[2] - v[2] * w[1]) + u[1] * (v[2] * w[0] - v[0] * w[2]) + u[2] * (v[0] * w[1] - v[1] * w[0]);
    }
}
