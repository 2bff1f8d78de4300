using Kramers.Magnetism;
using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics.Quadrature;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A spin system with numbers for all its parameters, ready for a task.</summary>
internal sealed class SpinTask
{
    // Difference between two grids, relative to the largest value, from which a reader should know.
    private const double CoarseGrid = 1e-3;

    public SpinTask(SpinSystemFile file)
    {
        (File, Values) = (file, file.Parameters.Start);
        System = file.Model.System(Values);
        Sample = file.Model.Sample(Values);
        Magnetometer = new Magnetometer(System);
    }

    public SpinSystemFile File { get; }

    public SpinTaskOptions Options => File.Tasks;

    public IReadOnlyDictionary<string, double> Values { get; }

    public SpinSystem System { get; }

    public SampleCorrections Sample { get; }

    public Magnetometer Magnetometer { get; }

    public PowderSample Powder => new(Magnetometer, SphereGrid.OfDegree(Options.PowderDegree));

    /// <summary>A result with what all tasks share.</summary>
    public TaskResult Result(string task, string title, IReadOnlyList<ResultTable> tables, IReadOnlyList<CaptionedFigure> figures, params IReadOnlyList<string> warnings) => new()
    {
        Command = "spin",
        Task = task,
        Name = File.Name,
        Title = title,
        Tables = tables,
        Parameters = Values,
        Figures = figures,
        Warnings = warnings,
    };

    /// <summary>A warning where the average over orientations has not converged.</summary>
    public static IReadOnlyList<string> GridWarning(PowderCurves curves)
    {
        var largest = curves.Values.Data.Max(Math.Abs);
        return curves.LargestGridDifference > CoarseGrid * largest
            ? [FormattableString.Invariant($"The powder average may be off by {100 * curves.LargestGridDifference / largest:0.##} % of its largest value. Raise powder.degree")]
            : [];
    }

    /// <summary>One line per row of a matrix; beyond nine names they would fill the figure.</summary>
    public static IEnumerable<Series> Lines(double[] xs, IReadOnlyList<(string Name, double[] Ys)> lines) => lines.Select((line, i) =>
        new LineSeries(lines.Count < 10 ? line.Name : null, Palette.InOrder(i), xs, line.Ys) { Dash = (DashStyle)(i / 6 % 4) });
}
