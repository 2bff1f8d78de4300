using Kramers.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>
/// A sum over rows of networks, one network for each kind of row, trained on sums and on their gradients: an energy and forces as Behler and
/// Parrinello write it, Phys. Rev. Lett. 98, 146401 (2007), doi:10.1103/PhysRevLett.98.146401. With residuals in units of the
/// spread of the targets, the loss of a sample is (E - E_ref)^2/rows + w |g - g_ref|^2/coordinates.
/// </summary>
/// <param name="Hidden">Nodes of each hidden layer.</param>
/// <param name="Activation">Function of the hidden nodes; smooth, if gradients shall be.</param>
/// <param name="Scaling">Of the parameters.</param>
/// <param name="Epochs">Passes over the samples.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="LearningRate">Of the first step; it falls as a cosine.</param>
/// <param name="GradientWeight">w, in squared units of the coordinates.</param>
/// <param name="Standardise">Whether features are brought to mean 0 and deviation 1; false for places along <see cref="PrincipalAxes"/>, which have what they need.</param>
public sealed record PooledNetwork(
    IReadOnlyList<int> Hidden,
    Activation Activation = Activation.Silu,
    NetworkScaling Scaling = NetworkScaling.TangentKernel,
    int Epochs = 300,
    int BatchSize = 16,
    double LearningRate = 0.03,
    double GradientWeight = 1,
    bool Standardise = true)
{
    /// <summary>Trains.</summary>
    /// <param name="samples">At least one.</param>
    /// <param name="seed">Of the first weights and the batches.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">There are no samples, they do not go together, hold a number that is not finite, or a setting is out of range.</exception>
    /// <exception cref="ArithmeticException">The training diverged: the learning rate is too high.</exception>
    public PooledRegressor Fit(IReadOnlyList<PooledSample> samples, ulong seed = 1, CancellationToken cancellation = default)
    {
        Check(samples);
        var training = new PooledTraining(this, samples, new SeededRandom(seed));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            training.Epoch(LearningRate * (1 + Math.Cos(Math.PI * epoch / Epochs)) / 2, cancellation);
        }

        return training.IsFinite
            ? training.Result()
            : throw Divergence.At(LearningRate);
    }

    private void Check(IReadOnlyList<PooledSample> samples)
    {
        ArgumentNullException.ThrowIfNull(Hidden);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(GradientWeight);
        if (samples.Count == 0)
        {
            throw new ArgumentException("Training needs at least one sample.", nameof(samples));
        }

        for (var s = 0; s < samples.Count; s++)
        {
            if (Fault(samples[s], samples[0].Features.Columns) is { } fault)
            {
                throw new ArgumentException($"Sample {s}: {fault}", nameof(samples));
            }
        }
    }

    private static string? Fault(PooledSample sample, int features) =>
        sample.Features.Rows == 0 || sample.Features.Columns != features || features == 0 || sample.Kinds.Count != sample.Features.Rows || sample.Kinds.Any(k => k < 0)
            ? $"features [{sample.Features.Rows}, {sample.Features.Columns}] and {sample.Kinds.Count} kinds, where sample 0 has {features} features; every row needs a kind of 0 or more."
        : sample.Gradient is { } g && g.Length != sample.Jacobian?.Coordinates
            ? $"a gradient by {g.Length} coordinates needs a Jacobian of as many; it has {sample.Jacobian?.Coordinates ?? 0}."
        : !double.IsFinite(sample.Sum) || !Array.TrueForAll(sample.Features.Data, double.IsFinite) || !Array.TrueForAll(sample.Gradient ?? [], double.IsFinite)
            ? "a number is not finite; leave the sample out."
            : null;
}
