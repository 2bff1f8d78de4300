using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>The tables of the report.</summary>
internal static class ReportTables
{
    private const int MostModes = 12;

    public static string Molecule(RelaxResult result)
    {
        SplitResult data = result.Data;
        PhononResult phonons = result.Phonons;
        List<(string, string)> facts =
        [
            ("Formula", Formula(result.Molecule.Formula)),
            ("Labels", SvgWriter.Escape(result.Molecule.LevelOfTheory)),
            ("Geometries", Whole(data.Total) + ": " + Whole(data.Train) + " train, " + Whole(data.Validation) + " validation, " + Whole(data.Test) + " test (seed " + Whole(data.Seed) + ")"),
        ];
        if (result.Potential is PotentialResult potential)
        {
            facts.Add(("Potential", SvgWriter.Escape(potential.Kind) + ", " + Whole(potential.Parameters) + " coefficients"));
            facts.Add(("Relaxation", Whole(phonons.RelaxationSteps) + " steps to a largest force of " + Html(NumberText.Significant(phonons.MaxForceEvPerAngstrom, 2) + " eV\u00a0\u00c5^-1")));
        }

        if (phonons.RmsdToReferenceAngstrom is double rmsd) facts.Add(("Geometry", Html("RMSD to the reference minimum " + NumberText.Significant(rmsd, 2) + " \u00c5")));
        facts.Add(("*D* tensor", Tensor(result.SpinHamiltonian.DTensorCm, 2, " cm^-1")));
        facts.Add(("*g* tensor", Tensor(result.SpinHamiltonian.GTensor, 4, "")));
        return ReportPage.Facts(facts.Select(fact => (fact.Item1, fact.Item2)));
    }

    public static string Models(RelaxResult result)
    {
        (ZeroFieldTensorResult d, GTensorResult g) = (result.Tensors.D, result.Tensors.G);
        string[][] surface = result.Potential is not PotentialResult potential ? [] :
        [
            ["Energy (kcal/mol)", Three(potential.Train.EnergyRmseKcalPerMol), Three(potential.Test.EnergyRmseKcalPerMol), R2(potential.Test.EnergyR2), Whole(potential.Parameters), Two(potential.Lambda), "\u2013"],
            ["Force (eV \u00c5^-1)", Three(potential.Train.ForceRmseEvPerAngstrom), Three(potential.Test.ForceRmseEvPerAngstrom), R2(potential.Test.ForceR2), Whole(potential.Parameters), Two(potential.Lambda), "\u2013"],
        ];
        string[][] rows =
        [
            .. surface,
            ["*D* (cm^-1)", Three(d.Train.RmseCm), Three(d.Test.RmseCm), R2(ParityFigures.Determination(d.TestParityCm)), Whole(d.Features), Two(d.Lambda), Two(d.EquivarianceError)],
            ["*g*", Three(g.Train.Rmse), Three(g.Test.Rmse), R2(ParityFigures.Determination(g.TestParity)), Whole(g.Features), string.Join(", ", g.Lambda.Select(Two)), Two(g.EquivarianceError)],
        ];
        return ReportPage.Table("Errors of the models", ["Quantity", "RMSE, fitted", "RMSE, test", "*R*^2, test", "Coefficients", "Ridge \u03bb", "Equivariance"], rows)
            + ReportPage.Table("*R*^2 of the tensor components, test", ["Tensor", "*xx*", "*xy*", "*xz*", "*yy*", "*yz*", "*zz*"], [["*D*", .. d.Test.R2.Select(R2)], ["*g*", .. g.Test.R2.Select(R2)]]);
    }

    public static string Modes(RelaxationResult relaxation)
    {
        IEnumerable<string[]> rows = relaxation.Modes.Take(MostModes).Select(mode => new[]
        {
            Whole(mode.Mode + 1), NumberText.Decimals(mode.FrequencyCm, 1), SvgWriter.Number(mode.TemperatureK), mode.Process, NumberText.Percent(mode.Share),
        });
        return ReportPage.Table("Modes that carry the relaxation", ["Mode", "Frequency (cm^-1)", "*T* (K)", "Process", "Share of 1/\u03c4"], rows);
    }

    public static string Fit(RateFitResult fit)
    {
        List<string[]> rows = [];
        AddRow(rows, "*U*_eff (cm^-1)", fit.UeffCm, NumberText.WithError);
        AddRow(rows, "\u03c4_0 (s)", fit.Tau0Seconds, NumberText.WithFactor);
        AddRow(rows, "*C* (s^-1 K^{\u2212n})", fit.RamanC, NumberText.WithFactor);
        AddRow(rows, "*n*", fit.RamanN, NumberText.WithError);
        AddRow(rows, "\u03c4_QTM (s)", fit.QtmSeconds, NumberText.WithFactor);
        rows.Add(["RMS of ln \u03c4", Two(fit.RmsLogTau)]);
        rows.Add(["Fitted range (K)", NumberText.Significant(fit.FromK, 3) + " to " + NumberText.Significant(fit.ToK, 3)]);
        return ReportPage.Table("Fit of 1/\u03c4 = 1/\u03c4_QTM + exp(\u2212*U*_eff/*kT*)/\u03c4_0 + *CT*^n", ["Parameter", "Value"], rows);
    }

    private static void AddRow(List<string[]> rows, string name, Estimate? estimate, Func<double, double, string> format)
    {
        rows.Add([name, estimate is null ? "not determined" : format(estimate.Value, estimate.StandardError)]);
    }

    // Digits of a Hill formula are counts.
    private static string Formula(string formula) => string.Concat(formula.Select(c => char.IsDigit(c) ? "<sub>" + c + "</sub>" : SvgWriter.Escape(c.ToString())));

    private static string Tensor(double[][] tensor, int decimals, string unit)
    {
        string[] labels = ["xx", "yy", "zz", "xy", "xz", "yz"];
        double[] values = [tensor[0][0], tensor[1][1], tensor[2][2], tensor[0][1], tensor[0][2], tensor[1][2]];
        return Html(string.Join(", ", labels.Zip(values, (label, value) => "*" + label + "*\u00a0" + NumberText.Decimals(value, decimals))) + unit.Replace(' ', '\u00a0'));
    }

    private static string Html(string marked) => RichText.ToHtml(marked);

    private static string Whole(int number) => NumberText.Decimals(number, 0);

    private static string Two(double value) => NumberText.Significant(value, 2);

    private static string Three(double value) => NumberText.Significant(value, 3);

    private static string R2(double value) => NumberText.Determination(value);
}
