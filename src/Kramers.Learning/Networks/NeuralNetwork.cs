using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>How the learning rate changes over the epochs.</summary>
public enum RateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls to zero as (1 + cos(pi epoch/epochs))/2 (Loshchilov and Hutter, arXiv:1608.03983).</summary>
    Cosine,
}

/// <summary>
/// Feed-forward network trained by Adam on the mean squared error of standardised targets; features are standardised too, both by
/// the training samples alone.
/// </summary>
/// <param name="Hidden">Nodes of each hidden layer.</param>
/// <param name="Activation">Function of the hidden nodes.</param>
/// <param name="Epochs">Largest number of passes over the samples.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="LearningRate">Of the first step, in standardised units.</param>
/// <param name="Schedule">How it changes.</param>
/// <param name="WeightDecay">Part of the parameters, in units of the learning rate, that every step takes away.</param>
/// <param name="Stopping">Ends before all epochs where that is better; null: never.</param>
public sealed record NeuralNetwork(
    IReadOnlyList<int> Hidden,
    Activation Activation = Activation.Silu,
    int Epochs = 500,
    int BatchSize = 32,
    double LearningRate = 3e-3,
    RateSchedule Schedule = RateSchedule.Cosine,
    double WeightDecay = 0,
    EarlyStopping? Stopping = null) : ILearner
{
    /// <inheritdoc/>
    public string Name => "neural network";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation) => Fit(x, y, seed, cancellation);

    /// <summary>Trains.</summary>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="seed">Of the first weights, the batches and the samples left out for stopping.</param>
    /// <param name="cancellation">Stops between epochs.</param>
    /// <exception cref="ArgumentException">x and y differ in rows, are empty, or hold a number that is not finite; or a setting is out of range.</exception>
    /// <exception cref="ArithmeticException">The training diverged: the learning rate is too high.</exception>
    public NetworkRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        TrainingData.Check(x, y);
        Check();
        var random = new SeededRandom(seed);
        var leftOut = Stopping?.LeaveOut(x.Rows, random) ?? new bool[x.Rows];
        int[] training = [.. Enumerable.Range(0, x.Rows).Where(i => !leftOut[i])];
        int[] watched = [.. Enumerable.Range(0, x.Rows).Where(i => leftOut[i])];
        var (features, targets) = (Standardisation.Of(StandardisedData.Rows(x, training)), Standardisation.Of(StandardisedData.Rows(y, training)));
        var shape = new NetworkShape([x.Columns, .. Hidden, y.Columns], Activation);
        var z = targets.Apply(y);
        var parameters = new NetworkTraining(this, shape, features.Apply(x), z, random).Run(training, watched, cancellation);
        foreach (var k in Enumerable.Range(0, y.Columns).Where(k => Array.TrueForAll(training, i => z[i, k] == 0)))
        {
            shape.Silence(parameters, k); // what does not vary is known exactly, not as well as training converges
        }

        return new NetworkRegressor(shape, parameters, features, targets);
    }

    private void Check()
    {
        ArgumentNullException.ThrowIfNull(Hidden);
        foreach (var nodes in Hidden)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1, nameof(Hidden));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        Stopping?.Check();
    }
}
