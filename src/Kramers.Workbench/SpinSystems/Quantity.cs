using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A number of a spin system: written out, or the name of a parameter.</summary>
internal readonly record struct Quantity(double Number, string? Parameter)
{
    public double In(IReadOnlyDictionary<string, double> values) => Parameter is null ? Number : values[Parameter];
}

/// <summary>Reads numbers and names of parameters, and keeps which names were used.</summary>
internal sealed class QuantityReader(ModelParameters parameters)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>One quantity, or null where the key is absent.</summary>
    public Quantity? Optional(YamlSection section, string key) => section.Rows(key) switch
    {
        null => null,
        [[var text]] => Parse(section, key, text),
        _ => throw section.Error(key, $"'{key}' is a list", "It takes one number or parameter"),
    };

    /// <summary>Three quantities, or null where the key is absent.</summary>
    public Quantity[]? Vector(YamlSection section, string key) => section.Rows(key) switch
    {
        null => null,
        [{ Length: 3 } row] => Array.ConvertAll(row, t => Parse(section, key, t)),
        _ => throw section.Error(key, $"'{key}' is no vector", "It takes three numbers such as [0, 0, 1]"),
    };

    /// <summary>A tensor from one value (isotropic), three (its diagonal) or three rows of three; null where the key is absent.</summary>
    public Quantity[]? Tensor(YamlSection section, string key)
    {
        var rows = section.Rows(key);
        var read = rows?.Select(r => r.Select(t => Parse(section, key, t)).ToArray()).ToArray();
        return read switch
        {
            null => null,
            [[var all]] => Diagonal(all, all, all),
            [{ Length: 3 } d] => Diagonal(d[0], d[1], d[2]),
            [{ Length: 3 }, { Length: 3 }, { Length: 3 }] => [.. read.SelectMany(r => r)],
            _ => throw section.Error(key, $"'{key}' is no tensor", "It takes one number, three numbers, or three rows of three numbers"),
        };
    }

    /// <summary>Complains of parameters that appear nowhere in the system.</summary>
    public void Finish(YamlSection? section)
    {
        foreach (var p in parameters.All)
        {
            if (!_used.Contains(p.Name) && parameters.All.All(q => q.TiedTo != p.Name))
            {
                throw section!.Error(p.Name, $"the parameter '{p.Name}' is used nowhere in the system", "Write its name in place of a number, or take it out");
            }
        }
    }

    private Quantity Parse(YamlSection section, string key, string text)
    {
        if (YamlSection.TryParse(text, out var number))
        {
            return new Quantity(number, null);
        }

        if (parameters.All.Any(p => p.Name == text))
        {
            _used.Add(text);
            return new Quantity(0, text);
        }

        throw section.Error(key, $"'{key}' has '{text}', which is neither a finite number nor a parameter", "Write a number, or add the name to the section 'parameters'");
    }

    private static Quantity[] Diagonal(Quantity x, Quantity y, Quantity z)
    {
        var zero = new Quantity(0, null);
        return [x, zero, zero, zero, y, zero, zero, zero, z];
    }
}
