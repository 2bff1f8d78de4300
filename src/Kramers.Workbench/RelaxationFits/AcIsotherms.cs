using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Workbench.Measurements;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Isotherms in one static field, by ascending temperature.</summary>
internal sealed record AcFieldSeries(double FieldTesla, IReadOnlyList<AcIsotherm> Isotherms);

/// <summary>Sorts the rows of a magnetometer into curves of one temperature and field.</summary>
internal static class AcIsotherms
{
    // A gap of less than the tolerance joins rows; more than this many in a row is a temperature that was not held.
    private const double MostTolerances = 4;

    /// <summary>The series, and what was left out, in sentences.</summary>
    /// <exception cref="InputException">No curve is left, the temperature was not held, or the field asked for was not measured.</exception>
    public static (IReadOnlyList<AcFieldSeries> Series, IReadOnlyList<string> LeftOut) Sort(IReadOnlyList<AcPoint> points, AcFitOptions options, string file)
    {
        var leftOut = new List<string>();
        var groups = Field.Groups(points, p => p.FieldTesla, options.FieldToleranceTesla);
        if (options.FieldTesla is { } field)
        {
            var fields = groups.Select(g => g.FieldTesla).ToArray();
            groups = [.. groups.Where(g => Math.Abs(g.FieldTesla - field) <= options.FieldToleranceTesla)];
            if (groups.Count == 0)
            {
                throw new InputException(file, null, $"nothing was measured in a static field of {Text(field)} T", $"Fields are {string.Join(", ", fields.Select(Text))} T");
            }
        }

        AcFieldSeries[] series = [.. groups.Select(g => new AcFieldSeries(g.FieldTesla, Curves(g.Items, g.FieldTesla, options, file, leftOut))).Where(s => s.Isotherms.Count > 0)];
        return series.Length > 0 ? (series, leftOut) : throw new InputException(file, null, leftOut[0], "Measure more frequencies at one temperature, or raise --temperature-tolerance");
    }

    private static List<AcIsotherm> Curves(IReadOnlyList<AcPoint> points, double field, AcFitOptions options, string file, List<string> leftOut)
    {
        var curves = new List<AcIsotherm>();
        foreach (var group in Clusters.Of(points, p => p.TemperatureK, options.TemperatureToleranceK))
        {
            var (low, high) = (group.Min(p => p.TemperatureK), group.Max(p => p.TemperatureK));
            if (high - low > MostTolerances * options.TemperatureToleranceK)
            {
                throw new InputException(file, null, $"temperatures run from {Text(low)} to {Text(high)} K without a gap of {Text(options.TemperatureToleranceK)} K: no curve belongs to one temperature", "Hold the temperature while frequencies change, or change --temperature-tolerance");
            }

            try
            {
                curves.Add(Curve(group, field));
            }
            catch (ArgumentException e)
            {
                leftOut.Add(e.Message.TrimEnd('.'));
            }
        }

        return curves;
    }

    /// <summary>Rows at one frequency are averaged.</summary>
    private static AcIsotherm Curve(IReadOnlyList<AcPoint> points, double field)
    {
        AcPoint[][] frequencies = [.. points.GroupBy(p => Math.Round(Math.Log(p.FrequencyHz), 4)).Select(g => g.ToArray())];
        double[] Mean(Func<AcPoint, double> value) => [.. frequencies.Select(f => f.Average(value))];
        return new AcIsotherm(Math.Round(points.Average(p => p.TemperatureK), 4), field, Mean(p => p.FrequencyHz), Mean(p => p.InPhase), Mean(p => p.OutOfPhase));
    }

    private static string Text(double x) => x.ToString("G5", CultureInfo.InvariantCulture);
}
