namespace Kramers.Tests.Workbench;

/// <summary>
/// Tests that compare results bit by bit run alone: powder averages elsewhere hold OpenBLAS, which the whole process shares, to one
/// thread for a while, and another number of threads adds up in another order.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
