using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A named number of a spin system that a fit may change.</summary>
/// <param name="Name">Its name, as the file uses it in place of a number.</param>
/// <param name="Start">Its value outside of fits, and where they begin.</param>
/// <param name="Min">Lower bound; minus infinity for none.</param>
/// <param name="Max">Upper bound; infinity for none.</param>
/// <param name="Role">Whether a fit changes it.</param>
/// <param name="TiedTo">The parameter that it follows, if tied.</param>
/// <param name="Factor">This over that parameter, if tied.</param>
public sealed record ModelParameter(string Name, double Start, double Min, double Max, ParameterRole Role, string? TiedTo = null, double Factor = 1);

/// <summary>What a fit does to a parameter.</summary>
public enum ParameterRole
{
    /// <summary>Changes it.</summary>
    Free,

    /// <summary>Leaves it.</summary>
    Fixed,

    /// <summary>Keeps its ratio to another one.</summary>
    Tied,
}

/// <summary>All named numbers of a spin system, in the order of the file.</summary>
public sealed class ModelParameters
{
    internal ModelParameters(IReadOnlyList<ModelParameter> all) => All = all;

    /// <summary>All of them.</summary>
    public IReadOnlyList<ModelParameter> All { get; }

    /// <summary>Those that a fit changes.</summary>
    public IReadOnlyList<ModelParameter> Free => [.. All.Where(p => p.Role == ParameterRole.Free)];

    /// <summary>Where all parameters start.</summary>
    public IReadOnlyDictionary<string, double> Start => At([.. Free.Select(p => p.Start)]);

    /// <summary>All values from those of the free parameters, in their order.</summary>
    public IReadOnlyDictionary<string, double> At(double[] free)
    {
        ArgumentNullException.ThrowIfNull(free);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var next = 0;
        foreach (var p in All.Where(p => p.Role != ParameterRole.Tied))
        {
            values[p.Name] = p.Role == ParameterRole.Free ? free[next++] : p.Start;
        }

        foreach (var p in All.Where(p => p.Role == ParameterRole.Tied))
        {
            values[p.Name] = p.Factor * values[p.TiedTo!];
        }

        return values;
    }

    internal static ModelParameters Read(YamlSection? section)
    {
        var all = section?.Keys.ToList().ConvertAll(name => ReadOne(section, name)) ?? [];
        foreach (var tied in all.Where(p => p.Role == ParameterRole.Tied))
        {
            if (!all.Any(p => p.Name == tied.TiedTo && p.Role != ParameterRole.Tied))
            {
                throw section!.Error(tied.Name, $"'{tied.Name}' is tied to '{tied.TiedTo}', which is no free or fixed parameter", "Tie it to one of the others");
            }
        }

        return new ModelParameters(all);
    }

    private static ModelParameter ReadOne(YamlSection section, string name)
    {
        if (!char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw section.Error(name, $"the parameter '{name}' is no name", "Write a letter, then letters and digits");
        }

        var one = section.Section(name);
        var parameter = one.Keys.Contains("fixed") ? new ModelParameter(name, one.Number("fixed"), double.NegativeInfinity, double.PositiveInfinity, ParameterRole.Fixed)
            : one.Keys.Contains("tiedTo") ? new ModelParameter(name, 0, double.NegativeInfinity, double.PositiveInfinity, ParameterRole.Tied, one.Text("tiedTo"), one.Number("factor", 1))
            : new ModelParameter(name, one.Number("start"), one.OptionalNumber("min") ?? double.NegativeInfinity, one.OptionalNumber("max") ?? double.PositiveInfinity, ParameterRole.Free);
        one.Finish();
        return parameter.Role != ParameterRole.Free || (parameter.Min < parameter.Max && parameter.Min <= parameter.Start && parameter.Start <= parameter.Max)
            ? parameter
            : throw section.Error(name, FormattableString.Invariant($"'{name}' starts at {parameter.Start}, not between {parameter.Min} and {parameter.Max}"), "Give min < max and a start between them");
    }
}
