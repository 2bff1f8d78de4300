using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;

namespace Kramers.Tests.Learning;

public class RidgeContract : LearnerContract
{
    protected override ILearner Learner => new Ridge();
}

public class RidgeByGcvContract : LearnerContract
{
    protected override ILearner Learner => new Ridge { Choice = RidgeChoice.Gcv };
}

public class BayesianRidgeContract : LearnerContract
{
    protected override ILearner Learner => new BayesianRidge();
}

public class LassoContract : LearnerContract
{
    protected override ILearner Learner => ElasticNet.Lasso;
}

public class ElasticNetContract : LearnerContract
{
    protected override ILearner Learner => new ElasticNet();
}

public class KernelRidgeContract : LearnerContract
{
    protected override ILearner Learner => new KernelRidge();

    protected override double LeastR2 => 0.9; // a linear law is not the strength of a radial kernel
}

public class GaussianProcessContract : LearnerContract
{
    protected override ILearner Learner => new GaussianProcess { Restarts = 1 };

    protected override bool TargetsAreIndependent => false;
}

public class SparseGaussianProcessContract : LearnerContract
{
    protected override ILearner Learner => new GaussianProcess { LargestExact = 5, InducingSamples = 40 };

    protected override bool TargetsAreIndependent => false;
}
