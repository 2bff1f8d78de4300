using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Labels;

/// <summary>
/// Labels of one geometry, charge and multiplicity in one frame: energy and forces of one calculation, tensors of another. A frame has one energy, that of
/// the forces; the energies of calculations without forces are kept in their records.
/// </summary>
internal static class JoinedFrames
{
    private const string EnergyQuantity = "energy_eV";
    private const double SameEnergy = 1e-5;
    private const double SameForce = 1e-4;
    private const double SameTensor = 1e-6;

    /// <summary>All labels of several sets.</summary>
    /// <exception cref="InputException">Two labels of a geometry contradict each other.</exception>
    public static LabelledSet Of(IReadOnlyList<LabelledSet> sets)
    {
        var frames = sets.SelectMany(set => set.Labels.Select(label => new Frame(label, set.Records[label.Id]))).GroupBy(Content).Select(group => Join([.. group])).ToArray();
        return new LabelledSet([.. frames.Select(f => f.Label)], frames.ToDictionary(f => f.Label.Id, f => f.Record));
    }

    // Programs print six decimals of an angstrom.
    private static string Content(Frame frame)
    {
        var positions = frame.Label.Structure.Positions.ToArray().Select(x => (Math.Round(x, 6) + 0.0).ToString("F6", CultureInfo.InvariantCulture));
        return $"{frame.Record.Charge} {frame.Record.Multiplicity} {string.Join(' ', frame.Label.Structure.Elements)} {string.Join(' ', positions)}";
    }

    private static Frame Join(Frame[] frames)
    {
        var main = frames.FirstOrDefault(f => f.Label.ForcesEvPerAngstrom is not null) ?? frames.FirstOrDefault(f => f.Label.EnergyEv is not null) ?? frames[0];
        var tensors = new Dictionary<string, Matrix>();
        foreach (var frame in frames)
        {
            RequireSameSurface(main, frame);
            foreach (var (name, tensor) in frame.Label.Tensors)
            {
                RequireSame(frames.First(f => f.Label.Tensors.ContainsKey(name)), frame, name, tensors.TryAdd(name, tensor) ? tensor.Data : tensors[name].Data, tensor.Data, SameTensor);
            }
        }

        var others = frames.SelectMany(f => Parts(f, main)).Where(part => part.Id != main.Label.Id).DistinctBy(part => part.Id).ToDictionary(part => part.Id, part => part.Record);
        return new Frame(main.Label with { Tensors = tensors }, main.Record with { Joined = others.Count > 0 ? others : null });
    }

    private static IEnumerable<(string Id, LabelRecord Record)> Parts(Frame frame, Frame main)
    {
        yield return (frame.Label.Id, frame.Label.EnergyEv is { } energy && energy != main.Label.EnergyEv ? With(frame.Record, energy) : frame.Record with { Joined = null });
        foreach (var (id, record) in frame.Record.Joined ?? new Dictionary<string, LabelRecord>())
        {
            yield return (id, record);
        }
    }

    private static LabelRecord With(LabelRecord record, double energy) =>
        record with { Joined = null, Quantities = new Dictionary<string, double[]>(record.Quantities) { [EnergyQuantity] = [energy] } };

    private static void RequireSameSurface(Frame main, Frame frame)
    {
        if (main.Label.ForcesEvPerAngstrom is { } forces && frame.Label.ForcesEvPerAngstrom is { } others)
        {
            RequireSame(main, frame, "forces", forces, others, SameForce);
        }

        if ((main.Label.ForcesEvPerAngstrom is null) == (frame.Label.ForcesEvPerAngstrom is null) && main.Label.EnergyEv is { } energy && frame.Label.EnergyEv is { } other)
        {
            RequireSame(main, frame, "energy", [energy], [other], SameEnergy);
        }
    }

    private static void RequireSame(Frame a, Frame b, string what, double[] first, double[] second, double tolerance)
    {
        var (difference, largest) = (first.Zip(second, (x, y) => Math.Abs(x - y)).Max(), first.Max(Math.Abs));
        if (!(difference <= tolerance * (what is "energy" or "forces" ? 1 : Math.Max(1, largest))))
        {
            throw new InputException(
                "kramers labels merge", null,
                string.Create(CultureInfo.InvariantCulture, $"{a} and {b} are of one geometry, and their {what} differ by {difference:G3}"),
                "Merge sets of one level of theory for each quantity");
        }
    }

    private sealed record Frame(LabelledStructure Label, LabelRecord Record)
    {
        public override string ToString() => $"label {Label.Id} ({Record.Program}, {Record.LevelOfTheory})";
    }
}
