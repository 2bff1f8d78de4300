using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Electronegativities on Pauling's scale: Allred, J. Inorg. Nucl. Chem. 17, 215 (1961), https://doi.org/10.1016/0022-1902(61)80142-5, and
/// Pauling, The Nature of the Chemical Bond (1960), as the CRC Handbook tabulates them. It has none for Pm, Eu, Tb and Yb: here they have
/// the mean of their two neighbours.
/// </summary>
public static class Electronegativity
{
    // Hydrogen to plutonium; 0 for none.
    private static readonly double[] Pauling =
    [
        2.20, 0, 0.98, 1.57, 2.04, 2.55, 3.04, 3.44, 3.98, 0, 0.93, 1.31, 1.61, 1.90, 2.19, 2.58, 3.16, 0,
        0.82, 1.00, 1.36, 1.54, 1.63, 1.66, 1.55, 1.83, 1.88, 1.91, 1.90, 1.65, 1.81, 2.01, 2.18, 2.55, 2.96, 0,
        0.82, 0.95, 1.22, 1.33, 1.6, 2.16, 2.10, 2.2, 2.28, 2.20, 1.93, 1.69, 1.78, 1.96, 2.05, 2.1, 2.66, 2.60,
        0.79, 0.89, 1.10, 1.12, 1.13, 1.14, 1.155, 1.17, 1.185, 1.20, 1.21, 1.22, 1.23, 1.24, 1.25, 1.125, 1.0,
        1.3, 1.5, 1.7, 1.9, 2.2, 2.2, 2.2, 2.4, 1.9, 1.8, 1.8, 1.9, 2.0, 2.2, 0, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7, 1.3, 1.3,
    ];

    /// <summary>The electronegativity of an element, dimensionless.</summary>
    /// <exception cref="ArgumentException">The scale has none for it.</exception>
    public static double Of(Element element) => element.AtomicNumber <= Pauling.Length && Pauling[element.AtomicNumber - 1] > 0
        ? Pauling[element.AtomicNumber - 1]
        : throw new ArgumentException($"Pauling's scale has no electronegativity for {element}.", nameof(element));
}
