using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Graphs;

/// <summary>Molecules with rings, charges, isotopes, hydrogens and handedness, drawn as strings of symbols.</summary>
internal static class RandomMolecules
{
    private static readonly string[] Symbols =
    [
        "[C]", "[C]", "[=C]", "[=C]", "[C]", "[=C]", "[C]", "[#C]", "[N]", "[=N]", "[O]", "[=O]", "[S]", "[P]", "[F]", "[Cl]", "[N+1]", "[O-1]", "[NH1+1]", "[13C]",
        "[C@H1]", "[C@@H1]", "[C@]", "[C@@]", "[/C]", "[\\C]", "[=N+1]", "[CH1-1]", "[Fe+2]", "[nop]", "[B]", "[2H]", "[=S]", "[\\N]", "[H]",
        "[Ring1]", "[Ring1]", "[Ring2]", "[=Ring1]", "[/-Ring1]", "[Branch1]", "[=Branch1]", "[#Branch1]", "[Branch2]", "[=Branch2]", "[#Branch2]", "[Branch1]",
    ];

    internal static string Selfies(SeededRandom random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Symbols[random.Index(Symbols.Length)]));

    internal static IEnumerable<MolecularGraph> Take(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var decoder = new SelfiesDecoder();
        for (var taken = 0; taken < count;)
        {
            var graph = decoder.Decode(Selfies(random, 5 + random.Index(40)));
            if (graph.Count > 1)
            {
                taken++;
                yield return graph;
            }
        }
    }
}
