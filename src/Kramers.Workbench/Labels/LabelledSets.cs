using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.Labels;

/// <summary>What <c>kramers labels</c> does with labelled sets.</summary>
public static class LabelledSets
{
    /// <summary>Contents in lines to read: how many of which molecule, from which program, range of the numbers.</summary>
    public static IReadOnlyList<string> Describe(LabelledSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var lines = new List<string> { Line($"labels        {set.Labels.Count}") };
        lines.AddRange(set.Labels.CountBy(l => l.Structure.Formula).Select(f => Line($"molecule      {f.Key}: {f.Value}")));
        lines.AddRange(set.Records.Values.SelectMany(r => r.All).CountBy(r => $"{r.Program} {r.Version}, {r.LevelOfTheory}, {r.Task}").Select(p => Line($"program       {p.Key}: {p.Value}")));
        if (set.Labels.Where(l => l.EnergyEv is not null).Select(l => l.EnergyEv!.Value).ToArray() is { Length: > 0 } energies)
        {
            lines.Add(Line($"energy        {energies.Min():F4} to {energies.Max():F4} eV"));
        }

        if (set.Labels.SelectMany(l => l.ForcesEvPerAngstrom ?? []).Select(Math.Abs).DefaultIfEmpty(double.NaN).Max() is var force && !double.IsNaN(force))
        {
            lines.Add(Line($"largest force {force:F3} eV/angstrom"));
        }

        lines.AddRange(set.Labels.SelectMany(l => l.Tensors.Keys).CountBy(t => t).Select(t => Line($"tensor        {t.Key}: {t.Value}")));
        lines.Add(Line($"time          {set.Records.Values.SelectMany(r => r.All).Sum(r => r.Seconds):F1} s of programs"));
        lines.Add(Line($"warnings      {set.Records.Values.Count(r => r.All.Any(a => a.Warnings.Count > 0))} labels"));
        return lines;
    }

    /// <summary>All labels of several sets; those of the same geometry (six decimals of an angstrom), charge and multiplicity become one frame.</summary>
    /// <exception cref="InputException">Two of them contradict each other: two energies with forces, two D, two g.</exception>
    public static LabelledSet Merge(params IReadOnlyList<LabelledSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return JoinedFrames.Of(sets);
    }

    /// <summary>As <see cref="LabelledSet.Split"/>, with a message for users.</summary>
    /// <exception cref="InputException">The share is not between 0 and 1.</exception>
    public static (LabelledSet First, LabelledSet Second) Split(LabelledSet set, double fraction, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(set);
        return fraction is > 0 and < 1
            ? set.Split(fraction, seed)
            : throw new InputException("--fraction", null, string.Create(CultureInfo.InvariantCulture, $"{fraction} is no share"), "Give a number between 0 and 1");
    }

    /// <summary>
    /// Writes the geometries with energies, forces and tensors as one extended XYZ file. A crystal field is the key B: 27 tesseral
    /// parameters B2-2 to B66, cm^-1, which <c>kramers train tensor</c> learns from.
    /// </summary>
    /// <exception cref="InputException">There is such a file.</exception>
    public static void Export(LabelledSet set, string file)
    {
        ArgumentNullException.ThrowIfNull(set);
        RequireFree([file]);
        ExtendedXyz.Write(file, set.Labels.Select(label => WithCrystalField(label, set.Records[label.Id])));
    }

    private static LabelledStructure WithCrystalField(LabelledStructure label, LabelRecord record)
    {
        var field = record.All.Select(r => SpinHamiltonianLabel.Of(label, r)).FirstOrDefault(h => h is { IsCrystalField: true });
        return field is null ? label : label with { Tensors = label.Tensors.Append(KeyValuePair.Create("B", field.Tesseral())).ToDictionary() };
    }

    /// <summary>Refuses places where something lies.</summary>
    /// <exception cref="InputException">There is such a file or folder.</exception>
    public static void RequireFree(IReadOnlyList<string> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.FirstOrDefault(Path.Exists) is { } taken)
        {
            throw new InputException(taken, null, "it is there already", "Name another place with --output");
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
