using Kramers.Chemistry;

namespace Kramers.Workbench.Shapes;

/// <summary>All that decides a run of 'kramers shape'.</summary>
/// <param name="Paths">Files (.xyz, .extxyz, .cif) and folders of such files.</param>
public sealed record ShapeOptions(IReadOnlyList<string> Paths)
{
    private static readonly string[] Extensions = [".xyz", ".extxyz", ".cif"];

    /// <summary>Symbol of the metal; null takes f elements, else transition metals, else any metal.</summary>
    public string? Metal { get; init; }

    /// <summary>Number of donors to take, the nearest; null chooses by covalent radii and gap.</summary>
    public int? CoordinationNumber { get; init; }

    /// <summary>Donors bonded to each other count as one, at their centroid.</summary>
    public bool Haptic { get; init; }

    /// <summary>Coordination numbers, donor sets, distances and angles of all sites together; files that cannot be read are listed instead of ending the run.</summary>
    public bool Statistics { get; init; }

    /// <summary>The files, those of a folder in the order of their names.</summary>
    /// <exception cref="InputException">A path is not there, or a folder holds no such file.</exception>
    public IReadOnlyList<string> Files() => [.. Paths.SelectMany(FilesOf)];

    internal Dictionary<string, object> Settings(string folder)
    {
        var settings = new Dictionary<string, object> { ["files"] = Files().Select(f => Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(f))).ToArray(), ["haptic"] = Haptic, ["statistics"] = Statistics };
        if (Metal is { } metal)
        {
            settings["metal"] = metal;
        }

        if (CoordinationNumber is { } number)
        {
            settings["coordinationNumber"] = number;
        }

        return settings;
    }

    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
                ? [path]
                : throw new InputException(path, null, File.Exists(path) ? "its name does not say what it holds" : "there is no such file or folder", "Give .xyz, .extxyz or .cif files, or a folder of them");
        }

        string[] files = [.. Directory.EnumerateFiles(path).Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new InputException(path, null, "the folder holds no .xyz, .extxyz or .cif file", "Name another folder");
    }
}
