using Kramers.Chemistry;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>One measurement of a fit: its points in the range that was asked for, each with an error to weigh it by.</summary>
public sealed class MeasuredSet
{
    /// <summary>Takes points from any source.</summary>
    /// <exception cref="InputException">No point lies in the range of temperatures, or the points are not of the kind that was named.</exception>
    public MeasuredSet(MeasuredSetOptions options, MeasuredPoints points)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(points);
        (Options, Points) = (options, points.Between(options.FromK, options.ToK));
        Check();

        // Without stated errors the points of a set count alike, and sets of different size in number count alike too.
        var typical = Math.Sqrt(Values.Sum(v => v * v) / Values.Length);
        HasErrors = options.ErrorPercent is not null || Points.Errors is not null;
        Errors = options.ErrorPercent is { } percent ? [.. Values.Select(v => 0.01 * percent * Math.Max(Math.Abs(v), 1e-6 * typical))]
            : Points.Errors ?? [.. Values.Select(_ => typical > 0 ? typical : 1)];
    }

    /// <summary>Where it came from and what was asked of it.</summary>
    public MeasuredSetOptions Options { get; }

    /// <summary>The points.</summary>
    public MeasuredPoints Points { get; }

    /// <summary>In the unit of the quantity.</summary>
    public double[] Values => Points.Values;

    /// <summary>Standard deviations in the same unit; where none were stated the same number for all points.</summary>
    public double[] Errors { get; }

    /// <summary>Whether the errors were stated.</summary>
    public bool HasErrors { get; }

    /// <summary>Reads a file: .csv is a table of named columns, anything else comes from a magnetometer or from PHI. This is the one place that chooses a
    /// reader: another format is another way to <see cref="MeasuredPoints"/>.</summary>
    /// <exception cref="InputException">The file is missing, lacks a column, has something that is no number, or has no point in the range.</exception>
    public static MeasuredSet Read(MeasuredSetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isTable = Path.GetExtension(options.Path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        return new MeasuredSet(options, isTable ? new MeasuredCsv(options).Read() : MeasuredInstrument.Read(options));
    }

    private void Check()
    {
        var path = Options.Path;
        if (Points.Count == 0)
        {
            throw new InputException(path, null, FormattableString.Invariant($"no point lies between {Options.FromK} and {Options.ToK} K"), "Change fromK and toK, or the file");
        }

        if (Options.Kind is { } kind && kind != MeasuredSetOptions.KindOf(Points.Quantity))
        {
            throw new InputException(path, null, $"the data are of the kind '{MeasuredSetOptions.KindOf(Points.Quantity)}', not '{kind}'", "Change 'kind' or the names of the columns");
        }
    }
}
