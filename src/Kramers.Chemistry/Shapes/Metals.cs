namespace Kramers.Chemistry.Shapes;

/// <summary>Which elements are metals, by their place in the periodic table.</summary>
public static class Metals
{
    /// <summary>A metal of any block; the half metals Ge, As, Sb and Te are none, as they mostly act as donors.</summary>
    public static bool IsMetal(Element element) => element.AtomicNumber is 3 or 4 or (>= 11 and <= 13) or (>= 19 and <= 31) or (>= 37 and <= 50) or (>= 55 and <= 83) or (>= 87 and <= 112);

    /// <summary>A lanthanide or actinide, La and Ac included.</summary>
    public static bool IsFBlock(Element element) => element.AtomicNumber is (>= 57 and <= 71) or (>= 89 and <= 103);

    /// <summary>A transition metal, groups 3 to 11.</summary>
    public static bool IsTransition(Element element) => element.AtomicNumber is (>= 21 and <= 29) or (>= 39 and <= 47) or (>= 72 and <= 79);
}
