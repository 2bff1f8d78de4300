namespace Kramers.Learning.Trees;

/// <summary>A model that is start + factor * sum over trees, for each target.</summary>
internal interface ITreeSum
{
    /// <summary>The parts of one target; <c>Output</c> is the column of the trees' values that belongs to it.</summary>
    (double Start, double Factor, IReadOnlyList<DecisionTree> Trees, int Output) Sum(int target);
}
