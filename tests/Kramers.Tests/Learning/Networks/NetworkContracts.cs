using Kramers.Learning;
using Kramers.Learning.Networks;

namespace Kramers.Tests.Learning.Networks;

public class NeuralNetworkContract : LearnerContract
{
    protected override ILearner Learner => new NeuralNetwork([12], Activation.Tanh, Epochs: 300, BatchSize: 10);

    protected override bool TargetsAreIndependent => false;

    protected override double LeastR2 => 0.95;
}

public class StoppedNetworkContract : LearnerContract
{
    protected override ILearner Learner => new NeuralNetwork([12], Epochs: 300, BatchSize: 10, WeightDecay: 1e-3, Stopping: new(0.2));

    protected override bool TargetsAreIndependent => false;

    protected override double LeastR2 => 0.85;
}

public class EnsembleContract : LearnerContract
{
    protected override ILearner Learner => new Ensemble(new NeuralNetwork([], Epochs: 100, LearningRate: 0.02), 4);

    protected override bool TargetsAreIndependent => false;
}

public class ConvolutionNetworkContract : LearnerContract
{
    protected override ILearner Learner => LearnerOf(5);

    protected override bool TargetsAreIndependent => false;

    protected override double LeastR2 => 0.95;

    // Of one voxel, so that every feature has its own unit.
    protected override ILearner LearnerOf(int features) => new ConvolutionNetwork(new VoxelShape(features, 1, 1, 1), [8], [12], Activation.Tanh, 200, 10);
}
