using System.Numerics;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Reads the spin-orbit states that OpenMolcas writes for SINGLE_ANISO and POLY_ANISO, in either of its text formats; which one is
/// told from the file. Matrices stand row by row, moments are mu = -(L + g_e S) in Bohr magnetons. Blocks that are not needed here
/// (transition dipoles, eigenvectors, spin-orbit integrals) are passed over. Writing: <see cref="AnisoWriter"/>.
/// </summary>
public static class AnisoFile
{
    private static readonly string[] Axes = ["x", "y", "z"];
    private static readonly string[] Operators = ["magn", "spin"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, ends early, or holds what is no such data.</exception>
    public static SpinOrbitStates Read(string path) => File.Exists(path)
        ? Parse(File.ReadLines(path), path)
        : throw new InputException(path, null, "there is no such file", "Check the path");

    /// <summary>Reads lines of text; messages call them <paramref name="name"/>.</summary>
    /// <exception cref="InputException">The text ends early, or holds what is no such data.</exception>
    public static SpinOrbitStates Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var head = lines.FirstOrDefault(l => !string.IsNullOrWhiteSpace(l))?.TrimStart() ?? "";
        using var words = new NumberedWords(lines, name);
        try
        {
            return head.StartsWith('#') || head.StartsWith('$') ? Keyed(words, name) : Old(words, name);
        }
        catch (ArgumentException e)
        {
            // What SpinOrbitStates refuses concerns no single line.
            throw new InputException(name, null, e.Message.TrimEnd('.'), "Write the file again", e);
        }
    }

    // nstate nss, energies, multiplicities, then for each axis and row the pairs (re, im) of the moment, and so of the spin.
    private static SpinOrbitStates Old(NumberedWords words, string name)
    {
        var terms = words.Size("the number of spin-free states");
        var n = words.Size("the number of spin-orbit states");
        var energies = words.Reals(n, "the energies");
        words.Reals(terms, "the multiplicities");
        var moment = Array.ConvertAll(Axes, axis => Pairs(words.Reals(2 * n * n, $"the magnetic moment along {axis}"), n));
        var spin = Array.ConvertAll(Axes, axis => Pairs(words.Reals(2 * n * n, $"the spin along {axis}"), n));
        return new SpinOrbitStates(energies, moment, spin, Origin(name));
    }

    private static SpinOrbitStates Keyed(NumberedWords words, string name)
    {
        var wanted = new HashSet<string>(from kind in Operators from axis in Axes from part in "ri" select $"${kind}_{axis}{part}");
        var energies = default(double[]);
        var blocks = new Dictionary<string, double[]>();
        while (words.TryNext(out var key))
        {
            if (key == "$eso")
            {
                energies = Energies(words);
            }
            else if (wanted.Contains(key))
            {
                blocks[key] = Square(words, key, energies?.Length, name);
            }
        }

        wanted.ExceptWith(blocks.Keys);
        return energies is not null && wanted.Count == 0
            ? new SpinOrbitStates(energies, Operator(blocks, "magn", energies.Length), Operator(blocks, "spin", energies.Length), Origin(name))
            : throw new InputException(name, null, $"there is no {(energies is null ? "$eso" : wanted.Order().First())}", "Give a complete .aniso file");
    }

    // Total energies: the lowest is taken off before the change of units, to keep their digits.
    private static double[] Energies(NumberedWords words)
    {
        var hartree = words.Reals(words.Size("the size of $eso"), "$eso");
        return Array.ConvertAll(hartree, e => (e - hartree[0]) * PhysicalConstants.HartreeCm);
    }

    private static double[] Square(NumberedWords words, string key, int? states, string name)
    {
        var (rows, columns) = (words.Size($"the size of {key}"), words.Size($"the size of {key}"));
        return rows == columns && (states is null || rows == states)
            ? words.Reals(rows * columns, key)
            : throw new InputException(name, words.Line, $"{key} is {rows} x {columns}, $eso before it has {states} energies", "Blocks must have the size of $eso and follow it");
    }

    private static ComplexMatrix[] Operator(Dictionary<string, double[]> blocks, string operatorName, int n) => Array.ConvertAll(Axes, axis =>
    {
        var (real, imaginary) = (blocks[$"${operatorName}_{axis}r"], blocks[$"${operatorName}_{axis}i"]);
        return new ComplexMatrix(n, real.Length / n, [.. real.Zip(imaginary, (re, im) => new Complex(re, im))]);
    });

    private static ComplexMatrix Pairs(double[] numbers, int n) =>
        new(n, n, [.. numbers.Chunk(2).Select(pair => new Complex(pair[0], pair[1]))]);

    private static StateProvenance Origin(string name) => new($"OpenMolcas, {Path.GetFileName(name)}", "not stated", "input frame");
}
