using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>
/// Reads recipes as people type them: <c>Dy3+</c> and <c>trans:[O-]C(C)(C)C x2; n1ccccc1 x5</c>. A ligand is a SMILES string or a name, with
/// <c>cis:</c>, <c>trans:</c> or <c>sites 1,2:</c> before it, and <c>donors 0,3</c>, <c>haptic 0,1,2,3,4</c> (atoms from 0) and a count <c>x2</c> behind it.
/// </summary>
public static partial class RecipeText
{
    /// <summary>Reads a recipe.</summary>
    /// <param name="metal">For example Dy3+, Co2+, Fe(III) is not read.</param>
    /// <param name="ligands">Ligands with semicolons between them.</param>
    /// <param name="shape">SHAPE's code, for example PBPY-7.</param>
    /// <param name="named">Ligands by name; null where a name is unknown.</param>
    /// <param name="multiplicity">2S+1; null for high spin.</param>
    /// <param name="core">Two metals and their bridges, as <see cref="DinuclearCore.Read"/> takes them; null for one metal.</param>
    /// <exception cref="ArgumentException">It cannot be read; the message says which part and what to write.</exception>
    public static ComplexRecipe Read(string metal, string ligands, string shape, Func<string, Ligand?> named, int? multiplicity = null, string? core = null)
    {
        ArgumentNullException.ThrowIfNull(metal);
        ArgumentNullException.ThrowIfNull(ligands);
        ArgumentNullException.ThrowIfNull(named);
        var (element, charge) = ReadMetal(metal.Trim());
        RecipeLigand[] read = [.. ligands.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => ReadLigand(l, named))];
        return new ComplexRecipe(element, charge, read, ReferencePolyhedron.FromCode(shape), multiplicity, core is null ? null : DinuclearCore.Read(core));
    }

    private static (Element Metal, int Charge) ReadMetal(string text)
    {
        var match = MetalPattern().Match(text);
        if (!match.Success || !Element.TryFromSymbol(match.Groups[1].Value, out var element) || !Metals.IsMetal(element))
        {
            throw new ArgumentException($"'{text}' is no metal ion. Write its symbol and oxidation state, such as Dy3+ or Co2+.");
        }

        return (element, match.Groups[2].Length == 0 ? 1 : int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static RecipeLigand ReadLigand(string text, Func<string, Ligand?> named)
    {
        var match = LigandPattern().Match(text);
        if (!match.Success)
        {
            throw new ArgumentException($"'{text}' is no ligand. Write [cis:|trans:|sites 1,2:] SMILES-or-name [donors 0,3] [haptic 0,1,2] [x2].");
        }

        var count = match.Groups["count"].Success ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) : 1;
        var placement = match.Groups["word"].Value switch { "cis" => Placement.Cis, "trans" => Placement.Trans, _ => Placement.Any };
        var ligand = Resolve(match.Groups["ligand"].Value, Numbers(match.Groups["donors"]), Numbers(match.Groups["haptic"]), named);
        return new RecipeLigand(ligand, Math.Max(1, count), placement, Numbers(match.Groups["sites"]) ?? []);
    }

    private static Ligand Resolve(string text, int[]? donors, int[]? haptic, Func<string, Ligand?> named)
    {
        if (named(text) is { } known)
        {
            return donors is null && haptic is null ? known : Ligand.FromGraph(known.Name, known.Graph, donors, haptic is null ? null : [haptic]);
        }

        try
        {
            return Ligand.FromSmiles(text, text, donors, haptic is null ? null : [haptic]);
        }
        catch (SmilesException error)
        {
            throw new ArgumentException($"'{text}' is neither the name of a ligand nor SMILES: {error.Message.TrimEnd('.')}. Look names up with kramers ligands, or write the SMILES of the free ligand, such as [O-]C(C)=O.", error);
        }
    }

    private static int[]? Numbers(Group group) => group.Success ? [.. group.Value.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : null;

    [GeneratedRegex(@"^([A-Z][a-z]?)(\d?)\+$")]
    private static partial Regex MetalPattern();

    [GeneratedRegex(@"^(?:(?:(?<word>cis|trans)|sites\s+(?<sites>\d+(?:,\d+)*))\s*:\s*)?(?<ligand>\S+)(?:\s+donors\s+(?<donors>\d+(?:,\d+)*))?(?:\s+haptic\s+(?<haptic>\d+(?:,\d+)*))?(?:\s+x\s*(?<count>\d{1,2}))?$")]
    private static partial Regex LigandPattern();
}
