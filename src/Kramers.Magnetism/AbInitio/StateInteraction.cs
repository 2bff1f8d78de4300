using System.Numerics;
using Kramers.Chemistry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Spin-free states and the spin-orbit coupling between them, as OpenMolcas (22.10) writes them into PROJECT.aniso. With other energies,
/// of CASPT2 for instance, they are coupled again without running RASSI.
/// </summary>
/// <param name="States">The spin-free states.</param>
/// <param name="SpinOrbit">Coupling between the |root, S, M>, M falling, cm^-1, [Dimension, Dimension].</param>
public sealed record StateInteraction(SpinFreeStates States, ComplexMatrix SpinOrbit)
{
    private static readonly string[] Wanted = ["$multiplicity", "$esfs", "$angmom_x", "$angmom_y", "$angmom_z", "$hsor", "$hsoi"];

    /// <summary>The spin-orbit states.</summary>
    public SpinOrbitStates Couple() => States.Couple(SpinOrbit);

    /// <summary>The same with other energies of the spin-free states (cm^-1, in the order of the roots).</summary>
    /// <exception cref="ArgumentException">There is not one energy for each root.</exception>
    public StateInteraction WithEnergies(double[] energies) => this with { States = States.WithEnergies(energies) };

    /// <summary>Reads a keyed .aniso file.</summary>
    /// <exception cref="InputException">The file is missing, ends early, lacks a block or holds one of wrong size.</exception>
    public static StateInteraction Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "there is no such file", "Check the path");
        }

        using var words = new NumberedWords(File.ReadLines(path), path);
        var blocks = Blocks(words);
        if (Wanted.FirstOrDefault(k => !blocks.ContainsKey(k)) is { } missing)
        {
            throw new InputException(path, null, $"there is no {missing}", "Give a PROJECT.aniso that OpenMolcas 22.10 or later has written");
        }

        try
        {
            return Assembled(blocks, new StateProvenance($"OpenMolcas, {Path.GetFileName(path)}", "not stated", "input frame"));
        }
        catch (ArgumentException e)
        {
            throw new InputException(path, null, e.Message.TrimEnd('.'), "Write the file again", e);
        }
    }

    private static Dictionary<string, double[]> Blocks(NumberedWords words)
    {
        var blocks = new Dictionary<string, double[]>();
        while (words.TryNext(out var key))
        {
            if (Wanted.Contains(key))
            {
                var rows = words.Size($"the size of {key}");
                blocks[key] = words.Reals(key is "$multiplicity" or "$esfs" ? rows : rows * words.Size($"the size of {key}"), key);
            }
        }

        return blocks;
    }

    private static StateInteraction Assembled(Dictionary<string, double[]> blocks, StateProvenance origin)
    {
        var spins = blocks["$multiplicity"].Select(m => Spin.FromDoubled((int)m - 1)).ToArray();
        var hartree = blocks["$esfs"];

        // L_ij = -i <i|r x nabla|j> and the file has <j|r x nabla|i>.
        var orbital = Array.ConvertAll(["$angmom_x", "$angmom_y", "$angmom_z"], k => Square(Array.ConvertAll(blocks[k], x => new Complex(0, x))));
        var states = new SpinFreeStates(Array.ConvertAll(hartree, e => (e - hartree[0]) * PhysicalConstants.HartreeCm), spins, orbital, origin);

        // With the energies on its diagonal, and M rising from -S to +S.
        var rising = Square([.. blocks["$hsor"].Zip(blocks["$hsoi"], (re, im) => PhysicalConstants.HartreeCm * new Complex(re, im))]);
        var coupled = Reordered(rising, [.. spins.SelectMany((_, root) => Falling(spins, root))]);
        return new StateInteraction(states, coupled - states.Diagonal());
    }

    private static IEnumerable<int> Falling(Spin[] spins, int root) =>
        Enumerable.Range(spins.Take(root).Sum(s => s.Multiplicity), spins[root].Multiplicity).Reverse();

    private static ComplexMatrix Reordered(ComplexMatrix a, int[] order)
    {
        var b = new ComplexMatrix(order.Length, order.Length);
        for (var k = 0; k < b.Data.Length; k++)
        {
            b.Data[k] = a[order[k / order.Length], order[k % order.Length]];
        }

        return b;
    }

    private static ComplexMatrix Square(Complex[] data)
    {
        var n = (int)Math.Round(Math.Sqrt(data.Length));
        return n * n == data.Length ? new ComplexMatrix(n, n, data) : throw new ArgumentException($"A block with {data.Length} numbers is not square.", nameof(data));
    }
}
