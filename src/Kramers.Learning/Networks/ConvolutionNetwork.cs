using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// Network over voxels: convolutions by 3 x 3 x 3 voxels, each with an activation and a mean over 2 x 2 x 2 behind it, then dense
/// layers; Adam on the mean squared error of standardised targets. Each channel is standardised as a whole, since a voxel must mean the
/// same wherever it is. LeCun et al., Proc. IEEE 86, 2278 (1998), doi:10.1109/5.726791.
/// </summary>
/// <param name="Grid">Channels and voxels of a sample, whose features are [channel, x, y, z].</param>
/// <param name="Channels">Channels that each convolution makes.</param>
/// <param name="Hidden">Nodes of each dense layer before the targets.</param>
/// <param name="Activation">Of convolutions and dense layers.</param>
/// <param name="Epochs">Largest number of passes over the samples.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="LearningRate">Of the first step, in standardised units; it falls as a cosine.</param>
/// <param name="Stopping">Ends before all epochs where that is better; null: never.</param>
public sealed record ConvolutionNetwork(
    VoxelShape Grid,
    IReadOnlyList<int> Channels,
    IReadOnlyList<int> Hidden,
    Activation Activation = Activation.Silu,
    int Epochs = 60,
    int BatchSize = 16,
    double LearningRate = 3e-3,
    EarlyStopping? Stopping = null) : ILearner
{
    /// <inheritdoc/>
    public string Name => "convolution network";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation) => Fit(x, y, seed, cancellation);

    /// <summary>Trains.</summary>
    /// <param name="x">Voxels [sample, channel x y z].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="seed">Of the first weights, the batches and the samples left out for stopping.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">As for all learners; or the voxels are not those of the grid, or a setting is out of range.</exception>
    /// <exception cref="ArithmeticException">The training diverged: the learning rate is too high.</exception>
    public ConvolutionRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        TrainingData.Check(x, y);
        Check(x.Columns);
        var random = new SeededRandom(seed);
        var leftOut = Stopping?.LeaveOut(x.Rows, random) ?? new bool[x.Rows];
        int[] training = [.. Enumerable.Range(0, x.Rows).Where(i => !leftOut[i])], watched = [.. Enumerable.Range(0, x.Rows).Where(i => leftOut[i])];
        var channels = Standardisation.Of(ConvolutionRegressor.ByChannel(StandardisedData.Rows(x, training), Grid));
        var targets = Standardisation.Of(StandardisedData.Rows(y, training));
        var shape = new ConvolutionShape(Grid, [.. Channels], [.. Hidden], y.Columns, Activation);
        var (voxels, z) = (ConvolutionRegressor.Standardised(x, Grid, channels), targets.Apply(y));
        var parameters = new ConvolutionTraining(this, shape, voxels, z, random).Run(training, watched, cancellation);
        foreach (var k in Enumerable.Range(0, y.Columns).Where(k => Array.TrueForAll(training, i => z[i, k] == 0)))
        {
            shape.Silence(parameters, k); // what does not vary is known exactly
        }

        return new ConvolutionRegressor(shape, parameters, channels, targets);
    }

    private void Check(int features)
    {
        ArgumentNullException.ThrowIfNull(Grid);
        ArgumentNullException.ThrowIfNull(Channels);
        ArgumentNullException.ThrowIfNull(Hidden);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        Stopping?.Check();
        if (Channels.Concat(Hidden).Concat([Grid.Channels, Grid.X, Grid.Y, Grid.Z]).Any(n => n < 1))
        {
            throw new ArgumentException("Every layer of a convolution network needs a channel or node, and every axis of its grid a voxel.");
        }

        if (features != Grid.Length)
        {
            throw new ArgumentException($"The grid [{Grid.Channels}, {Grid.X}, {Grid.Y}, {Grid.Z}] has {Grid.Length} voxels; the samples have {features} features.");
        }
    }
}
