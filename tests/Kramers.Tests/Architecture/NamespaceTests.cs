using System.Text.RegularExpressions;

namespace Kramers.Tests.Architecture;

/// <summary>A folder is a piece of physics or chemistry, and a namespace is a folder.</summary>
public partial class NamespaceTests
{
    private static readonly string[] SaysNothing = ["Models", "Helpers", "Utils", "Utilities", "Common", "Misc", "Shared"];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void The_namespace_is_the_path(string top)
    {
        var sources = Repository.Sources(top).ToArray();
        Assert.NotEmpty(sources);
        Assert.Empty(sources.Where(source => Declared(source.File) is { } found && found != source.Namespace).Select(source => source.File));
        Assert.All(sources.Where(source => Declared(source.File) is null), source => Assert.Equal("Program.cs", Path.GetFileName(source.File)));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_folder_has_a_name_that_says_nothing(string top) =>
        Assert.All(Repository.Sources(top), source => Assert.Empty(source.Namespace.Split('.').Intersect(SaysNothing)));

    private static string? Declared(string file) =>
        Declaration().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
