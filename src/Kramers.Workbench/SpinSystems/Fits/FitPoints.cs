using Kramers.Chemistry;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>Points of a fit: which levels they belong to, and their table.</summary>
internal static class FitPoints
{
    /// <summary>
    /// Numbers of the two levels of each point, from 1. Energies without them are excitations of the ground level, matched by order: the
    /// smallest is the first excited level, and so on. Levels of an odd number of electrons are counted as Kramers doublets, all others as states.
    /// Null for EPR without them.
    /// </summary>
    public static (int From, int To)[]? Levels(SpinModel model, MeasuredPoints points)
    {
        if (points.Levels is not null || points.Quantity != MeasuredQuantity.LevelEnergy)
        {
            return points.Levels;
        }

        var states = model.IsKramers ? 2 : 1;
        var order = Enumerable.Range(0, points.Count).OrderBy(i => points.Values[i]).ToArray();
        return [.. Enumerable.Range(0, points.Count).Select(i => (1, (Array.IndexOf(order, i) + 1) * states + 1))];
    }

    /// <summary>Refuses levels that the system does not have.</summary>
    public static void CheckLevels(SpinSystemFile file, MeasuredSet set)
    {
        if (Levels(file.Model, set.Points)?.Max(p => p.To) is { } highest && file.Model.Magnetometer(file.Parameters.Start).Dimension is var states && highest > states)
        {
            throw new InputException(set.Options.Path, null, FormattableString.Invariant($"a point belongs to level {highest}, but the system has {states} states"),
                "Number levels from 1 in columns from and to; without these list excitations above the ground level, a Kramers doublet once");
        }
    }

    public static ResultTable Table(SpinModel model, MeasuredSet[] sets, double[][] curves)
    {
        double[] All(Func<MeasuredPoints, double[]?> read) => [.. sets.SelectMany(s => read(s.Points) ?? [.. s.Values.Select(_ => double.NaN)])];
        double[] Pair(Func<(int From, int To), int> read) => All(p => Levels(model, p)?.Select(l => (double)read(l)).ToArray());
        ResultColumn[] columns =
        [
            new("temperatureK", "*T* (K)", All(p => p.Temperatures)),
            new("fieldTesla", "*B* (T)", All(p => p.Fields)),
            new("fromLevel", "From level", Pair(l => l.From)),
            new("toLevel", "To level", Pair(l => l.To)),
        ];
        return new ResultTable("fit", "Measured and fitted", [
            new("set", "Data", [], [.. sets.SelectMany(s => s.Values.Select(_ => s.Options.Label))]),
            .. columns.Where(c => !c.Values.All(double.IsNaN)),
            new("measured", "Measured", [.. sets.SelectMany(s => s.Values)]),
            new("fitted", "Fitted", [.. curves.SelectMany(c => c)]),
            new("residual", "Measured \u2212 fitted", [.. sets.SelectMany((s, k) => s.Values.Zip(curves[k], (m, c) => m - c))]),
        ]);
    }
}
