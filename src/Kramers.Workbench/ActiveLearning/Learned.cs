using Kramers.Atomistics.ActiveLearning;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Where labels come from: an engine that is asked, or a file.</summary>
internal interface ILearning
{
    /// <summary>The file that decides the run.</summary>
    string File { get; }

    /// <summary>Learns and tests.</summary>
    Learned Run(RunLog log, CancellationToken cancellation);
}

/// <summary>A force field that was learned, with its test.</summary>
/// <param name="Result">All rounds.</param>
/// <param name="Level">Program and level of theory of the labels.</param>
/// <param name="Relaxing">Calls of the engine on the way to the minimum.</param>
/// <param name="Final">Dynamics with the last model.</param>
/// <param name="Test">Labels that no model has seen.</param>
internal sealed record Learned(LearningResult Result, string Level, int Relaxing, FinalDynamics Final, IReadOnlyList<LabelledStructure> Test);
