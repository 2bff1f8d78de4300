using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>g tensors of the SCF (response theory) and of QDPT (effective Hamiltonian).</summary>
internal static class GTensorReader
{
    private static readonly string[] Labels = ["0", "1", "2"];
    private static readonly string[] Xyz = ["X", "Y", "Z"];

    public static IReadOnlyList<OrcaGTensor> All(OrcaText text)
    {
        var scf = text.Blocks(text.Being("ELECTRONIC G-MATRIX"), text.Being("The g-matrix:"), "a g tensor");
        var effective = text.Blocks(
            text.Being("ELECTRONIC G-MATRIX FROM EFFECTIVE HAMILTONIAN"),
            text.Being("total g-matrix:").Concat(text.Being("g-matrix:")).Order(),
            "a g tensor of the effective Hamiltonian");
        var passes = effective.Count == 0 ? [] : QdptReader.Passes(text);
        return [.. scf.Select(Scf).Concat(effective.Select(block => Effective(block, QdptReader.Of(passes, block))))];
    }

    private static OrcaGTensor Scf(OrcaBlock block)
    {
        var values = block.Find("g(tot)", block.Body, 16);
        return Checked(block, new OrcaGTensor("SCF", "SOC", block.Matrix3(block.Body + 1), block.Numbers(values, 1, 3), Orientation(block, values + 1)), 5e-8);
    }

    private static OrcaGTensor Effective(OrcaBlock block, QdptPass pass)
    {
        var numbered = OrcaNumbers.Words(block.Text[block.Body + 1]).SequenceEqual(Labels);
        var tensor = numbered ? block.Matrix3(block.Body + 2, Labels) : block.Matrix3(block.Body + 1);
        var values = block.Find("g-factors:", block.Body, 20) + 1;
        return Checked(block, new OrcaGTensor(pass.Method, pass.Interactions, tensor, block.Numbers(values, 0, 3), Orientation(block, values)), 5e-7);
    }

    private static Matrix Orientation(OrcaBlock block, int from) => block.Matrix3(block.Find("Orientation:", from, 6) + 1, Xyz);

    // The notes say whose eigenvectors the axes are: of g*gT from version 5 on, of gT*g before, where the printed matrix is the transpose.
    private static OrcaGTensor Checked(OrcaBlock block, OrcaGTensor g, double error)
    {
        var notes = Enumerable.Range(block.Body, Math.Min(48, block.End - block.Body)).Select(i => block.Text[i]).ToArray();
        var (rows, columns) = (notes.Any(n => n.Contains("g*gT", StringComparison.Ordinal)), notes.Any(n => n.Contains("gT*g", StringComparison.Ordinal)));
        var stated = columns && !rows ? g.Tensor.Transpose() : g.Tensor;
        return PrincipalAxes.Oriented(stated, g.MainValues, g.Axes, error) is { } tensor
            ? g with { Tensor = rows != columns ? stated : tensor }
            : throw block.Text.Damaged(block.Start, block.Body + 20, "matrix, main values and axes of a g tensor do not belong together");
    }
}
