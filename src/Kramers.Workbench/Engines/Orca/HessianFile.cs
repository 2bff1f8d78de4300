using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>The blocks of a .hess file: a line "$name", then its lines; those that begin with # and empty ones do not count.</summary>
internal sealed class HessianFile
{
    private readonly OrcaText text;
    private readonly Dictionary<string, List<int>> blocks = [];

    public HessianFile(OrcaText text)
    {
        this.text = text;
        var current = new List<int>();
        for (var i = 0; i < text.Count; i++)
        {
            var line = text[i].Trim();
            if (line.StartsWith('$'))
            {
                current = [];
                if (!blocks.TryAdd(line, current))
                {
                    throw text.Damaged(i, i + 1, $"{line} stands twice");
                }
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                current.Add(i);
            }
        }

        if (!blocks.ContainsKey("$end"))
        {
            throw text.Damaged(0, text.Count, "the file does not end with $end");
        }
    }

    public (Structure Structure, double[] Masses) Atoms()
    {
        var lines = Block("$atoms");
        var n = Count(lines, "$atoms");
        if (n < 1 || lines.Count != n + 1)
        {
            throw text.Damaged(lines[0], lines[^1] + 1, $"$atoms announces {n} atoms and has {lines.Count - 1}");
        }

        var rows = lines.Skip(1).Select(line => (Symbol: OrcaNumbers.Words(text[line])[0], Numbers: Row(line, 1, 4))).ToArray();
        var elements = rows.Select((row, i) => Element.TryFromSymbol(row.Symbol, out var element) ? element : throw text.Damaged(lines[i + 1], lines[i + 1] + 1, $"'{row.Symbol}' is no element"));
        return (new Structure([.. elements], [.. rows.SelectMany(row => row.Numbers[1..]).Select(x => x * PhysicalConstants.BohrAngstrom)]), [.. rows.Select(row => row.Numbers[0])]);
    }

    /// <summary>A matrix in groups of columns: a line of column numbers, then n lines of a row number and its elements.</summary>
    public Matrix Square(string name, int n)
    {
        var lines = Block(name);
        RequireSize(lines, name, n);
        var matrix = new Matrix(n, n);
        var (next, column) = (1, 0);
        while (column < n)
        {
            var header = next < lines.Count ? OrcaNumbers.Words(text[lines[next++]]) : [];
            if (header.Length == 0 || column + header.Length > n || header.Where((word, i) => word != $"{column + i}").Any())
            {
                throw text.Damaged(lines[0], lines[^1] + 1, $"{name}: the numbers of columns from {column} on were expected");
            }

            for (var row = 0; row < n; row++)
            {
                Numbered(lines, next++, name, row, header.Length).CopyTo(matrix.Row(row)[column..]);
            }

            column += header.Length;
        }

        return next == lines.Count ? matrix : throw text.Damaged(lines[next], lines[^1] + 1, $"{name} has lines too many");
    }

    public double[] Frequencies(int n)
    {
        const string name = "$vibrational_frequencies";
        var lines = Block(name);
        RequireSize(lines, name, n);
        return lines.Count == n + 1
            ? [.. Enumerable.Range(0, n).Select(i => Numbered(lines, i + 1, name, i, 1)[0])]
            : throw text.Damaged(lines[0], lines[^1] + 1, $"{name} has {lines.Count - 1} frequencies, {n} were expected");
    }

    /// <summary>Null where the file has neither them nor the infrared spectrum that comes from them.</summary>
    public Matrix? DipoleDerivatives(int n)
    {
        const string name = "$dipole_derivatives";
        if (!blocks.ContainsKey(name) && !blocks.ContainsKey("$ir_spectrum"))
        {
            return null;
        }

        var lines = Block(name);
        RequireSize(lines, name, n);
        return lines.Count == n + 1
            ? Matrix.FromRows([.. lines.Skip(1).Select(line => Row(line, 0, 3))])
            : throw text.Damaged(lines[0], lines[^1] + 1, $"{name} has {lines.Count - 1} lines, {n} were expected");
    }

    private List<int> Block(string name) => blocks.TryGetValue(name, out var lines) && lines.Count > 0
        ? lines
        : throw text.Absent($"{name} block", $"'{name}'");

    private int Count(List<int> lines, string name) => OrcaNumbers.TryCount(OrcaNumbers.Words(text[lines[0]])[0], out var n)
        ? n
        : throw text.Damaged(lines[0], lines[0] + 1, $"{name} does not begin with its size");

    private void RequireSize(List<int> lines, string name, int n)
    {
        if (OrcaNumbers.Words(text[lines[0]]) is { Length: > 2 } || Count(lines, name) != n)
        {
            throw text.Damaged(lines[0], lines[0] + 1, $"{name} must have the size {n}, three for each atom");
        }
    }

    private double[] Numbered(List<int> lines, int at, string name, int number, int count)
    {
        var line = at < lines.Count ? lines[at] : throw text.Damaged(lines[0], lines[^1] + 1, $"{name} ends before line {number}");
        return OrcaNumbers.Words(text[line])[0] == $"{number}" ? Row(line, 1, count) : throw text.Damaged(line, line + 1, $"{name}: number {number} was expected");
    }

    private double[] Row(int line, int skip, int count)
    {
        var words = OrcaNumbers.Words(text[line]);
        return words.Length == skip + count && OrcaNumbers.TryAll(words.AsSpan(skip), out var numbers)
            ? numbers
            : throw text.Damaged(line, line + 1, $"{count} numbers were expected");
    }
}
