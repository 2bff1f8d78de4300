using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Workbench.Building;

/// <summary>A geometry relaxed by GFN2-xTB.</summary>
/// <param name="Geometry">The geometry.</param>
/// <param name="EnergyEv">Total energy in eV.</param>
/// <param name="Converged">Whether the largest force on the atoms that may move is below 0.1 eV/angstrom.</param>
internal sealed record XtbGeometry(Structure Geometry, double EnergyEv, bool Converged);

/// <summary>GFN2-xTB on a built complex; the 4f electrons of a lanthanide are in its core.</summary>
internal static class XtbRelaxation
{
    private const double ForceThreshold = 0.1;
    private const double LongestStep = 0.1;
    private const double SpringEvPerSquareAngstrom = 10;

    internal static bool IsAvailable => LibXtb.Path is not null;

    /// <summary>Relaxes; where <paramref name="free"/> is false, springs hold metal and donors at their places. The energy is that without springs.</summary>
    /// <exception cref="EngineException">xtb failed, for instance did not converge.</exception>
    internal static XtbGeometry Relax(BuiltComplex complex, Structure start, bool free, int steps, CancellationToken cancellation)
    {
        using var surface = new XtbPotential(new Molecule(start, complex.Recipe.Charge, complex.Recipe.Multiplicity));
        int[] held = free ? [] : [.. Enumerable.Range(0, complex.Recipe.MetalCount), .. complex.Donors.SelectMany(d => d).Distinct()];
        double Evaluate(double[] x, double[] gradient)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = surface.Evaluate(start.WithPositions(x));
            for (var i = 0; i < x.Length; i++)
            {
                gradient[i] = -value.ForcesEvPerAngstrom[i];
            }

            return value.EnergyEv + Hold(start, held, x, gradient);
        }

        var positions = start.Positions.ToArray();
        var (_, force) = new LimitedMemoryBfgs(Evaluate, LongestStep).Minimise(positions, steps, ForceThreshold);
        var relaxed = start.WithPositions(positions);
        return new XtbGeometry(relaxed, surface.Evaluate(relaxed).EnergyEv, force <= ForceThreshold);
    }

    /// <summary>Energy of the springs; adds their gradient.</summary>
    private static double Hold(Structure start, int[] held, double[] x, double[] gradient)
    {
        var energy = 0.0;
        foreach (var k in held.SelectMany(a => Enumerable.Range(3 * a, 3)))
        {
            var off = x[k] - start.Positions[k];
            energy += 0.5 * SpringEvPerSquareAngstrom * off * off;
            gradient[k] += SpringEvPerSquareAngstrom * off;
        }

        return energy;
    }
}
