using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Labels;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// The rest of a live chain for a trivalent lanthanide, and for one unpaired electron: the crystal field (or g) at the minimum and its derivatives
/// along the modes, then <see cref="RatesPipeline"/> on the rates.yaml that is written. Derivatives are central differences, or those of a learned tensor.
/// </summary>
internal sealed class LiveRelaxRates(LiveRelaxOptions options, LiveRelaxMolecule magnet, Structure minimum, NormalModes modes, LiveRelaxLabels labeller)
{
    /// <summary>Below the output folder: the input of kramers rates.</summary>
    public const string SettingsFile = "rates.yaml";

    // Two geometries of a set differ by more, and files keep eight decimals; angstrom.
    private const double SameGeometry = 1e-6;

    /// <summary>Labels the geometries, writes rates.yaml and runs it.</summary>
    public (RatesRun Run, GroundMultiplet Multiplet) Run(IRunMonitor monitor, CancellationToken cancellation)
    {
        var (labels, table) = options.Samples is { } samples ? Learned(samples, monitor, cancellation) : Differences(monitor, cancellation);
        var file = InFolder(SettingsFile);
        File.WriteAllText(file, Settings(AtMinimum(labels), table));
        var multiplet = GroundMultiplet.Of(RatesFile.Load(file).Magnet);
        File.WriteAllText(InFolder(GroundMultiplet.FileName), multiplet.ToCsv());
        monitor.Say($"Levels at the minimum: {multiplet.LevelsInWords} cm^-1; g of the lowest two states {multiplet.GInWords}");
        return (RatesPipeline.Run(file, InFolder(LiveRelaxPipeline.ResultFolder), converge: false, monitor, cancellation), multiplet);
    }

    private (LabelledSet Labels, string Table) Differences(IRunMonitor monitor, CancellationToken cancellation)
    {
        var labels = labeller.AlongModes(monitor, cancellation);
        monitor.Say($"{(magnet.HasCrystalField ? "B_kq" : "g")} by OpenMolcas at the minimum and at two steps along each mode");
        return (labels, $"""
              file: {LiveRelaxPipeline.LabelsFolder}/{SpinPhononStencil.ModesFile}
              coordinate: sqrt(hbar/mw){(magnet.HasCrystalField ? "\n  convention: Stevens" : "")}
            """);
    }

    private (LabelledSet Labels, string Table) Learned(int samples, IRunMonitor monitor, CancellationToken cancellation)
    {
        var labels = labeller.Thermal("crystal-field", samples, monitor, cancellation);
        monitor.Say($"{labels.Count} geometries with B_kq by OpenMolcas");
        var field = LearnedCrystalField.Train(labels, magnet.Ion.Element, monitor, cancellation);
        File.WriteAllText(InFolder(LearnedCrystalField.ModelFile), field.Model);
        File.WriteAllText(InFolder(SpinPhononStencil.ModesFile), field.Table(minimum, modes));
        return (labels, $"""
              file: {SpinPhononStencil.ModesFile}
              coordinate: sqrt(hbar/mw)
              convention: tesseral
            """);
    }

    private SpinHamiltonianLabel AtMinimum(LabelledSet labels)
    {
        var label = labels.Labels.First(l => Geometry.Difference(l.Structure, minimum) < SameGeometry);
        return SpinHamiltonianLabel.Of(label, labels.Records[label.Id])
            ?? throw new EngineException("OpenMolcas", InFolder(LiveRelaxPipeline.LabelsFolder), null, $"the label of the minimum, {label.Id}, has neither g nor a crystal field", []);
    }

    private string Settings(SpinHamiltonianLabel label, string table) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by kramers relax {Path.GetFileName(options.File)}. The keys: docs/rates.md.
        name: "{Path.GetFileNameWithoutExtension(options.File)}"
        centres:
        {label.Centre(magnet.Molecule)}
        modes:
        {table}
        rates:
          temperaturesK: {LiveRelaxPipeline.TemperaturesK}
        {(magnet.HasCrystalField ? "" : "  fieldsTesla: [0.35, 1, 3.5] # one unpaired electron relaxes by the field alone\n")}
        """);

    private string InFolder(string name) => Path.Combine(options.Output, name);
}
