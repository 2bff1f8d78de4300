using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// Labels that lie off the surface of all others: the engine has found another electronic state there, or passes from one to the other. One of them raises s_z
/// for good, and with it all that the model is unsure of. Such a label is seen by the residual under the fit to the others, told apart by median and median
/// absolute deviation, which it cannot move itself.
/// </summary>
public static class OutlyingLabels
{
    /// <summary>Standard deviations from the median from which on a label is left out.</summary>
    public const double MostDeviations = 10;

    // Of fewer labels nobody knows what is usual.
    private const int FewestLabels = 12;

    // Standard deviation of a Gaussian over its median absolute deviation.
    private const double GaussianSpread = 1.4826;

    /// <summary>Fits, and leaves out one after the other what lies off the surface of the rest.</summary>
    /// <param name="observations">The labels; those left out are marked there.</param>
    /// <param name="accuracy">A residual below is never left out, eV or eV/angstrom.</param>
    /// <exception cref="ArithmeticException">No prior makes the equations regular.</exception>
    public static (LinearPosterior Model, IReadOnlyList<LeftOutLabel> LeftOut) Fit(LinearObservations observations, double accuracy)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var (model, leftOut) = (observations.Fit(), new List<LeftOutLabel>());
        while (Worst(model.LabelResiduals, accuracy) is { } worst)
        {
            leftOut.Add(new LeftOutLabel(observations.Labels[worst.Index], model.LabelResiduals[worst.Index], worst.Deviations));
            observations.LeaveOut(worst.Index);
            model = observations.Fit();
        }

        return (model, leftOut);
    }

    /// <summary>The label that lies furthest off; null where none lies too far. The first, which is the start, sets the surface.</summary>
    /// <param name="residuals">Of each label, positive.</param>
    /// <param name="accuracy">One below is never meant.</param>
    /// <returns>Its index, and its distance from the median in robust standard deviations.</returns>
    public static (int Index, double Deviations)? Worst(IReadOnlyList<double> residuals, double accuracy)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        if (residuals.Count < FewestLabels)
        {
            return null;
        }

        var worst = Enumerable.Range(1, residuals.Count - 1).MaxBy(k => residuals[k]);
        var median = Quantiles.Median(residuals);
        var deviations = (residuals[worst] - median) / (GaussianSpread * Quantiles.Median(residuals.Select(r => Math.Abs(r - median))));
        return residuals[worst] > accuracy && deviations > MostDeviations ? (worst, deviations) : null;
    }
}

/// <summary>A label that the fit does without.</summary>
/// <param name="Label">The label.</param>
/// <param name="Residual">s_z that it alone would give, eV or eV/angstrom: <see cref="LinearPosterior.LabelResiduals"/>.</param>
/// <param name="Deviations">How far that is from the median of all labels, in robust standard deviations.</param>
public sealed record LeftOutLabel(LabelledStructure Label, double Residual, double Deviations);
