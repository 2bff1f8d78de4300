using Kramers.Atomistics.Dynamics;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Dynamics;

/// <summary>What a trajectory says: energies, temperature, pressure and volume against time, their means and errors, the drift.</summary>
internal static class DynamicsTables
{
    private const int Blocks = 10;
    private const double DriftWorthAWord = 1e-2; // eV/atom/ns: 1 K/ns for a degree of freedom is 4e-5

    public static TaskResult Result(DynamicsOptions options, TrajectoryFrame[] frames, double[]? grades, (double[] Ps, double[] Ev)? shadow)
    {
        var first = frames[0].Structure;
        var freedom = options.Thermostat == "langevin" ? 3 * first.Count : RigidMotion.DegreesOfFreedom(first);
        double[] Values(Func<TrajectoryFrame, double> of) => Array.ConvertAll(frames, f => of(f));
        List<ResultColumn> columns =
        [
            new("timePs", "Time (ps)", Values(f => f.TimeFs / 1000)),
            new("temperatureK", "*T* (K)", Values(f => f.TemperatureK(freedom))),
            new("kineticEv", "*E*_kin (eV)", Values(f => f.KineticEnergyEv)),
            new("potentialEv", "*E*_pot (eV)", Values(f => f.EnergyEv)),
            new("totalEv", "*E* (eV)", Values(f => f.TotalEnergyEv)),
        ];
        if (first.Cell is not null)
        {
            columns.Add(new("pressureGPa", "*P* (GPa)", Values(f => f.Pressure * DynamicsRun.GpaPerEvAngstrom3)));
            columns.Add(new("volumeA3", "*V* (\u00c5^3)", Values(f => f.Structure.Cell!.Volume)));
        }

        if (grades is not null)
        {
            columns.Add(new("grade", "Extrapolation grade", grades));
        }

        var table = new ResultTable("log", "Along the trajectory", columns) { MostRowsInReport = 20 };
        var drift = Drift(table["timePs"], table["totalEv"], first.Count);
        return new TaskResult
        {
            Command = "md",
            Task = "md",
            Name = first.Formula,
            Title = Title(options, frames),
            Tables = [table],
            Numbers = [.. Means(table), new ResultNumber("driftEvPerAtomNs", "drift of the total energy (eV/atom/ns)", drift), .. Shadow(shadow, first.Count), .. Grades(grades)],
            Parameters = new Dictionary<string, double>(),
            Warnings = [.. Doubts(options, frames.Length, drift, grades)],
            Figures = [.. Figures(table, shadow)],
        };
    }

    private static string Title(DynamicsOptions options, TrajectoryFrame[] frames) => FormattableString.Invariant(
        $"{frames[^1].TimeFs / 1000:0.###} ps with {Path.GetFileName(options.Potential.Name)}, {(options.Thermostat == "none" ? "constant energy" : $"{options.Thermostat} bath of {options.TemperatureK:0.##} K")}{(options.PressureGpa is { } p ? $", {p:0.####} GPa" : "")}");

    private static IEnumerable<ResultNumber> Means(ResultTable table)
    {
        foreach (var (key, name, unit) in new[] { ("temperatureK", "temperature", "K"), ("pressureGPa", "pressure", "GPa"), ("volumeA3", "volume", "\u00c5^3") }.Where(c => table.Columns.Any(k => k.Key == c.Item1)))
        {
            var (mean, error) = Mean(table[key]);
            yield return new ResultNumber("mean" + char.ToUpperInvariant(key[0]) + key[1..], $"mean {name} ({unit})", mean);
            yield return new ResultNumber("error" + char.ToUpperInvariant(key[0]) + key[1..], $"standard error of it ({unit})", error);
        }
    }

    /// <summary>Mean of the last four fifths and its error from blocks; NaN where there are too few.</summary>
    private static (double Mean, double Error) Mean(double[] all)
    {
        var kept = all[(all.Length / 5)..];
        var length = kept.Length / Blocks;
        if (length == 0)
        {
            return (kept.Average(), double.NaN);
        }

        double[] means = [.. Enumerable.Range(0, Blocks).Select(b => kept.AsSpan(b * length, length).ToArray().Average())];
        var mean = means.Average();
        return (kept.Average(), Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Blocks * (Blocks - 1.0))));
    }

    private static IEnumerable<ResultNumber> Shadow((double[] Ps, double[] Ev)? shadow, int atoms) => shadow is not var (time, energy) ? [] :
    [
        new("shadowDriftEvPerAtomNs", "drift of the energy that the steps conserve (eV/atom/ns)", Drift(time, energy, atoms)),
    ];

    /// <summary>Slope of the straight line of least squares, eV/atom/ns; NaN for a single point.</summary>
    private static double Drift(double[] ps, double[] ev, int atoms)
    {
        var (mx, my) = (ps.Average(), ev.Average());
        return ps.Zip(ev, (a, b) => (a - mx) * (b - my)).Sum() / ps.Sum(a => (a - mx) * (a - mx)) / atoms * 1000;
    }

    private static IEnumerable<string> Doubts(DynamicsOptions options, int frames, double drift, double[]? grades)
    {
        if (frames < 5 * Blocks)
        {
            yield return FormattableString.Invariant($"{frames} frames are few: means have no trustworthy errors. Run longer, or keep more with --every.");
        }

        if (options.Thermostat == "none" && Math.Abs(drift) > DriftWorthAWord && options.Steps * options.StepFs > 1000)
        {
            yield return FormattableString.Invariant($"The total energy drifts by {drift:g3} eV/atom/ns: take a shorter --step, or a smoother potential.");
        }

        if (grades is not null && Unseen(grades) is > 0 and var share)
        {
            yield return FormattableString.Invariant($"{100 * share:0.###} % of the frames have an extrapolation grade above 1, {grades.Max():0.00} at most: the force field was asked about what it has not seen.");
        }
    }

    private static IEnumerable<ResultNumber> Grades(double[]? grades) => grades is null ? [] :
    [
        new("meanGrade", "mean extrapolation grade", grades.Average()),
        new("largestGrade", "largest extrapolation grade", grades.Max()),
        new("fractionUnseen", "fraction of frames above a grade of 1", Unseen(grades)),
    ];

    private static double Unseen(double[] grades) => grades.Count(g => g > 1) / (double)grades.Length;

    private static IEnumerable<CaptionedFigure> Figures(ResultTable table, (double[] Ps, double[] Ev)? shadow)
    {
        var time = table["timePs"];
        var total = table["totalEv"];
        double[] energy = [.. total.Select(e => 1000 * (e - total[0]))], potential = [.. table["potentialEv"].Select(e => 1000 * (e - table["potentialEv"][0]))];
        yield return CaptionedFigure.Wide("Total and potential energy from where they began.", TimeAxis(time), LinearAxis.Around("*E* (meV)", energy.Concat(potential)),
            [new LineSeries("potential", PaletteColor.Sky, time, potential) { StrokeWidth = 1 }, new LineSeries("total", PaletteColor.Blue, time, energy)]);
        if (shadow is var (at, kept))
        {
            double[] conserved = [.. kept.Select(e => 1000 * (e - kept[0]))];
            yield return CaptionedFigure.Wide("Total energy, which goes up and down with what fast vibrations have of it, and the energy that the steps conserve: it must not drift.", TimeAxis(time), LinearAxis.Around("*E* (meV)", energy.Concat(conserved)),
                [new LineSeries("total", PaletteColor.Sky, time, energy) { StrokeWidth = 1 }, new LineSeries("conserved", PaletteColor.Blue, at, conserved)]);
        }

        yield return One(table, "temperatureK", "Temperature from the kinetic energy.", "*T* (K)");
        if (table.Columns.Any(c => c.Key == "volumeA3"))
        {
            yield return One(table, "pressureGPa", "Pressure, with the momentum of the atoms.", "*P* (GPa)");
            yield return One(table, "volumeA3", "Volume of the cell.", "*V* (\u00c5^3)");
        }

        if (table.Columns.Any(c => c.Key == "grade"))
        {
            yield return One(table, "grade", "Extrapolation grade: above 1 the force field is asked about what it has not seen.", "Grade");
        }
    }

    private static CaptionedFigure One(ResultTable table, string key, string caption, string label) =>
        CaptionedFigure.Wide(caption, TimeAxis(table["timePs"]), LinearAxis.Around(label, table[key]), [new LineSeries(null, PaletteColor.Blue, table["timePs"], table[key]) { StrokeWidth = 1.2 }]);

    private static LinearAxis TimeAxis(double[] time) => LinearAxis.FromZero("Time (ps)", time);
}
