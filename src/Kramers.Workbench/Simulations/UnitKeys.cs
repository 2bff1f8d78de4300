using Kramers.Numerics;

namespace Kramers.Workbench.Simulations;

/// <summary>The quantities of a simulation file that occur in more than one unit.</summary>
internal static class UnitKeys
{
    private const double TeslaPerOersted = 1e-4;

    /// <summary>A field, T.</summary>
    public static UnitKey Field(string name) => new(name, new("Tesla", 1), new("Oe", TeslaPerOersted));

    /// <summary>A sweep rate, T/s.</summary>
    public static UnitKey SweepRate { get; } = new("sweep", new("TeslaPerSecond", 1), new("OePerSecond", TeslaPerOersted));

    /// <summary>An energy, cm^-1.</summary>
    public static UnitKey Energy(string name) => new(name, new("cm", 1), new("K", PhysicalConstants.BoltzmannCm));

    /// <summary>A quantity with one usual unit.</summary>
    public static UnitKey Plain(string name) => new(name, new KeyUnit("", 1));
}
