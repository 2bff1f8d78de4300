using System.Text.RegularExpressions;
using Kramers.Chemistry;

namespace Kramers.Workbench.Building;

/// <summary>
/// Recipes of a batch: a CSV file with the columns metal, ligands and shape, and core where complexes have two metals. A cell with alternatives between bars, Dy3+|Tb3+, stands for
/// all of them; with several such cells, for all combinations. Cells with commas stand in double quotes.
/// </summary>
public static partial class RecipeFile
{
    private const int MostRecipes = 100_000;
    private const string CoreColumn = "core";
    private static readonly string[] Columns = ["metal", "ligands", "shape"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">No such file, a missing column or value, or too many combinations.</exception>
    public static IReadOnlyList<RecipeLine> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException(file, null, "there is no such file", "Give a CSV file with the columns metal, ligands and shape");
        }

        var lines = File.ReadAllLines(file);
        var header = lines.Length == 0 ? [] : Cells(lines[0]);
        int[] columns = [.. Columns.Select(c => Array.IndexOf(header, c))];
        if (columns.Contains(-1))
        {
            throw new InputException(file, 1, $"there is no column {Columns[Array.IndexOf(columns, -1)]}", "Begin with a line metal,ligands,shape");
        }

        var recipes = new List<RecipeLine>();
        for (var k = 1; k < lines.Length; k++)
        {
            recipes.AddRange(lines[k].Length == 0 ? [] : Combinations(lines[k], columns, Array.IndexOf(header, CoreColumn), file, k + 1));
            if (recipes.Count > MostRecipes)
            {
                throw new InputException(file, k + 1, FormattableString.Invariant($"more than {MostRecipes} recipes so far"), "Split the file");
            }
        }

        return recipes.Count > 0 ? recipes : throw new InputException(file, null, "it holds no recipe", "Write one recipe per line below the header");
    }

    /// <summary>The text of a file with these recipes.</summary>
    internal static string Text(IEnumerable<RecipeLine> recipes) =>
        "metal,ligands,shape,core\n" + string.Concat(recipes.Select(r => $"{r.Metal},\"{r.Ligands}\",{r.Shape},{r.Core}\n"));

    private static IEnumerable<RecipeLine> Combinations(string line, int[] columns, int coreColumn, string file, int number)
    {
        var cells = Cells(line);
        string?[] cores = coreColumn >= 0 && coreColumn < cells.Length && cells[coreColumn].Length > 0 ? cells[coreColumn].Split('|', StringSplitOptions.TrimEntries) : new string?[] { null };
        string[][] alternatives = [.. columns.Select(c => c < cells.Length ? cells[c].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [])];
        if (alternatives.Any(a => a.Length == 0))
        {
            throw new InputException(file, number, "a cell is empty", "Each line needs metal, ligands and shape");
        }

        return from metal in alternatives[0]
               from ligands in alternatives[1]
               from shape in alternatives[2]
               from core in cores
               select new RecipeLine(metal, ligands, shape) { Core = core, Origin = (file, number) };
    }

    private static string[] Cells(string line) => [.. CellPattern().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value.Trim())];

    [GeneratedRegex("""(?:^|,)(?:\s*"([^"]*)"\s*|([^,]*))""")]
    private static partial Regex CellPattern();
}
