using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Predicted against reference values of the test set: points on the diagonal are right.</summary>
internal static class ParityFigures
{
    public static CaptionedFigure Energy(PotentialResult result)
    {
        PotentialErrors errors = result.Test;
        const string Unit = "kcal/mol";
        Series points = Points(null, PaletteColor.Blue, result.EnergyParityKcalPerMol, _ => true, 3.6);
        string svg = Plot("Energy", Unit, result.EnergyParityKcalPerMol, [points], errors.EnergyRmseKcalPerMol, errors.EnergyR2);
        return new(svg, "Energies of the " + Count(result) + " test geometries, which no fit has seen, scatter by "
            + NumberText.Significant(errors.EnergyRmseKcalPerMol, 2) + " kcal/mol around the diagonal.");
    }

    public static CaptionedFigure Forces(PotentialResult result)
    {
        PotentialErrors errors = result.Test;
        Parity parity = result.ForceParityEvPerAngstrom;
        ScatterSeries points = Points(null, PaletteColor.Blue, parity, _ => true, parity.Reference.Length > 500 ? 1.6 : 2.4);
        string svg = Plot("Force", "eV \u00c5^-1", parity, [points], errors.ForceRmseEvPerAngstrom, errors.ForceR2);
        return new(svg, "The " + NumberText.Decimals(parity.Reference.Length, 0) + " force components of the same geometries; their root mean square error is "
            + NumberText.Significant(errors.ForceRmseEvPerAngstrom, 2) + " eV\u00a0\u00c5^-1.");
    }

    public static CaptionedFigure ZeroFieldTensor(RelaxResult result)
    {
        ZeroFieldTensorResult tensor = result.Tensors.D;
        string svg = Plot("*D* component", "cm^-1", tensor.TestParityCm, Tensor(tensor.TestParityCm), tensor.Test.RmseCm, Determination(tensor.TestParityCm));
        return new(svg, "Components of the zero-field splitting tensor *D* for the test geometries; the root mean square error is "
            + NumberText.Significant(tensor.Test.RmseCm, 2) + " cm^-1.");
    }

    public static CaptionedFigure GTensor(RelaxResult result)
    {
        GTensorResult tensor = result.Tensors.G;
        string svg = Plot("*g* component", "", tensor.TestParity, Tensor(tensor.TestParity), tensor.Test.Rmse, Determination(tensor.TestParity));
        return new(svg, "The same for the *g* tensor, with a root mean square error of " + NumberText.Significant(tensor.Test.Rmse, 2)
            + ": diagonal components lie near 2 and above, off-diagonal ones around 0.");
    }

    /// <summary>Coefficient of determination of all values together; NaN where the reference does not vary.</summary>
    internal static double Determination(Parity parity)
    {
        double mean = parity.Reference.Average();
        double spread = parity.Reference.Sum(value => (value - mean) * (value - mean));
        double residual = parity.Reference.Zip(parity.Predicted, (a, b) => (a - b) * (a - b)).Sum();
        return spread > 0 ? 1 - residual / spread : double.NaN;
    }

    // Six components per geometry: xx, xy, xz, yy, yz, zz.
    private static Series[] Tensor(Parity parity) =>
    [
        Points("*xx*, *yy*, *zz*", PaletteColor.Blue, parity, i => i % 6 is 0 or 3 or 5, 2.8),
        Points("*xy*, *xz*, *yz*", PaletteColor.Vermillion, parity, i => i % 6 is 1 or 2 or 4, 2.8),
    ];

    private static ScatterSeries Points(string? name, PaletteColor color, Parity parity, Func<int, bool> isChosen, double radius)
    {
        int[] chosen = [.. Enumerable.Range(0, parity.Reference.Length).Where(isChosen)];
        double[] reference = [.. chosen.Select(i => parity.Reference[i])], predicted = [.. chosen.Select(i => parity.Predicted[i])];
        return new ScatterSeries(name, color, reference, predicted) { Radius = radius, Opacity = 0.75 };
    }

    private static string Plot(string quantity, string unit, Parity parity, Series[] points, double rmse, double r2)
    {
        string suffix = unit.Length > 0 ? " (" + unit + ")" : "";
        LinearAxis x = LinearAxis.Around(quantity + ", reference" + suffix, parity.Reference.Concat(parity.Predicted));
        LinearAxis y = x with { Label = quantity + ", predicted" + suffix };
        LineSeries diagonal = new(null, PaletteColor.Muted, [x.Min, x.Max], [x.Min, x.Max]) { StrokeWidth = 1, Dash = DashStyle.Dashed };
        Figure figure = new(RichText.ToPlain(quantity) + ": predicted against reference values of the test set", x, y, [diagonal, .. points])
        {
            Height = 400,
            Notes = ["RMSE = " + NumberText.Significant(rmse, 3) + (unit.Length > 0 ? " " + unit : ""), "*R*^2 = " + NumberText.Determination(r2)],
        };
        return figure.Render();
    }

    private static string Count(PotentialResult result) => NumberText.Decimals(result.EnergyParityKcalPerMol.Reference.Length, 0);
}
