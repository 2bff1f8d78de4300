using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.SpectralDensities;

/// <summary>g or D along a trajectory, at a uniform step, in the frame of the laboratory.</summary>
public sealed class TensorTrajectory
{
    private readonly Matrix[] _tensors;

    /// <summary>Takes the step in s and the tensors, 3 x 3; for g rows on the axes of the field, columns on those of the spin.</summary>
    /// <exception cref="ArgumentException">The step is not positive, or a tensor is not 3 x 3, or there are less than two.</exception>
    public TensorTrajectory(double stepSeconds, IReadOnlyList<Matrix> tensors)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSeconds);
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count < 2 || tensors.Any(t => t.Rows != 3 || t.Columns != 3))
        {
            throw new ArgumentException("A trajectory has at least two tensors, all 3 x 3.", nameof(tensors));
        }

        StepSeconds = stepSeconds;
        _tensors = [.. tensors];
    }

    /// <summary>Step in s.</summary>
    public double StepSeconds { get; }

    /// <summary>Number of tensors.</summary>
    public int Count => _tensors.Length;

    /// <summary>One element against time.</summary>
    public TimeSeries Element(int row, int column) => new(StepSeconds, [.. _tensors.Select(t => t[row, column])]);

    /// <summary>
    /// 1/T1 of a spin 1/2 whose g fluctuates by dg(t), in a field B along z of the laboratory, s^-1. H1 = mu_B B sum_l dg_zl S_l, so that
    /// hbar w_l = mu_B B dg_zl. Each transverse component drives the flips up and down with (1/4) integral of &lt;w_l(0) w_l(t)&gt; exp(i w_L t) dt
    /// over all t, and 1/T1 is the sum of both:
    ///   1/T1 = (B mu_B/hbar)^2 sum over l = x, y of integral from 0 to infinity of &lt;dg_zl(0) dg_zl(t)&gt; cos(w_L t) dt,   w_L = g_zz mu_B B/hbar
    /// (C. P. Slichter, Principles of Magnetic Resonance, 3rd ed., 5.12), for a bath that is classical, kT above hbar w_L, and a mean g whose
    /// row z stands along z. The integral is half of the spectral density at w_L, interpolated, block by block.
    /// </summary>
    /// <param name="fieldTesla">B in T, not zero.</param>
    /// <param name="blocks">Blocks for the error bar, at least two; each must be many correlation times long.</param>
    /// <param name="window">Weights in each block.</param>
    /// <exception cref="ArgumentException">Blocks are too few or too short, or the step is too long for the Larmor frequency.</exception>
    public BlockAverage RelaxationRate(double fieldTesla, int blocks, SpectralWindow window = SpectralWindow.Hann)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, _tensors.Length / 2);
        var perTesla = 2 * Math.PI * PhysicalConstants.BohrMagnetonCm / PhysicalConstants.PlanckCm; // mu_B/hbar, rad/(s T)
        var larmor = perTesla * Math.Abs(fieldTesla * Element(2, 2).Mean);
        if (larmor * StepSeconds >= Math.PI)
        {
            throw new ArgumentException($"A step of {StepSeconds:g3} s sees frequencies up to {Math.PI / StepSeconds:g3} rad/s; the spin turns with {larmor:g3} rad/s. Sample more often.", nameof(fieldTesla));
        }

        TimeSeries[] transverse = [Element(2, 0).WithoutMean(), Element(2, 1).WithoutMean()];
        var n = _tensors.Length / blocks;
        return BlockAverage.Of([.. Enumerable.Range(0, blocks).Select(Block)]);

        double Block(int b) => Math.Pow(fieldTesla * perTesla, 2) * transverse.Sum(x =>
            0.5 * PowerSpectrum.Of(new TimeSeries(StepSeconds, [.. x.Values.Skip(b * n).Take(n)]), 1, window).At(larmor));
    }
}
