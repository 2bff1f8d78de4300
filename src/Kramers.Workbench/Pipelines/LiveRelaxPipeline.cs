using Kramers.Chemistry;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Labels;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// From a structure, a charge and a spin to the relaxation time: xTB gives minimum and Hessian, OpenMolcas what the magnetic ion is like there and nearby,
/// and <see cref="RelaxPipeline"/> (D and g of a d ion) or <see cref="RatesPipeline"/> (the crystal field of a lanthanide; g of one unpaired electron)
/// does the rest from the files that they leave. Each step that finds its files there is not done again.
/// </summary>
public sealed class LiveRelaxPipeline
{
    /// <summary>Below the output folder: the minimum of xTB, the magnetic ion at the origin.</summary>
    public const string MinimumFile = "minimum.xyz";

    /// <summary>Below the output folder: the Hessian there.</summary>
    public const string HessianFile = "minimum.hessian";

    /// <summary>Below the output folder: the labelled set.</summary>
    public const string LabelsFolder = "labels";

    /// <summary>Below the output folder: the run folder of <see cref="RelaxPipeline"/> or <see cref="RatesPipeline"/>.</summary>
    public const string ResultFolder = "result";

    internal const string TemperaturesK = "[2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 80, 100, 150, 200, 300]";

    private readonly LiveRelaxOptions _options;
    private readonly IReadOnlyList<string> _kramers;
    private readonly LiveRelaxMolecule _magnet;
    private readonly EngineChoice _labeller;

    /// <summary>Takes the request; nothing is written.</summary>
    /// <param name="options">The request.</param>
    /// <param name="kramers">Program and first arguments that start kramers.</param>
    /// <exception cref="InputException">The molecule, its charge or spin, or the settings are wrong, or the folder is taken.</exception>
    public LiveRelaxPipeline(LiveRelaxOptions options, IReadOnlyList<string> kramers)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _kramers) = (options, kramers);
        _magnet = LiveRelaxMolecule.Read(options);
        var choice = new EngineChoice("openmolcas", _magnet.HasCrystalField ? "crystal-field" : "d-tensor");
        _labeller = (options.Settings is { } file ? choice.WithSettings(file) : choice) with { OxidationState = OxidationState };
        RequireFree(options);
    }

    /// <summary>Oxidation state of the magnetic ion: the one that was given, 3 of a lanthanide, or the one that goes with the multiplicity.</summary>
    public int OxidationState => _magnet.OxidationState;

    /// <summary>Runs the whole chain.</summary>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; what is done is kept, go on with <see cref="LiveRelaxOptions.Resume"/>.</param>
    /// <exception cref="EngineException">A program is missing or failed; finished work is kept.</exception>
    /// <exception cref="InputException">The molecule has no minimum near its geometry, or too few labels.</exception>
    public LiveRelaxRun Run(string searchPath, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        RequireEngines(searchPath, cancellation);
        monitor.Say(FormattableString.Invariant($"{_magnet.Molecule.Structure.Formula}, charge {_options.Charge}, 2S+1 = {_options.Multiplicity}: {_magnet.IonInWords}"));
        var (minimum, modes) = LiveRelaxMinimum.Run(_options, _magnet, monitor, cancellation);
        var labeller = new LiveRelaxLabels(_options, _labeller, _kramers, searchPath);
        if (_magnet.HasZeroFieldSplitting)
        {
            return new LiveRelaxRun(LiveRelaxTensors.Run(_options, _magnet, minimum, labeller, monitor, cancellation), null, null);
        }

        var (rates, multiplet) = new LiveRelaxRates(_options, _magnet, minimum, modes, labeller).Run(monitor, cancellation);
        return new LiveRelaxRun(null, rates, multiplet);
    }

    private void RequireEngines(string searchPath, CancellationToken cancellation)
    {
        IEngine labeller = _labeller.Create();
        IEngine[] needed = [.. File.Exists(Path.Combine(_options.Output, HessianFile)) ? [] : new IEngine[] { new XtbEngine() }, .. _labeller.Program.Count > 0 ? [] : new[] { labeller }];
        foreach (var engine in needed)
        {
            if (engine.Find(searchPath, cancellation) is { State: not FindingState.Found } finding)
            {
                throw new EngineException(engine.Name, null, null, $"it is not on this machine. {finding.Advice ?? finding.Details}".TrimEnd('.'), []);
            }
        }
    }

    private static void RequireFree(LiveRelaxOptions options)
    {
        if (!options.Resume && Directory.Exists(options.Output) && Directory.EnumerateFileSystemEntries(options.Output).Any())
        {
            throw new InputException(options.Output, null, "the folder is not empty", "Go on there with --resume, or name another folder with --output");
        }
    }
}

/// <summary>A finished live chain: either of the two runs, by the kind of the magnetic ion.</summary>
/// <param name="Tensors">Of a d ion with S of 1 or more: D, g and what follows; else null.</param>
/// <param name="Rates">Of a lanthanide, or one unpaired electron; else null.</param>
/// <param name="Multiplet">Levels and g that go with <paramref name="Rates"/>.</param>
public sealed record LiveRelaxRun(RelaxRun? Tensors, RatesRun? Rates, GroundMultiplet? Multiplet);
