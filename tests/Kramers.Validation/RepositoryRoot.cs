namespace Kramers.Validation;

/// <summary>Finds the checkout that the tests run from.</summary>
internal static class RepositoryRoot
{
    /// <summary>Full path of the folder that holds Kramers.slnx.</summary>
    public static string Path { get; } = Find();

    /// <summary>Full path of a file or folder below the root.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Kramers.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Kramers.slnx above {AppContext.BaseDirectory}.");
    }
}
