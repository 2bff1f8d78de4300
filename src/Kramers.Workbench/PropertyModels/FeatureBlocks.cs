using System.Text.RegularExpressions;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// Features that are looked at together. Of many features each alone says what its neighbours say too, and nothing is lost without it: beyond
/// fifty, those whose names differ in numbers only are one block, such as all powers of a pair of elements.
/// </summary>
/// <param name="Names">[block].</param>
/// <param name="Members">Numbers of the features, [block].</param>
internal sealed partial record FeatureBlocks(string[] Names, int[][] Members)
{
    private const int MostAlone = 50;

    /// <summary>Blocks of features by their names.</summary>
    public static FeatureBlocks Of(string[] features)
    {
        var blocks = Enumerable.Range(0, features.Length).GroupBy(k => Numbers().Replace(features[k], "*"), StringComparer.Ordinal).ToArray();
        return features.Length > MostAlone && blocks.Length > 1
            ? new FeatureBlocks([.. blocks.Select(b => b.Key)], [.. blocks.Select(b => b.ToArray())])
            : new FeatureBlocks(features, [.. Enumerable.Range(0, features.Length).Select(k => new[] { k })]);
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?(E[-+]?\d+)?")]
    private static partial Regex Numbers();
}
