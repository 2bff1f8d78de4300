using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>Vectors and matrices in the JSON of models; what is missing is named.</summary>
internal static class ModelJson
{
    public static void WriteVector(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (var x in values)
        {
            json.WriteNumberValue(x);
        }

        json.WriteEndArray();
    }

    /// <summary>As <c>{"rows": r, "columns": c, "data": [row by row]}</c>.</summary>
    public static void WriteMatrix(this Utf8JsonWriter json, string name, Matrix matrix)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rows", matrix.Rows);
        json.WriteNumber("columns", matrix.Columns);
        json.WriteVector("data", matrix.Data);
        json.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">There is no such member.</exception>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : throw new InvalidDataException($"The model has no \"{name}\".");

    public static string Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new InvalidDataException($"\"{name}\" of the model must be text.");

    public static double Number(this JsonElement element, string name) => element.Member(name).GetDouble();

    public static int Integer(this JsonElement element, string name) => element.Member(name).GetInt32();

    public static double[] Vector(this JsonElement element, string name)
    {
        var array = element.Member(name);
        var values = new double[array.GetArrayLength()];
        var k = 0;
        foreach (var x in array.EnumerateArray())
        {
            values[k++] = x.GetDouble();
        }

        return values;
    }

    public static Matrix Matrix(this JsonElement element, string name)
    {
        var matrix = element.Member(name);
        return new Matrix(matrix.Integer("rows"), matrix.Integer("columns"), matrix.Vector("data"));
    }
}
