using Kramers.Cli;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Simulations;
using Kramers.Workbench.SpinSystems;

using var interrupt = new Interrupt();
var shell = new Shell(Terminal.Open(), Console.Error, interrupt.Token)
{
    ShowsStackTraces = Environment.GetEnvironmentVariable("KRAMERS_DEBUG") == "1",
    SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "",
};
return CommandLine.Run(args, shell, new Runners(RelaxPipeline.Run, SpinPipeline.Run, SimulationPipeline.Run));
