using Kramers.Chemistry;

namespace Kramers.Workbench.PropertyModels;

/// <summary>What the name of a file says about its content.</summary>
internal static class DataFile
{
    /// <summary>Whether it is a table; else it holds structures.</summary>
    /// <exception cref="InputException">The name says neither.</exception>
    public static bool IsTable(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => true,
        ".XYZ" or ".EXTXYZ" => false,
        _ => throw new InputException(file, null, System.IO.File.Exists(file) ? "its name does not say what it holds" : "there is no such file", "Give structures as .xyz or .extxyz, or a table as .csv"),
    };
}
