namespace Kramers.Chemistry.Building;

/// <summary>Van der Waals radii in angstrom: Bondi, J. Phys. Chem. 68, 441 (1964), doi:10.1021/j100785a001; 2.0 for what it has not.</summary>
internal static class VanDerWaals
{
    internal static double Radius(Element element) => element.AtomicNumber switch
    {
        1 => 1.20,
        6 => 1.70,
        7 => 1.55,
        8 => 1.52,
        9 => 1.47,
        14 => 2.10,
        15 or 16 => 1.80,
        17 => 1.75,
        33 => 1.85,
        34 => 1.90,
        35 => 1.85,
        53 => 1.98,
        _ => 2.0,
    };
}
