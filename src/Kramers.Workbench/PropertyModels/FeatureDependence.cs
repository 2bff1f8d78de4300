using Kramers.Learning;
using Kramers.Learning.Explanation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// Partial dependence of the model of all samples on its most important features: the mean prediction when the feature is given the same
/// value in all samples (Friedman, Ann. Stat. 29, 1189 (2001)). For a block of features stands the one that correlates most with the target.
/// </summary>
internal static class FeatureDependence
{
    private const int MostFeatures = 4;
    private const int Values = 20;
    private const int MostSamples = 200;

    /// <summary>Over nine tenths of each feature's values.</summary>
    public static Explanation Of(IRegressor model, Matrix x, PropertyTarget target, string[] features, FeatureImportance importance)
    {
        var some = SampleTable.Rows(x, Spread(x.Rows));
        var (standardX, standardY) = (Standardisation.Of(x).Apply(x), Standardisation.Of(target.Y).Apply(target.Y));
        int[] chosen = [.. MostImportant(importance).Select(b => importance.Blocks.Members[b].MaxBy(k => Correlation(standardX, k, standardY)))];
        var curves = Array.ConvertAll(chosen, k => (Name: features[k], Curve: CurveOf(model, some, k, Middle(x, k), target.Classes is not null)));
        var names = target.Classes ?? [target.Name];
        return new Explanation(Table(curves, target), [.. curves.Select(c => FigureOf(c.Name, c.Curve.Values, c.Curve.Means, names, target.Classes is not null))]);
    }

    private static IEnumerable<int> MostImportant(FeatureImportance importance) =>
        Enumerable.Range(0, importance.Mean.Length).OrderByDescending(b => importance.Mean[b]).Take(MostFeatures);

    private static int[] Spread(int samples) => [.. Enumerable.Range(0, Math.Min(samples, MostSamples)).Select(i => (int)((long)i * samples / Math.Min(samples, MostSamples)))];

    /// <summary>Values from the 5th to the 95th hundredth, so that a single outlier does not stretch the curve.</summary>
    private static double[] Middle(Matrix x, int k)
    {
        double[] sorted = [.. Enumerable.Range(0, x.Rows).Select(i => x[i, k]).Order()];
        var (from, to) = (sorted[(int)(0.05 * (x.Rows - 1))], sorted[(int)Math.Ceiling(0.95 * (x.Rows - 1))]);
        return [.. Enumerable.Range(0, Values).Select(v => from + (to - from) * v / (Values - 1))];
    }

    private static (double[] Values, Matrix Means) CurveOf(IRegressor model, Matrix x, int feature, double[] values, bool classify)
    {
        var means = PartialDependence.Of(model, x, feature, values);
        return (values, classify ? Probabilities.Of(means) : means);
    }

    /// <summary>Largest square of the correlation with a column of the target, both standardised; times n^2.</summary>
    private static double Correlation(Matrix x, int k, Matrix y)
    {
        double With(int t) => Enumerable.Range(0, x.Rows).Sum(i => x[i, k] * y[i, t]);
        return Enumerable.Range(0, y.Columns).Max(t => With(t) * With(t));
    }

    private static ResultTable Table((string Name, (double[] Values, Matrix Means) Curve)[] curves, PropertyTarget target)
    {
        IEnumerable<double> Means(int t) => curves.SelectMany(c => Enumerable.Range(0, Values).Select(v => c.Curve.Means[v, t]));
        return new ResultTable("partialDependence", "Partial dependence",
        [
            PropertyTables.Words("feature", "Feature", curves.SelectMany(c => Enumerable.Repeat(c.Name, Values))),
            PropertyTables.Numbers("value", "Value", curves.SelectMany(c => c.Curve.Values)),
            .. target.Classes is { } classes
                ? classes.Select((name, t) => PropertyTables.Numbers($"probability {PropertyTables.Key(name)}", $"Probability of {PropertyFigures.Verbatim(name)}", Means(t)))
                : [PropertyTables.Numbers("predicted", "Mean prediction", Means(0))],
        ]) { IsInReport = false };
    }

    private static CaptionedFigure FigureOf(string feature, double[] values, Matrix means, string[] names, bool classify)
    {
        var caption = $"Partial dependence on {PropertyFigures.Verbatim(feature)}: the mean prediction when all samples get this value. Steep means that the model uses it; where features go together, it asks for samples that do not exist.";
        var series = names.Select((name, t) => new LineSeries(classify ? PropertyFigures.Verbatim(name) : null, Palette.InOrder(t), values, [.. Enumerable.Range(0, values.Length).Select(v => means[v, t])]));
        var y = LinearAxis.Around(classify ? "mean probability" : $"{PropertyFigures.Verbatim(names[0])}, mean prediction", means.Data);
        return new CaptionedFigure(new Figure(RichText.ToPlain(caption), LinearAxis.Around(PropertyFigures.Verbatim(feature), values), y, [.. series]) { Width = 560, Height = 320 }.Render(), caption);
    }
}
