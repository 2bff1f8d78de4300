using Kramers.Workbench.Pipelines;
using Kramers.Workbench.SpinPhonon;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Cli;

/// <summary>What <c>kramers relax</c> calls: <see cref="RelaxPipeline.Run"/>.</summary>
internal delegate RelaxRun RelaxRunner(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers spin</c> calls: <see cref="SpinPipeline.Run"/>.</summary>
internal delegate SpinRun SpinRunner(string task, string file, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>What <c>kramers rates</c> calls: <see cref="RatesPipeline.Run"/>.</summary>
internal delegate RatesRun RatesRunner(string file, string? output, bool converge, IRunMonitor monitor, CancellationToken cancellation);

/// <summary>The calculations behind the commands, so that tests of the command line need none.</summary>
internal sealed record Runners(RelaxRunner Relax, SpinRunner Spin)
{
    public RatesRunner Rates { get; init; } = RatesPipeline.Run;
}
