namespace Kramers.Workbench.Building;

/// <summary>How far GFN2-xTB relaxes what was built.</summary>
public enum XtbRefinement
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With the metal and its donors held where they are.</summary>
    Restrained,

    /// <summary>Restrained first, then all atoms.</summary>
    Free,
}

/// <summary>A recipe as typed.</summary>
/// <param name="Metal">For example Dy3+.</param>
/// <param name="Ligands">For example trans:[O-]C(C)(C)C x2; n1ccccc1 x5.</param>
/// <param name="Shape">SHAPE's code.</param>
public sealed record RecipeLine(string Metal, string Ligands, string Shape)
{
    /// <summary>Two metals and their bridges, for example Cu2(mu-OH)2, with the ligands then those of each metal; null for one metal.</summary>
    public string? Core { get; init; }

    /// <summary>File and line that it was read from; null for flags.</summary>
    public (string File, int Line)? Origin { get; init; }
}

/// <summary>What <c>kramers build</c> builds, and how.</summary>
/// <param name="Recipes">The recipes.</param>
public sealed record BuildOptions(IReadOnlyList<RecipeLine> Recipes)
{
    /// <summary>2S+1 of all complexes; null for high spin.</summary>
    public int? Multiplicity { get; init; }

    /// <summary>Most stereoisomers of a recipe; the first ones are taken.</summary>
    public int MostIsomers { get; init; } = 20;

    /// <summary>Decides all that is random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Refinement by GFN2-xTB.</summary>
    public XtbRefinement Refinement { get; init; }

    /// <summary>The CSV file of a batch; null for flags.</summary>
    public string? Batch { get; init; }

    /// <summary>Cores of this machine that build at once; -1 for all. The result is the same with each number.</summary>
    public int Cores { get; init; } = -1;

    /// <summary>Whether a batch goes on with what an earlier run of it has left.</summary>
    public bool Resume { get; init; }

    /// <summary>How a batch is given to other processes; null to build in this one.</summary>
    public BuildJobs? Jobs { get; init; }

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>
        {
            ["recipes"] = Recipes.Select(Written).ToArray(),
            ["isomers"] = MostIsomers,
            ["seed"] = Seed,
            ["xtb"] = Refinement.ToString(),
        };
        if (Multiplicity is { } multiplicity)
        {
            settings["multiplicity"] = multiplicity;
        }

        return settings;
    }

    private static Dictionary<string, object> Written(RecipeLine recipe)
    {
        var written = new Dictionary<string, object> { ["metal"] = recipe.Metal, ["ligands"] = recipe.Ligands, ["shape"] = recipe.Shape };
        if (recipe.Core is { } core)
        {
            written["core"] = core;
        }

        return written;
    }
}
