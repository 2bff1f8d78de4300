using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.ForceFields;

/// <summary>Errors on one split.</summary>
internal sealed record ForceFieldRow(string Name, int Training, int Test, double EnergyMaeMev, double ForceMaeMevPerAngstrom, double? Lambda);

/// <summary>Tables, numbers and figures of a training.</summary>
internal static class ForceFieldTables
{
    public static readonly IReadOnlyList<string> Keys = ["errors", "learning-curve"];

    private const string ForceUnit = "meV \u00c5^-1";

    public static TaskResult Result(
        ForceFieldOptions options, TrainedForceField field, IReadOnlyList<ForceFieldRow> rows, IReadOnlyList<(int Count, ForceFieldScores Scores)> curve, ForceFieldScores parity) => new()
    {
        Command = "train",
        Task = "force-field",
        Name = Path.GetFileNameWithoutExtension(options.Labels),
        Title = Title(options.Model) + ", mean absolute errors on labels that it has not seen",
        Tables = [Errors(rows), Curve(curve)],
        Numbers =
        [
            new ResultNumber("coefficients", "Coefficients", field.Coefficients),
            new ResultNumber("largestTrainingDeviationMevPerAngstrom", "Largest deviation of a force in the training set (" + ForceUnit + ")", 1000 * field.Committee.LargestTrainingDeviation),
        ],
        Parameters = new Dictionary<string, double>(),
        Warnings = Warnings(rows),
        Figures = [CurveFigure(curve), Parity("Energy", "eV", parity.Energies, parity.PredictedEnergies), Parity("Force", "eV \u00c5^-1", parity.Forces, parity.PredictedForces)],
    };

    private static string Title(string model) => model switch
    {
        ForceFieldOptions.Ace => "linear atomic cluster expansion",
        ForceFieldOptions.Snap => "SNAP with channels for elements",
        ForceFieldOptions.QuadraticSnap => "quadratic SNAP",
        ForceFieldOptions.MomentNetwork => "neural networks on Gaussian moments",
        _ => "neural networks on the bispectrum",
    };

    private static ResultTable Errors(IReadOnlyList<ForceFieldRow> rows) => new("errors", "Mean absolute errors",
    [
        new ResultColumn("split", "Split", [], [.. rows.Select(r => r.Name)]),
        new ResultColumn("training", "Trained on", [.. rows.Select(r => (double)r.Training)]),
        new ResultColumn("test", "Tested on", [.. rows.Select(r => (double)r.Test)]),
        new ResultColumn("energyMev", "Energy (meV)", [.. rows.Select(r => r.EnergyMaeMev)]),
        new ResultColumn("forceMevPerAngstrom", "Force (" + ForceUnit + ")", [.. rows.Select(r => r.ForceMaeMevPerAngstrom)]),
        .. rows.All(r => r.Lambda is not null) ? [new ResultColumn("lambda", "Prior", [.. rows.Select(r => r.Lambda!.Value)])] : Array.Empty<ResultColumn>(),
    ]);

    private static ResultTable Curve(IReadOnlyList<(int Count, ForceFieldScores Scores)> curve) => new("learning-curve", "Learning curve, random split",
    [
        new ResultColumn("labels", "Labels", [.. curve.Select(c => (double)c.Count)]),
        new ResultColumn("energyMev", "Energy (meV)", [.. curve.Select(c => c.Scores.EnergyMaeMev)]),
        new ResultColumn("forceMevPerAngstrom", "Force (" + ForceUnit + ")", [.. curve.Select(c => c.Scores.ForceMaeMevPerAngstrom)]),
    ]);

    /// <summary>Neighbouring frames of a trajectory are nearly the same geometry: a random split then tests on what was trained on.</summary>
    private static List<string> Warnings(IReadOnlyList<ForceFieldRow> rows)
    {
        const double flattering = 1.5;
        var (random, blocked) = (rows[0].ForceMaeMevPerAngstrom, rows[1].ForceMaeMevPerAngstrom);
        return blocked > flattering * random
            ? [FormattableString.Invariant($"On the blocked split forces are {blocked / random:F1} times as wrong as on the random one: the labels are correlated, and the blocked figure is the honest one.")]
            : [];
    }

    private static CaptionedFigure CurveFigure(IReadOnlyList<(int Count, ForceFieldScores Scores)> curve)
    {
        double[] x = [.. curve.Select(c => (double)c.Count)], force = [.. curve.Select(c => c.Scores.ForceMaeMevPerAngstrom)], energy = [.. curve.Select(c => c.Scores.EnergyMaeMev)];
        return CaptionedFigure.Wide(
            "Mean absolute errors on the random test set against the number of labels trained on.",
            LogAxis.Around("Labels", x), LogAxis.Around("Error", force.Concat(energy)),
            [
                new LineSeries(null, PaletteColor.Blue, x, force), new ScatterSeries("Force (" + ForceUnit + ")", PaletteColor.Blue, x, force),
                new LineSeries(null, PaletteColor.Vermillion, x, energy), new ScatterSeries("Energy (meV)", PaletteColor.Vermillion, x, energy),
            ]);
    }

    private static CaptionedFigure Parity(string quantity, string unit, IReadOnlyList<double> reference, IReadOnlyList<double> predicted)
    {
        // More points than these are one cloud, and make the page heavy.
        const int most = 3000;
        var shown = TaskReport.Spread(reference.Count, most).ToArray();
        double[] xs = [.. shown.Select(i => reference[i])], ys = [.. shown.Select(i => predicted[i])];
        var x = LinearAxis.Around($"{quantity}, reference ({unit})", xs.Concat(ys));
        return CaptionedFigure.Wide(
            $"{quantity}: predicted against reference values of labels that were not trained on.", x, x with { Label = $"{quantity}, predicted ({unit})" },
            [new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [x.Min, x.Max]) { StrokeWidth = 1, Dash = DashStyle.Dashed }, new ScatterSeries(null, PaletteColor.Blue, xs, ys) { Radius = 1.8, Opacity = 0.6 }]);
    }
}
