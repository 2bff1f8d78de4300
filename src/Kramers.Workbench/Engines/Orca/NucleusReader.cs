using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Hyperfine and quadrupole couplings, nucleus by nucleus.</summary>
internal static partial class NucleusReader
{
    private static readonly string[] Xyz = ["X", "Y", "Z"];

    public static IReadOnlyList<OrcaNucleus> All(OrcaText text)
    {
        var headings = text.Containing("Nucleus ").Where(i => Heading().IsMatch(text[i]));
        var bodies = text.Containing("barn").Where(i => Quadrupolar().IsMatch(text[i]));
        var blocks = text.Blocks(headings, bodies, "a nucleus");
        RequireAnnounced(text, blocks.Count);
        return [.. blocks.Select(Nucleus)];
    }

    // The list of requests before the calculation has one line " Nucleus:   1H" for each (up to version 5); version 6 gives their number.
    private static void RequireAnnounced(OrcaText text, int found)
    {
        var listed = text.Containing("Nucleus:").Count(i => Listed().IsMatch(text[i]));
        if (listed > 0 && listed != found)
        {
            throw new InputException(text.File, null, $"{listed} nuclei were asked for, {found} are there", "Give the complete output, as ORCA wrote it");
        }
    }

    private static OrcaNucleus Nucleus(OrcaBlock block)
    {
        var (name, quadrupolar) = (Heading().Match(block.Text[block.Start]), Quadrupolar().Match(block.Text[block.Body]));
        var element = Element.TryFromSymbol(name.Groups[2].Value, out var known)
            ? known
            : throw block.Text.Damaged(block.Start, block.Start + 1, $"'{name.Groups[2].Value}' is no element");
        var (isotope, spin) = (int.Parse(quadrupolar.Groups[1].Value), Number(quadrupolar.Groups[2].Value));
        return new OrcaNucleus(
            int.Parse(name.Groups[1].Value), element, Hyperfine(block, int.Parse(name.Groups[3].Value), Number(name.Groups[4].Value)), Quadrupole(block, isotope, spin));
    }

    private static OrcaHyperfine? Hyperfine(OrcaBlock block, int isotope, double spin)
    {
        if (Single(block, line => RawHyperfine().IsMatch(line), line => line.TrimStart().StartsWith("A(Tot)", StringComparison.Ordinal), "a hyperfine matrix") is not { } at)
        {
            return null;
        }

        var values = block.Numbers(at.Last, 1, 3);
        var axes = block.Matrix3(block.Find("Orientation:", at.Last + 1, 2) + 1, Xyz);
        var raw = AfterDashes(block, at.First + 1);
        var iso = block.NumberAfter("A(iso)=", at.Last);
        return BelongTogether(raw, values, axes) && Math.Abs(raw.Trace() / 3 - iso) < 2e-4 && Math.Abs(values.Sum() / 3 - iso) < 2e-4
            ? new OrcaHyperfine(isotope, spin, raw, values, axes)
            : throw block.Text.Damaged(at.First, at.Last + 5, "matrix, main values and axes of a hyperfine coupling do not belong together");
    }

    // The printed matrix is not quite symmetric, and in version 3 not quite that of the main values: both differences are thousandths of a MHz.
    private static bool BelongTogether(Matrix raw, double[] values, Matrix axes)
    {
        var asymmetry = (raw - raw.Transpose()).Data.Max(Math.Abs);
        return PrincipalAxes.Agree(0.5 * (raw + raw.Transpose()), values, axes, 5e-4 + asymmetry / 4);
    }

    private static OrcaQuadrupole? Quadrupole(OrcaBlock block, int isotope, double spin)
    {
        if (Single(block, line => line.Contains("Raw EFG matrix", StringComparison.Ordinal), line => line.TrimStart().StartsWith("V(Tot)", StringComparison.Ordinal), "a field gradient") is not { } at || spin < 1)
        {
            return null;
        }

        var values = block.Numbers(at.Last, 1, 3);
        var axes = block.Matrix3(block.Find("Orientation:", at.Last + 1, 2) + 1, Xyz);
        var raw = AfterDashes(block, at.First + 1);
        var from = block.Find("Quadrupole tensor eigenvalues", at.Last, 16);
        var coupling = block.NumberAfter("=", block.Find("e**2qQ            =", from, 3));
        var prefactor = block.NumberAfter("(4I*(2I-1))=", block.Find("e**2qQ/(4I*(2I-1))=", from, 4));
        var eta = block.NumberAfter("=", block.Find("eta", from, 5));
        var (vxx, vyy, vzz) = (values[0], values[1], values[2]);
        var scale = coupling / (2 * spin * (2 * spin - 1));

        // Four decimals of V and three of the coupling in version 3.
        var same = PrincipalAxes.Agree(raw, values, axes, 5e-5)
            && Math.Abs(2 * prefactor - scale) < 2e-3
            && Math.Abs(eta - Math.Abs((vxx - vyy) / vzz)) < 6e-4 + 2e-4 / Math.Abs(vzz);
        return same
            ? new OrcaQuadrupole(isotope, spin, vzz == 0 ? new Matrix(3, 3) : scale / vzz * raw, coupling, eta, raw)
            : throw block.Text.Damaged(at.First, from + 5, "field gradient, coupling and asymmetry of a quadrupole do not belong together");
    }

    // Both lines once, or neither.
    private static (int First, int Last)? Single(OrcaBlock block, Func<string, bool> first, Func<string, bool> last, string what)
    {
        var lines = Enumerable.Range(block.Start, block.End - block.Start).ToArray();
        var (firsts, lasts) = (lines.Where(i => first(block.Text[i])).ToArray(), lines.Where(i => last(block.Text[i])).ToArray());
        return (firsts.Length, lasts.Length) switch
        {
            (0, 0) => null,
            (1, 1) when firsts[0] < lasts[0] => (firsts[0], lasts[0]),
            _ => throw block.Text.Damaged(block.Start, block.End, $"{what} and its main values do not go together"),
        };
    }

    private static Matrix AfterDashes(OrcaBlock block, int line) => block.Matrix3(block.Text[line].TrimStart().StartsWith('-') && block.Text[line].Trim().All(c => c == '-') ? line + 1 : line);

    private static double Number(string digits) => OrcaNumbers.TryOne(digits, out var value) ? value : double.NaN;

    [GeneratedRegex(@"^ *Nucleus +(\d+) *([A-Z][a-z]?) *: *A *: *(?:ISTP|Isotope)= *(\d+) +I= *(\d+(?:\.\d+)?) ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *Q *: *(?:ISTP|Isotope)= *(\d+) +I= *(\d+(?:\.\d+)?) +Q=.*barn")]
    private static partial Regex Quadrupolar();

    [GeneratedRegex(@"^ *(?:Raw|Total) HFC matrix \(all values in MHz\)")]
    private static partial Regex RawHyperfine();

    [GeneratedRegex(@"^ *Nucleus: +\d+[A-Z]")]
    private static partial Regex Listed();
}
