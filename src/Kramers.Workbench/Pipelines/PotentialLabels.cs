using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.Pipelines;

/// <summary>What a potential is trained on: those of <see cref="RelaxOptions.PotentialLabels"/>, or the labels of the tensors where there are none.</summary>
/// <param name="Labels">All of them, each with energy and forces where a potential is trained.</param>
/// <param name="Split">Indices into <paramref name="Labels"/>.</param>
internal sealed record PotentialLabels(IReadOnlyList<LabelledStructure> Labels, LabelSplit Split)
{
    /// <exception cref="InputException">There are too few, or one has no energy or forces or is of another molecule.</exception>
    public static PotentialLabels Of(RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split)
    {
        if (options.PotentialLabels is not { } file)
        {
            return new(labels, split);
        }

        var own = ExtendedXyz.Read(file);
        foreach (var label in own)
        {
            RelaxLabels.CheckSurface(label, file, labels[0]);
        }

        return own.Count >= RelaxLabels.Fewest
            ? new(own, LabelSplit.Draw(own.Count, options.TestFraction, options.ValidationFraction, options.Seed))
            : throw new InputException(file, null, $"the file holds {own.Count} geometries", $"Give at least {RelaxLabels.Fewest}");
    }
}
