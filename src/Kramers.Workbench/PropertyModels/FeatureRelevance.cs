using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// Automatic relevance determination: 1/l of each feature of a Gaussian process with a length scale l for each, in standard deviations of the feature
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), section 5.1). A feature that does not matter has a relevance near zero.
/// </summary>
internal static class FeatureRelevance
{
    private const int MostBars = 20;

    /// <summary>Null for models without a length scale for each feature.</summary>
    public static Explanation? Of(IRegressor model, string[] features)
    {
        if (model is not GaussianProcessRegressor { Kernel: var kernel } || LengthScales(kernel) is not { Length: > 1 } lengths)
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, lengths.Length).OrderBy(k => lengths[k])];
        var table = new ResultTable("relevance", "Relevance of the features by their length scales",
        [
            PropertyTables.Words("feature", "Feature", order.Select(k => features[k])),
            PropertyTables.Numbers("lengthScale", "Length scale", order.Select(k => lengths[k])),
            PropertyTables.Numbers("relevance", "Relevance", order.Select(k => 1 / lengths[k])),
        ]);
        return new Explanation(table, [Bars(table)]);
    }

    private static double[]? LengthScales(Kernel kernel) => kernel switch
    {
        StationaryKernel stationary => stationary.LengthScales.ToArray(),
        PairKernel pair => LengthScales(pair.Left) ?? LengthScales(pair.Right),
        _ => null,
    };

    private static CaptionedFigure Bars(ResultTable table)
    {
        const string caption = "Relevance by ARD: 1/length scale of each feature, in units of its standard deviation. The prediction changes fastest along the first.";
        double[] lengths = [.. table["relevance"].Take(MostBars)];
        string[] names = [.. table.Columns[0].Texts!.Take(MostBars).Select(PropertyFigures.Verbatim)];
        var figure = new Figure(caption, LinearAxis.FromZero("1/length scale", lengths), new CategoryAxis(names), [new BarSeries(null, PaletteColor.Green, lengths)]) { Width = 760, Height = 60 + 22 * lengths.Length };
        return new CaptionedFigure(figure.Render(), caption);
    }
}
