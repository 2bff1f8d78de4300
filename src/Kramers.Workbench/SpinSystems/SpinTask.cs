using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A spin system with numbers for all its parameters, ready for a task.</summary>
internal sealed class SpinTask
{
    // Difference between two grids, relative to the largest value, from which a reader should know.
    private const double CoarseGrid = 1e-3;

    private readonly Lazy<Magnetometer> _magnetometer;

    public SpinTask(SpinSystemFile file)
    {
        (File, Values) = (file, file.Parameters.Start);
        Sample = file.Model.Sample(Values);
        _magnetometer = new(() => file.Model.Magnetometer(Values));
    }

    public SpinSystemFile File { get; }

    public SpinTaskOptions Options => File.Tasks;

    public IReadOnlyDictionary<string, double> Values { get; }

    public SpinModel Model => File.Model;

    public SampleCorrections Sample { get; }

    public Magnetometer Magnetometer => _magnetometer.Value;

    /// <summary>The system as a cluster, where its matrices do not fit; else null.</summary>
    public SpinCluster? Cluster => Model is CentresModel { IsCluster: true } centres ? centres.Cluster(Values) : null;

    /// <summary>The molecule of the powder, where its matrices fit.</summary>
    public PowderMolecule Molecule => new(Magnetometer, Options.PowderDegree);

    public PowderSample Powder => new(Magnetometer, SphereGrid.OfDegree(Options.PowderDegree));

    /// <summary>The moments mu_x, mu_y, mu_z in Bohr magnetons.</summary>
    public ComplexMatrix[] Moments => [Magnetometer.Moment(0), Magnetometer.Moment(1), Magnetometer.Moment(2)];

    /// <summary>Levels and states in a field.</summary>
    public Eigensystem Solve(FieldVector field) => Magnetometer.At(field).Eigensystem;

    /// <summary>Levels and states without field.</summary>
    public Eigensystem SolveZeroField() => Solve(FieldVector.Zero);

    /// <summary>The centres as neutrons see them.</summary>
    /// <exception cref="InputException">Interference between centres needs positions that the file lacks.</exception>
    public IReadOnlyList<NeutronScatterer> Scatterers(bool needPositions)
    {
        var centres = Model.Scatterers(Values);
        return !needPositions || centres.Count == 1 || Model.HasPositions
            ? centres
            : throw new InputException(File.File, null, "ins.momentumTransfer asks for interference between centres, and not all have a position", "Give each centre a 'position' in angstrom, or leave momentumTransfer out");
    }

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
