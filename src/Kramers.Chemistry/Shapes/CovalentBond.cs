namespace Kramers.Chemistry.Shapes;

/// <summary>Bonds by distance.</summary>
internal static class CovalentBond
{
    // Beyond curium there are no covalent radii; actinides have about this one.
    private const double HeavyRadius = 1.7;
    private const double Tolerance = 0.4;
    private const double HydrogenTolerance = 0.25;

    /// <summary>Sum of two covalent radii in angstrom.</summary>
    internal static double SumOfRadii(Element a, Element b) => (a.CovalentRadius ?? HeavyRadius) + (b.CovalentRadius ?? HeavyRadius);

    /// <summary>Atoms nearer than this, in angstrom, are bonded, as the Cambridge Structural Database has it; hydrogen, whose places are rough, a little less, and never to hydrogen.</summary>
    internal static double LongestAngstrom(Element a, Element b) => (a.AtomicNumber, b.AtomicNumber) switch
    {
        (1, 1) => 0,
        (1, _) or (_, 1) => SumOfRadii(a, b) + HydrogenTolerance,
        _ => SumOfRadii(a, b) + Tolerance,
    };
}
