using System.Reflection;

namespace Kramers.Tests.Architecture;

/// <summary>The sources above this test program and the assemblies beside it.</summary>
internal static class Repository
{
    /// <summary>Every project under src, by name.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root(), "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static string ProjectFile(string project) => Path.Combine(Root(), "src", project, $"{project}.csproj");

    /// <summary>File of the assembly; the command line's has the name of the command.</summary>
    public static string AssemblyFile(string project) =>
        Path.Combine(AppContext.BaseDirectory, project == "Kramers.Cli" ? "kramers.dll" : $"{project}.dll");

    public static Assembly Assembly(string project) => System.Reflection.Assembly.LoadFrom(AssemblyFile(project));

    /// <summary>Types that other assemblies can see, of all projects.</summary>
    public static IEnumerable<Type> PublicTypes() => Projects.SelectMany(project => Assembly(project).GetExportedTypes());

    /// <summary>Hand-written C# files under src or tests, each with the namespace that its place asks for.</summary>
    public static IEnumerable<(string File, string Namespace)> Sources(string top)
    {
        var root = Path.Combine(Root(), top);
        return from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)
               where !parts.Contains("obj") && !parts.Contains("bin")
               select (file, string.Join('.', parts.SkipLast(1)));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kramers.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Kramers.slnx above {AppContext.BaseDirectory}.");
    }
}
