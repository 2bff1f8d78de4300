namespace Kramers.Chemistry.Shapes;

/// <summary>Bonds by distance.</summary>
internal static class CovalentBond
{
    // Beyond curium there are no covalent radii; actinides have about this one.
    private const double HeavyRadius = 1.7;
    private const double Tolerance = 0.4;

    /// <summary>Sum of two covalent radii in angstrom.</summary>
    internal static double SumOfRadii(Element a, Element b) => (a.CovalentRadius ?? HeavyRadius) + (b.CovalentRadius ?? HeavyRadius);

    /// <summary>Atoms nearer than this, in angstrom, are bonded, as the Cambridge Structural Database has it.</summary>
    internal static double LongestAngstrom(Element a, Element b) => SumOfRadii(a, b) + Tolerance;
}
