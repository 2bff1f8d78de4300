using Kramers.Chemistry;

namespace Kramers.Tests.Chemistry;

public sealed class ElementTests
{
    [Fact]
    public void All_118_elements_are_found_by_number_and_symbol()
    {
        for (var z = 1; z <= 118; z++)
        {
            var element = Element.FromAtomicNumber(z);
            Assert.Equal(z, element.AtomicNumber);
            Assert.Equal(element, Element.FromSymbol(element.Symbol));
            Assert.Equal(z <= 96, element.CovalentRadius.HasValue);
        }
    }

    [Theory]
    [InlineData("H", 1, 1.008, 0.31)]
    [InlineData("C", 6, 12.011, 0.76)]
    [InlineData("Co", 27, 58.933194, 1.26)]
    [InlineData("Dy", 66, 162.5, 1.92)]
    [InlineData("U", 92, 238.02891, 1.96)]
    public void Known_numbers(string symbol, int z, double mass, double radius)
    {
        var element = Element.FromSymbol(symbol);
        Assert.Equal((z, mass, radius), (element.AtomicNumber, element.Mass, element.CovalentRadius));
    }

    [Fact]
    public void Masses_grow_with_Z_but_for_the_known_inversions()
    {
        // Ar-K, Co-Ni, Te-I, Th-Pa, U-Np, Pu-Am are the classical ones; the others follow from the choice of the isotope.
        var inverted = Enumerable.Range(1, 117).Where(z => Element.FromAtomicNumber(z + 1).Mass < Element.FromAtomicNumber(z).Mass);
        Assert.Equal([18, 27, 52, 90, 92, 94, 96, 106, 107], inverted);
    }

    [Theory]
    [InlineData("Xx")]
    [InlineData("CO")]
    [InlineData("")]
    public void An_unknown_symbol_is_named(string symbol)
    {
        Assert.False(Element.TryFromSymbol(symbol, out _));
        Assert.Contains($"'{symbol}'", Assert.Throws<ArgumentException>(() => Element.FromSymbol(symbol)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_the_table_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Element.FromAtomicNumber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Element.FromAtomicNumber(119));
        Assert.False(Element.TryFromSymbol(null, out _));
    }
}
