using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>AILFT parameters of d and f shells.</summary>
internal static class LigandFieldReader
{
    private const string Title = "AILFT MATRIX ELEMENTS (";
    private const double MatrixError = 5e-7 * PhysicalConstants.HartreeCm;

    public static IReadOnlyList<OrcaLigandField> All(OrcaText text)
    {
        var blocks = text.Blocks(text.Containing(Title), text.Containing("Slater-Condon Parameters"), "an AILFT");
        return [.. blocks.Select(block => Read(block, Zeta(blocks[^1])))];
    }

    private static OrcaLigandField Read(OrcaBlock block, double? zeta)
    {
        var method = block.Text[block.Start].Trim()[Title.Length..].TrimEnd(')');
        var head = block.Find("Orbital ", block.Start, 8);
        var orbitals = OrcaNumbers.Words(block.Text[head])[1..];
        var matrix = Rows(block, head + 1, orbitals);
        RequireEigenvalues(block, matrix);
        var end = block.Find("The ligand field one electron eigenfunctions", block.Body, 40);
        var slater = Slater(block, end, orbitals.Length);
        var (b, c) = orbitals.Length == 5 ? Racah(block, end, slater) : (null, null);
        return new OrcaLigandField(method, orbitals, matrix, slater, b, c, zeta);
    }

    private static Matrix Rows(OrcaBlock block, int line, string[] orbitals)
    {
        var matrix = new Matrix(orbitals.Length, orbitals.Length);
        for (var i = 0; i < orbitals.Length; i++)
        {
            if (OrcaNumbers.Words(block.Text[line + i]) is not [var name, ..] || name != orbitals[i])
            {
                throw block.Text.Damaged(line, line + orbitals.Length, $"the row of orbital {orbitals[i]} is missing");
            }

            var row = block.Numbers(line + i, 1, orbitals.Length);
            Array.ConvertAll(row, v => v * PhysicalConstants.HartreeCm).CopyTo(matrix.Row(i));
        }

        return matrix;
    }

    // "    2    0.450   3629.1  ...": the levels of the one-electron matrix above the lowest, with one decimal.
    private static void RequireEigenvalues(OrcaBlock block, Matrix matrix)
    {
        var levels = DenseLinearAlgebra.Best.Symmetric(0.5 * (matrix + matrix.Transpose())).Values;
        var first = block.Find("Orbital ", block.Find("The ligand field one electron eigenfunctions", block.Body, 40), 4) + 1;
        for (var i = 0; i < levels.Length; i++)
        {
            var numbers = block.Numbers(first + i, 0, 3);
            if (numbers[0] != i + 1 || Math.Abs(numbers[2] - (levels[i] - levels[0])) > 2 * MatrixError * levels.Length + 0.05)
            {
                throw block.Text.Damaged(block.Start, first + levels.Length, $"level {i + 1} of the one-electron matrix is not as printed");
            }
        }
    }

    private static Dictionary<string, double> Slater(OrcaBlock block, int end, int orbitals)
    {
        var slater = new Dictionary<string, double>();
        for (var line = block.Body + 1; line < end; line++)
        {
            if (block.Text[line] is ['F', >= '0' and <= '9', ..])
            {
                slater[OrcaNumbers.Words(block.Text[line].Replace('(', ' '))[0]] = Parameter(block, line);
            }
        }

        // Racah's A is printed if and only if F0 is.
        if (slater.Keys.Any(IsMean) != (block.TryFind("A(F0", block.Body, end - block.Body) is not null))
        {
            throw block.Text.Damaged(block.Body, end, "F0 and Racah's A do not go together");
        }

        var fitted = slater.Keys.Where(name => !IsMean(name)).Select(name => name[..2]).ToArray();
        string[] all = orbitals == 5 ? ["F2", "F4"] : ["F2", "F4", "F6"];
        return fitted.Length == 0 || fitted.SequenceEqual(all)
            ? slater
            : throw block.Text.Damaged(block.Body, end, $"{string.Join(", ", all)} were expected, found {string.Join(", ", fitted)}");
    }

    private static bool IsMean(string name) => name.StartsWith("F0", StringComparison.Ordinal);

    // Racah, Phys. Rev. 62, 438 (1942): F_2 = F2/49, F_4 = F4/441, B = F_2 - 5 F_4, C = 35 F_4.
    private static (double? B, double? C) Racah(OrcaBlock block, int end, Dictionary<string, double> slater)
    {
        if (!slater.TryGetValue("F2dd", out var f2) || !slater.TryGetValue("F4dd", out var f4))
        {
            return (null, null);
        }

        var (b, c) = (Parameter(block, block.Find("B  ", block.Body, end - block.Body)), Parameter(block, block.Find("C  ", block.Body, end - block.Body)));
        return Math.Abs(b - (f2 / 49 - 5 * f4 / 441)) < 1e-3 && Math.Abs(c - 35 * f4 / 441) < 1e-3
            ? (b, c)
            : throw block.Text.Damaged(block.Body, end, "Racah's B and C are not those of F2 and F4");
    }

    // "= 0.0060 a.u. = 0.165 eV = 1328.1 cm**-1": nine decimals in hartree, one in cm^-1.
    private static double Parameter(OrcaBlock block, int line)
    {
        var value = block.NumberAfter("=", line) * PhysicalConstants.HartreeCm;
        return block.Text[line].LastIndexOf('=') is var at && OrcaNumbers.TryOne(OrcaNumbers.Words(block.Text[line][(at + 1)..])[0], out var printed) && Math.Abs(printed - value) < 0.06 + 1e-7 * Math.Abs(value)
            ? value
            : throw block.Text.Damaged(line, line + 1, "the parameter is not the same in hartree and in cm^-1");
    }

    private static double? Zeta(OrcaBlock last)
    {
        var (fit, tag) = (last.TryFind("SOC constant zeta", last.Start, last.End), last.TryFind("ZETA_", last.Start, last.End));
        if (fit is null && tag is null)
        {
            return null;
        }

        if (fit is { } f && tag is { } t && last.NumberAfter("=", t) is var zeta && Math.Abs(zeta - last.NumberAfter("eV =", f)) < 0.06)
        {
            return zeta;
        }

        throw last.Text.Damaged(last.Start, last.End, "the spin-orbit constant is not the same in its two prints");
    }
}
