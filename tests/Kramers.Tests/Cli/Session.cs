using System.Globalization;
using Kramers.Cli;
using Kramers.Tests.Reports;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Simulations;
using Kramers.Workbench.RelaxationFits;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Tests.Cli;

/// <summary>Runs the command line inside the test, without a process, and keeps what it wrote.</summary>
internal sealed class Session
{
    /// <summary>What the last run wrote to standard output.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last run wrote to standard error.</summary>
    public string Error { get; private set; } = "";

    public CancellationToken Cancellation { get; init; }

    public bool ShowsStackTraces { get; init; }

    /// <summary>What kramers relax calls here; the default answers at once with a made-up result.</summary>
    public RelaxRunner Relax { get; init; } = (_, _, _, _) => new RelaxRun(SampleResult.Create(), "/results/relax-test");

    /// <summary>What kramers spin calls here.</summary>
    public TaskRunner Spin { get; init; } = SpinPipeline.Run;

    /// <summary>What kramers simulate calls here.</summary>
    public TaskRunner Simulate { get; init; } = SimulationPipeline.Run;

    /// <summary>What kramers fit calls here.</summary>
    public FitRunner Fit { get; init; } = RelaxationFitPipeline.Run;

    public int Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var shell = new Shell(Terminal.Plain(output), error, Cancellation) { ShowsStackTraces = ShowsStackTraces };
        var exitCode = CommandLine.Run(args, shell, new Runners(Relax, Spin, Simulate) { Fit = Fit });
        (Output, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }
}
