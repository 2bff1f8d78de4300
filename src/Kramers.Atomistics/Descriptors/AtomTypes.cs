using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Which atoms a learned potential treats alike: all of one element, or, for a single molecule, those alone that its bonds make equivalent.
/// Types per symmetry-distinct atom let every atom have coefficients of its own, and serve that molecule only.
/// </summary>
public sealed class AtomTypes
{
    // Atoms within this many times the sum of the covalent radii count as bonded.
    private const double BondReach = 1.3;

    // Beyond curium there is no covalent radius; that of curium is the nearest.
    private const double HeaviestRadius = 1.69;

    private readonly string[] _elements;
    private readonly int[]? _ofAtoms;

    private AtomTypes(string[] names, string[] elements, int[]? ofAtoms) => (Names, _elements, _ofAtoms) = (names, elements, ofAtoms);

    /// <summary>Names of the types: symbols of elements, or symbols with a number (C1, C2, H1).</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Element symbol of each type.</summary>
    public IReadOnlyList<string> Elements => _elements;

    /// <summary>Type of each atom of the one molecule, null where types are elements.</summary>
    public IReadOnlyList<int>? OfAtoms => _ofAtoms;

    /// <summary>One type per element.</summary>
    /// <param name="symbols">Element symbols, each once.</param>
    /// <exception cref="ArgumentException">None, or one twice.</exception>
    public static AtomTypes ByElement(IReadOnlyList<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols.Count > 0 && symbols.Distinct(StringComparer.Ordinal).Count() == symbols.Count
            ? new AtomTypes([.. symbols], [.. symbols], null)
            : throw new ArgumentException($"Atom types need a list of elements, each once, got '{string.Join(' ', symbols)}'.", nameof(symbols));
    }

    /// <summary>
    /// One type per class of atoms that the bonds of a molecule make equivalent: classes start as elements and are split by the classes of
    /// their neighbours until nothing changes (Morgan, J. Chem. Doc. 5, 107 (1965), https://doi.org/10.1021/c160017a018).
    /// </summary>
    /// <param name="molecule">A geometry near a minimum, whose distances show the bonds.</param>
    public static AtomTypes OfMolecule(Structure molecule)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        var classes = Ranks(molecule.Elements.Select(e => e.Symbol));
        for (var count = 0; count != classes.Distinct().Count();)
        {
            count = classes.Distinct().Count();
            classes = Ranks(Enumerable.Range(0, molecule.Count).Select(i => Surroundings(molecule, classes, i)));
        }

        string[] elements = [.. Enumerable.Range(0, classes.Max() + 1).Select(t => molecule.Elements[Array.IndexOf(classes, t)].Symbol)];
        return OfMolecule(elements, classes);
    }

    /// <summary>The types of a stored potential.</summary>
    /// <param name="elements">Element symbol of each type.</param>
    /// <param name="ofAtoms">Type of each atom, or null for types that are elements.</param>
    /// <exception cref="ArgumentException">A type that does not exist.</exception>
    public static AtomTypes Stored(IReadOnlyList<string> elements, IReadOnlyList<int>? ofAtoms) => ofAtoms switch
    {
        null => ByElement(elements),
        _ when ofAtoms.All(t => t >= 0 && t < elements.Count) => OfMolecule([.. elements], [.. ofAtoms]),
        _ => throw new ArgumentException($"There are {elements.Count} types; the atoms name another one.", nameof(ofAtoms)),
    };

    /// <summary>Type of every atom.</summary>
    /// <exception cref="ArgumentException">An element without type, or not the molecule that the types were made for.</exception>
    public IReadOnlyList<int> Of(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (_ofAtoms is { } types)
        {
            return types.Length == structure.Count && types.Select((t, i) => _elements[t] == structure.Elements[i].Symbol).All(same => same)
                ? types
                : throw new ArgumentException($"The potential was trained for one molecule with the atoms {string.Join(' ', types.Select(t => _elements[t]))}, in this order; {structure.Formula} is another.", nameof(structure));
        }

        var unknown = structure.Elements.FirstOrDefault(e => !_elements.Contains(e.Symbol)).Symbol;
        return unknown is null
            ? [.. structure.Elements.Select(e => Array.IndexOf(_elements, e.Symbol))]
            : throw new ArgumentException($"The potential was trained for {string.Join(", ", _elements)}, but the structure holds {unknown}.", nameof(structure));
    }

    private static AtomTypes OfMolecule(string[] elements, int[] ofAtoms)
    {
        string Name(int t) => elements[t] + (1 + elements.Take(t).Count(e => e == elements[t]));
        return new AtomTypes([.. Enumerable.Range(0, elements.Length).Select(Name)], elements, ofAtoms);
    }

    private static string Surroundings(Structure molecule, int[] classes, int atom)
    {
        var bonded = Enumerable.Range(0, molecule.Count).Where(k => k != atom && AreBonded(molecule, atom, k)).Select(k => classes[k]).Order();
        return FormattableString.Invariant($"{molecule.Elements[atom].Symbol} {classes[atom]:D6}: {string.Join(' ', bonded)}");
    }

    private static bool AreBonded(Structure molecule, int i, int k) =>
        molecule.Distance(i, k) < BondReach * ((molecule.Elements[i].CovalentRadius ?? HeaviestRadius) + (molecule.Elements[k].CovalentRadius ?? HeaviestRadius));

    /// <summary>Equal texts get equal numbers, from 0 in the order of the texts.</summary>
    private static int[] Ranks(IEnumerable<string> texts)
    {
        string[] all = [.. texts], distinct = [.. all.Distinct().Order(StringComparer.Ordinal)];
        return Array.ConvertAll(all, text => Array.IndexOf(distinct, text));
    }
}
