using System.Text;
using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>The lines of a file of text, or a clear no.</summary>
internal static class MeasurementText
{
    private const string Advice = "Give a .dat file of a magnetometer, a CSV with named columns, or a .sus or .mag file of PHI";

    /// <summary>All lines.</summary>
    /// <exception cref="InputException">There is no such file, it is empty, or it is no text.</exception>
    public static string[] Lines(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "no such file", "Check the name and the folder");
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw NotMeasured(path, null, "it is a workbook or an archive", "Save the sheet as CSV with named columns");
        }

        var text = Decode(bytes);
        return text.Contains('\0') ? throw NotMeasured(path, null, "it is binary", Advice)
            : string.IsNullOrWhiteSpace(text) ? throw new InputException(path, null, "the file is empty", Advice)
            : text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }

    /// <summary>Says that a file holds something else.</summary>
    public static InputException NotMeasured(string path, int? line, string found, string advice = Advice) => new(path, line, $"this is not a measurement: {found}", advice);

    /// <summary>Byte order marks first, then UTF-8, and where that fails the Latin-1 of instruments, in which every byte is a letter.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, true), true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
