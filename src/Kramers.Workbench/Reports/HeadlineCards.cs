using System.Text;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>The eight numbers that a reader wants first.</summary>
internal static class HeadlineCards
{
    public static string Render(RelaxResult result)
    {
        StringBuilder html = new("<div class=\"cards\">");
        foreach (Card card in Cards(result)) html.Append(Render(card));
        return html.Append("</div>").ToString();
    }

    /// <summary>Where 100 s are crossed, in words where they are not.</summary>
    public static string BlockingTemperature(RelaxationResult relaxation)
    {
        if (relaxation.BlockingTemperatureK is double kelvin) return NumberText.Significant(kelvin, 3);
        string from = NumberText.Significant(relaxation.TemperaturesK[0], 3), to = NumberText.Significant(relaxation.TemperaturesK[^1], 3);
        return "not reached between " + Plain(from) + " and " + Plain(to) + " K";
    }

    private static IEnumerable<Card> Cards(RelaxResult result)
    {
        SpinHamiltonianResult spin = result.SpinHamiltonian;
        RelaxationResult relaxation = result.Relaxation;
        TensorErrorsCm tensor = result.Tensors.D.Test;
        yield return new("Axial splitting *D*", NumberText.Significant(spin.DCm, 4), "cm^-1", Reference(spin.ReferenceDCm, 4));
        yield return new("Rhombic splitting |*E*|", NumberText.Significant(spin.ECm, 3), "cm^-1", Reference(spin.ReferenceECm, 3));
        yield return new("Main *g* values", string.Join(" \u00b7 ", spin.GMain.Select(g => NumberText.Decimals(g, 2))), "", "*S* = " + HalfInteger(spin.Spin));
        yield return Barrier(relaxation);
        yield return relaxation.BlockingTemperatureK is null
            ? new("Blocking temperature *T*_B", BlockingTemperature(relaxation), "", "where \u03c4 = 100 s")
            : new("Blocking temperature *T*_B", BlockingTemperature(relaxation), "K", "where \u03c4 = 100 s");
        yield return result.Phonons.FrequencyRmseCm is double rmse
            ? new("Frequency RMSE", NumberText.Significant(rmse, 3), "cm^-1", "all modes, to the reference")
            : new("Frequency RMSE", "no reference", "", "no reference Hessian was given");
        yield return new("*D* tensor RMSE", NumberText.Significant(tensor.RmseCm, 3), "cm^-1", "test set, six components");
        yield return result.Potential?.Test is PotentialErrors potential
            ? new("Energy RMSE", NumberText.Significant(potential.EnergyRmseKcalPerMol, 3), "kcal/mol", "test set, *R*^2 = " + NumberText.Determination(potential.EnergyR2))
            : new("Lowest vibration", NumberText.Significant(result.Phonons.FrequenciesCm[0], 3), "cm^-1", "of the Hessian that was given");
    }

    private static Card Barrier(RelaxationResult relaxation)
    {
        const string Name = "Effective barrier *U*_eff";
        if (relaxation.UeffCm is not double barrier) return new(Name, "not determined", "", "the fit has no Orbach term");
        string value = relaxation.Fit.UeffCm is Estimate fit ? NumberText.WithError(barrier, fit.StandardError) : NumberText.Significant(barrier, 4);
        return new(Name, value, "cm^-1", "= " + NumberText.Significant(barrier / Numerics.PhysicalConstants.BoltzmannCm, 3) + " K");
    }

    private static string Render(Card card)
    {
        string words = card.Value.Length > 18 || char.IsLetter(card.Value[0]) ? " words" : "";
        string unit = card.Unit.Length > 0 ? " <small>" + RichText.ToHtml(card.Unit) + "</small>" : "";
        return "<div class=\"card\"><div class=\"name\">" + RichText.ToHtml(card.Name) + "</div><div class=\"value" + words + "\">"
            + RichText.ToHtml(card.Value) + unit + "</div><div class=\"more\">" + RichText.ToHtml(card.More) + "</div></div>";
    }

    private static string Reference(double? value, int digits) => value is double number ? "reference " + NumberText.Significant(number, digits) : "no reference";

    private static string HalfInteger(double spin)
    {
        double twice = Math.Round(2 * spin);
        return twice % 2 == 0 ? NumberText.Decimals(spin, 0) : NumberText.Decimals(twice, 0) + "/2";
    }

    // Range ends read better without trailing zeros: 2 K, not 2.00 K.
    private static string Plain(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    private sealed record Card(string Name, string Value, string Unit, string More);
}
