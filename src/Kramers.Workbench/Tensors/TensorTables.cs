using Kramers.Atomistics.Tensors;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Tensors;

/// <summary>Tables and figures of 'kramers train tensor'.</summary>
internal static class TensorTables
{
    public static IReadOnlyList<string> Files { get; } = ["errors.csv", "curve.csv", "parity.csv", "main.csv"];

    public static TaskResult Result(TensorTrainingOptions options, TensorTarget[] targets, TensorEnsemble model, TensorExample[] train, TensorExample[] test, IReadOnlyList<CurvePoint> curve)
    {
        var trained = TensorErrors.Of(targets, model, train);
        var parity = test.Select(e => (e.Spherical, Assessed: model.Assess(e.Structure))).ToArray();
        var (curveTable, parityTable, mainTable) = (Curve(targets, curve), Parity(targets, parity), Main(targets, parity));
        double[] grades = [.. parity.Select(p => p.Assessed.Grade)];
        return new TaskResult
        {
            Command = "train tensor",
            Task = options.Model,
            Name = Path.GetFileNameWithoutExtension(options.File),
            Title = $"{string.Join(", ", targets.Select(t => "*" + t.Name + "*"))} learned from {train.Length} labels and tested on {test.Length}, {(options.IsTrajectory ? "the last of the trajectory" : "drawn at random")}",
            Tables = [Errors(targets, trained, curve[^1].Errors), curveTable, parityTable, .. mainTable is null ? Array.Empty<ResultTable>() : [mainTable]],
            Numbers = [new("largestGrade", "Largest extrapolation grade of the test labels", grades.Max())],
            Parameters = new Dictionary<string, double>(),
            Warnings = grades.Max() > 2 ? [$"{grades.Count(g => g > 2)} test labels lie far from the training labels (extrapolation grade above 2): do not trust the model on geometries like these."] : [],
            Figures = [
                Points("Predicted against reference components of the test labels.", "component", parityTable),
                .. mainTable is null ? Array.Empty<CaptionedFigure>() : [Points("The same for the main values.", "main value", mainTable)],
                CurveFigure(targets, curveTable)],
        };
    }

    private static ResultTable Errors(TensorTarget[] targets, TensorErrors[] train, TensorErrors[] test) => new("errors", "Errors", [
        new("target", "Tensor", [], [.. targets.Select(t => t.Name)]) { IsVerbatim = true },
        new("trainRmse", "RMSE, training", [.. train.Select(e => e.Rmse)]),
        new("testRmse", "RMSE, test", [.. test.Select(e => e.Rmse)]),
        new("testRelative", "Relative RMSE, test", [.. test.Select(e => e.Relative)]),
        new("testMainValueRmse", "RMSE of main values, test", [.. test.Select(e => e.MainValueRmse)]),
    ]);

    private static ResultTable Curve(TensorTarget[] targets, IReadOnlyList<CurvePoint> curve) => new("curve", "Learning curve", [
        new("labels", "Labels", [.. curve.Select(c => (double)c.Labels)]),
        .. targets.Select((t, n) => new ResultColumn(t.Name + "Rmse", $"{t.Name}: RMSE", [.. curve.Select(c => c.Errors[n].Rmse)])),
        .. targets.Select((t, n) => new ResultColumn(t.Name + "Relative", $"{t.Name}: relative RMSE", [.. curve.Select(c => c.Errors[n].Relative)])),
    ]);

    private static ResultTable Parity(TensorTarget[] targets, (double[] Truth, TensorPrediction Assessed)[] parity)
    {
        var rows = new List<(string Name, double Truth, double Value, double Grade)>();
        foreach (var (truth, assessed) in parity)
        {
            var first = 0;
            foreach (var t in targets)
            {
                var (a, b) = (t.ToLabel(truth.AsSpan(first, t.Components)), t.ToLabel(assessed.Values.AsSpan(first, t.Components)));
                rows.AddRange(t.LabelNames.Select((name, c) => (name, a[c], b[c], assessed.Grade)));
                first += t.Components;
            }
        }

        return new ResultTable("parity", "Components of the test labels", [
            new("component", "Component", [], [.. rows.Select(r => r.Name)]) { IsVerbatim = true },
            new("reference", "Reference", [.. rows.Select(r => r.Truth)]),
            new("predicted", "Predicted", [.. rows.Select(r => r.Value)]),
            new("grade", "Extrapolation grade", [.. rows.Select(r => r.Grade)]),
        ]) { IsInReport = false };
    }

    private static ResultTable? Main(TensorTarget[] targets, (double[] Truth, TensorPrediction Assessed)[] parity)
    {
        var rows = new List<(string Name, double Truth, double Value)>();
        foreach (var (truth, assessed) in parity)
        {
            var first = 0;
            foreach (var t in targets)
            {
                if (t.IsRank2)
                {
                    var (a, b) = (t.MainValues(truth.AsSpan(first, t.Components)), t.MainValues(assessed.Values.AsSpan(first, t.Components)));
                    rows.AddRange(Enumerable.Range(0, 3).Select(c => (t.Name + (c + 1), a[c], b[c])));
                }

                first += t.Components;
            }
        }

        return rows.Count == 0 ? null : new ResultTable("main", "Main values of the test labels", [
            new("value", "Main value", [], [.. rows.Select(r => r.Name)]) { IsVerbatim = true },
            new("reference", "Reference", [.. rows.Select(r => r.Truth)]),
            new("predicted", "Predicted", [.. rows.Select(r => r.Value)]),
        ]) { IsInReport = false };
    }

    private static CaptionedFigure Points(string caption, string what, ResultTable table)
    {
        var (reference, predicted) = (table["reference"], table["predicted"]);
        var x = LinearAxis.Around($"Reference {what}", reference.Concat(predicted));
        return CaptionedFigure.Wide(caption, x, x with { Label = $"Predicted {what}" }, [
            new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [x.Min, x.Max]) { Dash = DashStyle.Dashed },
            new ScatterSeries(null, PaletteColor.Blue, reference, predicted) { Radius = 2.4 },
        ]);
    }

    private static CaptionedFigure CurveFigure(TensorTarget[] targets, ResultTable curve)
    {
        var columns = targets.Select(t => curve[t.Name + "Relative"]).ToArray();
        return CaptionedFigure.Wide("Learning curve: error on the test labels, relative to their spread.", LogAxis.Around("Training labels", curve["labels"]), LogAxis.Around("Relative RMSE", columns.SelectMany(c => c).Where(x => x > 0)),
            columns.Select((c, n) => new LineSeries(targets[n].Name, Palette.InOrder(n), curve["labels"], c)));
    }
}
