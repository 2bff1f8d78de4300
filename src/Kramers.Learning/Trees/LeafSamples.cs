using System.Text.Json;

namespace Kramers.Learning.Trees;

/// <summary>Which training samples lie in which leaf of a tree, each as often as the bootstrap drew it.</summary>
internal sealed class LeafSamples
{
    private readonly int[] _samples; // leaf by leaf in the order of the nodes
    private readonly int[] _start; // [node + 1]

    private LeafSamples(DecisionTree tree, int[] samples)
    {
        (_samples, _start) = (samples, new int[tree.Nodes + 1]);
        for (var node = 0; node < tree.Nodes; node++)
        {
            _start[node + 1] = _start[node] + (tree.Feature[node] == DecisionTree.Leaf ? (int)tree.Weight[node] : 0);
        }
    }

    /// <summary>Of a tree that has just been grown.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="leafOf">Leaf of each sample that was drawn.</param>
    /// <param name="drawn">How often each sample was drawn.</param>
    public static LeafSamples Of(DecisionTree tree, int[] leafOf, double[] drawn)
    {
        var leaves = new LeafSamples(tree, new int[(int)drawn.Sum()]);
        var next = leaves._start.ToArray();
        for (var i = 0; i < drawn.Length; i++)
        {
            for (var time = 0; time < drawn[i]; time++)
            {
                leaves._samples[next[leafOf[i]]++] = i;
            }
        }

        return leaves;
    }

    /// <summary>Numbers of the samples in a leaf.</summary>
    public ReadOnlySpan<int> In(int leaf) => _samples.AsSpan(_start[leaf].._start[leaf + 1]);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        Array.ForEach(_samples, json.WriteNumberValue);
        json.WriteEndArray();
    }

    /// <exception cref="InvalidDataException">The samples are not those of the tree's leaves.</exception>
    public static LeafSamples Read(JsonElement json, DecisionTree tree, int samples)
    {
        int[] numbers = [.. json.EnumerateArray().Select(v => v.GetInt32())];
        var leaves = new LeafSamples(tree, numbers);
        return leaves._start[^1] == numbers.Length && Array.TrueForAll(numbers, i => i >= 0 && i < samples)
            ? leaves
            : throw new InvalidDataException("The samples in the leaves of the forest are incomplete.");
    }
}
