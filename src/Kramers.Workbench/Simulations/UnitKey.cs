using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Simulations;

/// <summary>A unit that may stand at the end of a key.</summary>
/// <param name="Suffix">As in the key; empty where the quantity has one usual unit, which the documentation states.</param>
/// <param name="Factor">From this unit to ours.</param>
internal sealed record KeyUnit(string Suffix, double Factor);

/// <summary>A quantity whose key ends in its unit, such as fieldTesla or fieldOe: the same number means another field in another paper.</summary>
/// <param name="Name">The key without unit.</param>
/// <param name="Units">What it may end in; the first is ours.</param>
internal sealed record UnitKey(string Name, params IReadOnlyList<KeyUnit> Units)
{
    /// <summary>The number in our unit.</summary>
    /// <param name="section">Where the key stands.</param>
    /// <param name="fallback">In our unit; null where the key is required.</param>
    /// <param name="accepts">Says whether a number in our unit is possible.</param>
    /// <param name="expected">What is possible, in words.</param>
    public double Read(YamlSection section, double? fallback, Func<double, bool> accepts, string expected)
    {
        var given = Units.Where(u => section.OptionalNumber(Name + u.Suffix) is not null).ToArray();
        var spelled = string.Join(" or ", Units.Select(u => Name + u.Suffix));
        if (given.Length > 1)
        {
            throw section.Error(Name + given[1].Suffix, $"'{Name}' is given twice, in two units", $"Write {spelled}, not both");
        }

        if (given.Length == 0)
        {
            return Missing(section, spelled) ?? section.Number(Name + Units[0].Suffix, fallback);
        }

        var key = Name + given[0].Suffix;
        var value = given[0].Factor * section.Number(key);
        return accepts(value) ? value : throw section.Error(key, FormattableString.Invariant($"'{key}' is {section.Number(key)}"), $"It takes {expected}");

        double? Missing(YamlSection s, string keys) => s.Keys.Contains(Name) ? throw s.Error(Name, $"'{Name}' does not state its unit", $"Write {keys}")
            : fallback is null ? throw s.Error(Name, $"'{Name}' is missing", $"Add {keys}") : null;
    }

    /// <summary>A number above zero.</summary>
    public double Positive(YamlSection section, double? fallback = null) => Read(section, fallback, x => x > 0, "a number above 0");
}
