using System.Globalization;
using System.Text;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.Engines;

/// <summary>The geometry file of a job, and whether a folder belongs to a molecule.</summary>
internal static class Geometry
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "geometry.xyz";

    // Ten decimals are written.
    private const double Rounding = 1e-8;

    /// <summary>Plain XYZ, angstrom.</summary>
    public static string Xyz(Structure structure) => $"{structure.Count}\n\n{Rows(structure)}";

    /// <summary>Symbol, x, y, z in angstrom, a line per atom.</summary>
    public static string Rows(Structure structure)
    {
        var text = new StringBuilder();
        for (var i = 0; i < structure.Count; i++)
        {
            var x = structure.Positions.Slice(3 * i, 3);
            text.Append(CultureInfo.InvariantCulture, $"{structure.Elements[i].Symbol,-2} {x[0],16:F10} {x[1],16:F10} {x[2],16:F10}\n");
        }

        return text.ToString();
    }

    /// <summary>Largest difference of a coordinate, angstrom; infinite for other atoms.</summary>
    public static double Difference(Structure a, Structure b)
    {
        if (!a.Elements.SequenceEqual(b.Elements))
        {
            return double.PositiveInfinity;
        }

        var largest = 0.0;
        for (var k = 0; k < 3 * a.Count; k++)
        {
            largest = Math.Max(largest, Math.Abs(a.Positions[k] - b.Positions[k]));
        }

        return largest;
    }

    /// <summary>Refuses the folder of another molecule.</summary>
    /// <exception cref="EngineException">No geometry there, or another.</exception>
    public static void Require(string engine, Molecule molecule, string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var there = ExtendedXyz.Read(path)[0].Structure;
            if (!(Difference(there, molecule.Structure) <= Rounding))
            {
                throw new EngineException(engine, path, null, "the folder is that of another geometry", []);
            }
        }
        catch (InputException cause)
        {
            throw new EngineException(engine, path, cause.Line, cause.Message.TrimEnd('.'), [], cause);
        }
    }
}
