using Kramers.Chemistry;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// A spin system in words of the field, read from YAML. Numbers whose meaning depends on a convention (J, zJ, B_kq) do not load
/// without it: docs/spin.md has all keys.
/// </summary>
public sealed record SpinSystemFile
{
    private const int MostStates = 1024;

    /// <summary>Path, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the system.</summary>
    public required string Name { get; init; }

    /// <summary>The system, its numbers perhaps with names.</summary>
    public required SpinModel Model { get; init; }

    /// <summary>The named numbers.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>What the tasks are asked.</summary>
    public required SpinTaskOptions Tasks { get; init; }

    /// <summary>What is to be fitted; null where the file has no section 'fit'.</summary>
    public required SpinFitOptions? Fit { get; init; }

    /// <summary>All settings, defaults filled in, in the layout of the file.</summary>
    public required IReadOnlyDictionary<string, object> Resolved { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">A key is unknown, missing or out of range, or a number lacks its convention.</exception>
    public static SpinSystemFile Load(string file)
    {
        var root = YamlSection.Load(file);
        var name = root.Text("name");
        var parameterSection = root.OptionalSection("parameters");
        var parameters = ModelParameters.Read(parameterSection);
        var quantities = new QuantityReader(parameters);
        var model = ReadModel(root, quantities);
        quantities.Finish(parameterSection);
        var loaded = new SpinSystemFile
        {
            File = file,
            Name = name,
            Model = model,
            Parameters = parameters,
            Tasks = SpinTaskOptions.Read(root),
            Fit = root.OptionalSection("fit") is { } fit ? SpinFitOptions.Read(fit, parameters) : null,
            Resolved = root.Resolved,
        };
        root.Finish();
        CheckBuilds(root, loaded);
        return loaded;
    }

    internal static SpinModel ReadModel(YamlSection root, QuantityReader quantities)
    {
        var sections = root.Sections("centres");
        var centres = sections.Select((s, i) => new CentreReader(s, i, quantities).Read()).ToArray();
        if (centres.Length == 0 || centres.DistinctBy(c => c.Label).Count() < centres.Length)
        {
            throw root.Error("centres", "the centres are none, or two have the same label", "List each with a label of its own");
        }

        if (centres.Aggregate(1.0, (n, c) => n * c.Spin.Multiplicity) is > MostStates and var states)
        {
            throw root.Error("centres", FormattableString.Invariant($"the centres span {states} states; at most {MostStates} are handled"), "Leave out centres that matter least");
        }

        var couplings = root.Sections("couplings").SelectMany(s => new CouplingReader(s, centres, quantities).Read()).ToArray();
        var sample = root.OptionalSection("sample") is { } corrections ? new SampleReader(corrections, centres, quantities).Read() : _ => new SampleCorrections();
        Func<Values, ISpinHamiltonianTerm>[] terms = [.. centres.SelectMany(c => c.Terms), .. couplings];
        return new SpinModel([.. centres.Select(c => c.Label)], [.. centres.Select(c => c.Spin)], terms, sample);
    }

    /// <summary>What the terms themselves refuse, such as a mole fraction of 2, is the file's fault too.</summary>
    private static void CheckBuilds(YamlSection root, SpinSystemFile file)
    {
        try
        {
            file.Model.System(file.Parameters.Start);
            file.Model.Sample(file.Parameters.Start);
        }
        catch (ArgumentException e)
        {
            throw new InputException(root.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Correct the numbers of the system", e);
        }
    }
}
