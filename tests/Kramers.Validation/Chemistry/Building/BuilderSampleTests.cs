using System.Diagnostics;
using Kramers.Chemistry.Building;
using Kramers.Chemistry.Ligands;
using Kramers.Chemistry.Shapes;

namespace Kramers.Validation.Chemistry.Building;

/// <summary>How many of very many builds succeed; docs/build.md has the numbers. Two of a ligand where there is room for two, and water on the other vertices.</summary>
public sealed class BuilderSampleTests(ITestOutputHelper output)
{
    private const int MostPairs = 10;
    private static readonly string[] Metals = ["Co2+", "Dy3+", "Tb3+", "Er3+"];
    private static readonly string[][] Shapes = [["T-4", "SS-4"], ["TBPY-5", "SPY-5"], ["OC-6", "TPR-6"], ["PBPY-7", "COC-7"], ["SAPR-8", "TDD-8"], ["CSAPR-9", "TCTPR-9"]];

    [Fact]
    public void Nearly_all_builds_of_the_library_are_sane_and_keep_their_shape()
    {
        var every = int.Parse(Environment.GetEnvironmentVariable("KRAMERS_SAMPLE_EVERY") ?? "11", System.Globalization.CultureInfo.InvariantCulture);
        var results = Recipes().Where((_, k) => k % every == 0).AsParallel().AsOrdered().WithCancellation(TestContext.Current.CancellationToken).Select(Try).ToArray();
        var fits = results.Where(r => r.Isomers > 0).ToArray();
        var built = fits.Where(r => r.Complex is not null).ToArray();
        foreach (var failed in fits.Where(r => r.Complex is null))
        {
            output.WriteLine($"{failed.Recipe}: {failed.Fault?.Check} {failed.Fault?.Words}");
        }

        foreach (var refused in results.Where(r => r.Isomers == 0).CountBy(r => r.Ligand))
        {
            output.WriteLine($"no place: {refused.Key} {refused.Value}");
        }

        foreach (var wrong in built.Where(r => !HasItsBonds(r.Complex!)))
        {
            output.WriteLine($"bonds by distance are others: {wrong.Recipe}");
        }

        built = [.. built.Where(r => HasItsBonds(r.Complex!))];

        var kept = built.Count(r => r.Complex!.Shapes(r.Complex.Structure)[0].Polyhedron == r.Complex.Recipe.Shape);
        foreach (var lost in built.Where(r => r.Complex!.Shapes(r.Complex.Structure)[0].Polyhedron != r.Complex.Recipe.Shape))
        {
            output.WriteLine($"shape: {lost.Recipe} {lost.Complex!.Shapes(lost.Complex.Structure)[0]}");
        }

        var median = fits.Select(r => r.Seconds).Order().ElementAt(fits.Length / 2);
        output.WriteLine(FormattableString.Invariant($"{results.Length} recipes, {fits.Length} with places for all donors, {built.Length} sane ({100.0 * built.Length / fits.Length:F1} %), first isomer {100.0 * built.Count(r => r.Isomers == 1) / fits.Length:F1} %, shape kept {100.0 * kept / built.Length:F1} %, median {median:F3} s"));
        Assert.True(built.Length >= 0.99 * fits.Length);
        Assert.True(kept >= 0.95 * built.Length);
        Assert.True(median < 1);
    }

    [Fact]
    public void All_bidentates_of_the_library_chelate()
    {
        // [M(L-L)2(H2O)2] for each; the donors' distances are judged by covalent radii, which the builder does not use here.
        var (chelating, asked) = (0, 0);
        foreach (var entry in LigandLibrary.All.Where(l => l.Ligand.DonorAtoms.Count == 2 && l.Ligand.HapticGroups.Count == 0))
        {
            foreach (var metal in Metals.Take(2))
            {
                var recipe = RecipeText.Read(metal, $"{entry.Smiles} donors {string.Join(',', entry.Ligand.DonorAtoms)} x2; O x2", "OC-6", _ => null);
                var outcomes = Stereoisomers.Of(recipe).Select(isomer => ComplexBuilder.Build(recipe, isomer, seed: 1, cancellation: TestContext.Current.CancellationToken)).ToArray();
                var complex = outcomes.FirstOrDefault(o => o.Complex is not null)?.Complex;
                asked++;
                chelating += complex is not null && HasItsBonds(complex) && complex.Donors.All(d => IsBound(complex, d[0])) ? 1 : 0;
                if (complex is null)
                {
                    output.WriteLine($"{recipe}: {outcomes[0].Faults[0].Words}");
                }
            }
        }

        output.WriteLine($"{chelating} of {asked} chelate");
        Assert.Equal(asked, chelating);
        Assert.True(asked >= 48);
    }

    private static bool IsBound(BuiltComplex complex, int donor) => complex.Structure.Distance(0, donor) < Radii(complex, 0, donor) + 0.4;

    /// <summary>Whether atoms nearer than their covalent radii and 0.4 angstrom (0.25 with hydrogen) are just those that are bonded: nothing the builder looks at.</summary>
    private static bool HasItsBonds(BuiltComplex complex)
    {
        var bonded = complex.Bonds.Where(b => b.To != 0 && b.From != 0).Select(b => (Math.Min(b.From, b.To), Math.Max(b.From, b.To))).ToHashSet();
        var (elements, found) = (complex.Structure.Elements, new HashSet<(int, int)>());
        for (var i = 1; i < complex.Structure.Count; i++)
        {
            for (var j = i + 1; j < complex.Structure.Count; j++)
            {
                var hydrogens = (elements[i].AtomicNumber == 1 ? 1 : 0) + (elements[j].AtomicNumber == 1 ? 1 : 0);
                if (complex.Structure.Distance(i, j) < Radii(complex, i, j) + (hydrogens switch { 0 => 0.4, 1 => 0.25, _ => 0.2 }))
                {
                    found.Add((i, j));
                }
            }
        }

        return found.SetEquals(bonded);
    }

    private static double Radii(BuiltComplex complex, int i, int j) => complex.Structure.Elements[i].CovalentRadius!.Value + complex.Structure.Elements[j].CovalentRadius!.Value;

    private static IEnumerable<(string Ligand, ComplexRecipe Recipe)> Recipes()
    {
        var water = LigandLibrary.Find("H2O");
        for (var k = 0; k < LigandLibrary.All.Count; k++)
        {
            var ligand = LigandLibrary.All[k].Ligand;
            for (var number = Math.Max(4, ligand.Denticity); number <= 9; number++)
            {
                var copies = Math.Min(2, number / ligand.Denticity);
                var rest = number - copies * ligand.Denticity;
                // A ring takes the room of its electron pairs: two cyclooctatetraenides and six waters fit no metal.
                if (rest + copies * (ligand.DonorAtoms.Count + ligand.HapticGroups.Sum(g => (g.Count + 1) / 2)) > MostPairs)
                {
                    continue;
                }

                RecipeLigand[] ligands = [new(ligand, copies, Placement.Any, []), .. rest > 0 ? [new RecipeLigand(water, rest, Placement.Any, [])] : Array.Empty<RecipeLigand>()];
                foreach (var metal in Metals)
                {
                    yield return (ligand.Name, RecipeText.Read(metal, "O x6", "OC-6", _ => null) is var m ? new ComplexRecipe(m.Metal, m.OxidationState, ligands, ReferencePolyhedron.FromCode(Shapes[number - 4][(k + number) % 2])) : throw new InvalidOperationException());
                }
            }
        }
    }

    /// <summary>The first isomers until one succeeds, as a user would see them in one run.</summary>
    private static Outcome Try((string Ligand, ComplexRecipe Recipe) asked)
    {
        IReadOnlyList<SiteAssignment> isomers;
        try
        {
            isomers = Stereoisomers.Of(asked.Recipe);
        }
        catch (ArgumentException)
        {
            return new Outcome(asked.Ligand, asked.Recipe, 0, null, null, 0);
        }

        var watch = Stopwatch.StartNew();
        BuildFault? fault = null;
        var tried = 0;
        foreach (var isomer in isomers.Take(6))
        {
            tried++;
            var outcome = ComplexBuilder.Build(asked.Recipe, isomer, seed: 1, cancellation: TestContext.Current.CancellationToken);
            if (outcome.Complex is { } complex)
            {
                return new Outcome(asked.Ligand, asked.Recipe, tried, complex, null, watch.Elapsed.TotalSeconds);
            }

            fault ??= outcome.Faults[0];
        }

        return new Outcome(asked.Ligand, asked.Recipe, tried, null, fault, watch.Elapsed.TotalSeconds);
    }

    private sealed record Outcome(string Ligand, ComplexRecipe Recipe, int Isomers, BuiltComplex? Complex, BuildFault? Fault, double Seconds);
}
