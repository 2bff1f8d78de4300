namespace Kramers.Workbench.PropertyModels;

/// <summary>What a library says about an argument, for people who know no parameters.</summary>
internal static class PlainMessage
{
    /// <summary>The message as a clause, without the name of the parameter.</summary>
    public static string Of(Exception error)
    {
        var text = error.Message.ReplaceLineEndings(" ");
        var parameter = text.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return (parameter < 0 ? text : text[..parameter]).TrimEnd('.');
    }
}
