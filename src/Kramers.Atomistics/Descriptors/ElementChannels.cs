using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>The elements that a descriptor was set up for, in the order of its channels.</summary>
internal sealed class ElementChannels
{
    private readonly string _descriptor;
    private readonly Dictionary<string, int> _index;

    /// <summary>Takes the elements.</summary>
    /// <param name="descriptor">Name of the descriptor, for messages.</param>
    /// <param name="symbols">Symbols of elements, each once.</param>
    /// <exception cref="ArgumentException">None, an unknown one, or one twice.</exception>
    internal ElementChannels(string descriptor, IReadOnlyList<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        if (symbols.Count == 0 || symbols.Distinct(StringComparer.Ordinal).Count() != symbols.Count)
        {
            throw new ArgumentException($"{descriptor} needs a list of elements, each once, got '{string.Join(' ', symbols)}'.", nameof(symbols));
        }

        (_descriptor, Elements) = (descriptor, [.. symbols.Select(Element.FromSymbol)]);
        _index = symbols.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i, StringComparer.Ordinal);
    }

    internal IReadOnlyList<Element> Elements { get; }

    internal int Count => Elements.Count;

    /// <summary>Number of unordered pairs of elements, an element with itself among them.</summary>
    internal int PairCount => Count * (Count + 1) / 2;

    /// <summary>All unordered pairs: (0, 0), (0, 1), ..., (1, 1), ...</summary>
    internal IEnumerable<(int First, int Second)> Pairs =>
        from a in Enumerable.Range(0, Count) from b in Enumerable.Range(a, Count - a) select (a, b);

    /// <summary>Place of a pair, in either order, among <see cref="Pairs"/>.</summary>
    internal int Pair(int a, int b)
    {
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        return low * Count - low * (low - 1) / 2 + high - low;
    }

    /// <summary>The channel of every atom.</summary>
    /// <exception cref="ArgumentException">An atom's element has none.</exception>
    internal int[] Of(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var channels = new int[structure.Count];
        for (var i = 0; i < channels.Length; i++)
        {
            if (!_index.TryGetValue(structure.Elements[i].Symbol, out channels[i]))
            {
                throw new ArgumentException(
                    $"{_descriptor} was set up for {string.Join(", ", _index.Keys)}, but atom {i + 1} is {structure.Elements[i].Symbol}. Set it up with that element, and train again.",
                    nameof(structure));
            }
        }

        return channels;
    }
}
