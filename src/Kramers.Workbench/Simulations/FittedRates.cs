using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Magnetism.RateLaws;

namespace Kramers.Workbench.Simulations;

/// <summary>
/// A rate law from the result.json of a fit: the first place in the file that has numbers under names such as "Orbach.U" and
/// "Raman.n". They may be keys with a number or with an object that holds "value", objects with "name" and "value", or two lists "name" and "value".
/// </summary>
internal static class FittedRates
{
    public static RateLaw Load(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return Find(document.RootElement) is { Count: > 0 } values
                ? Law(file, values)
                : throw new InputException(file, null, "no parameters of a rate law were found", "Name the result.json of a fit of relaxation times, with names such as Orbach.U and Orbach.tau0");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, null, "the result of the fit cannot be read", "Name it as it lies beside the simulation file", e);
        }
        catch (JsonException e)
        {
            throw new InputException(file, (int?)e.LineNumber + 1, "this is not valid JSON", "Name the result.json of a fit", e);
        }
    }

    private static RateLaw Law(string file, IReadOnlyDictionary<string, double> values)
    {
        var names = values.Keys.Select(TermOf).Distinct().ToArray();
        var model = new RateModel([.. names.Select(n => RateTermKind.OfTerm(n)!.Create(0))]);
        string[] keys = [.. names.SelectMany((n, i) => model.Terms[i].Parameters.Select(p => $"{n}.{p.Name}"))];
        if (keys.FirstOrDefault(k => !values.ContainsKey(k)) is { } missing)
        {
            throw new InputException(file, null, $"the fit has no number for {missing}", "Write the terms into 'rates' by hand");
        }

        try
        {
            return model.WithValues([.. keys.Select(k => values[k])]);
        }
        catch (ArgumentException e)
        {
            throw new InputException(file, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Check the fit", e);
        }
    }

    /// <summary>Depth first, in the order of the file; null where nothing was found.</summary>
    private static Dictionary<string, double>? Find(JsonElement element)
    {
        IEnumerable<JsonElement> children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
            JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        return Here(element) is { Count: > 0 } found ? found : children.Select(Find).FirstOrDefault(f => f is not null);
    }

    private static Dictionary<string, double> Here(JsonElement element)
    {
        IEnumerable<(string? Name, JsonElement Value)> pairs = element.ValueKind switch
        {
            JsonValueKind.Object when Lists(element) is { } lists => lists,
            JsonValueKind.Object => element.EnumerateObject().Select(p => ((string?)p.Name, p.Value)),
            JsonValueKind.Array => element.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => (Name(e), e)),
            _ => [],
        };
        return pairs.Where(p => p.Name is not null && RateTermKind.OfTerm(TermOf(p.Name)) is not null && Number(p.Value) is not null)
            .DistinctBy(p => p.Name).ToDictionary(p => p.Name!, p => Number(p.Value)!.Value);
    }

    private static IEnumerable<(string? Name, JsonElement Value)>? Lists(JsonElement element) =>
        element.TryGetProperty("value", out var values) && values.ValueKind == JsonValueKind.Array
        && (element.TryGetProperty("name", out var names) || element.TryGetProperty("parameter", out names)) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(n => n.GetString()).Zip(values.EnumerateArray())
            : null;

    private static string? Name(JsonElement element) =>
        (element.TryGetProperty("name", out var name) || element.TryGetProperty("parameter", out name)) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Object when element.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number => value.GetDouble(),
        _ => null,
    };

    /// <summary>"Orbach 2" of "Orbach 2.U".</summary>
    private static string TermOf(string parameter) => parameter[..Math.Max(0, parameter.LastIndexOf('.'))];
}
