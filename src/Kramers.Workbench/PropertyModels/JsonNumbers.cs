using System.Text.Json;
using System.Text.Json.Nodes;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>Numbers and settings in the JSON of model files.</summary>
internal static class JsonNumbers
{
    public static JsonArray Of(IEnumerable<double> numbers) => new([.. numbers.Select(x => (JsonNode?)JsonValue.Create(x))]);

    public static JsonArray Of(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode?)JsonValue.Create(w))]);

    /// <summary>As rows.</summary>
    public static JsonArray Of(Matrix m) => new([.. Enumerable.Range(0, m.Rows).Select(i => (JsonNode?)Of(m.Row(i).ToArray()))]);

    /// <summary>What <see cref="Inputs.YamlSection.Resolved"/> holds.</summary>
    public static JsonNode? OfSetting(object value) => value switch
    {
        IReadOnlyDictionary<string, object> section => new JsonObject(section.Select(s => KeyValuePair.Create(s.Key, OfSetting(s.Value)))),
        string word => JsonValue.Create(word),
        bool flag => JsonValue.Create(flag),
        int whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        IEnumerable<double> numbers => Of(numbers),
        IEnumerable<string> words => Of(words),
        IEnumerable<string[]> rows => new JsonArray([.. rows.Select(r => (JsonNode?)Of(r))]),
        _ => throw new InvalidOperationException($"A setting is a {value.GetType().Name}."),
    };

    public static double[] Doubles(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    public static string[] Words(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    public static Matrix Matrix(this JsonElement element, string name) =>
        Numerics.LinearAlgebra.Matrix.FromRows([.. element.GetProperty(name).EnumerateArray().Select(r => r.EnumerateArray().Select(e => e.GetDouble()).ToArray())]);
}
