using Kramers.Chemistry;
using Kramers.Magnetism.Clusters;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The task 'levels' of an isotropic cluster whose matrices do not fit.</summary>
internal static class ClusterLevelsTask
{
    private const int MostDrawn = 1000;
    private const int FewestLevels = 4; // of each M

    public static TaskResult Run(SpinTask task, SpinCluster cluster, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (task.Options.LevelsField != 0)
        {
            throw new InputException(task.File.File, null, "levels.fieldTesla is not 0, but the levels of a cluster of this size are those in no field", "Leave it out: a field B shifts each state by g mu_B B M");
        }

        return ClusterSolution.FitsTotalSpin(cluster) ? ByTotalSpin(task, cluster, monitor, cancellation) : ByM(task, cluster, monitor, cancellation);
    }

    private static TaskResult ByTotalSpin(SpinTask task, SpinCluster cluster, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Levels by total spin", 100);
        var multiplets = TotalSpinDiagonalisation.Solve(cluster, new ClusterSolution.Percent(step), cancellation);
        double[] energies = [.. multiplets.Select(m => m.EnergyCm - multiplets[0].EnergyCm)], spins = [.. multiplets.Select(m => m.TotalSpin.Value)];
        var table = new ResultTable("levels", "Levels by total spin", [
            new("level", "Level", [.. energies.Select((_, i) => i + 1.0)]),
            new("energyCm", "Energy (cm^-1)", energies),
            new("totalSpin", "*S*", spins),
            new("states", "States", [.. multiplets.Select(m => (double)m.TotalSpin.Multiplicity)]),
        ]);
        return Result(task, FormattableString.Invariant($"Levels of {cluster.Dimension} states by total spin"), table, multiplets[0].EnergyCm, "*S*", spins, energies);
    }

    private static TaskResult ByM(SpinTask task, SpinCluster cluster, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (rows, count) = (new List<(double M, double Energy, double Residual)>(), Math.Max(FewestLevels, task.Options.Lanczos.ExactLevels));
        int[] all = [.. cluster.NonNegativeTwoM];
        using var step = monitor.Begin("Lowest levels of each M", all.Length);
        for (var b = 0; b < all.Length; b++)
        {
            var lowest = Lanczos.Lowest(cluster.Block(all[b]), count, task.Options.Lanczos.Seed, cancellation: cancellation);
            rows.AddRange(lowest.Energies.Zip(lowest.Residuals, (e, r) => (0.5 * all[b], e, r)));
            step.Report(b + 1);
        }

        var ground = rows.Min(r => r.Energy);
        var sorted = rows.OrderBy(r => r.M).ThenBy(r => r.Energy).ToArray();
        double[] m = Array.ConvertAll(sorted, r => r.M), energies = Array.ConvertAll(sorted, r => r.Energy - ground);
        var table = new ResultTable("levels", "Lowest levels of each *M*", [
            new("m", "*M*", m),
            new("energyCm", "Energy (cm^-1)", energies),
            new("residualCm", "At most off by (cm^-1)", Array.ConvertAll(sorted, r => r.Residual)),
        ]);
        return Result(task, FormattableString.Invariant($"Lowest {count} levels of each M by Lanczos, {cluster.Dimension} states"), table, ground, "*M*", m, energies);
    }

    private static TaskResult Result(SpinTask task, string title, ResultTable table, double ground, string name, double[] xs, double[] energies)
    {
        int[] drawn = [.. Enumerable.Range(0, xs.Length).OrderBy(i => energies[i]).Take(MostDrawn)];
        double[] x = Array.ConvertAll(drawn, i => xs[i]), y = Array.ConvertAll(drawn, i => energies[i]);
        var figure = CaptionedFigure.Wide($"Lowest levels against {name}.", LinearAxis.FromZero(name, x), LinearAxis.FromZero("Energy (cm^-1)", y), [new ScatterSeries(null, PaletteColor.Blue, x, y)]);
        return task.Result("levels", title, [table], [figure]) with { Numbers = [new("groundEnergyCm", "Lowest level (cm^-1)", ground)] };
    }
}
