namespace Kramers.Validation;

/// <summary>Where the repository lies: the nearest folder above the test program that holds Kramers.slnx.</summary>
internal static class RepositoryRoot
{
    internal static string Path { get; } = Find();

    /// <summary>A path inside the repository.</summary>
    internal static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Kramers.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Kramers.slnx above {AppContext.BaseDirectory}.");
    }
}
