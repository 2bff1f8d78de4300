using Kramers.Magnetism.SpectralDensities;

namespace Kramers.Workbench.Tensors;

/// <summary>One target along a trajectory.</summary>
/// <param name="Target">Which.</param>
/// <param name="Series">Its numbers as people read them (x y z; xx xy xz yy yz zz; B_kq) against time.</param>
/// <param name="Matrices">Of a tensor of rank 2, else null.</param>
internal sealed record TargetTrajectory(TensorTarget Target, TimeSeries[] Series, TensorTrajectory? Matrices)
{
    /// <summary>The tensors of rank 2.</summary>
    public TensorTrajectory Tensors => Matrices ?? throw new InvalidOperationException($"{Target.Name} has no rank 2.");

    /// <summary>Cuts a target out of all predicted components.</summary>
    public static TargetTrajectory Of(TensorTarget target, int first, double stepSeconds, double[][] values)
    {
        double[][] own = [.. values.Select(v => v[first..(first + target.Components)])];
        double[][] labels = [.. own.Select(v => target.ToLabel(v))];
        return new TargetTrajectory(
            target,
            [.. target.LabelNames.Select((_, c) => new TimeSeries(stepSeconds, [.. labels.Select(l => l[c])]))],
            target.IsRank2 ? new TensorTrajectory(stepSeconds, [.. own.Select(v => target.ToMatrix(v))]) : null);
    }

    /// <summary>C(t) of the fluctuations: mean over the components that fluctuate, each 1 at t = 0.</summary>
    public double[] Autocorrelation()
    {
        double[][] each = [.. Fluctuations().Select(x => x.Autocorrelation())];
        return [.. Enumerable.Range(0, Series[0].Values.Count).Select(t => each.Length == 0 ? double.NaN : each.Average(c => c[t] / c[0]))];
    }

    /// <summary>Spectral density summed over components, unit^2 s, and the distance of frequencies, rad/s.</summary>
    public (double[] Density, double SpacingRadPerSecond) Spectrum(int blocks)
    {
        var spectra = Series.Select(x => PowerSpectrum.Of(x.WithoutMean(), blocks, SpectralWindow.Hann)).ToArray();
        return ([.. Enumerable.Range(0, spectra[0].Density.Count).Select(k => spectra.Sum(s => s.Density[k]))], spectra[0].SpacingRadPerSecond);
    }

    // What symmetry keeps at zero fluctuates by rounding alone.
    private IEnumerable<TimeSeries> Fluctuations()
    {
        var all = Series.Select(x => x.WithoutMean()).ToArray();
        var largest = all.Max(x => x.Values.Max(Math.Abs));
        return all.Where(x => x.Values.Max(Math.Abs) > 1e-9 * largest);
    }
}
