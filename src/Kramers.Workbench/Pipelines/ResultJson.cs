using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kramers.Chemistry;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// <c>result.json</c>: camel case, numbers in their shortest form that reads back to the same bits, rows of numbers on one
/// line. JSON knows no infinity: a relaxation time that never ends is null.
/// </summary>
public static class ResultJson
{
    /// <summary>The text of a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>Indented JSON that ends in a line feed; equal results give equal text.</returns>
    public static string ToText(RelaxResult result)
    {
        using JsonDocument document = JsonSerializer.SerializeToDocument(result, ResultJsonContext.Default.RelaxResult);
        return Layout(document);
    }

    /// <summary>Any JSON in the layout of result.json, with a line feed at the end.</summary>
    internal static string Layout(JsonDocument document)
    {
        StringBuilder text = new();
        Append(text, document.RootElement, 0);
        return text.Append('\n').ToString();
    }

    /// <summary>Reads a result from its text.</summary>
    /// <param name="text">JSON as <see cref="ToText"/> writes it.</param>
    /// <returns>The result, equal to the one written.</returns>
    /// <exception cref="JsonException">The text is not a result.</exception>
    public static RelaxResult FromText(string text)
    {
        return JsonSerializer.Deserialize(text, ResultJsonContext.Default.RelaxResult) ?? throw new JsonException("The result is null.");
    }

    /// <summary>Reads a result.</summary>
    /// <param name="path">A result.json that kramers relax wrote.</param>
    /// <returns>The result, equal to the one written.</returns>
    /// <exception cref="InputException">The file is not a result.</exception>
    public static RelaxResult Read(string path)
    {
        try
        {
            return FromText(File.ReadAllText(path));
        }
        catch (JsonException error)
        {
            int? line = error.LineNumber is long number ? (int)number + 1 : null;
            throw new InputException(path, line, "not a result of kramers relax", "Run kramers relax again to write it anew", error);
        }
    }

    private static void Append(StringBuilder text, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.EnumerateObject().Any():
                AppendObject(text, element, depth);
                break;
            case JsonValueKind.Array when element.EnumerateArray().All(IsScalar):
                text.Append('[').AppendJoin(", ", element.EnumerateArray().Select(item => item.GetRawText())).Append(']');
                break;
            case JsonValueKind.Array:
                AppendRows(text, element, depth);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element, int depth)
    {
        string separator = "{";
        foreach (JsonProperty property in element.EnumerateObject())
        {
            text.Append(separator);
            NewLine(text, depth + 1);
            text.Append('"').Append(JsonEncodedText.Encode(property.Name)).Append("\": ");
            Append(text, property.Value, depth + 1);
            separator = ",";
        }

        NewLine(text, depth);
        text.Append('}');
    }

    private static void AppendRows(StringBuilder text, JsonElement element, int depth)
    {
        string separator = "[";
        foreach (JsonElement item in element.EnumerateArray())
        {
            text.Append(separator);
            NewLine(text, depth + 1);
            Append(text, item, depth + 1);
            separator = ",";
        }

        NewLine(text, depth);
        text.Append(']');
    }

    private static void NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', 2 * depth);

    private static bool IsScalar(JsonElement element) => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
}

/// <summary>Serialisers made at build time, so that no start-up time goes into reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, Converters = [typeof(InfinityAsNullConverter)])]
[JsonSerializable(typeof(RelaxResult))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>Infinity is null; the other two values that JSON lacks are the texts "NaN" and "-Infinity", so that none is mistaken for another.</summary>
internal sealed class InfinityAsNullConverter : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => double.PositiveInfinity,
        JsonTokenType.String when reader.ValueTextEquals("NaN") => double.NaN,
        JsonTokenType.String when reader.ValueTextEquals("-Infinity") => double.NegativeInfinity,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else if (double.IsPositiveInfinity(value)) writer.WriteNullValue();
        else writer.WriteStringValue(double.IsNaN(value) ? "NaN" : "-Infinity");
    }
}
