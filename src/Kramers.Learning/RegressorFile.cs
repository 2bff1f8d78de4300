using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Kramers.Learning;

/// <summary>
/// Fitted models as JSON: <c>{"kramersModel": 1, "kind": ..., "model": {...}}</c>. Numbers are written with as many digits as
/// bring back the same bits. The compact form is the same text, compressed by gzip behind the eight bytes <c>KRAMERS</c> and version; its
/// checksum finds damage.
/// </summary>
public static class RegressorFile
{
    /// <summary>Version of the format that is written and read.</summary>
    public const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "KRAMERS"u8;

    /// <summary>Writes a model; the stream stays open.</summary>
    public static void Save(IRegressor regressor, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(regressor);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("kramersModel", Version);
        WriteMembers(json, regressor);
        json.WriteEndObject();
    }

    /// <summary>Writes a model in the compact form, a third of the size or less; the stream stays open.</summary>
    public static void SaveCompact(IRegressor regressor, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write([.. Magic, Version]);
        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Save(regressor, packed);
    }

    /// <summary>Reads a model of either form.</summary>
    /// <exception cref="InvalidDataException">The file is truncated, is no model, or is of another version or an unknown kind; the message says which.</exception>
    public static IRegressor Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var document = Parse(stream);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kramersModel", out var version))
        {
            throw new InvalidDataException("This is not a model of Kramers: it has no \"kramersModel\".");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
        {
            throw OtherVersion(version.ToString());
        }

        return Read(root);
    }

    /// <summary>Writes a model inside another one, as the JSON object <paramref name="name"/>.</summary>
    internal static void Write(Utf8JsonWriter json, string name, IRegressor regressor)
    {
        json.WriteStartObject(name);
        WriteMembers(json, regressor);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The kind is unknown, or its data are incomplete.</exception>
    internal static IRegressor Read(JsonElement element)
    {
        var kind = element.Text("kind");
        if (!RegressorKinds.Readers.TryGetValue(kind, out var reader))
        {
            throw new InvalidDataException($"Models of kind \"{kind}\" are not known; known are {string.Join(", ", RegressorKinds.Readers.Keys.Order())}.");
        }

        try
        {
            return reader(element.Member("model"));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The model of kind \"{kind}\" is damaged: {e.Message}", e);
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, IRegressor regressor)
    {
        json.WriteString("kind", regressor.Kind);
        json.WriteStartObject("model");
        regressor.Write(json);
        json.WriteEndObject();
    }

    private static JsonDocument Parse(Stream stream)
    {
        try
        {
            return JsonDocument.Parse(Text(stream));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The model file is truncated or not JSON: {e.Message}", e);
        }
    }

    /// <summary>The text of either form.</summary>
    private static byte[] Text(Stream stream)
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        var bytes = file.ToArray();
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            return bytes;
        }

        if (bytes.Length > Magic.Length && bytes[Magic.Length] != Version)
        {
            throw OtherVersion(bytes[Magic.Length].ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes[Math.Min(Magic.Length + 1, bytes.Length)..]), CompressionMode.Decompress);
            using var text = new MemoryStream();
            packed.CopyTo(text);
            return text.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"The compact model file is truncated or damaged: {e.Message}", e);
        }
    }

    private static InvalidDataException OtherVersion(string version) =>
        new($"The model is of version {version}, and version {Version} can be read; train it again, or use the Kramers that wrote it.");
}
