using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.Pipelines;

/// <summary>The labels of a relax run, checked for all that its steps need.</summary>
internal static class RelaxLabels
{
    public const string ZeroField = "D";
    public const string G = "g";

    /// <summary>Fewer leave nothing to split.</summary>
    public const int Fewest = 10;

    /// <exception cref="InputException">A label lacks something; the message names its line.</exception>
    public static IReadOnlyList<LabelledStructure> Read(RelaxOptions options)
    {
        List<LabelledStructure> labels = [];
        foreach (var file in options.Labels)
        {
            var its = ExtendedXyz.Read(file);
            labels.AddRange(its);
            foreach (var label in its)
            {
                Check(label, file, options, labels[0]);
            }
        }

        CheckNeighbours(labels, options);
        return labels.Count >= Fewest
            ? labels
            : throw new InputException(string.Join(", ", options.Labels), null, $"{(options.Labels.Count == 1 ? "the file holds" : "the files hold")} {labels.Count} geometries", $"Give at least {Fewest}; some 50 to 200 make a useful model");
    }

    /// <exception cref="InputException">A label of a potential lacks its energy or forces, or is of another molecule.</exception>
    public static void CheckSurface(LabelledStructure label, string file, LabelledStructure first)
    {
        CheckAtoms(label, file, first);
        if (label.EnergyEv is null || label.ForcesEvPerAngstrom is null)
        {
            throw new InputException(file, label.Line, $"geometry '{label.Id}' has no energy or no forces", "Write energy=... (eV) into its comment line and a forces:R:3 column (eV/angstrom)");
        }
    }

    private static void CheckAtoms(LabelledStructure label, string file, LabelledStructure first)
    {
        if (!label.Structure.Elements.SequenceEqual(first.Structure.Elements))
        {
            throw new InputException(file, label.Line, $"geometry '{label.Id}' is {label.Structure.Formula} in another order of atoms than '{first.Id}'", "Give the geometries of one molecule, atoms in the same order");
        }
    }

    private static void CheckNeighbours(IReadOnlyList<LabelledStructure> labels, RelaxOptions options)
    {
        var (centre, cutoff) = (options.Tensors.Centre, options.Tensors.CutoffAngstrom);
        foreach (var element in options.Tensors.Neighbours)
        {
            if (!labels.Any(l => Pairs(l.Structure, centre, element).Any(r => r < cutoff)))
            {
                throw new InputException(options.File, null, FormattableString.Invariant($"no {element} lies within {cutoff} angstrom of {centre} in {string.Join(", ", options.Labels)}"), $"Take {element} out of tensors.neighbours or raise tensors.cutoff");
            }
        }
    }

    private static IEnumerable<double> Pairs(Structure s, string centre, string neighbour) =>
        from i in Enumerable.Range(0, s.Count)
        where s.Elements[i].Symbol == centre
        from j in Enumerable.Range(0, s.Count)
        where j != i && s.Elements[j].Symbol == neighbour
        select s.Distance(i, j);

    private static void Check(LabelledStructure label, string file, RelaxOptions options, LabelledStructure first)
    {
        InputException Bad(string found, string advice) => new(file, label.Line, $"geometry '{label.Id}' {found}", advice);

        if (options.TrainsOnLabels)
        {
            CheckSurface(label, file, first);
        }

        foreach (var name in new[] { ZeroField, G })
        {
            if (!label.Tensors.ContainsKey(name))
            {
                throw Bad($"has no tensor {name}", $"Write {name}=\"xx yx zx xy yy zy xz yz zz\" into its comment line");
            }
        }

        CheckAtoms(label, file, first);

        foreach (var element in label.Structure.Elements)
        {
            if (options.Potential is { } potential && potential.Bispectrum.Elements.All(e => e.Key != element.Symbol))
            {
                throw Bad($"holds {element.Symbol}, for which {options.File} has no radius and weight", $"Add {element.Symbol} to potential.elements");
            }
        }

        if (label.Structure.Elements.All(e => e.Symbol != options.Tensors.Centre))
        {
            throw Bad($"has no {options.Tensors.Centre}", $"Name the magnetic centre in {options.File} under tensors.centre");
        }
    }
}
