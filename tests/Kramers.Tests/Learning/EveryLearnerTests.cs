using System.Reflection;
using Kramers.Learning;

namespace Kramers.Tests.Learning;

public class EveryLearnerTests
{
    [Fact]
    public void Every_learner_stands_in_the_contract()
    {
        var known = typeof(ILearner).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ILearner)) && !t.IsInterface && !t.IsAbstract);
        var examined = typeof(LearnerContract).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LearnerContract))).Select(LearnerOf);
        Assert.Empty(known.Except(examined));
    }

    private static Type LearnerOf(Type contract) =>
        contract.GetProperty("Learner", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(contract))!.GetType();
}
