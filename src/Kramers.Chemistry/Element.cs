namespace Kramers.Chemistry;

/// <summary>A chemical element. Sources of the numbers: <see cref="PeriodicTable"/>.</summary>
/// <param name="AtomicNumber">Z, 1 to 118.</param>
/// <param name="Symbol">For example "Co".</param>
/// <param name="Mass">Standard atomic weight in u (Meija et al., doi:10.1515/pac-2015-0305).</param>
/// <param name="CovalentRadius">Covalent radius in angstrom (Cordero et al., doi:10.1039/b801115j); null beyond curium, where the table ends.</param>
public readonly record struct Element(int AtomicNumber, string Symbol, double Mass, double? CovalentRadius)
{
    /// <summary>The element with a symbol, written as chemists do: "Co", not "CO" or "co".</summary>
    /// <exception cref="ArgumentException">There is no such element.</exception>
    public static Element FromSymbol(string symbol) =>
        TryFromSymbol(symbol, out var element)
            ? element
            : throw new ArgumentException($"'{symbol}' is not the symbol of an element. Write it with one capital, for example Co.", nameof(symbol));

    /// <summary>The element with atomic number <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within 1 to 118.</exception>
    public static Element FromAtomicNumber(int z)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(z, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(z, PeriodicTable.Elements.Length);
        return PeriodicTable.Elements[z - 1];
    }

    /// <summary>Looks a symbol up; false where there is no such element.</summary>
    public static bool TryFromSymbol(string? symbol, out Element element)
    {
        element = default;
        return symbol is not null && PeriodicTable.BySymbol.TryGetValue(symbol, out element);
    }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
