using System.Collections.Concurrent;

namespace Kramers.Chemistry.Graphs;

/// <summary>
/// SELFIES 2 to graphs (Krenn et al., Mach. Learn.: Sci. Technol. 1, 045024 (2020), doi:10.1088/2632-2153/aba947; Lo et al., Digital
/// Discovery 2, 897 (2023), doi:10.1039/D3DD00044C). Every string of symbols is a graph in which no atom exceeds its capacity. May be
/// used from several threads.
/// </summary>
public sealed class SelfiesDecoder
{
    private readonly BondingCapacities capacities;
    private readonly ConcurrentDictionary<string, SelfiesSymbol> symbols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SelfiesSymbol>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>A decoder with the default capacities.</summary>
    public SelfiesDecoder()
        : this(BondingCapacities.Default)
    {
    }

    /// <summary>A decoder with other capacities.</summary>
    public SelfiesDecoder(BondingCapacities capacities)
    {
        ArgumentNullException.ThrowIfNull(capacities);
        this.capacities = capacities;
        lookup = symbols.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The graph of <paramref name="selfies"/>; atoms are numbered as they are derived. No symbols give no atoms.</summary>
    /// <exception cref="SmilesException">Text outside brackets, or a symbol that is none.</exception>
    public MolecularGraph Decode(string selfies)
    {
        ArgumentNullException.ThrowIfNull(selfies);
        var derivation = new SelfiesDerivation(selfies.Length / 3);
        var read = 0;
        while (read < selfies.Length)
        {
            if (selfies[read] == '.')
            {
                derivation.Derive();
                read++;
                continue;
            }

            var symbol = Next(selfies, ref read);
            if (symbol.Kind != SelfiesSymbol.SymbolKind.Nothing)
            {
                derivation.Add(symbol);
            }
        }

        derivation.Derive();
        return derivation.ToGraph();
    }

    private SelfiesSymbol Next(string selfies, ref int read)
    {
        var rest = selfies.AsSpan(read);
        var length = rest[0] == '[' ? rest.IndexOf(']') + 1 : 0;
        if (length == 0)
        {
            throw new SmilesException(selfies, read + 1, rest[0] == '[' ? "'[' is never closed" : $"'{rest[0]}' outside brackets", "Write symbols in brackets, as in [C][=O]");
        }

        var text = rest[..length];
        if (!lookup.TryGetValue(text, out var symbol))
        {
            symbol = SelfiesSymbol.Read(text, capacities)
                ?? throw new SmilesException(selfies, read + 1, $"'{text}' is no symbol, or has more hydrogens than its atom can bind", "Write atoms as [=N+1], rings and branches as [Ring1] and [=Branch2]");
            lookup[text] = symbol;
        }

        read += length;
        return symbol;
    }
}
