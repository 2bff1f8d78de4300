using Kramers.Learning.Validation;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.PropertyModels;

/// <summary>The pictures of a validation.</summary>
internal static class PropertyFigures
{
    private const int MostBars = 20;
    private static readonly PaletteColor[] Colors = [PaletteColor.Blue, PaletteColor.Vermillion, PaletteColor.Green, PaletteColor.Orange, PaletteColor.Purple, PaletteColor.Sky];

    /// <summary>Signs of a name that would mark rich text.</summary>
    public static string Verbatim(string words) => words.Replace('*', '\u2217').Replace('_', '\u02cd').Replace('^', '\u02c6');

    /// <summary>Predicted against reference values of samples left out, with one standard deviation where there is one.</summary>
    public static CaptionedFigure Parity(string name, double[] reference, double[] predicted, double[]? deviation, RegressionScores scores)
    {
        var x = LinearAxis.Around($"{Verbatim(name)}, reference", reference.Concat(predicted));
        var y = x with { Label = $"{Verbatim(name)}, predicted" };
        List<Series> series = [Diagonal(x.Min, x.Max)];
        if (deviation is not null)
        {
            series.Add(new ErrorBarSeries("one standard deviation", PaletteColor.Sky, reference, [.. predicted.Zip(deviation, (p, s) => p - s)], [.. predicted.Zip(deviation, (p, s) => p + s)]));
        }

        series.Add(new ScatterSeries(null, PaletteColor.Blue, reference, predicted) { Opacity = 0.75 });
        var figure = new Figure($"{name}: predicted against reference values of samples left out", x, y, series)
        {
            Width = 560,
            Height = 460,
            Notes = [$"RMSE = {NumberText.Significant(scores.Rmse, 3)}", $"*R*^2 = {NumberText.Determination(scores.R2)}"],
        };
        return new CaptionedFigure(figure.Render(), "Predictions for samples of which the model of their fold has seen nothing; on the diagonal they are right.");
    }

    public static CaptionedFigure Residuals(string name, double[] reference, double[] predicted)
    {
        double[] residuals = [.. predicted.Zip(reference, (p, r) => p - r)];
        var x = LinearAxis.Around($"{Verbatim(name)}, predicted", predicted);
        return CaptionedFigure.Wide("Residuals of the same predictions: a trend is something that the model has missed.", x, LinearAxis.Around("predicted less reference", residuals),
            [new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [0, 0]) { StrokeWidth = 1, Dash = DashStyle.Dashed }, new ScatterSeries(null, PaletteColor.Blue, predicted, residuals) { Opacity = 0.75 }]);
    }

    public static CaptionedFigure Curve(ResultTable curve)
    {
        var (samples, training, test) = (curve["samples"], curve["trainingRmse"], curve["testRmse"]);
        return CaptionedFigure.Wide("Learning curve: where the error of the test samples still falls at the right end, more samples would help.",
            LinearAxis.FromZero("training samples", samples), LinearAxis.FromZero("RMSE", training.Concat(test)),
            [
                new LineSeries("test", PaletteColor.Vermillion, samples, test), new ScatterSeries(null, PaletteColor.Vermillion, samples, test),
                new LineSeries("training", PaletteColor.Blue, samples, training), new ScatterSeries(null, PaletteColor.Blue, samples, training),
            ]);
    }

    public static CaptionedFigure Importance(ResultTable importance)
    {
        int[] rows = [.. Enumerable.Range(0, Math.Min(MostBars, importance.Rows))];
        var (increase, names) = (importance["rmseIncrease"], importance.Columns[0].Texts!);
        double[] lengths = [.. rows.Select(r => Math.Max(0, increase[r]))];
        var figure = new Figure("Increase of the error by features", LinearAxis.FromZero("increase of RMSE", lengths), new CategoryAxis([.. rows.Select(r => Verbatim(names[r]))]), [new BarSeries(null, PaletteColor.Blue, lengths)])
        {
            Width = 760,
            Height = 60 + 22 * rows.Length,
        };
        return new CaptionedFigure(figure.Render(), "How much the error of samples left out grows when these features are dealt to the wrong samples. Features that stand for one another hide each other's importance.");
    }

    public static CaptionedFigure Calibration(Calibration calibration)
    {
        double[] expected = [0, .. calibration.Expected, 1], observed = [0, .. calibration.Observed, 1];
        return Square("Calibration: part of the samples inside the interval that the standard deviation gives. Below the diagonal the model is too sure.", "probability of the interval", "samples inside",
            [Diagonal(0, 1), new LineSeries(null, PaletteColor.Blue, expected, observed)]);
    }

    /// <summary>Scores with targets dealt to the wrong samples, from left to right as drawn, and the true score as a line.</summary>
    public static CaptionedFigure Scrambled(Scrambling scrambling)
    {
        var (truth, r2) = (scrambling.True.Average(), scrambling.Scrambled.Select(s => s.Average()).ToArray());
        double[] run = [.. Enumerable.Range(1, r2.Length).Select(r => (double)r)];
        return CaptionedFigure.Wide("*R*^2 of samples left out with the true targets (line) and with targets dealt to the wrong samples (points): points near the line would mean that chance alone does as well.",
            new LinearAxis("scrambling", 0, r2.Length + 1), LinearAxis.Around("*R*^2", [.. r2, truth, 0]),
            [new LineSeries("true targets", PaletteColor.Green, [0, r2.Length + 1], [truth, truth]), new ScatterSeries("scrambled", PaletteColor.Vermillion, run, r2)]);
    }

    /// <summary>True against false positives.</summary>
    public static CaptionedFigure Roc(string[] classes, RateCurves[] curves) =>
        Square("Receiver operating characteristic of samples left out, each class against the others; chance is the diagonal.", "false positive rate", "true positive rate",
            [Diagonal(0, 1), .. classes.Select((name, c) => new LineSeries(Verbatim(name), Colors[c % Colors.Length], curves[c].FalsePositiveRate, curves[c].Recall))]);

    public static CaptionedFigure PrecisionRecall(string[] classes, RateCurves[] curves) =>
        Square("Precision against recall of samples left out, each class against the others.", "recall", "precision",
            classes.Select((name, c) => new LineSeries(Verbatim(name), Colors[c % Colors.Length], curves[c].Recall, curves[c].Precision)));

    private static CaptionedFigure Square(string caption, string x, string y, IEnumerable<Series> series) =>
        new(new Figure(caption, new LinearAxis(x, 0, 1), new LinearAxis(y, 0, 1.02), [.. series]) { Width = 500, Height = 460 }.Render(), caption);

    private static LineSeries Diagonal(double from, double to) => new(null, PaletteColor.Muted, [from, to], [from, to]) { StrokeWidth = 1, Dash = DashStyle.Dashed };
}
