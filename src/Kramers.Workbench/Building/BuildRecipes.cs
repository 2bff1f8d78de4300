using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Chemistry.Ligands;

namespace Kramers.Workbench.Building;

/// <summary>A recipe of a batch whose donors have no place on its polyhedron.</summary>
internal sealed record RefusedRecipe(ComplexRecipe Recipe, string Words);

/// <summary>Recipes as typed, read: what is to be built, and what of a batch has no stereoisomer.</summary>
internal sealed record BuildRecipes(IReadOnlyList<BuildTask> Tasks, IReadOnlyList<RefusedRecipe> Refused)
{
    /// <summary>Reads all. A combination of a batch whose chelates do not reach is left out; what is mistyped stops the run.</summary>
    /// <exception cref="InputException">A recipe cannot be read, or none is left.</exception>
    internal static BuildRecipes Read(BuildOptions options)
    {
        var (tasks, refused) = (new List<BuildTask>(), new List<RefusedRecipe>());
        for (var k = 0; k < options.Recipes.Count; k++)
        {
            var line = options.Recipes[k];
            var recipe = Said(line, () => RecipeText.Read(line.Metal, line.Ligands, line.Shape, Named, options.Multiplicity, line.Core));
            try
            {
                tasks.AddRange(BuildTask.Of(options, k, line, recipe, Stereoisomers.Of(recipe)));
            }
            catch (ArgumentException error) when (options.Batch is not null)
            {
                refused.Add(new RefusedRecipe(recipe, error.Message.TrimEnd('.')));
            }
            catch (ArgumentException error)
            {
                throw Input(line, error);
            }
        }

        return new BuildRecipes(tasks, refused);
    }

    private static ComplexRecipe Said(RecipeLine line, Func<ComplexRecipe> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException error)
        {
            throw Input(line, error);
        }
    }

    private static InputException Input(RecipeLine line, ArgumentException error)
    {
        var at = error.Message.IndexOf(". ", StringComparison.Ordinal);
        var (found, advice) = at > 0 ? (error.Message[..at], error.Message[(at + 2)..]) : (error.Message, "Change the recipe");
        return new InputException(line.Origin?.File ?? "recipe", line.Origin?.Line, found, advice.TrimEnd('.'), error);
    }

    private static Ligand? Named(string name) => LigandLibrary.All.FirstOrDefault(l => l.Ligand.Name == name)?.Ligand;
}
