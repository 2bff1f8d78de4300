using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Workbench.Labels;

/// <summary>The file request.json of a set: the last request, and what it has decided for all geometries.</summary>
internal static class LabelRequest
{
    private const string FileName = "request.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(LabelOptions options) => File.WriteAllText(Path.Combine(options.Output, FileName), JsonSerializer.Serialize(options, Indented));

    /// <summary>
    /// The request with the elements that have the donors' basis in all geometries of the set: a hydrogen that comes near to the metal in one of them
    /// would otherwise make another level of theory of it. They were decided by the first request in this folder, or are by this geometry.
    /// </summary>
    public static LabelOptions WithDonors(LabelOptions options, Structure first)
    {
        var known = Donors(Path.Combine(options.Output, FileName));
        var decided = known?.All(symbol => first.Elements.Any(element => element.Symbol == symbol)) == true
            ? known
            : [.. OpenMolcasBasis.Donors(first).Select(element => element.Symbol)];
        return options with { Engine = options.Engine with { Donors = decided } };
    }

    private static string[]? Donors(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<LabelOptions>(File.ReadAllText(file))?.Engine.Donors?.ToArray() : null;
        }
        catch (JsonException cause)
        {
            throw new InputException(file, (int?)cause.LineNumber + 1, "it is not the request of a labelled set", "Restore the file, or remove it", cause);
        }
    }
}
