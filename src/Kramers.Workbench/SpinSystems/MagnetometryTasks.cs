using System.Globalization;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The tasks that a magnetometer, a calorimeter or a cantilever would do: 'chi', 'magnetisation', 'heat', 'torque'.</summary>
internal static class MagnetometryTasks
{
    private const string KelvinLabel = "*T* (K)";

    public static TaskResult Susceptibility(SpinTask task, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (t, field) = (task.Options.ChiTemperatures, task.Options.ChiField);
        var cluster = Solve(task, monitor, cancellation);
        using var step = monitor.Begin("Susceptibility", 1);
        MolarSusceptibility[] Chi(IMolecule molecule) => new SampleModel(molecule, task.Sample).Susceptibility(field, t, cancellation);
        var chi = Chi(cluster?.Molecule() ?? (IMolecule)task.Molecule);
        var errors = cluster?.Errors(m => Array.ConvertAll(Chi(m), x => x.Cm3PerMol));
        var product = chi.Zip(t, (x, k) => x.ChiT(k)).ToArray();
        var table = new ResultTable("chi", "Molar susceptibility of the powder", [
            new("temperatureK", KelvinLabel, t),
            new("chiCm3PerMol", "*\u03c7* (cm^3 mol^-1)", Array.ConvertAll(chi, x => x.Cm3PerMol)),
            new("chiTCm3KPerMol", "*\u03c7T* (cm^3 K mol^-1)", product),
            new("inverseChiMolPerCm3", "1/*\u03c7* (mol cm^-3)", Array.ConvertAll(chi, x => 1 / x.Cm3PerMol)),
            new("effectiveMomentBohr", "*\u03bc*_eff (*\u03bc*_B)", [.. chi.Zip(t, (x, k) => x.EffectiveMoment(k))]),
            .. errors is null ? Array.Empty<ResultColumn>() :
            [
                new("chiErrorCm3PerMol", "Standard error of *\u03c7*", errors),
                new("chiTErrorCm3KPerMol", "Standard error of *\u03c7T*", [.. errors.Zip(t, (e, k) => e * k)]),
            ],
        ]);
        var where = field == 0 ? "in the limit of no field" : $"as *M*/*B* in {Text(field)} T";
        return task.Result("chi", $"Susceptibility of the powder {where}{Route(cluster)}", [table], [
            CaptionedFigure.Wide($"*\u03c7T* against temperature, {where}.", LinearAxis.FromZero(KelvinLabel, t), LinearAxis.FromZero("*\u03c7T* (cm^3 K mol^-1)", product), [new LineSeries(null, PaletteColor.Blue, t, product)]),
            CaptionedFigure.Wide("*\u03c7* against temperature, both scales logarithmic.", LogAxis.Around(KelvinLabel, t), LogAxis.Around("*\u03c7* (cm^3 mol^-1)", chi.Select(x => x.Cm3PerMol)), [new LineSeries(null, PaletteColor.Vermillion, t, [.. chi.Select(x => x.Cm3PerMol)])]),
        ]);
    }

    public static TaskResult Magnetisation(SpinTask task, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (b, t) = (task.Options.MagnetisationFields, task.Options.MagnetisationTemperatures);
        var cluster = Solve(task, monitor, cancellation);
        using var step = monitor.Begin("Powder average of the magnetisation", 1);
        var curves = cluster is null
            ? new SampleModel(task.Molecule, task.Sample).Magnetisation(task.Powder.Magnetisation(b, t, cancellation), cancellation)
            : Isotropic(b, t, Moments(cluster.Molecule()));
        double[] Moments(ClusterMolecule molecule) => new SampleModel(molecule, task.Sample).Magnetisation(Points(b, t), cancellation);
        ResultTable[] tables = [PerTemperature("magnetisation", "Magnetisation (*\u03bc*_B)", b, t, curves.Values, "magnetisation", "Bohr", "*M*")];
        if (cluster?.Errors(Moments) is { } errors)
        {
            tables = [.. tables, PerTemperature("magnetisationError", "Standard error of the magnetisation (*\u03bc*_B)", b, t, new Matrix(b.Length, t.Length, errors), "error", "Bohr", "Error of *M*")];
        }

        return task.Result("magnetisation", $"Magnetisation of the powder{Route(cluster)}", tables, [
            CaptionedFigure.Wide("Magnetisation of the powder along the field.", LinearAxis.FromZero("*B* (T)", b), LinearAxis.FromZero("*M* (*\u03bc*_B)", curves.Values.Data), SpinTask.Lines(b, Columns(curves.Values, t, "K"))),
        ], SpinTask.GridWarning(curves));
    }

    public static TaskResult Heat(SpinTask task, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (b, t) = (task.Options.HeatFields, task.Options.HeatTemperatures);
        var cluster = Solve(task, monitor, cancellation);
        using var step = monitor.Begin("Powder average of heat capacity and entropy", 2);
        double[] fields = [.. Points(b, t).Select(p => p.Tesla)], temperatures = [.. Points(b, t).Select(p => p.Kelvin)];
        double[] Capacity(ClusterMolecule molecule) => molecule.HeatCapacity(fields, temperatures, cancellation);
        double[] Drop(double[] s) => [.. s.Select((x, p) => s[p % t.Length] - x)];
        var capacity = cluster is null ? InMolarUnits(task.Powder.HeatCapacity(b, t, cancellation)) : Isotropic(b, t, Capacity(cluster.Molecule()));
        step.Report(1);
        var entropy = cluster is null ? InMolarUnits(task.Powder.Entropy(b, t, cancellation)) : Isotropic(b, t, cluster.Molecule().Entropy(fields, temperatures));
        var drop = new Matrix(b.Length, t.Length, Drop(entropy.Values.Data));
        var molar = capacity.Values;
        var from = $"from {Text(b[0])} T";
        List<ResultTable> tables = [PerField("heatCapacity", "Heat capacity at constant field (J mol^-1 K^-1)", b, t, molar, "heatCapacity", "*C*")];
        List<CaptionedFigure> figures = [CaptionedFigure.Wide("Magnetic heat capacity at constant field.", LogAxis.Around(KelvinLabel, t), LinearAxis.FromZero("*C* (J mol^-1 K^-1)", molar.Data), SpinTask.Lines(t, Rows(molar, b)))];
        if (b.Length > 1)
        {
            tables.Add(PerField("entropyDrop", $"Entropy driven out {from}, \u2212\u0394*S*_M (J mol^-1 K^-1)", b, t, drop, "entropyDrop", "\u2212\u0394*S*"));
            figures.Add(CaptionedFigure.Wide($"Entropy that isothermal magnetisation {from} drives out.", LogAxis.Around(KelvinLabel, t), LinearAxis.Around("\u2212\u0394*S*_M (J mol^-1 K^-1)", drop.Data), SpinTask.Lines(t, [.. Rows(drop, b).Skip(1)])));
        }

        if (cluster?.Errors(Capacity) is { } errors)
        {
            tables.Add(PerField("heatCapacityError", "Standard error of the heat capacity (J mol^-1 K^-1)", b, t, new Matrix(b.Length, t.Length, errors), "error", "Error of *C*"));
        }

        if (b.Length > 1 && cluster?.Errors(m => m.Entropy(fields, temperatures)) is { } s)
        {
            // As if the two entropies scattered by themselves: one sample has both, so this is at least the error.
            double[] either = [.. s.Select((x, p) => p < t.Length ? 0 : Math.Sqrt(s[p % t.Length] * s[p % t.Length] + x * x))];
            tables.Add(PerField("entropyDropError", "Standard error of the entropy driven out (J mol^-1 K^-1), at most", b, t, new Matrix(b.Length, t.Length, either), "error", "Error of \u2212\u0394*S*"));
        }

        return task.Result("heat", $"Heat capacity and entropy of the powder{Route(cluster)}", tables, figures, [.. SpinTask.GridWarning(capacity).Concat(SpinTask.GridWarning(entropy)).Take(1)]);
    }

    public static TaskResult Torque(SpinTask task)
    {
        const int steps = 73; // 0 to 180 degrees, each 2.5; the torque repeats after half a turn
        var (u, v, t) = (task.Options.TorqueFrom, task.Options.TorqueTowards, task.Options.TorqueTemperatures);
        double[] normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
        var angles = Enumerable.Range(0, steps).Select(i => 180.0 * i / (steps - 1)).ToArray();
        var torque = new Matrix(steps, t.Length);
        for (var i = 0; i < steps; i++)
        {
            var (s, c) = Math.SinCos(double.DegreesToRadians(angles[i]));
            var levels = task.Magnetometer.At(FieldVector.Along([.. u.Zip(v, (x, y) => c * x + s * y)], task.Options.TorqueField));
            for (var k = 0; k < t.Length; k++)
            {
                torque[i, k] = levels.Torque(t[k]).Zip(normal, (x, n) => x * n).Sum();
            }
        }

        var plane = $"from ({string.Join(", ", u.Select(Text))}) towards ({string.Join(", ", v.Select(Text))})";
        ResultColumn[] columns = [new("angleDegrees", "Angle (\u00b0)", angles), .. Columns(torque, t, "K").Select((l, k) => new ResultColumn($"torqueAt{Text(t[k])}KBohrTesla", l.Name, l.Ys))];
        return task.Result("torque", $"Torque of a crystal in {Text(task.Options.TorqueField)} T, the field turning {plane}", [new("torque", "Torque about the normal of the plane (*\u03bc*_B T)", columns)], [
            CaptionedFigure.Wide($"Torque about the normal of the plane while the field turns {plane}.", new LinearAxis("Angle (\u00b0)", 0, 180) { Pieces = 6 }, LinearAxis.Around("Torque (*\u03bc*_B T)", torque.Data), SpinTask.Lines(angles, Columns(torque, t, "K"))),
        ]);
    }

    private static ClusterSolution? Solve(SpinTask task, IRunMonitor monitor, CancellationToken cancellation) =>
        task.Cluster is { } cluster ? ClusterSolution.Solve(cluster, task.Options.Lanczos, monitor, cancellation) : null;

    private static string Route(ClusterSolution? cluster) => cluster is null ? "" : $"; {cluster.Route}";

    /// <summary>All temperatures of the first field, then those of the next.</summary>
    private static (double Tesla, double Kelvin)[] Points(double[] b, double[] t) => [.. b.SelectMany(x => t.Select(k => (x, k)))];

    private static PowderCurves Isotropic(double[] b, double[] t, double[] values) => new(b, t, new Matrix(b.Length, t.Length, values), new Matrix(b.Length, t.Length));

    private static PowderCurves InMolarUnits(PowderCurves curves) =>
        curves with { Values = PhysicalConstants.GasConstant * curves.Values, GridDifference = PhysicalConstants.GasConstant * curves.GridDifference };

    private static ResultTable PerTemperature(string key, string title, double[] b, double[] t, Matrix m, string quantity, string unit, string symbol) =>
        new(key, title, [new("fieldTesla", "*B* (T)", b), .. Columns(m, t, "K").Select((l, k) => new ResultColumn($"{quantity}At{Text(t[k])}K{unit}", $"{symbol}, {l.Name}", l.Ys))]);

    private static ResultTable PerField(string key, string title, double[] b, double[] t, Matrix m, string quantity, string symbol) =>
        new(key, title, [new("temperatureK", KelvinLabel, t), .. Rows(m, b).Select((l, k) => new ResultColumn($"{quantity}At{Text(b[k])}TJPerMolK", $"{symbol}, {l.Name}", l.Ys))]);

    private static (string Name, double[] Ys)[] Columns(Matrix m, double[] at, string unit) =>
        [.. at.Select((x, k) => ($"{Text(x)} {unit}", Enumerable.Range(0, m.Rows).Select(i => m[i, k]).ToArray()))];

    private static (string Name, double[] Ys)[] Rows(Matrix m, double[] at) => [.. at.Select((x, k) => ($"{Text(x)} T", m.Row(k).ToArray()))];

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
