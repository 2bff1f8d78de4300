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

    internal static bool IsAvailable => LibXtb.Path is not null;

    /// <summary>Relaxes; metal and donors stay in place where <paramref name="free"/> is false.</summary>
    /// <exception cref="EngineException">xtb failed, for instance did not converge.</exception>
    internal static XtbGeometry Relax(BuiltComplex complex, Structure start, bool free, int steps, CancellationToken cancellation)
    {
        using var surface = new XtbPotential(new Molecule(start, complex.Recipe.Charge, complex.Recipe.Multiplicity));
        var frozen = free ? [] : complex.Donors.SelectMany(d => d).Append(0).ToArray();
        double Evaluate(double[] x, double[] gradient)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = surface.Evaluate(start.WithPositions(x));
            for (var i = 0; i < x.Length; i++)
            {
                gradient[i] = -value.ForcesEvPerAngstrom[i];
            }

            foreach (var atom in frozen)
            {
                gradient.AsSpan(3 * atom, 3).Clear();
            }

            return value.EnergyEv;
        }

        var positions = start.Positions.ToArray();
        var (energy, force) = new LimitedMemoryBfgs(Evaluate, LongestStep).Minimise(positions, steps, ForceThreshold);
        return new XtbGeometry(start.WithPositions(positions), energy, force <= ForceThreshold);
    }
}
