using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Learning.Trees;

/// <summary>What scikit-learn 1.2 gave, recorded by Data/make_sklearn_trees.py.</summary>
internal static class SklearnTrees
{
    public static JsonElement Recorded { get; } = JsonDocument.Parse(File.ReadAllText(
        RepositoryRoot.File("tests", "Kramers.Validation", "Learning", "Data", "sklearn_trees.json"))).RootElement;

    public static Matrix X { get; } = Rows(Recorded.GetProperty("x"));

    public static Matrix Y { get; } = Column(Numbers(Recorded.GetProperty("y")));

    public static int[] Labels { get; } = [.. Numbers(Recorded.GetProperty("labels")).Select(v => (int)v)];

    public static Matrix TestX { get; } = Rows(Recorded.GetProperty("xTest"));

    public static double[] TestY { get; } = Numbers(Recorded.GetProperty("yTest"));

    public static int[] TestLabels { get; } = [.. Numbers(Recorded.GetProperty("labelsTest")).Select(v => (int)v)];

    /// <summary>Numbers at a path like "forests/all/test".</summary>
    public static double[] At(string path) => Numbers(Element(path));

    public static JsonElement Element(string path) => path.Split('/').Aggregate(Recorded, (element, name) => element.GetProperty(name));

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    public static Matrix Rows(JsonElement array) => Matrix.FromRows([.. array.EnumerateArray().Select(Numbers)]);

    public static Matrix Column(double[] values) => new(values.Length, 1, values);
}
