using Kramers.Workbench.Engines;
using Kramers.Workbench.Labels;

namespace Kramers.Workbench.Pipelines;

/// <summary>The calculations of a live chain: labels of OpenMolcas in the one set of its folder, none of them twice.</summary>
/// <param name="options">The request.</param>
/// <param name="engine">OpenMolcas with its settings; the task is that of each call.</param>
/// <param name="kramers">Program and first arguments that start kramers.</param>
/// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
internal sealed class LiveRelaxLabels(LiveRelaxOptions options, EngineChoice engine, IReadOnlyList<string> kramers, string searchPath)
{
    /// <summary>Labels the minimum, or geometries made from it.</summary>
    /// <param name="task">d-tensor, crystal-field or spin-phonon.</param>
    /// <param name="sampler">Which geometries.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; what is done is kept.</param>
    /// <exception cref="EngineException">A calculation failed; the others are kept.</exception>
    public LabelRun Run(string task, SamplerOptions sampler, IRunMonitor monitor, CancellationToken cancellation)
    {
        var request = new LabelOptions(
            Path.Combine(options.Output, LiveRelaxPipeline.MinimumFile), engine with { Task = task }, sampler, Path.Combine(options.Output, LiveRelaxPipeline.LabelsFolder))
        {
            Charge = options.Charge,
            Multiplicity = options.Multiplicity,
            Cores = options.Cores,
            Resume = true,
        };
        var run = new LabelPipeline(request, kramers, cancellation).Run(searchPath, monitor, cancellation);
        return run.Failures.Count == 0 ? run : throw new EngineException("OpenMolcas", run.Failures[0].Folder, null,
            $"{run.Failures.Count} of its calculations failed, here: {run.Failures[0].Complaint.TrimEnd('.')}. What is done is kept; go on with --resume", []);
    }

    /// <summary>Labels the minimum and thermal geometries about it.</summary>
    /// <param name="task">d-tensor or crystal-field.</param>
    /// <param name="samples">How many beside the minimum.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; what is done is kept.</param>
    /// <exception cref="EngineException">A calculation failed; the others are kept.</exception>
    public LabelledSet Thermal(string task, int samples, IRunMonitor monitor, CancellationToken cancellation)
    {
        Run(task, new SamplerOptions("none"), monitor, cancellation);
        var sampler = new SamplerOptions("quantum") { Count = samples, Temperature = options.TemperatureK, Seed = options.Seed, Hessian = Hessian };
        return Run(task, sampler, monitor, cancellation).Set;
    }

    /// <summary>Labels the minimum and steps of 0.1 in Q along its modes, which stand well above the noise of CASSCF; modes.csv of the set then has the derivatives.</summary>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; what is done is kept.</param>
    /// <exception cref="EngineException">A calculation failed; the others are kept.</exception>
    public LabelledSet AlongModes(IRunMonitor monitor, CancellationToken cancellation) =>
        Run(EngineChoice.SpinPhonon, new SamplerOptions("modes") { Step = 0.1, Hessian = Hessian }, monitor, cancellation).Set;

    private string Hessian => Path.Combine(options.Output, LiveRelaxPipeline.HessianFile);
}
