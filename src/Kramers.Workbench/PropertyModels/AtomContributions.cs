using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// A prediction shared out among the atoms. The features x = 1/n sum_i d_i are a mean over atoms; x0 is that of the same atoms, each in the usual surroundings
/// of its element (mean over all training samples). Along the straight way from x0 to x (integrated gradients: Sundararajan, Taly, Yan, ICML 2017,
/// arXiv:1703.01365, here by atom instead of by feature)
/// <code>f(x) - f(x0) = sum_i int_0^1 grad f(x0 + t (x - x0)) . v_i dt,   v_i = (d_i - usual_i)/n.</code>
/// For a linear model the contribution is w . v_i. Trees have no gradient.
/// </summary>
/// <param name="Usual">f(x0), in the unit of the target.</param>
/// <param name="Predicted">f(x).</param>
/// <param name="Atoms">Numbers of the atoms, from 0.</param>
/// <param name="Contributions">[atom], in the unit of the target; their sum is Predicted - Usual.</param>
internal sealed record AtomContributions(double Usual, double Predicted, int[] Atoms, double[] Contributions)
{
    private const int MostSamples = 20;
    private const double Step = 1e-4;
    private static readonly GaussLegendre Way = GaussLegendre.WithPoints(8);

    /// <summary>Of the first samples; null unless a smooth model of a number sees the mean over several atoms.</summary>
    public static Explanation? Of(PropertyModel model, IReadOnlyList<Structure> structures, string[] names, CancellationToken cancellation)
    {
        if (model is not { Classes: null, Descriptor.Descriptor: AtomAverage average, Regressor: not (ForestRegressor or BoostedRegressor) })
        {
            return null;
        }

        var features = new List<(int[] Atoms, Matrix X)>();
        foreach (var structure in structures)
        {
            cancellation.ThrowIfCancellationRequested();
            var (atoms, all) = average.PerAtom(structure);
            features.Add((atoms, SampleTable.Columns(all, model.Used)));
        }

        if (features.All(f => f.Atoms.Length < 2))
        {
            return null;
        }

        var usual = UsualSurroundings(structures, features);
        AtomContributions[] shown = [.. features.Take(MostSamples).Select((f, s) => Share(model.Regressor, f.Atoms, f.X, Array.ConvertAll(f.Atoms, i => usual[structures[s].Elements[i]])))];
        return new Explanation(Table(shown, structures, names), [ContributionDrawing.Of(structures[0], shown[0], names[0], model.Target)]);
    }

    /// <summary>Mean features of the atoms of each element.</summary>
    private static Dictionary<Element, double[]> UsualSurroundings(IReadOnlyList<Structure> structures, List<(int[] Atoms, Matrix X)> features) => structures
        .SelectMany((structure, s) => features[s].Atoms.Select((atom, row) => (Element: structure.Elements[atom], Sample: s, Row: row)))
        .GroupBy(a => a.Element)
        .ToDictionary(g => g.Key, g => Mean([.. g.Select(a => features[a.Sample].X.Row(a.Row).ToArray())]));

    private static double[] Mean(double[][] rows)
    {
        var mean = new double[rows[0].Length];
        foreach (var row in rows)
        {
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += row[k] / rows.Length;
            }
        }

        return mean;
    }

    private static AtomContributions Share(IRegressor model, int[] atoms, Matrix features, double[][] usual)
    {
        var (start, end) = (Mean(usual), Mean([.. atoms.Select((_, i) => features.Row(i).ToArray())]));
        var shifted = new Matrix(2 * atoms.Length * Way.Points.Length, features.Columns);
        for (var row = 0; row < shifted.Rows; row++)
        {
            var (point, atom, step) = (row / 2 / atoms.Length, row / 2 % atoms.Length, row % 2 == 0 ? Step : -Step);
            var t = 0.5 * (1 + Way.Points[point]);
            for (var k = 0; k < shifted.Columns; k++)
            {
                shifted[row, k] = start[k] + t * (end[k] - start[k]) + step * (features[atom, k] - usual[atom][k]) / atoms.Length;
            }
        }

        var values = model.Predict(shifted).Mean.Data;
        var contributions = new double[atoms.Length];
        for (var row = 0; row < values.Length; row += 2)
        {
            contributions[row / 2 % atoms.Length] += 0.5 * Way.Weights[row / 2 / atoms.Length] * (values[row] - values[row + 1]) / (2 * Step);
        }

        var ends = model.Predict(Matrix.FromRows([start, end])).Mean.Data;
        return new AtomContributions(ends[0], ends[1], atoms, contributions);
    }

    private static ResultTable Table(AtomContributions[] shown, IReadOnlyList<Structure> structures, string[] names)
    {
        IEnumerable<T> ByAtom<T>(Func<int, int, T> of) => shown.SelectMany((c, s) => c.Atoms.Select((_, i) => of(s, i)));
        return new ResultTable("atomContributions", "Contributions of the atoms",
        [
            PropertyTables.Words("sample", "Sample", ByAtom((s, _) => names[s])),
            PropertyTables.Numbers("atom", "Atom", ByAtom((s, i) => shown[s].Atoms[i] + 1.0)),
            PropertyTables.Words("element", "Element", ByAtom((s, i) => structures[s].Elements[shown[s].Atoms[i]].Symbol)),
            PropertyTables.Numbers("contribution", "Contribution", ByAtom((s, i) => shown[s].Contributions[i])),
            PropertyTables.Numbers("usual", "Prediction of usual surroundings", ByAtom((s, _) => shown[s].Usual)),
            PropertyTables.Numbers("predicted", "Prediction", ByAtom((s, _) => shown[s].Predicted)),
        ]) { IsInReport = false };
    }
}
