using Kramers.Chemistry.Building;

namespace Kramers.Workbench.Building;

/// <summary>One stereoisomer to build.</summary>
/// <param name="RecipeNumber">Its recipe, from 0.</param>
/// <param name="Recipe">Its recipe.</param>
/// <param name="Assignment">Which stereoisomer.</param>
/// <param name="MirrorOf">The earlier stereoisomer that is its mirror image; null where there is none.</param>
/// <param name="Seed">Seed of its embeddings.</param>
/// <param name="Key">All that decides what is built; the same in every run.</param>
internal sealed record BuildTask(int RecipeNumber, ComplexRecipe Recipe, SiteAssignment Assignment, SiteAssignment? MirrorOf, ulong Seed, string Key)
{
    /// <summary>Seeds of stereoisomers lie so far apart that their further attempts do not meet.</summary>
    private const ulong SeedStep = 1000;

    internal static IEnumerable<BuildTask> Of(BuildOptions options, int number, RecipeLine line, ComplexRecipe recipe, IReadOnlyList<SiteAssignment> isomers)
    {
        var mirrors = MirrorImages.Of(recipe, isomers);
        for (var i = 0; i < Math.Min(isomers.Count, options.MostIsomers); i++)
        {
            var seed = options.Seed + SeedStep * (ulong)i;
            var key = FormattableString.Invariant($"{line.Metal}|{line.Core}|{line.Ligands}|{line.Shape}|{recipe.Multiplicity}|{isomers[i]}|{seed}|{options.Refinement}");
            yield return new BuildTask(number, recipe, isomers[i], mirrors[i] is { } m && m < i ? isomers[m] : null, seed, key);
        }
    }
}
