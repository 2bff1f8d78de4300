using System.Diagnostics;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Workbench.ForceFields;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// From labelled geometries of a molecule to its relaxation time: potential, phonons, tensor models, spin-phonon couplings,
/// rates. Every step takes the noun on its left and returns the one on its right.
/// </summary>
public static class RelaxPipeline
{
    /// <summary>Runs all steps and writes the run folder.</summary>
    /// <param name="folder">Folder with <c>relax.yaml</c>.</param>
    /// <param name="output">Folder to write to; null means <c>runs/relax-FOLDER</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static RelaxRun Run(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var options = RelaxOptions.Load(folder);
        var target = output ?? Path.Combine("runs", "relax-" + Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)));
        RunFolder.CheckFree(target, [ForceFieldPipeline.ModelFile]);
        var log = new RunLog(monitor);
        var (result, forceField) = All(options, log, cancellation);
        cancellation.ThrowIfCancellationRequested();
        RunFolder.Write(
            target,
            [
                (RunFolder.InputsFile, Inputs(options)),
                (RunFolder.ResultFile, ResultJson.ToText(result)),
                (RunFolder.ReportFile, RelaxReport.Render(result)),
                (RunFolder.LogFile, string.Concat(log.Lines.Select(line => line + "\n"))),
                .. forceField is null ? [] : new[] { (ForceFieldPipeline.ModelFile, forceField) },
            ]);
        return new RelaxRun(result, Path.GetFullPath(target));
    }

    /// <summary>Runs all steps without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static RelaxResult Compute(RelaxOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return All(options, monitor, cancellation).Result;
    }

    private static (RelaxResult Result, string? ForceField) All(RelaxOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var clock = new StepClock();
        var warnings = new List<string>();

        var labels = clock.Time("labels", () => RelaxLabels.Read(options));
        var reference = ReferencePoint.Read(options, labels[0].Structure);
        var split = Split(options, labels.Count);
        monitor.Say(Line($"{labels.Count} labelled geometries of {options.MoleculeName}: {split.Train.Length} train, {split.Validation.Length} validate, {split.Test.Length} test"));

        var (potential, minimum, modes, phonons) = Vibrations(options, labels, split, reference, clock, warnings, monitor, cancellation);
        monitor.Say(Line($"{modes.Count} normal modes from {modes.FrequenciesCm[0]:F1} to {modes.FrequenciesCm[^1]:F1} cm^-1{(phonons.FrequencyRmseCm is { } rmse ? Line($"; RMSE to the reference Hessian {rmse:F2} cm^-1") : "")}"));

        var (models, tensors) = clock.Time("tensors", () => TensorStep.Run(options, labels, split, monitor, cancellation));
        monitor.Say(Line($"Tensor models: test RMSE of D {tensors.D.Test.RmseCm:F3} cm^-1, of g {tensors.G.Test.Rmse:F4}; equivariant to {Math.Max(tensors.D.EquivarianceError, tensors.G.EquivarianceError):0.0e+0}"));
        monitor.Say($"R^2 of D: {PerComponent(tensors.D.Test.R2)}");
        monitor.Say($"R^2 of g: {PerComponent(tensors.G.Test.R2)}");

        var atMinimum = LabelAt(options.PhononHessian is not null ? minimum : reference?.Minimum, labels);
        var (system, axis, spinHamiltonian) = SpinHamiltonianStep.Run(
            options, models.D.Predict(minimum), models.G.Predict(minimum), atMinimum is null ? null : ZeroFieldParameters.From(atMinimum.Tensors[RelaxLabels.ZeroField]));
        monitor.Say(Line($"At the minimum D = {spinHamiltonian.DCm:F2} cm^-1, E = {spinHamiltonian.ECm:F3} cm^-1, g = {string.Join(", ", spinHamiltonian.GMain.Select(x => Line($"{x:F3}")))}"));

        var (derivatives, couplings) = clock.Time("couplings", () => CouplingStep.Run(minimum, modes, models, reference));
        if (couplings.CheckRelativeDeviation is { } deviation)
        {
            monitor.Say(Line($"dD/dQ of the model differs from ab initio finite differences by {100 * deviation:F1} %"));
        }

        var relaxation = clock.Time("rates", () => RelaxationStep.Run(options, system, axis, derivatives, warnings, monitor, cancellation));
        monitor.Say(Line($"U_eff = {(relaxation.Fit.UeffCm is { } u ? Line($"{u.Value:F1} +- {u.StandardError:F1} cm^-1") : "not determined")}, T_B(100 s) = {(relaxation.BlockingTemperatureK is { } tb ? Line($"{tb:F2} K") : "not reached")}"));
        var check = clock.Time("check of tau", () => TauCheckStep.Run(options, reference, atMinimum, models, (minimum, modes), relaxation.TauSeconds));
        if (check is not null)
        {
            monitor.Say($"tau over that of ab initio finite differences: {Range(check.ModelTauSeconds, check.AbInitioTauSeconds)} with learned tensors alone, {Range(check.VibrationsTauSeconds, check.AbInitioTauSeconds)} with learned vibrations alone, {Range(check.ChainTauSeconds, check.AbInitioTauSeconds)} with both");
        }

        foreach (var warning in warnings)
        {
            monitor.Say("Note: " + warning);
        }

        return (new RelaxResult
        {
            Molecule = new MoleculeResult(options.MoleculeName, minimum.Formula, [.. minimum.Elements.Select(e => e.Symbol)], Rows(minimum), options.LevelOfTheory),
            Data = new SplitResult(labels.Count, split.Train.Length, split.Validation.Length, split.Test.Length, options.Seed),
            Potential = potential?.Result,
            Phonons = phonons,
            Tensors = tensors,
            SpinHamiltonian = spinHamiltonian,
            SpinPhonon = couplings,
            Relaxation = relaxation,
            TauCheck = check,
            Timings = clock.Result(),
            Warnings = warnings,
        }, potential?.File);
    }

    private static (RunPotential? Potential, Structure Minimum, NormalModes Modes, PhononResult Phonons) Vibrations(
        RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, ReferencePoint? reference, StepClock clock, List<string> warnings, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (options.PhononHessian is not null)
        {
            var (given, its, known) = clock.Time("phonons", () => PhononStep.OfHessian(options, labels[0].Structure, warnings));
            return (null, given, its, known);
        }

        var data = PotentialLabels.Of(options, labels, split);
        var potential = clock.Time("potential", () => options switch
        {
            { PotentialFile: { } file } => ForceFieldStep.OfFile(file),
            { ForceField: { } model } => ForceFieldStep.Run(model, data, monitor, cancellation),
            _ => PotentialStep.Run(options, data, monitor, cancellation),
        });
        monitor.Say(potential.Result is { } result
            ? Line($"{result.Kind}, {result.Parameters} coefficients: test RMSE {result.Test.EnergyRmseKcalPerMol:F3} kcal/mol, {result.Test.ForceRmseEvPerAngstrom:F4} eV/A")
            : $"Force field {options.PotentialFile}");

        var (minimum, modes, phonons) = clock.Time("phonons", () => PhononStep.OnPotential(options, potential.Surface, data.Labels, reference, warnings, monitor, cancellation));
        return (potential, minimum, modes, phonons);
    }

    private static string Inputs(RelaxOptions options) => RunFolder.Inputs(
        "Put into the folder of the labels as relax.yaml, it runs again.",
        options.Resolved,
        [.. options.Labels, options.PotentialLabels, options.PotentialFile, options.PhononMinimum, options.PhononHessian, options.ReferenceMinimum, options.ReferenceHessian, options.ReferenceDisplacements]);

    private static LabelSplit Split(RelaxOptions options, int count)
    {
        try
        {
            return LabelSplit.Draw(count, options.TestFraction, options.ValidationFraction, options.Seed);
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.File, null, FormattableString.Invariant($"split.test {options.TestFraction} and split.validation {options.ValidationFraction} of {count} labels leave none for training"), "Make them smaller or add labels", e);
        }
    }

    /// <summary>The label that sits at this minimum, if one does.</summary>
    private static LabelledStructure? LabelAt(Structure? minimum, IReadOnlyList<LabelledStructure> labels)
    {
        const double same = 1e-3; // angstrom: files keep eight decimals, samples differ by far more
        return minimum is null ? null : labels.FirstOrDefault(l => Superposition.Of(l.Structure, minimum).Rmsd < same);
    }

    private static string Range(double[] tau, double[] reference)
    {
        double[] ratio = [.. tau.Zip(reference, (a, b) => a / b)];
        return Line($"{ratio.Min():G3} to {ratio.Max():G3}");
    }

    private static double[][] Rows(Structure structure) =>
        [.. Enumerable.Range(0, structure.Count).Select(i => structure.Positions.Slice(3 * i, 3).ToArray())];

    private static readonly string[] Components = ["xx", "xy", "xz", "yy", "yz", "zz"];

    private static string PerComponent(double[] r2) =>
        string.Join(", ", Components.Zip(r2, (name, x) => Line($"{name} {x:F4}")));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A finished run.</summary>
/// <param name="Result">All numbers.</param>
/// <param name="Folder">Full path of the folder that holds inputs.yaml, result.json, report.html and log.txt.</param>
public sealed record RelaxRun(RelaxResult Result, string Folder);

/// <summary>Keeps what a run said while passing it on.</summary>
internal sealed class RunLog(IRunMonitor inner) : IRunMonitor
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public IRunStep Begin(string title, int total) => inner.Begin(title, total);

    public void Say(string line)
    {
        _lines.Add(line);
        inner.Say(line);
    }
}

/// <summary>Wall time of the steps of a run.</summary>
internal sealed class StepClock
{
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly List<StepTime> _steps = [];

    public T Time<T>(string step, Func<T> work)
    {
        var begin = _total.Elapsed;
        var result = work();
        _steps.Add(new StepTime(step, (_total.Elapsed - begin).TotalSeconds));
        return result;
    }

    public TimingsResult Result() => new(_steps, _total.Elapsed.TotalSeconds);
}
