using Kramers.Magnetism.Hamiltonians;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Zero-field splittings of the SCF and of QDPT.</summary>
internal static class ZeroFieldReader
{
    // Matrices have six decimals.
    private const double Error = 5e-7;

    public static IReadOnlyList<OrcaZeroField> All(OrcaText text)
    {
        var scf = text.Blocks(text.Being("ZERO-FIELD-SPLITTING TENSOR"), text.Being("raw-matrix :"), "a zero-field splitting");
        var qdpt = text.Blocks(text.Being("ZERO-FIELD SPLITTING"), text.Being("Raw matrix (cm-1):"), "a zero-field splitting of QDPT");
        var passes = qdpt.Count == 0 ? [] : QdptReader.Passes(text);
        return [.. scf.Select(Scf).Concat(qdpt.Select(block => Qdpt(block, QdptReader.Of(passes, block))))];
    }

    private static OrcaZeroField Scf(OrcaBlock block)
    {
        var values = block.Find("diagonalized D matrix :", block.Body, 8) + 1;
        var axes = block.Matrix3(values + 2);
        return Checked(block, new OrcaZeroField("SCF", "TOTAL", block.Matrix3(block.Body + 1), D(block, values), Rhombicity(block, values), block.Numbers(values, 0, 3), axes));
    }

    private static OrcaZeroField Qdpt(OrcaBlock block, QdptPass pass)
    {
        var values = block.Find("Eigenvalues (cm-1):", block.Body, 8) + 1;
        var axes = block.Matrix3(block.Find("Eigenvectors:", values, 8) + 1);
        return Checked(block, new OrcaZeroField(
            pass.Method, Contribution(block), block.Matrix3(block.Body + 1), D(block, values), Rhombicity(block, values), block.Numbers(values, 0, 3), axes));
    }

    private static string Contribution(OrcaBlock block)
    {
        const string word = "CONTRIBUTION";
        var line = block.Text[block.Start + 1].Trim().Trim('(', ')');
        var at = line.LastIndexOf(word, StringComparison.Ordinal);
        return at > 0 ? line[..at].Trim() : throw block.Text.Damaged(block.Start, block.Start + 2, "nothing says which contribution to the zero-field splitting follows");
    }

    private static double D(OrcaBlock block, int from) => block.NumberAfter("=", block.Find("D   =", from, 24));

    private static double Rhombicity(OrcaBlock block, int from) => block.NumberAfter("=", block.Find("E/D =", from, 24));

    // At E/D = 1/3 the sign of D is free; D itself is known to 3/2 of the error of the matrix, E/D to that over D.
    private static OrcaZeroField Checked(OrcaBlock block, OrcaZeroField read)
    {
        var own = ZeroFieldParameters.From(read.Tensor);
        var same = PrincipalAxes.Agree(read.Tensor, read.MainValues, read.Axes, Error)
            && Math.Abs(Math.Abs(own.D) - Math.Abs(read.D)) < 6 * Error
            && Math.Abs(own.E - Math.Abs(read.D * read.Rhombicity)) < 6 * Error * (1 + Math.Abs(read.D))
            && (own.D * read.D > 0 || own.Rhombicity > 0.33 || Math.Abs(own.D) < 6 * Error);
        return same ? read : throw block.Text.Damaged(block.Start, block.Body + 24, "matrix, eigenvalues, axes, D and E/D of a zero-field splitting do not belong together");
    }
}
