using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The task 'project': states become pseudospins with g, D and crystal-field parameters, and a spin system to go on with.</summary>
internal static class ProjectTask
{
    private const int MostPseudospins = 16;

    public static TaskResult Run(SpinTask task, IRunMonitor monitor, CancellationToken cancellation)
    {
        var states = task.Model.States(task.Values);
        List<string> warnings = [];
        var pseudospins = Pseudospins(task, states, warnings);
        var multiplet = Multiplet(task, states, warnings);
        if (pseudospins.Count == 0 && multiplet is null)
        {
            throw new InputException(task.File.File, null, "no level of these states has two states or more", "Say with project.pseudospins which states belong together");
        }

        var levels = new Eigensystem([.. states.Energies], ComplexMatrix.Identity(states.Count));
        var barrier = Barrier(task, levels, states, warnings);
        var chi = MagnetometryTasks.Susceptibility(task, monitor, cancellation);
        var magnetisation = MagnetometryTasks.Magnetisation(task, monitor, cancellation);
        var effective = multiplet ?? pseudospins[0];
        if (states.Count < 3 * effective.Spin.Multiplicity / 2)
        {
            warnings.Add($"There are {states.Count} states: what more excited ones mix into the ground level by a field is missing in chi and M");
        }

        return task.Result("project", $"{states.Count} states of {states.Provenance.Program} as pseudospins", [
            .. ProjectTables.Of(pseudospins, states),
            .. multiplet is null ? [] : ProjectTables.CrystalField(multiplet),
            Levels(states),
            .. barrier?.Tables ?? [],
            .. chi.Tables,
            .. magnetisation.Tables,
        ], [.. barrier is null ? [] : new[] { barrier.Figure }, .. chi.Figures, .. magnetisation.Figures], [.. warnings, .. magnetisation.Warnings]) with
        {
            Numbers = [.. multiplet is null ? [] : new ResultNumber[] { new("multiplet", "*J* of the ground multiplet", multiplet.Spin.Value) }, .. barrier?.Numbers ?? []],
            System = ProjectedSystem.Text(effective, states, task.File),
        };
    }

    private static List<PseudospinProjection> Pseudospins(SpinTask task, SpinOrbitStates states, List<string> warnings)
    {
        var given = task.Options.Project.Pseudospins;
        var projected = new List<PseudospinProjection>();
        foreach (var (first, count) in given is null ? Degenerate(states, task.Options.Project.SameLevelCm) : FromGround(given))
        {
            try
            {
                projected.Add(PseudospinProjection.Of(states, first, count));
            }
            catch (ArgumentException e) when (given is null)
            {
                warnings.Add($"States {first + 1} to {first + count} are no pseudospin: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
            }
            catch (ArgumentException e)
            {
                throw new InputException(task.File.File, null, $"states {first + 1} to {first + count} of {states.Count} are no pseudospin: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "Change project.pseudospins", e);
            }
        }

        return projected;
    }

    private static IEnumerable<(int First, int Count)> FromGround(int[] counts) => counts.Select((n, i) => (counts[..i].Sum(), n));

    private static IEnumerable<(int First, int Count)> Degenerate(SpinOrbitStates states, double sameLevelCm)
    {
        var groups = new List<(int First, int Count)>();
        for (var i = 0; i < states.Count; i++)
        {
            if (groups.Count > 0 && states.Energies[i] - states.Energies[groups[^1].First] < sameLevelCm)
            {
                groups[^1] = (groups[^1].First, groups[^1].Count + 1);
            }
            else
            {
                groups.Add((i, 1));
            }
        }

        return groups.Where(g => g.Count > 1).Take(MostPseudospins);
    }

    private static PseudospinProjection? Multiplet(SpinTask task, SpinOrbitStates states, List<string> warnings)
    {
        var options = task.Options.Project;
        var count = options.Multiplet?.Multiplicity ?? (options.SeeksMultiplet ? GroundMultiplet.Find(states) : null);
        if (count is not { } n)
        {
            return null;
        }

        if (n > states.Count)
        {
            throw new InputException(task.File.File, null, $"a multiplet of {n} states, and there are {states.Count}", "Correct project.multiplet");
        }

        if (n < states.Count && states.Energies[n] - states.Energies[n - 1] < 0.5 * states.Energies[n - 1])
        {
            warnings.Add(FormattableString.Invariant($"The states above the multiplet begin {states.Energies[n] - states.Energies[n - 1]:0.#} cm^-1 above it, which itself spans {states.Energies[n - 1]:0.#} cm^-1: J is hardly a good quantum number"));
        }

        try
        {
            // As SINGLE_ANISO does: along the axes of the ground doublet, since those of a whole multiplet are nearly isotropic.
            var hasGroundDoublet = Degenerate(states, options.SameLevelCm).FirstOrDefault() is (0, 2);
            return PseudospinProjection.Of(states, 0, n, hasGroundDoublet ? PseudospinProjection.Of(states, 0, 2).Frame : null);
        }
        catch (ArgumentException e)
        {
            throw new InputException(task.File.File, null, $"the lowest {n} states are no multiplet: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "Correct project.multiplet, or write 'multiplet: none'", e);
        }
    }

    private static BarrierTask.Ladder? Barrier(SpinTask task, Eigensystem levels, SpinOrbitStates states, List<string> warnings)
    {
        try
        {
            var ladder = BarrierTask.Of(levels, [states.Moment(0), states.Moment(1), states.Moment(2)], task.Options.Barrier, task.File.File);
            warnings.AddRange(ladder.Warnings);
            return ladder;
        }
        catch (InputException e)
        {
            warnings.Add($"There is no barrier: {e.Message}");
            return null;
        }
    }

    private static ResultTable Levels(SpinOrbitStates states) => new("levels", "States", [
        new("level", "State", [.. states.Energies.Select((_, i) => i + 1.0)]),
        new("energyCm", "Energy (cm^-1)", [.. states.Energies]),
    ]);
}
