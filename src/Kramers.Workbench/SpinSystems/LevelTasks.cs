using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The tasks that ask for levels: 'levels', 'gtensor', 'zeeman'.</summary>
internal static class LevelTasks
{
    // 2 Oe: no energy feels it, but it tells the states of a Kramers doublet apart.
    private const double TellsApartTesla = 2e-4;
    private const double SameLevelCm = 1e-6;
    private const int MostDoublets = 32;

    public static SpinResult Levels(SpinTask task)
    {
        var (field, axis) = (task.Options.LevelsField, task.Options.LevelsAxis);
        var system = task.Model.System(task.Values);
        var energies = task.Solve(FieldVector.Along(axis, field)).RelativeEnergies;
        var states = task.Solve(FieldVector.Along(axis, field == 0 ? TellsApartTesla : field));
        var sz = states.Expectation(TotalSpin(system, axis));
        var table = new SpinTable("levels", "Levels", [
            new("level", "Level", [.. energies.Select((_, i) => i + 1.0)]),
            new("energyCm", "Energy (cm^-1)", energies),
            new("spinAlongAxis", "\u27e8*S*\u27e9 along the axis", sz),
            new("leading", "Leading weights |*M*\u27e9", [], [.. energies.Select((_, k) => Leading(system, states, k))]),
        ]);
        var reach = system.Spins.Sum(s => s.Value) + 0.5;
        var diagram = new LevelDiagram(null, PaletteColor.Blue, sz, energies, []);
        return task.Result("levels", $"Levels in {Text(field)} T", [table], [
            SpinTask.Chart("Levels against the expectation value of the total spin along the axis.", new LinearAxis("\u27e8*S*\u27e9 along the axis", -reach, reach), LinearAxis.Around("Energy (cm^-1)", energies), [diagram]),
        ]);
    }

    public static SpinResult GTensors(SpinTask task)
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
        var table = new SpinTable("gtensors", "Kramers doublets as spins 1/2", [
            new("energyCm", "Energy (cm^-1)", energies),
            .. Enumerable.Range(0, 3).Select(k => new SpinColumn($"g{k + 1}", $"*g*_{k + 1}", [.. doublets.Select(d => d.MainValues[k])])),
            new("signOfProduct", "sign of *g*_1*g*_2*g*_3", [.. doublets.Select(d => (double)Math.Sign(Math.Round(d.Product, 9)))]),
            new("axisX", "*g*_3 axis *x*", [.. doublets.Select(d => d.Axes[0, 2])]),
            new("axisY", "*y*", [.. doublets.Select(d => d.Axes[1, 2])]),
            new("axisZ", "*z*", [.. doublets.Select(d => d.Axes[2, 2])]),
        ]);
        var skipped = levels.Dimension / 2 - firsts.Length;
        var chart = SpinTask.Chart("Main values of *g* of the doublets.", LinearAxis.Around("Energy (cm^-1)", energies), LinearAxis.FromZero("*g*", doublets.SelectMany(d => d.MainValues)),
            Enumerable.Range(0, 3).Select(k => new ScatterSeries($"*g*_{k + 1}", Palette.InOrder(k), energies, [.. doublets.Select(d => d.MainValues[k])]) { Radius = 4 }));
        return task.Result("gtensor", "*g* tensors of the Kramers doublets", [table], [chart],
            skipped > 0 ? [$"{skipped} pairs of states are left out: they belong to levels of more than two states, or lie above the first {MostDoublets} doublets"] : []);
    }

    public static SpinResult Zeeman(SpinTask task)
    {
        var diagram = ZeemanDiagram.Of(task.Magnetometer, task.Options.ZeemanAxis, task.Options.ZeemanFields);
        var fields = diagram.FieldsTesla;
        var lowest = diagram.Levels[0, 0];
        var levels = new Matrix(fields.Length, diagram.Levels.Columns, Array.ConvertAll(diagram.Levels.Data, e => e - lowest));
        var lines = Enumerable.Range(0, levels.Columns).Select(k => (Name: $"{k + 1}", Ys: Enumerable.Range(0, fields.Length).Select(f => levels[f, k]).ToArray())).ToArray();
        var table = new SpinTable("zeeman", "Levels against field", [new("fieldTesla", "*B* (T)", fields), .. lines.Select(l => new SpinColumn($"level{l.Name}Cm", $"*E*_{{{l.Name}}} (cm^-1)", l.Ys))]);
        var axis = string.Join(", ", task.Options.ZeemanAxis.Select(Text));
        return task.Result("zeeman", $"Levels against field along ({axis}), counted from the lowest in {Text(fields[0])} T", [table], [
            SpinTask.Chart($"Levels in a field along ({axis}).", LinearAxis.FromZero("*B* (T)", fields), LinearAxis.Around("Energy (cm^-1)", levels.Data),
                lines.Select((l, i) => new LineSeries(null, Palette.InOrder(i), fields, l.Ys))),
        ]);
    }

    private static bool IsDoublet(Eigensystem levels, int first)
    {
        var e = levels.RelativeEnergies;
        var same = SameLevelCm + 1e-9 * e[^1];
        return (first == 0 || e[first] - e[first - 1] > same) && (first + 2 >= e.Length || e[first + 2] - e[first + 1] > same);
    }

    private static ComplexMatrix TotalSpin(SpinSystem system, double[] axis)
    {
        var n = FieldVector.Along(axis, 1);
        return Enumerable.Range(0, system.Spins.Count).Select(system.Operators)
            .Select(s => n.X * s.X + n.Y * s.Y + n.Z * s.Z).Aggregate((a, b) => a + b);
    }

    /// <summary>The three largest weights of product states, for example "87.5 % 3/2; 12.5 % -1/2".</summary>
    private static string Leading(SpinSystem system, Eigensystem states, int k)
    {
        var weights = Enumerable.Range(0, states.Dimension).Select(i => (State: i, Weight: states.States[i, k].Magnitude * states.States[i, k].Magnitude));
        return string.Join("; ", weights.OrderByDescending(w => Math.Round(w.Weight, 9)).ThenBy(w => w.State).Take(3).Where(w => w.Weight > 5e-4)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{100 * w.Weight:0.0} % {Projections(system, w.State)}")));
    }

    /// <summary>M of each spin in a product state; the last spin runs fastest and M falls.</summary>
    private static string Projections(SpinSystem system, int state)
    {
        var words = new string[system.Spins.Count];
        for (var c = words.Length - 1; c >= 0; c--)
        {
            var spin = system.Spins[c];
            var doubled = spin.Doubled - 2 * (state % spin.Multiplicity);
            words[c] = spin.IsHalfInteger ? $"{doubled}/2" : $"{doubled / 2}";
            state /= spin.Multiplicity;
        }

        return string.Join(",", words);
    }

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
