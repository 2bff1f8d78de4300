using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The tasks that ask for levels: 'levels', 'gtensor', 'zeeman'.</summary>
internal static class LevelTasks
{
    // 2 Oe: no energy feels it, but it tells the states of a Kramers doublet apart.
    private const double TellsApartTesla = 2e-4;
    private const double SameLevelCm = 1e-6;
    private const int MostDoublets = 32;

    public static TaskResult Levels(SpinTask task)
    {
        var (field, axis) = (task.Options.LevelsField, task.Options.LevelsAxis);
        var energies = task.Solve(FieldVector.Along(axis, field)).RelativeEnergies;
        var states = task.Solve(FieldVector.Along(axis, field == 0 ? TellsApartTesla : field));
        var n = FieldVector.Along(axis, 1);
        var momenta = task.Model.Momenta(task.Values).Select(m =>
            (m.Key, m.Symbol, Values: states.Expectation(n.X * m.Operators[0] + n.Y * m.Operators[1] + n.Z * m.Operators[2]))).ToArray();
        var leading = Enumerable.Range(0, energies.Length).Select(k => task.Model.Leading(states, k)).OfType<string>().ToArray();
        var table = new ResultTable("levels", "Levels", [
            new("level", "Level", [.. energies.Select((_, i) => i + 1.0)]),
            new("energyCm", "Energy (cm^-1)", energies),
            .. momenta.Select(m => new ResultColumn(m.Key + "AlongAxis", $"\u27e8{m.Symbol}\u27e9 along the axis", m.Values)),
            .. leading.Length > 0 ? [new ResultColumn("leading", "Leading weights |*M*\u27e9", [], leading)] : Array.Empty<ResultColumn>(),
        ]);
        var (_, symbol, along) = momenta[0];
        var reach = Math.Ceiling(2 * along.Max(Math.Abs)) / 2 + 0.5;
        var diagram = new LevelDiagram(null, PaletteColor.Blue, along, energies, []);
        return task.Result("levels", $"Levels in {Text(field)} T", [table], [
            CaptionedFigure.Wide($"Levels against the expectation value of {symbol} along the axis.", new LinearAxis($"\u27e8{symbol}\u27e9 along the axis", -reach, reach), LinearAxis.Around("Energy (cm^-1)", energies), [diagram]),
        ]);
    }

    public static TaskResult GTensors(SpinTask task)
    {
        if (!task.Model.IsKramers)
        {
            throw new InputException(task.File.File, null, "the spins add up to a whole number: there are no Kramers doublets", "Use 'levels' or 'zeeman'");
        }

        var levels = task.SolveZeroField();
        var moments = task.Moments;
        int[] firsts = [.. Enumerable.Range(0, levels.Dimension / 2).Select(i => 2 * i).Where(i => IsDoublet(levels, i)).Take(MostDoublets)];
        if (firsts.Length == 0)
        {
            throw new InputException(task.File.File, null, "no level is a doublet: all have more than two states", "Lower the symmetry, or use 'zeeman'");
        }

        var doublets = Array.ConvertAll(firsts, i => DoubletGTensor.From(levels, moments, i));
        var energies = Array.ConvertAll(firsts, i => levels.RelativeEnergies[i]);
        var table = new ResultTable("gtensors", "Kramers doublets as spins 1/2", [
            new("energyCm", "Energy (cm^-1)", energies),
            .. Enumerable.Range(0, 3).Select(k => new ResultColumn($"g{k + 1}", $"*g*_{k + 1}", [.. doublets.Select(d => d.MainValues[k])])),
            new("signOfProduct", "sign of *g*_1*g*_2*g*_3", [.. doublets.Select(d => (double)Math.Sign(Math.Round(d.Product, 9)))]),
            new("axisX", "*g*_3 axis *x*", [.. doublets.Select(d => d.Axes[0, 2])]),
            new("axisY", "*y*", [.. doublets.Select(d => d.Axes[1, 2])]),
            new("axisZ", "*z*", [.. doublets.Select(d => d.Axes[2, 2])]),
        ]);
        var skipped = levels.Dimension / 2 - firsts.Length;
        var chart = CaptionedFigure.Wide("Main values of *g* of the doublets.", LinearAxis.Around("Energy (cm^-1)", energies), LinearAxis.FromZero("*g*", doublets.SelectMany(d => d.MainValues)),
            Enumerable.Range(0, 3).Select(k => new ScatterSeries($"*g*_{k + 1}", Palette.InOrder(k), energies, [.. doublets.Select(d => d.MainValues[k])]) { Radius = 4 }));
        return task.Result("gtensor", "*g* tensors of the Kramers doublets", [table], [chart],
            skipped > 0 ? [$"{skipped} pairs of states are left out: they belong to levels of more than two states, or lie above the first {MostDoublets} doublets"] : []);
    }

    public static TaskResult Zeeman(SpinTask task)
    {
        var diagram = ZeemanDiagram.Of(task.Magnetometer, task.Options.ZeemanAxis, task.Options.ZeemanFields);
        var fields = diagram.FieldsTesla;
        var lowest = diagram.Levels[0, 0];
        var levels = new Matrix(fields.Length, diagram.Levels.Columns, Array.ConvertAll(diagram.Levels.Data, e => e - lowest));
        var lines = Enumerable.Range(0, levels.Columns).Select(k => (Name: $"{k + 1}", Ys: Enumerable.Range(0, fields.Length).Select(f => levels[f, k]).ToArray())).ToArray();
        var table = new ResultTable("zeeman", "Levels against field", [new("fieldTesla", "*B* (T)", fields), .. lines.Select(l => new ResultColumn($"level{l.Name}Cm", $"*E*_{{{l.Name}}} (cm^-1)", l.Ys))]);
        var axis = string.Join(", ", task.Options.ZeemanAxis.Select(Text));
        return task.Result("zeeman", $"Levels against field along ({axis}), counted from the lowest in {Text(fields[0])} T", [table], [
            CaptionedFigure.Wide($"Levels in a field along ({axis}).", LinearAxis.FromZero("*B* (T)", fields), LinearAxis.Around("Energy (cm^-1)", levels.Data),
                lines.Select((l, i) => new LineSeries(null, Palette.InOrder(i), fields, l.Ys))),
        ]);
    }

    private static bool IsDoublet(Eigensystem levels, int first)
    {
        var e = levels.RelativeEnergies;
        var same = SameLevelCm + 1e-9 * e[^1];
        return (first == 0 || e[first] - e[first - 1] > same) && (first + 2 >= e.Length || e[first + 2] - e[first + 1] > same);
    }

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
