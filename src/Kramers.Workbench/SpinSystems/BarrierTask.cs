using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The task 'barrier': states by energy and moment, transition moments between them, and a way over the barrier.</summary>
internal static class BarrierTask
{
    public static TaskResult Run(SpinTask task)
    {
        var ladder = Of(task.SolveZeroField(), task.Moments, task.Options.Barrier, task.File.File);
        return task.Result("barrier", ladder.Title, ladder.Tables, [ladder.Figure], ladder.Warnings) with { Numbers = ladder.Numbers };
    }

    /// <summary>Tables, figure and numbers of a ladder.</summary>
    public sealed record Ladder(string Title, IReadOnlyList<ResultTable> Tables, CaptionedFigure Figure, IReadOnlyList<ResultNumber> Numbers, IReadOnlyList<string> Warnings);

    /// <summary>The ladder of a molecule.</summary>
    /// <param name="levels">Levels and states without field.</param>
    /// <param name="moments">mu_x, mu_y, mu_z in the basis of the Hamiltonian, Bohr magnetons.</param>
    /// <param name="options">Axis, tolerance, temperature.</param>
    /// <param name="file">For messages.</param>
    public static Ladder Of(Eigensystem levels, ComplexMatrix[] moments, BarrierOptions options, string file)
    {
        var axis = options.Axis ?? MainAxis(levels, moments, file);
        var ladder = BarrierLadder.Of(levels, moments, axis, options.SameLevelCm);
        var rungs = ladder.Rungs.TakeWhile(r => r.Last < options.States).ToArray();
        if (rungs.Length == 0)
        {
            throw new InputException(file, null, FormattableString.Invariant($"the lowest level has {ladder.Rungs[0].Last + 1} states, barrier.states is {options.States}"), "Raise barrier.states");
        }

        var path = ladder.Rungs[0].First == ladder.Rungs[0].Last ? null : ladder.Path(options.Temperature);
        List<string> warnings = [];
        if (path is null)
        {
            warnings.Add(ladder.Rungs[0].First == ladder.Rungs[0].Last ? "The ground level is a singlet: there is no barrier to cross" : "No transition moment leads from one orientation of the ground level to the other");
        }
        else if (path.States.Any(s => s > rungs[^1].Last))
        {
            warnings.Add("The way over the barrier leads through states above those that are shown. Raise barrier.states");
        }

        int[] shown = path is not null && path.States.All(s => s <= rungs[^1].Last) ? path.States : [];
        var at = $"({string.Join(", ", axis.Select(Text))})";
        return new Ladder(
            $"Barrier along {at}",
            [Rungs(ladder, rungs), Transitions(ladder, rungs), Way(ladder, path)],
            BarrierFigure.Draw(ladder, rungs, shown, at, options.Temperature),
            path is null ? [] : [new("barrierCm", "Highest level on the way over the barrier (cm^-1)", path.BarrierCm)],
            warnings);
    }

    /// <summary>The axis of the largest g of the lowest two states.</summary>
    public static double[] MainAxis(Eigensystem levels, ComplexMatrix[] moments, string file)
    {
        try
        {
            var axes = DoubletGTensor.From(levels, moments, 0).Axes;
            return [axes[0, 2], axes[1, 2], axes[2, 2]];
        }
        catch (ArgumentException e)
        {
            throw new InputException(file, null, "the two lowest states are no doublet that would have a magnetic axis", "Give barrier.axis", e);
        }
    }

    private static ResultTable Rungs(BarrierLadder ladder, LadderRung[] rungs) => new("ladder", "Levels", [
        new("level", "Level", [.. rungs.Select((_, i) => i + 1.0)]),
        new("energyCm", "Energy (cm^-1)", [.. rungs.Select(r => r.EnergyCm)]),
        new("states", "States", [.. rungs.Select(r => r.Last - r.First + 1.0)]),
        new("momentBohr", "largest moment along the axis (*\u03bc*_B)", [.. rungs.Select(r => ladder.Moments[r.First])]),
        new("splittingCm", "splitting (cm^-1)", [.. rungs.Select(r => Math.Round(r.SplittingCm, 9))]),
        new("tunnellingBohr", "transition moment between its two orientations (*\u03bc*_B)", [.. rungs.Select(r => r.TunnellingMoment)]),
    ]);

    private static ResultTable Transitions(BarrierLadder ladder, LadderRung[] rungs)
    {
        var n = rungs[^1].Last + 1;
        var pairs = Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (I: i, J: j))).ToArray();
        return new ResultTable("transitions", "Mean transition moments between states, (|*\u03bc*_x| + |*\u03bc*_y| + |*\u03bc*_z|)/3", [
            new("from", "State", [.. pairs.Select(p => p.I + 1.0)]),
            new("to", "State", [.. pairs.Select(p => p.J + 1.0)]),
            new("fromCm", "Energy (cm^-1)", [.. pairs.Select(p => ladder.Energies[p.I])]),
            new("toCm", "Energy (cm^-1)", [.. pairs.Select(p => ladder.Energies[p.J])]),
            new("fromMomentBohr", "moment (*\u03bc*_B)", [.. pairs.Select(p => ladder.Moments[p.I])]),
            new("toMomentBohr", "moment (*\u03bc*_B)", [.. pairs.Select(p => ladder.Moments[p.J])]),
            new("transitionBohr", "between (*\u03bc*_B)", [.. pairs.Select(p => ladder.TransitionMoments[p.I, p.J])]),
        ]);
    }

    private static ResultTable Way(BarrierLadder ladder, BarrierPath? path)
    {
        int[] states = path?.States ?? [];
        return new ResultTable("way", "The way of least resistance over the barrier, a picture and no rate", [
            new("state", "State", [.. states.Select(s => s + 1.0)]),
            new("energyCm", "Energy (cm^-1)", [.. states.Select(s => ladder.Energies[s])]),
            new("momentBohr", "moment along the axis (*\u03bc*_B)", [.. states.Select(s => ladder.Moments[s])]),
            new("transitionBohr", "transition moment to the next (*\u03bc*_B)", [.. states.Select((s, i) => i + 1 < states.Length ? ladder.TransitionMoments[s, states[i + 1]] : 0)]),
        ]);
    }

    private static string Text(double x) => (Math.Abs(x) < 1e-6 ? 0 : x).ToString("0.####", CultureInfo.InvariantCulture);
}
