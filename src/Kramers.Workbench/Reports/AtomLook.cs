namespace Kramers.Workbench.Reports;

/// <summary>Colour and covalent radius of an atom in a drawing.</summary>
/// <param name="Fill">Colour, as CSS.</param>
/// <param name="RadiusAngstrom">Covalent radius, angstrom: Cordero et al., Dalton Trans. 2832 (2008), high spin where it differs.</param>
internal sealed record AtomLook(string Fill, double RadiusAngstrom)
{
    private static readonly Dictionary<string, AtomLook> Known = new(StringComparer.Ordinal)
    {
        ["H"] = new("#f4f4f4", 0.31),
        ["B"] = new("#f0b8a0", 0.84),
        ["C"] = new("#5c6066", 0.76),
        ["N"] = new("#4a72d8", 0.71),
        ["O"] = new("#e0493c", 0.66),
        ["F"] = new("#8fd36a", 0.57),
        ["Si"] = new("#d6b98c", 1.11),
        ["P"] = new("#ee8f2e", 1.07),
        ["S"] = new("#ecc93e", 1.05),
        ["Cl"] = new("#4fbb4f", 1.02),
        ["Se"] = new("#d89a2b", 1.20),
        ["Br"] = new("#a5553a", 1.20),
        ["I"] = new("#8a4fa8", 1.39),
        ["V"] = new("#9aa2ad", 1.53),
        ["Cr"] = new("#8a99c7", 1.39),
        ["Mn"] = new("#9c7ac7", 1.61),
        ["Fe"] = new("#d9703a", 1.52),
        ["Co"] = new("#e78aa5", 1.50),
        ["Ni"] = new("#6cc48f", 1.24),
        ["Cu"] = new("#c88b4a", 1.32),
        ["Zn"] = new("#8d91b5", 1.22),
        ["Y"] = new("#7fd3d3", 1.90),
        ["Tb"] = new("#5fd0b5", 1.94),
        ["Dy"] = new("#45c9b5", 1.92),
        ["Ho"] = new("#3fc4a0", 1.92),
        ["Er"] = new("#3cbf8c", 1.89),
    };

    /// <summary>The look of an element; that of a generic metal where none is listed.</summary>
    public static AtomLook Of(string symbol) => Known.GetValueOrDefault(symbol, new AtomLook("#b0a8c0", 1.55));
}
