namespace Kramers.Workbench.Reports.Charts;

/// <summary>One attribute of an SVG element; made from a (name, text) or (name, number) pair.</summary>
/// <param name="Name">Attribute name.</param>
/// <param name="Value">Attribute value, not yet escaped.</param>
public readonly record struct SvgPair(string Name, string Value)
{
    /// <summary>A text attribute.</summary>
    /// <param name="pair">Name and value.</param>
    public static implicit operator SvgPair((string Name, string Value) pair) => new(pair.Name, pair.Value);

    /// <summary>A numeric attribute, rounded to 0.01.</summary>
    /// <param name="pair">Name and value.</param>
    public static implicit operator SvgPair((string Name, double Value) pair) => new(pair.Name, SvgWriter.Number(pair.Value));
}
