using System.Globalization;

namespace Kramers.Cli;

/// <summary>Times as people say them.</summary>
internal static class Duration
{
    /// <summary>"0.4 s", "42 s", "3 min 12 s", "2 h 05 min".</summary>
    public static string Text(TimeSpan time)
    {
        var seconds = time.TotalSeconds;
        var whole = (long)Math.Round(seconds);
        return seconds switch
        {
            < 9.95 => Format($"{seconds:0.0} s"),
            < 59.5 => Format($"{seconds:0} s"),
            < 3599.5 => Format($"{whole / 60} min {whole % 60:00} s"),
            _ => Format($"{whole / 3600} h {whole % 3600 / 60:00} min"),
        };
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
