using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.Labels;

namespace Kramers.Workbench.Pipelines;

/// <summary>The rest of a live chain for a d ion with S of 1 or more: D and g at thermal geometries, then <see cref="RelaxPipeline"/> on the folder.</summary>
internal static class LiveRelaxTensors
{
    private const int UsualSamples = 60;

    /// <summary>Labels the geometries, writes relax.yaml and runs it.</summary>
    public static RelaxRun Run(
        LiveRelaxOptions options, LiveRelaxMolecule magnet, Structure minimum, LiveRelaxLabels labeller, IRunMonitor monitor, CancellationToken cancellation)
    {
        var labels = labeller.Thermal("d-tensor", options.Samples ?? UsualSamples, monitor, cancellation);
        monitor.Say($"{labels.Count} geometries with D and g by OpenMolcas");
        var text = Settings(options, magnet, minimum, labels.Records.Values.First().LevelOfTheory);
        File.WriteAllText(Path.Combine(options.Output, RelaxOptions.FileName), text);
        return RelaxPipeline.Run(options.Output, Path.Combine(options.Output, LiveRelaxPipeline.ResultFolder), monitor, cancellation);
    }

    private static string Settings(LiveRelaxOptions options, LiveRelaxMolecule magnet, Structure minimum, string level) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by kramers relax {Path.GetFileName(options.File)}. The keys: docs/relax.md.
        molecule:
          name: "{Path.GetFileNameWithoutExtension(options.File)}"
          spin: {0.5 * magnet.Molecule.UnpairedElectrons}
          levelOfTheory: "GFN2-xTB (phonons); {level} (D, g)"
        labels: {LiveRelaxPipeline.LabelsFolder}/{LabelledSet.LabelsFile}
        phonons:
          minimum: {LiveRelaxPipeline.MinimumFile}
          hessian: {LiveRelaxPipeline.HessianFile}
        tensors:
          centre: {magnet.Ion.Element}
          neighbours: [{string.Join(", ", Neighbours(magnet, minimum))}]
        relaxation:
          temperaturesK: {LiveRelaxPipeline.TemperaturesK}

        """);

    /// <summary>Elements that come near the ion: donors and what hangs on them.</summary>
    private static IEnumerable<string> Neighbours(LiveRelaxMolecule magnet, Structure minimum)
    {
        const double reach = 3.5; // angstrom: a donor at 2.3 and the atom bonded to it
        var ion = magnet.Ion.Atom;
        return Enumerable.Range(0, minimum.Count).Where(i => i != ion && minimum.Distance(i, ion) < reach).Select(i => minimum.Elements[i].Symbol).Distinct();
    }
}
