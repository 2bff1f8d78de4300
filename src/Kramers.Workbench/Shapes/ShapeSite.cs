using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Shapes;

namespace Kramers.Workbench.Shapes;

/// <summary>A metal site of a file.</summary>
/// <param name="Label">File and metal, for example 752496 Tb1.</param>
/// <param name="Sphere">The metal and its donors.</param>
/// <param name="Measures">For all polyhedra, the nearest first; empty where none has so many vertices.</param>
/// <param name="Molecule">The molecule that was cut out of a crystal, the metal first; null for one that came as such.</param>
internal sealed record ShapeSite(string Label, CoordinationSphere Sphere, IReadOnlyList<ShapeMeasure> Measures, Structure? Molecule = null)
{
    private const int Fewest = 2;
    private const int Most = 12;

    /// <summary>The sites of a file; what there is to say on it goes to the warnings.</summary>
    internal static IReadOnlyList<ShapeSite> Read(string file, ShapeOptions options, List<string> warnings) =>
        Path.GetExtension(file).Equals(".cif", StringComparison.OrdinalIgnoreCase) ? Crystals(file, options, warnings) : Frames(file, options, warnings);

    private static List<ShapeSite> Crystals(string file, ShapeOptions options, List<string> warnings)
    {
        var sites = new List<ShapeSite>();
        var crystals = CifCrystal.Read(file);
        foreach (var crystal in crystals)
        {
            warnings.AddRange(crystal.Notes.Select(note => $"{file}: {note}."));
            var name = Path.GetFileNameWithoutExtension(file) + (crystals.Count > 1 ? " " + crystal.Name : "");
            foreach (var metal in MetalsOf([.. crystal.Atoms.Select(a => a.Element)], options, file))
            {
                var molecule = CifMolecule.Around(crystal, metal);
                var label = $"{name} {crystal.Atoms[metal].Label}";
                if (molecule.IsCut)
                {
                    warnings.Add($"{label}: bonds go on without end; the structure was cut at the next metals.");
                }

                sites.Add(Of(label, molecule.Structure, 0, options, warnings) with { Molecule = molecule.Structure });
            }
        }

        return sites;
    }

    private static List<ShapeSite> Frames(string file, ShapeOptions options, List<string> warnings)
    {
        var sites = new List<ShapeSite>();
        var frames = ExtendedXyz.ReadFrames(file);
        for (var k = 0; k < frames.Count; k++)
        {
            var structure = frames[k].Structure;
            var metals = MetalsOf(structure.Elements, options, file);
            var name = Path.GetFileNameWithoutExtension(file) + (frames.Count > 1 ? FormattableString.Invariant($" frame {k + 1}") : "");
            sites.AddRange(metals.Select(m => Of($"{name} {structure.Elements[m]}{(metals.Length > 1 ? FormattableString.Invariant($"{m + 1}") : "")}", structure, m, options, warnings)));
        }

        if (frames.Any(f => f.Periodic.Contains(true)))
        {
            warnings.Add($"{file}: the cell is ignored; donors across its faces are not seen.");
        }

        return sites;
    }

    private static ShapeSite Of(string label, Structure structure, int metal, ShapeOptions options, List<string> warnings)
    {
        var sphere = CoordinationSphere.Around(structure, metal, options.CoordinationNumber, options.Haptic);
        var count = sphere.Donors.Count;
        if (count is >= Fewest and <= Most)
        {
            return new ShapeSite(label, sphere, ContinuousShape.MeasureAll(sphere.Ligands, sphere.Centre));
        }

        warnings.Add(FormattableString.Invariant($"{label}: {count} donors, and there are shapes for {Fewest} to {Most}; {(count > Most ? "give --haptic to take rings as one donor, or" : "give")} --cn N to take the nearest N."));
        return new ShapeSite(label, sphere, []);
    }

    private static int[] MetalsOf(IReadOnlyList<Element> elements, ShapeOptions options, string file)
    {
        int[] Where(Func<Element, bool> isOne) => [.. Enumerable.Range(0, elements.Count).Where(i => isOne(elements[i]))];
        if (options.Metal is { } symbol)
        {
            return Where(e => e.Symbol == symbol) is { Length: > 0 } named ? named : throw new InputException(file, null, $"it holds no {symbol}", "Give --metal as the symbol of a metal that is there");
        }

        return new[] { Where(Chemistry.Shapes.Metals.IsFBlock), Where(Chemistry.Shapes.Metals.IsTransition), Where(Chemistry.Shapes.Metals.IsMetal) }.FirstOrDefault(m => m.Length > 0)
            ?? throw new InputException(file, null, "it holds no metal", "Name the central atom with --metal");
    }
}
