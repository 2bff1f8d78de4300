using System.Globalization;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Labels;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// From a structure, a charge and a spin to the relaxation time: xTB gives minimum and Hessian, OpenMolcas D and g of thermal samples, and
/// <see cref="RelaxPipeline"/> does the rest from the files that they leave. Each step that finds its files there is not done again.
/// </summary>
public sealed class LiveRelaxPipeline
{
    /// <summary>Below the output folder: the minimum of xTB, the magnetic ion at the origin.</summary>
    public const string MinimumFile = "minimum.xyz";

    /// <summary>Below the output folder: the Hessian there.</summary>
    public const string HessianFile = "minimum.hessian";

    /// <summary>Below the output folder: the labelled set.</summary>
    public const string LabelsFolder = "labels";

    /// <summary>Below the output folder: the run folder of <see cref="RelaxPipeline"/>.</summary>
    public const string ResultFolder = "result";

    private readonly LiveRelaxOptions _options;
    private readonly IReadOnlyList<string> _kramers;
    private readonly Molecule _molecule;
    private readonly MagneticIon _ion;
    private readonly EngineChoice _labeller;

    /// <summary>Takes the request; nothing is written.</summary>
    /// <param name="options">The request.</param>
    /// <param name="kramers">Program and first arguments that start kramers.</param>
    /// <exception cref="InputException">The molecule, its charge or spin, or the settings are wrong, or the folder is taken.</exception>
    public LiveRelaxPipeline(LiveRelaxOptions options, IReadOnlyList<string> kramers)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _kramers) = (options, kramers);
        var frames = ExtendedXyz.Read(options.File);
        if (frames.Count != 1)
        {
            throw Bad($"it holds {frames.Count} geometries", "Leave one to start from");
        }

        if (options.Multiplicity < 3)
        {
            throw Bad($"a multiplicity of {options.Multiplicity} has no zero-field splitting", "Give --multiplicity 3 or more; for one unpaired electron use kramers label and kramers rates");
        }

        try
        {
            _molecule = new Molecule(frames[0].Structure, options.Charge, options.Multiplicity);
            (_ion, OxidationState) = Ion(_molecule.Structure, options);
        }
        catch (ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.TrimEnd('.'), "Give --charge, --multiplicity and --oxidation of one magnetic ion", cause);
        }

        if (_ion.Shell == "f")
        {
            throw Bad($"{_ion.Element} has an f shell, whose crystal field the tensor models of this command do not take", "Use kramers label --task spin-phonon and kramers rates");
        }

        var choice = new EngineChoice("openmolcas", "d-tensor");
        _labeller = (options.Settings is { } file ? choice.WithSettings(file) : choice) with { OxidationState = OxidationState };
        RequireFree(options);
    }

    /// <summary>Oxidation state of the magnetic ion: the one that was given, or the one that goes with the multiplicity.</summary>
    public int OxidationState { get; }

    /// <summary>Runs the whole chain.</summary>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; what is done is kept, go on with <see cref="LiveRelaxOptions.Resume"/>.</param>
    /// <exception cref="EngineException">A program is missing or failed; finished work is kept.</exception>
    /// <exception cref="InputException">The molecule has no minimum near its geometry, or too few labels.</exception>
    public RelaxRun Run(string searchPath, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        RequireEngines(searchPath, cancellation);
        monitor.Say($"{_molecule.Structure.Formula}, charge {_options.Charge}, 2S+1 = {_options.Multiplicity}: {_ion.Element}({OxidationState.ToString(CultureInfo.InvariantCulture)}+), {_ion.Shell}{_ion.Electrons}");
        var minimum = Minimum(monitor, cancellation);
        var level = Label(searchPath, monitor, cancellation);
        File.WriteAllText(InFolder(RelaxOptions.FileName), Settings(minimum, level));
        return RelaxPipeline.Run(_options.Output, InFolder(ResultFolder), monitor, cancellation);
    }

    private Structure Minimum(IRunMonitor monitor, CancellationToken cancellation)
    {
        if (!File.Exists(InFolder(HessianFile)))
        {
            using var step = monitor.Begin("Minimum and Hessian with GFN2-xTB", 1);
            using var surface = new XtbPotential(_molecule, XtbMethod.Gfn2, 0.1);
            var relaxed = GeometryRelaxation.Relax(surface, _molecule.Structure, forceThreshold: 1e-3, cancellation: cancellation);
            if (!relaxed.Converged)
            {
                throw Bad("xTB finds no minimum near this geometry", "Start from a better geometry, or check charge and multiplicity");
            }

            Keep(relaxed);
            step.Report(1);
        }

        var minimum = ExtendedXyz.Read(InFolder(MinimumFile))[0].Structure;
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(InFolder(HessianFile), minimum.Count));
        monitor.Say(FormattableString.Invariant($"Minimum of GFN2-xTB: {modes.Count} normal modes from {modes.FrequenciesCm[0]:F1} to {modes.FrequenciesCm[^1]:F1} cm^-1"));
        return modes.FrequenciesCm[0] > 0
            ? minimum
            : throw Bad(FormattableString.Invariant($"xTB ends on a saddle point, with a mode of {modes.FrequenciesCm[0]:F0} cm^-1"), $"Start from a less symmetric geometry; delete {InFolder(HessianFile)}");
    }

    // The Hessian last: where it lies, the minimum is complete.
    private void Keep(RelaxedGeometry relaxed)
    {
        var at = relaxed.Structure.Positions.Slice(3 * _ion.Atom, 3).ToArray();
        var centred = relaxed.Structure.Translated(-at[0], -at[1], -at[2]);
        Directory.CreateDirectory(_options.Output);
        ExtendedXyz.Write(InFolder(MinimumFile), [new LabelledStructure("minimum", centred, null, null, new Dictionary<string, Matrix>(), 0)]);
        XtbHessian.Write(InFolder(HessianFile), relaxed.Hessian);
    }

    /// <summary>Labels the minimum and thermal samples about it; returns the level of theory.</summary>
    private string Label(string searchPath, IRunMonitor monitor, CancellationToken cancellation)
    {
        LabelRun Run(SamplerOptions sampler)
        {
            var request = new LabelOptions(InFolder(MinimumFile), _labeller, sampler, InFolder(LabelsFolder))
            {
                Charge = _options.Charge,
                Multiplicity = _options.Multiplicity,
                Cores = _options.Cores,
                Resume = true,
            };
            var run = new LabelPipeline(request, _kramers, cancellation).Run(searchPath, monitor, cancellation);
            return run.Failures.Count == 0 ? run : throw new EngineException("OpenMolcas", run.Failures[0].Folder, null,
                $"{run.Failures.Count} of its calculations failed, here: {run.Failures[0].Complaint.TrimEnd('.')}. What is done is kept; go on with --resume", []);
        }

        Run(new SamplerOptions("none"));
        var labels = Run(new SamplerOptions("quantum") { Count = _options.Samples, Temperature = _options.TemperatureK, Seed = _options.Seed, Hessian = InFolder(HessianFile) }).Set;
        monitor.Say($"{labels.Count} geometries with D and g by OpenMolcas");
        return labels.Records.Values.First().LevelOfTheory;
    }

    /// <summary>relax.yaml of the folder: run by itself, it gives the same result.</summary>
    private string Settings(Structure minimum, string level) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by kramers relax {Path.GetFileName(_options.File)}. The keys: docs/relax.md.
        molecule:
          name: "{Path.GetFileNameWithoutExtension(_options.File)}"
          spin: {0.5 * _molecule.UnpairedElectrons}
          levelOfTheory: "GFN2-xTB (phonons); {level} (D, g)"
        labels: {LabelsFolder}/{LabelledSet.LabelsFile}
        phonons:
          minimum: {MinimumFile}
          hessian: {HessianFile}
        tensors:
          centre: {_ion.Element}
          neighbours: [{string.Join(", ", Neighbours(minimum))}]
        relaxation:
          temperaturesK: [2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 80, 100, 150, 200, 300]

        """);

    /// <summary>Elements that come near the ion: donors and what hangs on them.</summary>
    private IEnumerable<string> Neighbours(Structure minimum)
    {
        const double reach = 3.5; // angstrom: a donor at 2.3 and the atom bonded to it
        return Enumerable.Range(0, minimum.Count).Where(i => i != _ion.Atom && minimum.Distance(i, _ion.Atom) < reach).Select(i => minimum.Elements[i].Symbol).Distinct();
    }

    private static (MagneticIon Ion, int OxidationState) Ion(Structure structure, LiveRelaxOptions options)
    {
        const int most = 4;
        for (var state = options.OxidationState ?? 2; state <= (options.OxidationState ?? most); state++)
        {
            if (MagneticIon.Of(structure, state) is var ion && (options.OxidationState is not null || ion.HighSpinMultiplicity == options.Multiplicity))
            {
                return (ion, state);
            }
        }

        throw new ArgumentException($"No oxidation state from 2 to {most} goes with 2S+1 = {options.Multiplicity}", nameof(options));
    }

    private void RequireEngines(string searchPath, CancellationToken cancellation)
    {
        IEngine labeller = _labeller.Create();
        IEngine[] needed = [.. File.Exists(InFolder(HessianFile)) ? [] : new IEngine[] { new XtbEngine() }, .. _labeller.Program.Count > 0 ? [] : new[] { labeller }];
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

    private string InFolder(string name) => Path.Combine(_options.Output, name);

    private InputException Bad(string found, string advice) => new(_options.File, null, found, advice);
}
