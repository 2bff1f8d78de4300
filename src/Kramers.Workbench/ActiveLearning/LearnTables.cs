using Kramers.Atomistics.ActiveLearning;
using Kramers.Chemistry;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Tables, numbers and figures of a learning.</summary>
internal static class LearnTables
{
    private const string ForceUnit = "meV \u00c5^-1";

    public static TaskResult Result(LearnOptions options, Learned all, IReadOnlyList<LearningError> curve)
    {
        var (learned, level, relaxing, final, test) = all;
        return new TaskResult
        {
            Command = "learn",
            Task = options.Engine.Engine,
            Name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.File)),
            Title = $"a force field from {learned.Model.Labels} labels ({level}), mean absolute errors {Where(options, final)}",
            Tables = [Curve(curve), Taken(learned)],
            Numbers =
            [
                new ResultNumber("labels", "Labels of the force field", learned.Model.Labels),
                new ResultNumber("leftOut", "Labels left out of the fit", learned.LeftOut.Count()),
                new ResultNumber("relaxationCalls", "Calls of the engine for the minimum", relaxing),
                new ResultNumber("testLabels", "Labels for the test", test.Count),
                new ResultNumber("energyMaeKcalMol", "Energy error (kcal/mol)", curve[^1].EnergyMaeKcal),
                new ResultNumber("energyMaxKcalMol", "Largest energy error (kcal/mol)", curve[^1].EnergyMaxKcal),
                new ResultNumber("energySpreadKcalMol", "Standard deviation of the energies tested on (kcal/mol)", Spread(test)),
                new ResultNumber("forceMaeMevPerAngstrom", "Force error (" + ForceUnit + ")", curve[^1].ForceMaeMevPerAngstrom),
                new ResultNumber("learningPs", "Dynamics while learning (ps)", learned.TimePs),
                new ResultNumber("finalPs", "Final dynamics (ps)", final.TimePs),
                new ResultNumber("largestGrade", "Largest grade in it", final.LargestGrade),
            ],
            Parameters = new Dictionary<string, double>(),
            Warnings = [.. Warnings(options, learned, final)],
            Figures = test.Count == 0 ? [] : [CurveFigure(curve), Parity(test, curve[^1].Energies)],
        };
    }

    private static string Where(LearnOptions options, FinalDynamics final) =>
        options.IsRecorded ? "on labels put aside" : FormattableString.Invariant($"along {final.TimePs:G3} ps of its own dynamics");

    private static double Spread(IReadOnlyList<LabelledStructure> test)
    {
        var mean = test.Select(t => t.EnergyEv!.Value).DefaultIfEmpty(double.NaN).Average();
        return LearningError.KcalPerEv * Math.Sqrt(test.Select(t => Math.Pow(t.EnergyEv!.Value - mean, 2)).DefaultIfEmpty(double.NaN).Average());
    }

    private static IEnumerable<string> Warnings(LearnOptions options, LearningResult learned, FinalDynamics final)
    {
        if (!learned.IsQuiet)
        {
            yield return options.IsRecorded
                ? "The labels were spent while others were still uncertain: allow more with --labels, or a larger --delta."
                : FormattableString.Invariant($"The labels were spent before {options.Learning.QuietPs:G3} ps had passed without a geometry to label: allow more with --labels, or a larger --delta.");
        }

        if (learned.LeftOut.Any())
        {
            yield return FormattableString.Invariant($"{learned.LeftOut.Count()} of {learned.Taken.Count()} labels lie off the surface of the others and were left out: there the force field is not that of the engine.");
        }

        if (final.Damage is { } damage)
        {
            yield return FormattableString.Invariant($"The final dynamics broke the molecule after {final.TimePs:G3} ps ({damage}): learn longer with --quiet-time, or with a smaller --delta.");
        }

        if (final.Uncertain > 0)
        {
            yield return FormattableString.Invariant($"In {100 * final.Uncertain:G2} % of the final dynamics the grade was above 1, at most {final.LargestGrade:G3}.");
        }
    }

    private static ResultTable Curve(IReadOnlyList<LearningError> curve) => new("learning-curve", "Errors on labels that were not learned, by the model of each round",
    [
        new ResultColumn("round", "Round", [.. curve.Select(c => (double)c.Round.Round)]),
        new ResultColumn("labels", "Labels", Labels(curve)),
        new ResultColumn("timePs", "Dynamics (ps)", [.. curve.Select(c => c.Round.TimePs)]),
        new ResultColumn("energyKcalMol", "Energy (kcal/mol)", [.. curve.Select(c => c.EnergyMaeKcal)]),
        new ResultColumn("energyMaxKcalMol", "Energy, largest (kcal/mol)", [.. curve.Select(c => c.EnergyMaxKcal)]),
        new ResultColumn("forceMevPerAngstrom", "Force (" + ForceUnit + ")", [.. curve.Select(c => c.ForceMaeMevPerAngstrom)]),
        new ResultColumn("residualMev", "s_z (meV)", [.. curve.Select(c => 1000 * c.Round.Model.Residual)]),
        new ResultColumn("lambda", "Prior", [.. curve.Select(c => c.Round.Model.Lambda)]),
    ]);

    private static ResultTable Taken(LearningResult learned)
    {
        TakenLabel[] all = [.. learned.Taken];
        var leftOut = learned.LeftOut.Select(l => l.Label).ToHashSet();
        return new ResultTable("labels", "Why each geometry was labelled",
        [
            new ResultColumn("round", "Round", [.. all.Select(t => (double)t.Round)]),
            new ResultColumn("timePs", "Dynamics (ps)", [.. all.Select(t => t.TimePs)]),
            new ResultColumn("grade", "Grade", [.. all.Select(t => t.Grade)]),
            new ResultColumn("why", "Why", [], [.. all.Select(t => LearningJournal.Words(t) + (t.Label is { } label && leftOut.Contains(label) ? " (left out)" : ""))]),
        ]) { MostRowsInReport = 200 };
    }

    private static double[] Labels(IReadOnlyList<LearningError> curve) => [.. curve.Select(c => (double)c.Round.Model.Labels)];

    private static CaptionedFigure CurveFigure(IReadOnlyList<LearningError> curve)
    {
        double[] x = Labels(curve), energy = [.. curve.Select(c => c.EnergyMaeKcal)], force = [.. curve.Select(c => 0.01 * c.ForceMaeMevPerAngstrom)];
        return CaptionedFigure.Wide(
            "Mean absolute errors along the final dynamics against the number of labels.",
            LogAxis.Around("Labels", x), LogAxis.Around("Error", energy.Concat(force)),
            [
                new LineSeries(null, PaletteColor.Vermillion, x, energy), new ScatterSeries("Energy (kcal/mol)", PaletteColor.Vermillion, x, energy),
                new LineSeries(null, PaletteColor.Blue, x, force), new ScatterSeries("Force (100 " + ForceUnit + ")", PaletteColor.Blue, x, force),
            ]);
    }

    private static CaptionedFigure Parity(IReadOnlyList<LabelledStructure> test, IReadOnlyList<double> predicted)
    {
        var lowest = test.Min(t => t.EnergyEv!.Value);
        double[] xs = [.. test.Select(t => LearningError.KcalPerEv * (t.EnergyEv!.Value - lowest))], ys = [.. predicted.Select(e => LearningError.KcalPerEv * (e - lowest))];
        var x = LinearAxis.Around("Energy of the engine (kcal/mol)", xs.Concat(ys));
        return CaptionedFigure.Wide(
            "Energies along the final dynamics, above the lowest of them.", x, x with { Label = "Energy of the force field (kcal/mol)" },
            [new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [x.Min, x.Max]) { StrokeWidth = 1, Dash = DashStyle.Dashed }, new ScatterSeries(null, PaletteColor.Blue, xs, ys) { Radius = 1.8, Opacity = 0.6 }]);
    }
}
