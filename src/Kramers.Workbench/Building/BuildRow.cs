using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Building;

/// <summary>One stereoisomer of a recipe: built and refined, or failed.</summary>
internal sealed record BuildRow(BuildTask Task, BuildOutcome Outcome)
{
    private const int RestrainedSteps = 80;
    private const int FreeSteps = 200;

    internal int RecipeNumber => Task.RecipeNumber;

    internal ComplexRecipe Recipe => Task.Recipe;

    internal SiteAssignment Assignment => Task.Assignment;

    internal XtbGeometry? Restrained { get; init; }

    internal XtbGeometry? Free { get; init; }

    /// <summary>Why xTB gave nothing; null where it did, or was not asked.</summary>
    internal string? XtbFailure { get; init; }

    /// <summary>What the last step left.</summary>
    internal Structure? Geometry => Free?.Geometry ?? Restrained?.Geometry ?? Outcome.Complex?.Structure;

    /// <summary>Of xTB in eV; null where it was not run.</summary>
    internal double? EnergyEv => Free?.EnergyEv ?? Restrained?.EnergyEv;

    /// <summary>Builds and refines.</summary>
    internal static BuildRow Of(BuildTask task, XtbRefinement refinement, CancellationToken cancellation) =>
        new BuildRow(task, ComplexBuilder.Build(task.Recipe, task.Assignment, task.Seed, cancellation: cancellation)).Refined(refinement, cancellation);

    private BuildRow Refined(XtbRefinement refinement, CancellationToken cancellation)
    {
        if (Outcome.Complex is not { } complex || refinement == XtbRefinement.None)
        {
            return this;
        }

        try
        {
            var restrained = XtbRelaxation.Relax(complex, complex.Structure, free: false, RestrainedSteps, cancellation);
            var free = refinement == XtbRefinement.Free ? XtbRelaxation.Relax(complex, restrained.Geometry, free: true, FreeSteps, cancellation) : null;
            return this with { Restrained = restrained, Free = free };
        }
        catch (EngineException error)
        {
            return this with { XtbFailure = error.Message };
        }
    }
}
