using System.Globalization;
using System.Text;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Building;

/// <summary>
/// Built complexes as extended XYZ. The comment line has charge, multiplicity, donors (atoms from 1, of a haptic group joined by +), bonds
/// (atoms from 1 with their order; d for dative), shape with its measure, recipe, isomer and seed; energy in eV where it is known.
/// </summary>
public static class ComplexXyz
{
    /// <summary>One frame.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="id">Name of the frame.</param>
    /// <param name="geometry">Its geometry, as built or relaxed since.</param>
    /// <param name="energyEv">Total energy in eV; null where it is not known.</param>
    public static string Frame(BuiltComplex complex, string id, Structure geometry, double? energyEv = null)
    {
        ArgumentNullException.ThrowIfNull(complex);
        ArgumentNullException.ThrowIfNull(geometry);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{geometry.Count}\nProperties=species:S:1:pos:R:3 id={CommentLine.Quote(id)}");
        text.Append(energyEv is { } energy ? string.Create(CultureInfo.InvariantCulture, $" energy={energy:F6}") : "");
        text.Append(CultureInfo.InvariantCulture, $" charge={complex.Recipe.Charge} multiplicity={complex.Recipe.Multiplicity}");
        text.Append(CultureInfo.InvariantCulture, $" shape={complex.Recipe.Shape.Code} shape_measure={complex.ShapeMeasure(geometry):F3}");
        if (complex.Recipe.Core is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" shape_measure_2={complex.ShapeMeasure(geometry, 1):F3} metal_distance={complex.MetalDistance(geometry):F3}");
            text.Append(complex.BridgeAngle(geometry) is { } angle ? string.Create(CultureInfo.InvariantCulture, $" bridge_angle={angle:F1}") : "");
        }

        text.Append(CultureInfo.InvariantCulture, $" donors=\"{string.Join(' ', complex.Donors.Select(d => string.Join('+', d.Select(a => a + 1))).Distinct())}\"");
        text.Append(CultureInfo.InvariantCulture, $" bonds=\"{string.Join(' ', complex.Bonds.Select(Bond))}\"");
        text.Append(CultureInfo.InvariantCulture, $" recipe={CommentLine.Quote(complex.Recipe.ToString())} isomer=\"{complex.Assignment}\" seed={complex.Seed} pbc=\"F F F\"\n");
        for (var i = 0; i < geometry.Count; i++)
        {
            var p = geometry.Positions.Slice(3 * i, 3);
            text.Append(CultureInfo.InvariantCulture, $"{geometry.Elements[i].Symbol,-2} {p[0],12:F6} {p[1],12:F6} {p[2],12:F6}\n");
        }

        return text.ToString();
    }

    private static string Bond(GraphBond bond) => FormattableString.Invariant($"{bond.From + 1}-{bond.To + 1}:{(bond.Order == BondOrder.Dative ? "d" : ((int)bond.Order).ToString(CultureInfo.InvariantCulture))}");
}
