using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.ForceFields;

/// <summary>Labels of a force field: geometries with energy and forces, and what isolated atoms have.</summary>
/// <param name="Frames">Geometries of two atoms or more, in the order of the file.</param>
/// <param name="AtomEnergiesEv">By element symbol, eV; null where the files have no single atom.</param>
internal sealed record ForceFieldLabels(IReadOnlyList<LabelledStructure> Frames, IReadOnlyDictionary<string, double>? AtomEnergiesEv)
{
    // Fewer leave nothing to split.
    private const int Fewest = 10;

    /// <exception cref="InputException">A file is missing or malformed, or has too few labels, or one without energy or forces.</exception>
    public static ForceFieldLabels Read(ForceFieldOptions options)
    {
        var all = ExtendedXyz.Read(options.Labels, crystals: true);
        var frames = Several(options.Labels, all);
        if (frames.Count < Fewest)
        {
            throw new InputException(options.Labels, null, $"{frames.Count} labels are too few to train and test on", $"Give {Fewest} or more");
        }

        var atoms = (options.Atoms is { } file ? ExtendedXyz.Read(file) : all).Where(f => f.Structure.Count == 1 && f.EnergyEv is not null).ToList();
        if (atoms.Count == 0)
        {
            return options.Atoms is null ? new(frames, null) : throw new InputException(options.Atoms, null, "it has no frame of one atom with an energy", "Give one frame per element");
        }

        var energies = atoms.DistinctBy(a => a.Structure.Elements[0].Symbol).ToDictionary(a => a.Structure.Elements[0].Symbol, a => a.EnergyEv!.Value, StringComparer.Ordinal);
        return frames.SelectMany(f => f.Structure.Elements).FirstOrDefault(e => !energies.ContainsKey(e.Symbol)).Symbol is { } missing
            ? throw new InputException(options.Atoms ?? options.Labels, null, $"there is no isolated {missing}", "Give one frame per element, or none at all")
            : new(frames, energies);
    }

    /// <summary>Labels to test on.</summary>
    /// <exception cref="InputException">As <see cref="Read"/>.</exception>
    public static IReadOnlyList<LabelledStructure> ReadTest(string file) => Several(file, ExtendedXyz.Read(file, crystals: true));

    private static List<LabelledStructure> Several(string file, IReadOnlyList<LabelledStructure> all)
    {
        var frames = all.Where(f => f.Structure.Count > 1).ToList();
        return frames.FirstOrDefault(f => f.EnergyEv is null || f.ForcesEvPerAngstrom is null) is { } bare
            ? throw new InputException(file, bare.Line, "the geometry has no energy or no forces", "Give energy in the comment and forces as columns, in eV and eV/angstrom")
            : frames;
    }
}
