using System.Security;
using System.Xml.Linq;

namespace Kramers.Tests.Architecture;

/// <summary>Native calls and pointers live in one assembly, where the tests of linear algebra guard them; calls of libxtb, without pointers, in one folder of the Workbench.</summary>
public class NativeCodeTests
{
    private const string Home = "Kramers.Numerics";
    private const string Workbench = "Kramers.Workbench";
    private const string Xtb = "Kramers.Workbench.Engines.Xtb";

    public static TheoryData<string> Others => [.. Repository.Projects.Where(project => project != Home)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Others_call_nothing_native(string project)
    {
        Assert.DoesNotContain(NativeMethods(project), native => native.Namespace != Xtb);
        Assert.False(LoadsLibraries(project) && project != Workbench);
        Assert.False(IsUnsafe(project));
    }

    [Fact]
    public void The_workbench_calls_libxtb_and_nothing_else() =>
        Assert.All(NativeMethods(Workbench), native => Assert.StartsWith("xtb_", native.Name, StringComparison.Ordinal));

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

    private static IReadOnlyList<(string Namespace, string Name)> NativeMethods(string project)
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
