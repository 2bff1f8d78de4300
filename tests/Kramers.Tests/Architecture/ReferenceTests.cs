using System.Xml.Linq;

namespace Kramers.Tests.Architecture;

/// <summary>Who may use whom: the table of docs/architecture.md.</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Kramers.Numerics"] = [],
        ["Kramers.Chemistry"] = ["Kramers.Numerics"],
        ["Kramers.Magnetism"] = ["Kramers.Chemistry", "Kramers.Numerics"],
        ["Kramers.Learning"] = ["Kramers.Numerics"],
        ["Kramers.Atomistics"] = ["Kramers.Chemistry", "Kramers.Learning", "Kramers.Numerics"],
        ["Kramers.Workbench"] = ["Kramers.Atomistics", "Kramers.Chemistry", "Kramers.Learning", "Kramers.Magnetism", "Kramers.Numerics"],
        ["Kramers.Cli"] = ["Kramers.Workbench"],
    };

    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Fact]
    public void The_table_has_every_project() => Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_what_the_table_allows(string project)
    {
        var named = XDocument.Load(Repository.ProjectFile(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.Equal(Allowed[project], named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_what_the_table_allows(string project)
    {
        using var metadata = new Metadata(project);
        var strangers = metadata.UsedTypes()
            .Where(used => used.Assembly.StartsWith("Kramers.", StringComparison.Ordinal) && !Allowed[project].Contains(used.Assembly))
            .Where(used => (project, used.Type) != ("Kramers.Cli", "Kramers.Chemistry.InputException")); // to say it and return 2
        Assert.Empty(strangers);
    }

    [Fact]
    public void Magnetism_and_Atomistics_do_not_know_each_other()
    {
        using var magnetism = new Metadata("Kramers.Magnetism");
        using var atomistics = new Metadata("Kramers.Atomistics");
        Assert.DoesNotContain(magnetism.UsedTypes(), used => used.Assembly == "Kramers.Atomistics");
        Assert.DoesNotContain(atomistics.UsedTypes(), used => used.Assembly == "Kramers.Magnetism");
        Assert.Contains(magnetism.UsedTypes(), used => used.Assembly == "Kramers.Numerics");
        Assert.Contains(atomistics.UsedTypes(), used => used.Assembly == "Kramers.Numerics");
    }
}
