using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Energy and gradient of a .engrad file.</summary>
/// <param name="Structure">The geometry, in angstrom.</param>
/// <param name="Energy">Total energy.</param>
/// <param name="GradientEvPerAngstrom">dE/dX, [3N] as x1 y1 z1 x2 ..., in eV/angstrom: minus the force.</param>
public sealed record OrcaEngrad(Structure Structure, Energy Energy, double[] GradientEvPerAngstrom)
{
    /// <summary>Reads a file: N, the energy, 3N components and N atoms, in hartree and bohr, and comments that begin with #.</summary>
    /// <exception cref="InputException">There is no such file, it ends early, or has lines that do not belong there.</exception>
    public static OrcaEngrad Read(string path) => File.Exists(path)
        ? Parse(File.ReadAllText(path), path)
        : throw new InputException(path, null, "there is no such file", "Check the path");

    /// <summary>As <see cref="Read"/>, from the text; messages call it <paramref name="name"/>.</summary>
    /// <exception cref="InputException">As <see cref="Read"/>.</exception>
    public static OrcaEngrad Parse(string content, string name)
    {
        ArgumentNullException.ThrowIfNull(content);
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var text = new OrcaText(name, lines);
        var data = Enumerable.Range(0, lines.Length).Where(i => lines[i].Trim() is { Length: > 0 } line && line[0] != '#').ToArray();
        if (data.Length < 2 || !OrcaNumbers.TryCount(lines[data[0]].Trim(), out var n) || n < 1 || data.Length != 2 + 4 * n || lines[^1].Length > 0)
        {
            throw text.Damaged(0, lines.Length, "the file does not hold a number of atoms N, an energy, 3N components, N atoms and a last line end");
        }

        var numbers = Array.ConvertAll(data[1..(2 + 3 * n)], line => Words(text, line, 1)[0]);
        var atoms = Array.ConvertAll(data[(2 + 3 * n)..], line => Words(text, line, 4));
        return new OrcaEngrad(
            new Structure(Array.ConvertAll(atoms, a => Element.FromAtomicNumber((int)a[0])), [.. atoms.SelectMany(a => a[1..]).Select(x => x * PhysicalConstants.BohrAngstrom)]),
            Energy.FromHartree(numbers[0]),
            Array.ConvertAll(numbers[1..], g => g * PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom));
    }

    /// <summary>The same as a labelled structure: energy and forces.</summary>
    public LabelledStructure ToLabelled(string id) =>
        new(id, Structure, Energy.Ev, Array.ConvertAll(GradientEvPerAngstrom, g => -g), new Dictionary<string, Numerics.LinearAlgebra.Matrix>(), 1);

    private static double[] Words(OrcaText text, int line, int count)
    {
        var words = OrcaNumbers.Words(text[line]);
        return words.Length == count && OrcaNumbers.TryAll(words, out var numbers) && (count == 1 || numbers[0] is >= 1 and <= 118 && numbers[0] % 1 == 0)
            ? numbers
            : throw text.Damaged(line, line + 1, count == 1 ? "one number was expected" : "an atomic number and three coordinates were expected");
    }
}
