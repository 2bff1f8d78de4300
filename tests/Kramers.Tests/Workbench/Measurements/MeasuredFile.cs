using Kramers.Chemistry;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

/// <summary>A file with a text, for as long as it is read.</summary>
internal static class MeasuredFile
{
    public static Measurement Read(string text, string extension = ".csv") => With(text, extension, MeasurementFile.Read);

    public static T With<T>(string text, string extension, Func<string, T> read) => With(System.Text.Encoding.UTF8.GetBytes(text), extension, read);

    public static T With<T>(byte[] content, string extension, Func<string, T> read)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        File.WriteAllBytes(path, content);
        try
        {
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static InputException Refused(string text, string extension = ".csv") => Assert.Throws<InputException>(() => Read(text, extension));
}
