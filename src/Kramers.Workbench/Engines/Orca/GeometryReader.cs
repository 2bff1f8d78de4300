using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>The last geometry, which ORCA prints in angstrom and in bohr, and its gradient.</summary>
internal static class GeometryReader
{
    public const string Angstrom = "CARTESIAN COORDINATES (ANGSTROEM)";
    private const string Bohr = "CARTESIAN COORDINATES (A.U.)";

    // Six decimals in angstrom, six in bohr.
    private const double Tolerance = 1.5e-6;

    public static Structure Last(OrcaText text)
    {
        var blocks = text.Blocks(text.Being(Angstrom), text.Being(Bohr), "a geometry");
        if (blocks.Count == 0)
        {
            throw text.Absent("geometry", $"'{Angstrom}'");
        }

        var block = blocks[^1];
        var (elements, positions) = Rows(block);
        RequireSame(block, elements, positions);
        return new Structure(elements, positions);
    }

    /// <summary>Null where there is none at all.</summary>
    public static double[]? Gradient(OrcaText text)
    {
        const string norm = "Norm of the ";
        var headings = text.Being("CARTESIAN GRADIENT").Concat(text.Being("CARTESIAN GRADIENT (NUMERICAL)")).Order().ToArray();
        var bodies = text.Containing(norm).Where(i => text[i].Contains("artesian gradient", StringComparison.Ordinal));
        var blocks = text.Blocks(headings, bodies, "a gradient");
        if (blocks.Count == 0)
        {
            return null;
        }

        var block = blocks[^1];
        var structure = Last(text);
        if (text.Being(Angstrom).Last() > block.Start)
        {
            throw text.Damaged(block.Start, block.Body, "the last gradient belongs to an earlier geometry than the last");
        }

        var hartreePerBohr = Components(block, structure);
        RequireNorm(block, hartreePerBohr);
        return Array.ConvertAll(hartreePerBohr, g => g * PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom);
    }

    private static (Element[] Elements, double[] Positions) Rows(OrcaBlock block)
    {
        var (elements, positions) = (new List<Element>(), new List<double>());
        for (var line = block.Start + 2; line < block.End && !string.IsNullOrWhiteSpace(block.Text[line]); line++)
        {
            elements.Add(ElementAt(block, line, OrcaNumbers.Words(block.Text[line])[0]));
            positions.AddRange(block.Numbers(line, 1, 3));
        }

        return elements.Count > 0 ? ([.. elements], [.. positions]) : throw block.Text.Damaged(block.Start, block.Body, "a geometry without atoms");
    }

    private static Element ElementAt(OrcaBlock block, int line, string symbol) => Element.TryFromSymbol(symbol, out var element)
        ? element
        : throw block.Text.Damaged(line, line + 1, $"'{symbol}' is no element; ghost atoms and point charges cannot be read");

    private static void RequireSame(OrcaBlock block, Element[] elements, double[] positions)
    {
        var first = block.Body + 3;
        for (var i = 0; i < elements.Length; i++)
        {
            var words = first + i < block.End ? OrcaNumbers.Words(block.Text[first + i]) : [];
            if (words.Length != 8 || words[0] != $"{i}" || words[1] != elements[i].Symbol || !Near(block.Numbers(first + i, 5, 3), positions.AsSpan(3 * i, 3)))
            {
                throw block.Text.Damaged(block.Start, first + elements.Length, $"atom {i + 1} is not the same in angstrom and in bohr");
            }
        }

        if (first + elements.Length >= block.End || !string.IsNullOrWhiteSpace(block.Text[first + elements.Length]))
        {
            throw block.Text.Damaged(block.Start, first + elements.Length + 1, "the geometries in angstrom and in bohr differ in their number of atoms");
        }
    }

    private static bool Near(double[] bohr, ReadOnlySpan<double> angstrom)
    {
        for (var k = 0; k < 3; k++)
        {
            if (Math.Abs(bohr[k] * PhysicalConstants.BohrAngstrom - angstrom[k]) > Tolerance + 1e-8 * Math.Abs(angstrom[k]))
            {
                return false;
            }
        }

        return true;
    }

    // "   1   C   :    0.001 ...", atoms counted from 1.
    private static double[] Components(OrcaBlock block, Structure structure)
    {
        var gradient = new List<double>();
        var first = block.Start + 2;
        while (first < block.Body && string.IsNullOrWhiteSpace(block.Text[first]))
        {
            first++;
        }

        for (var i = 0; i < structure.Count; i++)
        {
            var words = OrcaNumbers.Words(block.Text[first + i].Replace(":", " : ", StringComparison.Ordinal));
            if (words.Length != 6 || words[0] != $"{i + 1}" || words[1] != structure.Elements[i].Symbol || !OrcaNumbers.TryAll(words.AsSpan(3), out var row))
            {
                throw block.Text.Damaged(block.Start, block.Body, $"the gradient of atom {i + 1} is missing");
            }

            gradient.AddRange(row);
        }

        return [.. gradient];
    }

    private static void RequireNorm(OrcaBlock block, double[] gradient)
    {
        var printed = block.NumberAfter("...", block.Body);
        var norm = Math.Sqrt(gradient.Sum(g => g * g));
        if (Math.Abs(norm - printed) > 1e-9 * Math.Sqrt(gradient.Length) + 1e-9)
        {
            throw block.Text.Damaged(block.Start, block.Body + 1, $"the norm of the gradient is {norm:0.0000000000}, printed is {printed:0.0000000000}");
        }
    }
}
