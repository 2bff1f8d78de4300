using System.Globalization;

namespace Kramers.Magnetism.RateLaws;

/// <summary>What must hold before a fit begins, and what to do where it does not.</summary>
internal static class RateFitArguments
{
    public static void Check(IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting)
    {
        ArgumentNullException.ThrowIfNull(points);
        for (var i = 0; i < points.Count; i++)
        {
            var p = points[i];
            if (!(IsPositive(p.TemperatureKelvin) && IsPositive(p.TauSeconds) && p.FieldTesla >= 0 && double.IsFinite(p.FieldTesla)))
            {
                throw Invalid($"Point {i} has tau = {p.TauSeconds} s at {p.TemperatureKelvin} K and {p.FieldTesla} T: time and temperature must be positive and finite, the field not negative.");
            }

            if (!IsPositive(Sigma(p, weighting)))
            {
                throw Invalid($"Point {i} at {p.TemperatureKelvin} K has no error for the weighting {weighting}: give one, or weight all points alike ({nameof(RateWeighting.Equal)}).");
            }
        }
    }

    public static void CheckThatDataCarry(RateModel model, IReadOnlyList<MeasuredRelaxationTime> points)
    {
        var temperatures = points.Select(p => p.TemperatureKelvin).Distinct().Count();
        var fields = points.Select(p => p.FieldTesla).Distinct().Count();
        for (var k = 0; k < model.Parameters.Count; k++)
        {
            var (p, name) = (model.Parameters[k], model.ParameterNames[k]);
            if (!p.IsFixed && p.Axis == RateAxis.Temperature && temperatures < 2)
            {
                throw Invalid($"{name} cannot be found from {temperatures} temperature(s): measure tau at more temperatures, or fix {name}.");
            }

            if (!p.IsFixed && p.Axis == RateAxis.Field && fields < 2)
            {
                throw Invalid($"{name} cannot be found from {fields} field(s): measure tau in more fields, or fix {name}.");
            }
        }

        var data = new RateData(points);
        if (model.Terms.FirstOrDefault(t => IsAbsent(t, data)) is { } absent)
        {
            throw Invalid($"{absent.Name} has no rate at any of the points: it needs a static field. Leave it out, or measure in a field.");
        }

        if (points.Count < Math.Max(1, model.FreeCount))
        {
            throw Invalid($"{model.Name} has {model.FreeCount} free parameters, more than the {points.Count} points: leave out a term, or fix parameters.");
        }
    }

    public static RateProblem Problem(RateModel model, IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting) => new(
        model,
        [.. points.Select(p => p.TemperatureKelvin)],
        [.. points.Select(p => p.FieldTesla)],
        [.. points.Select(p => -Math.Log(p.TauSeconds))],
        [.. points.Select(p => Sigma(p, weighting))]);

    private static bool IsAbsent(IRateTerm term, RateData data)
    {
        var start = term.Starts(data).First();
        return data.Temperatures.Zip(data.Fields).All(x => double.IsNegativeInfinity(term.LogRate(start, x.First, x.Second)));
    }

    private static double Sigma(MeasuredRelaxationTime p, RateWeighting weighting) => weighting switch
    {
        RateWeighting.FitError => p.LnTauStandardError,
        RateWeighting.Distribution => p.LnTauSigma,
        RateWeighting.Both => Math.Sqrt(p.LnTauStandardError * p.LnTauStandardError + p.LnTauSigma * p.LnTauSigma),
        _ => 1,
    };

    private static bool IsPositive(double x) => x > 0 && double.IsFinite(x);

    private static ArgumentException Invalid(FormattableString text) => new(text.ToString(CultureInfo.InvariantCulture));
}
