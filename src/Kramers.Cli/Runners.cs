using Kramers.Workbench.ForceFields;
using Kramers.Workbench.Building;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.RelaxationFits;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Shapes;
using Kramers.Workbench.Simulations;
using Kramers.Workbench.SpinPhonon;
using Kramers.Workbench.SpinSystems;
using Kramers.Workbench.Tensors;

namespace Kramers.Cli;

/// <summary>What <c>kramers relax</c> calls: <see cref="RelaxPipeline.Run"/>.</summary>
internal delegate RelaxRun RelaxRunner(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers spin</c> and <c>kramers simulate</c> call: <see cref="SpinPipeline.Run"/>, <see cref="SimulationPipeline.Run"/>.</summary>
internal delegate TaskRun TaskRunner(string task, string file, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers fit</c> calls: <see cref="RelaxationFitPipeline.Run"/>.</summary>
internal delegate TaskRun FitRunner(string task, IReadOnlyList<string> files, Func<RelaxationFitOptions, RelaxationFitOptions> flags, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers rates</c> calls: <see cref="RatesPipeline.Run"/>.</summary>
internal delegate RatesRun RatesRunner(string file, string? output, bool converge, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers shape</c> calls: <see cref="ShapePipeline.Run"/>.</summary>
internal delegate TaskRun ShapeRunner(ShapeOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers build</c> calls: <see cref="BuildPipeline.Run"/>.</summary>
internal delegate TaskRun BuildRunner(BuildOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers t1</c> calls: <see cref="TrajectoryRelaxation.Run"/>.</summary>
internal delegate TaskRun TrajectoryRunner(TrajectoryOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers train force-field</c> calls: <see cref="ForceFieldPipeline.Run"/>.</summary>
internal delegate TaskRun ForceFieldRunner(ForceFieldOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);
/// <summary>What <c>kramers train tensor</c> calls: <see cref="TensorTrainingTask.Run"/>.</summary>
internal delegate TaskRun TensorTrainingRunner(TensorTrainingOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers correlate</c> calls: <see cref="CorrelationTask.Run"/>.</summary>
internal delegate TaskRun CorrelationRunner(CorrelationOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>The calculations behind the commands, so that tests of the command line need none.</summary>
internal sealed record Runners(RelaxRunner Relax, TaskRunner Spin, TaskRunner Simulate)
{
    /// <summary>Of <c>kramers fit</c>.</summary>
    public FitRunner Fit { get; init; } = RelaxationFitPipeline.Run;

    /// <summary>Of <c>kramers rates</c>.</summary>
    public RatesRunner Rates { get; init; } = RatesPipeline.Run;

    /// <summary>Of <c>kramers shape</c>.</summary>
    public ShapeRunner Shape { get; init; } = ShapePipeline.Run;

    /// <summary>Of <c>kramers build</c>.</summary>
    public BuildRunner Build { get; init; } = BuildPipeline.Run;

    /// <summary>Of <c>kramers t1</c>.</summary>
    public TrajectoryRunner Trajectory { get; init; } = TrajectoryRelaxation.Run;

    /// <summary>Of <c>kramers train force-field</c>.</summary>
    public ForceFieldRunner ForceField { get; init; } = ForceFieldPipeline.Run;
    /// <summary>Of <c>kramers train tensor</c>.</summary>
    public TensorTrainingRunner TrainTensor { get; init; } = TensorTrainingTask.Run;

    /// <summary>Of <c>kramers correlate</c>.</summary>
    public CorrelationRunner Correlate { get; init; } = CorrelationTask.Run;
}
