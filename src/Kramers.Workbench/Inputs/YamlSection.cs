using System.Globalization;
using Kramers.Chemistry;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kramers.Workbench.Inputs;

/// <summary>
/// One mapping of an input file. Every getter marks its key as read; <see cref="Finish"/> then complains of keys that nobody
/// asked for, so that a misspelt setting is an error and not silently the default. All errors are <see cref="InputException"/>s
/// that name file and line.
/// </summary>
public sealed class YamlSection
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _resolved = new(StringComparer.Ordinal);

    private YamlSection(string file, string path, YamlMappingNode node) => (_file, _path, _node) = (file, path, node);

    /// <summary>All that was asked for so far, defaults filled in, nested as in the file: what really decided a run.</summary>
    public IReadOnlyDictionary<string, object> Resolved => _resolved;

    /// <summary>Reads a file whose root is a mapping.</summary>
    /// <exception cref="InputException">The file is missing or is not YAML with a mapping at its root.</exception>
    public static YamlSection Load(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new InputException(file, null, "the file does not exist", "Give the folder that holds it, or write it; the folder examples has some to start from");
        }

        return Parse(System.IO.File.ReadAllText(file), file);
    }

    /// <summary>Reads text; messages call it <paramref name="file"/>.</summary>
    /// <exception cref="InputException">It is not YAML with a mapping at its root.</exception>
    public static YamlSection Parse(string text, string file)
    {
        try
        {
            using var reader = new StringReader(text);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
                ? new YamlSection(file, "", root)
                : throw new InputException(file, 1, "the file holds no 'key: value' lines", "Write one setting a line");
        }
        catch (YamlException e)
        {
            throw new InputException(file, (int)e.Start.Line, $"this is not valid YAML: {e.Message.TrimEnd('.')}", "Check indentation, colons and quotes", e);
        }
    }

    /// <summary>The file, as the user named it.</summary>
    public string File => _file;

    /// <summary>Keys in the order of the file.</summary>
    /// <exception cref="InputException">A key is a list or section.</exception>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(Name);

    /// <summary>A sub-mapping that must be there.</summary>
    public YamlSection Section(string key) => OptionalSection(key) ?? throw Missing(key, "a section");

    /// <summary>A sub-mapping, or null where the key is absent.</summary>
    public YamlSection? OptionalSection(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => Nested(key, mapping),
        var other => throw Wrong(key, other, "a section of 'key: value' lines"),
    };

    /// <summary>A sub-mapping; an empty one, so that all its defaults hold, where the key is absent.</summary>
    public YamlSection SectionOrDefaults(string key) =>
        OptionalSection(key) ?? Nested(key, new YamlMappingNode());

    /// <summary>A list of sub-mappings, empty where the key is absent.</summary>
    public IReadOnlyList<YamlSection> Sections(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        var items = node is YamlSequenceNode list ? list.Children : throw Wrong(key, node, "a list of sections, each starting with '- '");
        var sections = items.Select((item, i) => new YamlSection(
            _file, FormattableString.Invariant($"{Qualified(key)}[{i + 1}]."), item as YamlMappingNode ?? throw Wrong(key, item, "a list of sections, each starting with '- '"))).ToArray();
        _resolved[key] = sections.Select(s => s._resolved).ToArray();
        return sections;
    }

    /// <summary>Words or numbers in rows: one scalar is one row of one, a list is one row. Null where the key is absent.</summary>
    public string[][]? Rows(string key)
    {
        const string expected = "a number, a list or a list of rows";
        string[] Row(YamlSequenceNode list) => [.. list.Children.Select(n => Scalar(key, n, expected))];
        return Find(key) switch
        {
            null => null,
            YamlScalarNode => Keep(key, new[] { new[] { Text(key) } }),
            YamlSequenceNode { Children: [YamlSequenceNode, ..] } list => Keep(key, list.Children.Select(n => n is YamlSequenceNode row ? Row(row) : throw Wrong(key, n, "rows of equal kind")).ToArray()),
            YamlSequenceNode list => Keep(key, new[] { Row(list) }),
            var other => throw Wrong(key, other, expected),
        };
    }

    /// <summary>Reads a finite number; fractions such as 3/2 are understood.</summary>
    public static bool TryParse(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = text.Split('/').Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) ? x : double.NaN).ToArray();
        value = numbers.Length switch { 1 => numbers[0], 2 => numbers[0] / numbers[1], _ => double.NaN };
        return double.IsFinite(value);
    }

    /// <summary>Whether the key holds a sub-mapping.</summary>
    public bool HoldsSection(string key) => Find(key) is YamlMappingNode;

    /// <summary>Text; required where no default is given.</summary>
    public string Text(string key, string? fallback = null) =>
        Keep(key, Find(key) is { } node ? Scalar(key, node, "text") : fallback ?? throw Missing(key, "text"));

    /// <summary>Text, or null where the key is absent.</summary>
    public string? OptionalText(string key) => Find(key) is { } node ? Keep(key, Scalar(key, node, "text")) : null;

    /// <summary>A finite number within bounds; required where no default is given. Fractions such as 3/2 are understood.</summary>
    public double Number(string key, double? fallback = null, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (Find(key) is not { } node)
        {
            return Keep(key, fallback ?? throw Missing(key, "a number"));
        }

        return Keep(key, InRange(key, node, ParseNumber(key, node), min, max));
    }

    /// <summary>A finite number, or null where the key is absent.</summary>
    public double? OptionalNumber(string key) => Find(key) is { } node ? Keep(key, ParseNumber(key, node)) : null;

    /// <summary>A number, or null where the key is absent or says <c>auto</c>.</summary>
    public double? NumberOrAuto(string key, double min = double.NegativeInfinity)
    {
        if (Find(key) is { } node && Scalar(key, node, "a number or auto") != "auto")
        {
            return Keep(key, InRange(key, node, ParseNumber(key, node), min, double.PositiveInfinity));
        }

        Keep(key, "auto");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Whole(string key, int? fallback = null, int min = int.MinValue, int max = int.MaxValue)
    {
        var value = Number(key, fallback, min, max);
        return value == Math.Floor(value) ? (int)value : throw Wrong(key, Find(key)!, "a whole number");
    }

    /// <summary>true or false.</summary>
    public bool Flag(string key, bool fallback)
    {
        if (Find(key) is not { } node)
        {
            return Keep(key, fallback);
        }

        return Keep(key, Scalar(key, node, "true or false") switch
        {
            "true" => true,
            "false" => false,
            _ => throw Wrong(key, node, "true or false"),
        });
    }

    /// <summary>One of a few words.</summary>
    public string Choice(string key, string fallback, params string[] choices)
    {
        var text = Text(key, fallback);
        return choices.Contains(text) ? text : throw Wrong(key, Find(key)!, "one of " + string.Join(", ", choices));
    }

    /// <summary>A list of numbers within bounds, at least one; required where no default is given.</summary>
    public double[] Numbers(string key, double[]? fallback = null, double min = double.NegativeInfinity) => Find(key) switch
    {
        null => Keep(key, fallback ?? throw Missing(key, "a list of numbers such as [1, 2]")),
        YamlSequenceNode { Children.Count: > 0 } list =>
            Keep(key, list.Children.Select(n => InRange(key, n, ParseNumber(key, n), min, double.PositiveInfinity)).ToArray()),
        var other => throw Wrong(key, other, "a list of numbers such as [1, 2], at least one"),
    };

    /// <summary>A list of words, at least one.</summary>
    public string[] Words(string key) => Find(key) switch
    {
        null => throw Missing(key, "a list such as [F, N]"),
        YamlSequenceNode { Children.Count: > 0 } list => Keep(key, list.Children.Select(n => Scalar(key, n, "a word")).ToArray()),
        var other => throw Wrong(key, other, "a list such as [F, N]"),
    };

    /// <summary>One text or a list of them, at least one; kept as it was written.</summary>
    public string[] TextOrWords(string key) => Find(key) is YamlSequenceNode ? Words(key) : [Text(key)];

    /// <summary>Call when all keys have been asked for.</summary>
    /// <exception cref="InputException">A key was never asked for: it is misspelt or does not belong here.</exception>
    public void Finish()
    {
        foreach (var key in _node.Children.Keys)
        {
            if (!_known.Contains(Name(key)))
            {
                throw new InputException(_file, Line(key), $"the key '{Qualified(Name(key))}' is not known here", $"Known are: {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
            }
        }
    }

    /// <summary>An error at a key, for checks that this class cannot make.</summary>
    public InputException Error(string key, string found, string advice) =>
        new(_file, Find(key) is { } node ? Line(node) : Line(_node), found, advice);

    private string Name(YamlNode key) => key is YamlScalarNode { Value: { } name }
        ? name
        : throw new InputException(_file, Line(key), "a key is a list or section", "Write a word before the colon");

    private YamlSection Nested(string key, YamlMappingNode mapping)
    {
        var section = new YamlSection(_file, Qualified(key) + ".", mapping);
        _resolved[key] = section._resolved;
        return section;
    }

    private T Keep<T>(string key, T value)
        where T : notnull
    {
        _resolved[key] = value;
        return value;
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private double ParseNumber(string key, YamlNode node) =>
        TryParse(Scalar(key, node, "a number"), out var value) ? value : throw Wrong(key, node, "a number or a fraction such as 3/2");

    private double InRange(string key, YamlNode node, double value, double min, double max) =>
        value >= min && value <= max ? value : throw Wrong(key, node, (min, max) switch
        {
            (_, double.PositiveInfinity) => FormattableString.Invariant($"a number of at least {min:R}"),
            _ => FormattableString.Invariant($"a number from {min:R} to {max:R}"),
        });

    private string Scalar(string key, YamlNode node, string expected) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Wrong(key, node, expected);

    private InputException Missing(string key, string expected) =>
        new(_file, Line(_node), $"the key '{Qualified(key)}' is missing", $"Add it: it takes {expected}");

    private InputException Wrong(string key, YamlNode node, string expected) =>
        new(_file, Line(node), $"'{Qualified(key)}' is {(node is YamlScalarNode s ? $"'{s.Value}'" : "a list or section")}", $"It takes {expected}");

    private string Qualified(string key) => _path + key;

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
