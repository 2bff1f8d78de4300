using Kramers.Chemistry;

namespace Kramers.Workbench.Reports;

/// <summary>Colour and covalent radius of an atom in a drawing.</summary>
/// <param name="Fill">Colour, as CSS.</param>
/// <param name="RadiusAngstrom">Covalent radius, angstrom.</param>
internal sealed record AtomLook(string Fill, double RadiusAngstrom)
{
    private static readonly Dictionary<string, string> Fills = new(StringComparer.Ordinal)
    {
        ["H"] = "#f4f4f4",
        ["B"] = "#f0b8a0",
        ["C"] = "#5c6066",
        ["N"] = "#4a72d8",
        ["O"] = "#e0493c",
        ["F"] = "#8fd36a",
        ["Si"] = "#d6b98c",
        ["P"] = "#ee8f2e",
        ["S"] = "#ecc93e",
        ["Cl"] = "#4fbb4f",
        ["Se"] = "#d89a2b",
        ["Br"] = "#a5553a",
        ["I"] = "#8a4fa8",
        ["V"] = "#9aa2ad",
        ["Cr"] = "#8a99c7",
        ["Mn"] = "#9c7ac7",
        ["Fe"] = "#d9703a",
        ["Co"] = "#e78aa5",
        ["Ni"] = "#6cc48f",
        ["Cu"] = "#c88b4a",
        ["Zn"] = "#8d91b5",
        ["Y"] = "#7fd3d3",
        ["Tb"] = "#5fd0b5",
        ["Dy"] = "#45c9b5",
        ["Ho"] = "#3fc4a0",
        ["Er"] = "#3cbf8c",
    };

    // Beyond the table of covalent radii, and for symbols that are no element, the size of a heavy metal.
    private const double UnknownRadius = 1.55;

    /// <summary>The look of an element; that of a generic metal where no colour is listed.</summary>
    public static AtomLook Of(string symbol) => new(
        Fills.GetValueOrDefault(symbol, "#b0a8c0"),
        Element.TryFromSymbol(symbol, out var element) ? element.CovalentRadius ?? UnknownRadius : UnknownRadius);
}
