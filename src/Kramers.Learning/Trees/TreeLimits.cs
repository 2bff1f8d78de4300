namespace Kramers.Learning.Trees;

/// <summary>How far a tree grows.</summary>
/// <param name="MaximumDepth">Number of questions on the longest way, at least 1.</param>
/// <param name="MinimumLeaf">Training samples (each counted once) that a leaf must keep, at least 1.</param>
public sealed record TreeLimits(int MaximumDepth = int.MaxValue, int MinimumLeaf = 1)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDepth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumLeaf, 1);
    }
}
