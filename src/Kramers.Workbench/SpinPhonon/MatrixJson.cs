using System.Numerics;
using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// Reads matrices from a JSON file of our own: a Hermitian matrix is { "re": rows, "im": rows }, "im" may be left out; three of them are
/// { "x": .., "y": .., "z": .. }. Every error names the file and the key.
/// </summary>
internal sealed class MatrixJson : IDisposable
{
    private readonly JsonDocument _document;

    public MatrixJson(string path)
    {
        File = path;
        try
        {
            _document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "no such file", "Check the path", e);
        }
        catch (JsonException e)
        {
            throw new InputException(path, (int?)e.LineNumber + 1, "this is not valid JSON", "Check brackets, commas and quotes", e);
        }
    }

    public string File { get; }

    public JsonElement Root => _document.RootElement;

    public void Dispose() => _document.Dispose();

    /// <summary>A member that must be there.</summary>
    public JsonElement Member(JsonElement parent, string key, string path = "") =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var value) ? value : throw Error(path + key, "is missing", "Add it; docs/rates.md shows the format");

    /// <summary>A list of finite numbers.</summary>
    public double[] Numbers(JsonElement list, string path) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select((x, i) => Number(x, $"{path}[{i}]"))]
        : throw Error(path, "is no list", "Write numbers between brackets");

    /// <summary>A finite number.</summary>
    public double Number(JsonElement x, string path) => x.ValueKind == JsonValueKind.Number && x.TryGetDouble(out var value) && double.IsFinite(value)
        ? value
        : throw Error(path, "is no finite number", "Write a number");

    /// <summary>A real n x n matrix, symmetric within 1e-6 of its norm.</summary>
    public Matrix Symmetric(JsonElement rows, int n, string path)
    {
        var m = Square(rows, n, path);
        return (m - m.Transpose()).Norm() <= 1e-6 * (1 + m.Norm()) ? m : throw Error(path, "is not symmetric", "Write both halves");
    }

    /// <summary>A Hermitian n x n matrix.</summary>
    public ComplexMatrix Hermitian(JsonElement parts, int n, string path)
    {
        var re = Square(Member(parts, "re", path + "."), n, path + ".re");
        var im = parts.TryGetProperty("im", out var given) ? Square(given, n, path + ".im") : new Matrix(n, n);
        var m = new ComplexMatrix(n, n, [.. re.Data.Zip(im.Data, (a, b) => new Complex(a, b))]);
        return (m - m.Adjoint()).Norm() <= 1e-6 * (1 + m.Norm()) ? m : throw Error(path, "is not Hermitian", "Write both halves, 're' symmetric and 'im' antisymmetric");
    }

    /// <summary>Hermitian matrices under x, y and z.</summary>
    public ComplexMatrix[] Vector(string key, int n) =>
        Array.ConvertAll(["x", "y", "z"], axis => Hermitian(Member(Member(Root, key), axis, key + "."), n, $"{key}.{axis}"));

    /// <summary>The list 'modes': a frequency and what <paramref name="read"/> finds in each.</summary>
    public (double[] FrequenciesCm, T[] Values) Modes<T>(Func<JsonElement, string, T> read)
    {
        var list = Member(Root, "modes");
        var modes = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list.EnumerateArray().ToArray() : throw Error("modes", "is no list, or empty", "List the modes");
        double[] frequencies = [.. modes.Select((m, i) => Number(Member(m, "frequencyCm", $"modes[{i}]."), $"modes[{i}].frequencyCm"))];
        var wrong = Array.FindIndex(frequencies, w => !(w > 0));
        return wrong < 0
            ? (frequencies, [.. modes.Select((m, i) => read(m, $"modes[{i}]."))])
            : throw Error($"modes[{wrong}].frequencyCm", "is not positive", "Leave out translations, rotations and imaginary modes");
    }

    /// <summary>'fwhmCm' of the modes, cm^-1; null where none has it.</summary>
    public double[]? Widths()
    {
        var modes = Member(Root, "modes").EnumerateArray().ToArray();
        return modes.Any(m => m.TryGetProperty("fwhmCm", out _)) ? [.. modes.Select(Width)] : null;

        double Width(JsonElement mode, int i) => Number(Member(mode, "fwhmCm", $"modes[{i}]."), $"modes[{i}].fwhmCm") is var x && x >= 1e-3
            ? x
            : throw Error($"modes[{i}].fwhmCm", "is below 0.001", "Write a full width at half maximum in cm^-1");
    }

    /// <summary>The list 'quadratic' of { p, q, ... } with p and q modes from 1, and what <paramref name="read"/> finds in each; empty where there is none.</summary>
    public IReadOnlyList<(int P, int Q, T Value)> Quadratic<T>(int modes, Func<JsonElement, string, T> read)
    {
        if (!Root.TryGetProperty("quadratic", out var list))
        {
            return [];
        }

        var seen = new HashSet<(int, int)>();
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((pair, i) => Pair(pair, $"quadratic[{i}]."))]
            : throw Error("quadratic", "is no list", "List pairs of modes with their second derivatives");

        (int, int, T) Pair(JsonElement pair, string at)
        {
            var (p, q) = (Mode(pair, at, "p"), Mode(pair, at, "q"));
            return seen.Add((Math.Min(p, q), Math.Max(p, q)))
                ? (p, q, read(pair, at))
                : throw Error(at + "p", "and q stand a second time", "Each pair stands once, in either order");
        }

        int Mode(JsonElement pair, string at, string key) => Number(Member(pair, key, at), at + key) is var x && x == Math.Floor(x) && x >= 1 && x <= modes
            ? (int)x - 1
            : throw Error(at + key, "is no mode", $"Number the modes from 1 to {modes}");
    }

    public InputException Error(string path, string found, string advice) => new(File, null, $"'{path}' {found}", advice);

    private Matrix Square(JsonElement rows, int n, string path)
    {
        double[][] numbers = rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray().Select((r, i) => Numbers(r, $"{path}[{i}]"))] : [];
        return numbers.Length == n && numbers.All(r => r.Length == n) ? Matrix.FromRows(numbers) : throw Error(path, $"is not {n} x {n}", $"Write {n} rows of {n} numbers");
    }
}
