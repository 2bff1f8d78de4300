using Kramers.Learning;
using Kramers.Learning.Trees;

namespace Kramers.Tests.Learning.Trees;

public class SingleTreeContract : LearnerContract
{
    protected override ILearner Learner => new SingleTree(new TreeLimits(MinimumLeaf: 2));

    protected override bool TargetsAreIndependent => false;

    protected override double LeastR2 => 0.3; // steps, and few samples for them
}

public class RandomForestContract : LearnerContract
{
    protected override ILearner Learner => new RandomForest(60, 0.7);

    protected override bool TargetsAreIndependent => false;

    protected override double LeastR2 => 0.6;
}

public class GradientBoostingContract : LearnerContract
{
    protected override ILearner Learner => new GradientBoosting(150);

    protected override double LeastR2 => 0.7;
}

public class StoppedBoostingContract : LearnerContract
{
    protected override ILearner Learner => new GradientBoosting(150, Loss: BoostingLoss.Huber, Subsample: 0.7, Stopping: new(0.2));

    protected override bool TargetsAreIndependent => false; // other samples are left out

    protected override double LeastR2 => 0.5;
}
