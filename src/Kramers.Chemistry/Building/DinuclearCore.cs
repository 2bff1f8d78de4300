using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry.Ligands;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>How two metals are bridged.</summary>
public enum CoreKind
{
    /// <summary>M-X-M: the polyhedra share a corner.</summary>
    SingleBridge,

    /// <summary>M2(mu-X)2: the polyhedra share an edge.</summary>
    DoubleBridge,

    /// <summary>M2(O2CR)4, the paddle wheel of copper acetate.</summary>
    PaddleWheel,
}

/// <summary>
/// Two equal metals and their bridges in a fixed template. Angles at bridges are round means over crystal structures of 3d and 4f dimers;
/// exchange depends on them, so that they are to be varied or relaxed in a study (docs/conventions.md).
/// </summary>
/// <param name="Metal">The metal.</param>
/// <param name="Kind">How they are bridged.</param>
/// <param name="Bridge">The bridging ligand.</param>
/// <param name="Angle">Angle M-X-M in degrees; not used for the paddle wheel.</param>
/// <param name="Name">For example Cu2(mu-OH)2.</param>
public sealed partial record DinuclearCore(Element Metal, CoreKind Kind, Ligand Bridge, double Angle, string Name)
{
    /// <summary>Metals of a paddle wheel, angstrom: copper acetate has 2.6, later 3d metals up to 2.8.</summary>
    internal const double PaddleWheelMetals = 2.65;

    /// <summary>Oxygens of a carboxylate, angstrom.</summary>
    internal const double CarboxylateBite = 2.23;

    /// <summary>SMILES, angle in M-X-M, angle in M2X2.</summary>
    private static readonly Dictionary<string, (string Smiles, double Single, double Double)> Atoms = new()
    {
        ["O"] = ("[O-2]", 180, 97), ["OH"] = ("[OH-]", 135, 101), ["OMe"] = ("[O-]C", 132, 103), ["OEt"] = ("[O-]CC", 132, 103), ["OPh"] = ("[O-]c1ccccc1", 130, 104),
        ["F"] = ("[F-]", 180, 104), ["Cl"] = ("[Cl-]", 115, 93), ["Br"] = ("[Br-]", 110, 90),
    };

    private static readonly Dictionary<string, string> Carboxylates = new()
    {
        ["O2CH"] = "[O-]C=O", ["O2CMe"] = "[O-]C(C)=O", ["O2CtBu"] = "[O-]C(C(C)(C)C)=O", ["O2CPh"] = "[O-]C(c1ccccc1)=O", ["O2CCF3"] = "[O-]C(C(F)(F)F)=O",
    };

    /// <summary>Bridging ligands.</summary>
    public int Bridges => Kind switch { CoreKind.SingleBridge => 1, CoreKind.DoubleBridge => 2, _ => 4 };

    /// <summary>Reads, for example, Cu2(mu-OH)2, Fe2(mu-O) or Cu2(O2CMe)4.</summary>
    /// <exception cref="ArgumentException">No such core; the message says which there are.</exception>
    public static DinuclearCore Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text);
        var (bridge, count) = (match.Groups[2].Value, match.Groups[3].Length == 0 ? 1 : int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture));
        if (match.Success && Element.TryFromSymbol(match.Groups[1].Value, out var metal) && Metals.IsMetal(metal))
        {
            if (Atoms.TryGetValue(bridge, out var atom) && count is 1 or 2)
            {
                var kind = count == 1 ? CoreKind.SingleBridge : CoreKind.DoubleBridge;
                return new DinuclearCore(metal, kind, Ligand.FromSmiles("mu-" + bridge, atom.Smiles, [0]), count == 1 ? atom.Single : atom.Double, text);
            }

            if (Carboxylates.TryGetValue(bridge, out var smiles) && count == 4)
            {
                var graph = Ligand.FromSmiles(bridge, smiles, [0]).Graph;
                return new DinuclearCore(metal, CoreKind.PaddleWheel, Ligand.FromSmiles(bridge, smiles, [0, graph.Count - 1]), 0, text);
            }
        }

        throw new ArgumentException($"'{text}' is no core that can be built. Write M2(mu-X) or M2(mu-X)2 with X one of {string.Join(' ', Atoms.Keys)}, or M2(X)4 with X one of {string.Join(' ', Carboxylates.Keys)}, such as Cu2(mu-OH)2.");
    }

    [GeneratedRegex(@"^([A-Z][a-z]?)2\((?:mu-|μ-)?(\w+)\)(\d?)$")]
    private static partial Regex Pattern();
}
