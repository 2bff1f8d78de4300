using Kramers.Magnetism.RateLaws;

namespace Kramers.Workbench.Simulations;

/// <summary>A parameter of a rate term as a simulation file spells it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Fallback">In the unit of the term; null where it is required.</param>
internal sealed record RateKey(UnitKey Key, double? Fallback = null);

/// <summary>A kind of process as simulation files spell it.</summary>
/// <param name="Word">Its key.</param>
/// <param name="Create">Makes the term from the g of its doublet, 0 where the term has none.</param>
/// <param name="TakesG">Whether the term has a g.</param>
/// <param name="Keys">Its parameters in the order of the term.</param>
internal sealed record RateTermKind(string Word, Func<double, IRateTerm> Create, bool TakesG, params IReadOnlyList<RateKey> Keys)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<RateTermKind> All { get; } =
    [
        new("orbach", _ => new OrbachTerm(), false, Plain("tau0"), new(UnitKeys.Energy("U"))),
        new("raman", _ => new RamanTerm(), false, Plain("C"), Plain("n")),
        new("localModeRaman", _ => new LocalModeRamanTerm(), false, Plain("C"), new(UnitKeys.Energy("w"))),
        new("bronsVanVleck", _ => new BronsVanVleckTerm(), false, Plain("C"), Plain("n"), Plain("e"), Plain("f")),
        new("direct", g => new DirectTerm(g), true, Plain("A"), Plain("m", 4)),
        new("phononBottleneck", g => new PhononBottleneckTerm(g), true, Plain("Q")),
        new("qtm", _ => new TunnellingTerm(), false, Plain("tau")),
        new("quenchedQtm", _ => new FieldQuenchedTunnellingTerm(), false, Plain("tau"), new(UnitKeys.Field("Bq")), Plain("p", 2)),
        new("thermallyAssistedQtm", _ => new ThermallyAssistedTunnellingTerm(), false, Plain("tau"), new(UnitKeys.Energy("E"))),
    ];

    /// <summary>The kind of a term of a fitted model, e.g. of "Orbach" and "Orbach 2"; null for an unknown name.</summary>
    public static RateTermKind? OfTerm(string name) =>
        All.FirstOrDefault(k => k.Create(0).Name is var term && (name == term || (name.StartsWith(term + " ", StringComparison.Ordinal) && int.TryParse(name[(term.Length + 1)..], out _))));

    private static RateKey Plain(string name, double? fallback = null) => new(UnitKeys.Plain(name), fallback);
}
