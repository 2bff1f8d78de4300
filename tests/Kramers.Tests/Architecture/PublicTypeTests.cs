using System.Reflection;
using System.Xml.Linq;

namespace Kramers.Tests.Architecture;

/// <summary>What every public type owes to its readers.</summary>
public class PublicTypeTests
{
    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        var described = Repository.Projects.SelectMany(Summaries).ToHashSet(StringComparer.Ordinal);
        var types = Repository.PublicTypes().Select(type => type.FullName!.Replace('+', '.')).ToArray();
        Assert.NotEmpty(types);
        Assert.Empty(types.Except(described));
    }

    [Fact]
    public void No_public_type_has_static_state_that_a_stranger_can_change()
    {
        var fields = from type in Repository.PublicTypes()
                     from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                     where !field.IsLiteral && (!field.IsInitOnly || field.FieldType.IsArray)
                     select $"{type.FullName}.{field.Name}";
        var properties = from type in Repository.PublicTypes()
                         from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                         where property.GetSetMethod() is not null
                         select $"{type.FullName}.{property.Name}";
        Assert.Empty(fields.Concat(properties));
    }

    /// <summary>Names of the types that have a summary with words in it.</summary>
    private static IEnumerable<string> Summaries(string project) =>
        from member in XDocument.Load(Path.ChangeExtension(Repository.AssemblyFile(project), "xml")).Descendants("member")
        let name = member.Attribute("name")!.Value
        where name.StartsWith("T:", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(member.Element("summary")?.Value)
        select name[2..];
}
