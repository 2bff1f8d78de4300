using System.Security;
using System.Xml.Linq;

namespace Kramers.Tests.Architecture;

/// <summary>Native calls and pointers live in one assembly, where the tests of linear algebra guard them.</summary>
public class NativeCodeTests
{
    private const string Home = "Kramers.Numerics";

    public static TheoryData<string> Others => [.. Repository.Projects.Where(project => project != Home)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Others_call_nothing_native(string project)
    {
        Assert.Empty(NativeMethods(project));
        Assert.False(LoadsLibraries(project));
        Assert.False(IsUnsafe(project));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Others_do_not_ask_for_unsafe_code(string project) =>
        Assert.Empty(XDocument.Load(Repository.ProjectFile(project)).Descendants("AllowUnsafeBlocks"));

    [Fact]
    public void The_marks_that_are_looked_for_are_there_where_they_may_be()
    {
        Assert.NotEmpty(NativeMethods(Home));
        Assert.True(LoadsLibraries(Home));
        Assert.True(IsUnsafe(Home));
    }

    private static IReadOnlyList<string> NativeMethods(string project)
    {
        using var metadata = new Metadata(project);
        return metadata.NativeMethods();
    }

    private static bool LoadsLibraries(string project)
    {
        using var metadata = new Metadata(project);
        return metadata.UsedTypes().Any(used => used.Type == "System.Runtime.InteropServices.NativeLibrary");
    }

    /// <summary>The compiler marks modules that were built with unsafe code allowed.</summary>
    private static bool IsUnsafe(string project) =>
        Repository.Assembly(project).ManifestModule.IsDefined(typeof(UnverifiableCodeAttribute), inherit: false);
}
