using Kramers.Magnetism.RateLaws;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// One model fitted to isotherms that follow each other along temperature or field. Each is fitted from its own starts and from the
/// results of both neighbours; the best is kept. Processes keep their identity: process k of one isotherm goes on in process k of
/// the next, by the least change of ln tau and ln delta_chi, so that crossing curves are not swapped.
/// </summary>
public sealed class AcSeries
{
    private AcSeries(AcModel model, AcFit[] fits) => (Model, Fits) = (model, fits);

    /// <summary>The model.</summary>
    public AcModel Model { get; }

    /// <summary>One fit per isotherm, in the order given.</summary>
    public IReadOnlyList<AcFit> Fits { get; }

    /// <summary>Sum of AICc over the isotherms.</summary>
    public double Aicc => Fits.Sum(fit => fit.Aicc);

    /// <summary>Fits all isotherms.</summary>
    /// <param name="isotherms">At least one, ordered by temperature or by field.</param>
    /// <param name="model">The model for all of them.</param>
    /// <exception cref="ArgumentException">There is no isotherm, or one has no more numbers than the model.</exception>
    public static AcSeries Fit(IReadOnlyList<AcIsotherm> isotherms, AcModel model)
    {
        ArgumentNullException.ThrowIfNull(isotherms);
        if (isotherms.Count == 0)
        {
            throw new ArgumentException("There is no isotherm. Give at least one.", nameof(isotherms));
        }

        AcFit[] fits = [.. isotherms.Select(isotherm => AcFit.Run(isotherm, model))];
        for (var i = 1; i < fits.Length; i++)
        {
            fits[i] = Better(fits[i], fits[i - 1]);
        }

        for (var i = fits.Length - 2; i >= 0; i--)
        {
            fits[i] = Better(fits[i], fits[i + 1]);
        }

        return new AcSeries(model, model.IsUniform ? Continued(fits) : fits);
    }

    /// <summary>Fits each of several models to the whole series, least sum of AICc first: the number of processes is then one for all.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Fit"/>.</exception>
    public static IReadOnlyList<AcSeries> Compare(IReadOnlyList<AcIsotherm> isotherms, params IReadOnlyList<AcModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return [.. models.Select(model => Fit(isotherms, model)).OrderBy(series => series.Aicc)];
    }

    /// <summary>Measured times of one process along the series; isotherms where it lies outside the window are left out.</summary>
    /// <param name="process">Process from 0.</param>
    public IReadOnlyList<MeasuredRelaxationTime> RelaxationTimes(int process) =>
        [.. Fits.Select(fit => fit.RelaxationTime(fit.Processes[process])).OfType<MeasuredRelaxationTime>()];

    private static AcFit Better(AcFit own, AcFit neighbour)
    {
        var other = AcFit.RunFrom(own.Isotherm, own.Model, neighbour.Parameters);
        return other.RmsResidual < own.RmsResidual * (1 - 1e-9) ? other : own;
    }

    private static AcFit[] Continued(AcFit[] fits)
    {
        var continued = (AcFit[])fits.Clone();
        for (var i = 1; i < fits.Length; i++)
        {
            var before = continued[i - 1].Parameters.Processes;
            var now = fits[i].Parameters.Processes;
            var order = Orders(now.Count).MinBy(order => order.Select((k, place) => Change(before[place], now[k])).Sum())!;
            continued[i] = Reordered(fits[i], order);
        }

        return continued;
    }

    private static double Change(ProcessParameters before, ProcessParameters now)
    {
        var (tau, delta) = (Math.Log(now.TauSeconds / before.TauSeconds), Math.Log(now.DeltaChi / before.DeltaChi));
        return tau * tau + delta * delta;
    }

    private static AcFit Reordered(AcFit fit, int[] order) => fit with
    {
        Parameters = fit.Parameters with { Processes = [.. order.Select(k => fit.Parameters.Processes[k])] },
        Processes = [.. order.Select(k => fit.Processes[k])],
    };

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : from rest in Orders(count - 1)
          from place in Enumerable.Range(0, count)
          select (int[])[.. rest[..place], count - 1, .. rest[place..]];
}
