using System.Collections.Frozen;
using System.Globalization;

namespace Kramers.Chemistry.Graphs;

/// <summary>How many bonds an atom of a SELFIES string may have, counted hydrogens included, by element and charge.</summary>
public sealed class BondingCapacities
{
    private readonly FrozenDictionary<(int AtomicNumber, int Charge), int> capacities;
    private readonly int others;

    /// <summary>Makes a table.</summary>
    /// <param name="capacities">Keys "C", "N+1" or "Fe+2", and "?" for all that are not named; values 0 to 8.</param>
    /// <exception cref="ArgumentException">A key that is no element with a charge, a value outside 0 to 8, or no "?".</exception>
    public BondingCapacities(IReadOnlyDictionary<string, int> capacities)
    {
        ArgumentNullException.ThrowIfNull(capacities);
        foreach (var (key, value) in capacities)
        {
            if (value is < 0 or > 8)
            {
                throw new ArgumentException($"The capacity of '{key}' is {value}. Give 0 to 8.", nameof(capacities));
            }
        }

        others = capacities.TryGetValue("?", out var rest) ? rest : throw new ArgumentException("The capacity of all other atoms is missing. Give it under '?'.", nameof(capacities));
        this.capacities = capacities.Where(c => c.Key != "?").ToFrozenDictionary(c => Parse(c.Key), c => c.Value);
    }

    /// <summary>The defaults of selfies 2.1: charged atoms as their isoelectronic neighbours, P 5, S 6, all others 8.</summary>
    public static BondingCapacities Default { get; } = new(Common());

    /// <summary>P and S obey the octet rule: 3 and 2 bonds.</summary>
    public static BondingCapacities OctetRule { get; } = new(With(("S", 2), ("S+1", 3), ("S-1", 1), ("P", 3), ("P+1", 4), ("P-1", 2)));

    /// <summary>Cl, Br and I with seven bonds, N with five.</summary>
    public static BondingCapacities Hypervalent { get; } = new(With(("Cl", 7), ("Br", 7), ("I", 7), ("N", 5)));

    /// <summary>The capacity of an atom with a charge in e.</summary>
    public int this[int atomicNumber, int charge] => capacities.TryGetValue((atomicNumber, charge), out var capacity) ? capacity : others;

    private static Dictionary<string, int> Common() => new()
    {
        ["H"] = 1, ["F"] = 1, ["Cl"] = 1, ["Br"] = 1, ["I"] = 1,
        ["B"] = 3, ["B+1"] = 2, ["B-1"] = 4,
        ["O"] = 2, ["O+1"] = 3, ["O-1"] = 1,
        ["N"] = 3, ["N+1"] = 4, ["N-1"] = 2,
        ["C"] = 4, ["C+1"] = 3, ["C-1"] = 3,
        ["P"] = 5, ["P+1"] = 4, ["P-1"] = 6,
        ["S"] = 6, ["S+1"] = 5, ["S-1"] = 5,
        ["?"] = 8,
    };

    private static Dictionary<string, int> With(params (string Key, int Value)[] changes)
    {
        var table = Common();
        foreach (var (key, value) in changes)
        {
            table[key] = value;
        }

        return table;
    }

    private static (int AtomicNumber, int Charge) Parse(string key)
    {
        var sign = key.AsSpan().IndexOfAny('+', '-');
        var charge = 0;
        var known = Element.TryFromSymbol(sign < 0 ? key : key[..sign], out var element)
            && (sign < 0 || int.TryParse(key.AsSpan(sign), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out charge));
        return known ? (element.AtomicNumber, charge) : throw new ArgumentException($"'{key}' is no atom. Write an element and its charge, for example C, N+1 or Fe+2.", nameof(key));
    }
}
