using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Workbench.Pipelines;

/// <summary>The first step of a live chain: the minimum that GFN2-xTB finds and its Hessian there, as files, with the magnetic ion at the origin.</summary>
internal static class LiveRelaxMinimum
{
    /// <summary>Finds the minimum, or reads it where an earlier run has left it.</summary>
    /// <param name="options">The request.</param>
    /// <param name="magnet">Its molecule.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The minimum and its vibrations, all real.</returns>
    /// <exception cref="InputException">There is no minimum near the geometry.</exception>
    public static (Structure Minimum, NormalModes Modes) Run(LiveRelaxOptions options, LiveRelaxMolecule magnet, IRunMonitor monitor, CancellationToken cancellation)
    {
        var hessian = Path.Combine(options.Output, LiveRelaxPipeline.HessianFile);
        if (!File.Exists(hessian))
        {
            using var step = monitor.Begin("Minimum and Hessian with GFN2-xTB", 1);
            using var surface = new XtbPotential(magnet.Molecule, XtbMethod.Gfn2, 0.1);
            var relaxed = GeometryRelaxation.Relax(surface, magnet.Molecule.Structure, forceThreshold: 1e-3, cancellation: cancellation);
            if (!relaxed.Converged)
            {
                throw new InputException(options.File, null, "xTB finds no minimum near this geometry", "Start from a better geometry, or check charge and multiplicity");
            }

            Keep(options.Output, relaxed, magnet.Ion.Atom);
            step.Report(1);
        }

        var minimum = ExtendedXyz.Read(Path.Combine(options.Output, LiveRelaxPipeline.MinimumFile))[0].Structure;
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(hessian, minimum.Count));
        monitor.Say(FormattableString.Invariant($"Minimum of GFN2-xTB: {modes.Count} normal modes from {modes.FrequenciesCm[0]:F1} to {modes.FrequenciesCm[^1]:F1} cm^-1"));
        return modes.FrequenciesCm[0] > 0
            ? (minimum, modes)
            : throw new InputException(options.File, null, FormattableString.Invariant($"xTB ends on a saddle point, with a mode of {modes.FrequenciesCm[0]:F0} cm^-1"), $"Start from a less symmetric geometry; delete {hessian}");
    }

    // The Hessian last: where it lies, the minimum is complete.
    private static void Keep(string folder, RelaxedGeometry relaxed, int ion)
    {
        var at = relaxed.Structure.Positions.Slice(3 * ion, 3).ToArray();
        var centred = relaxed.Structure.Translated(-at[0], -at[1], -at[2]);
        Directory.CreateDirectory(folder);
        ExtendedXyz.Write(Path.Combine(folder, LiveRelaxPipeline.MinimumFile), [new LabelledStructure("minimum", centred, null, null, new Dictionary<string, Matrix>(), 0)]);
        XtbHessian.Write(Path.Combine(folder, LiveRelaxPipeline.HessianFile), relaxed.Hessian);
    }
}
