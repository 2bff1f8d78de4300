using Kramers.Chemistry;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinSystems.Fits;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// A spin system in words of the field, read from YAML. Numbers whose meaning depends on a convention (J, zJ, B_kq) do not load
/// without it: docs/spin.md has all keys.
/// </summary>
public sealed record SpinSystemFile
{
    /// <summary>More states than these do not go into dense matrices.</summary>
    internal const int MostStates = 1024;

    // Of isotropic clusters: ten spins 5/2 are beyond it, eight are not.
    private const double MostClusterStates = 1e7;
    private static readonly string[] Kinds = ["centres", "ligandField", "states"];

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
        ArgumentNullException.ThrowIfNull(file);
        var root = IsStates(file) ? OfStates(file) : YamlSection.Load(file);
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

    private static bool IsStates(string file) => Path.GetExtension(file) is ".aniso" or ".input";

    /// <summary>A file of states alone is a system in which everything else has its default.</summary>
    private static YamlSection OfStates(string file) =>
        YamlSection.Parse($"name: '{Path.GetFileNameWithoutExtension(file).Replace("'", "''", StringComparison.Ordinal)}'\nstates: '{Path.GetFileName(file).Replace("'", "''", StringComparison.Ordinal)}'\n", file);

    internal static SpinModel ReadModel(YamlSection root, QuantityReader quantities)
    {
        string[] kinds = [.. Kinds.Where(root.Keys.Contains)];
        return kinds switch
        {
            ["ligandField"] => new LigandFieldModel(new LigandFieldReader(root.Section("ligandField"), quantities).Read(), ReadSample(root, [], quantities)),
            ["states"] => new StatesModel(StatesModel.Read(Path.Combine(Path.GetDirectoryName(root.File) ?? "", root.Text("states"))), ReadSample(root, [], quantities)),
            [] or ["centres"] => ReadCentres(root, quantities),
            _ => throw root.Error(kinds[1], $"both '{kinds[0]}' and '{kinds[1]}' are given", "A molecule has one of 'centres', 'ligandField' and 'states'"),
        };
    }

    private static Func<Values, SampleCorrections> ReadSample(YamlSection root, IReadOnlyList<Centre> centres, QuantityReader quantities) =>
        root.OptionalSection("sample") is { } corrections ? new SampleReader(corrections, centres, quantities).Read() : _ => new SampleCorrections();

    private static CentresModel ReadCentres(YamlSection root, QuantityReader quantities)
    {
        var sections = root.Sections("centres");
        var centres = sections.Select((s, i) => new CentreReader(s, i, quantities).Read()).ToArray();
        if (centres.Length == 0 || centres.DistinctBy(c => c.Label).Count() < centres.Length)
        {
            throw root.Error("centres", "the centres are none, or two have the same label", "List each with a label of its own");
        }

        if (CentresModel.AllSpins(centres).Aggregate(1.0, (n, s) => n * s.Multiplicity) is > MostClusterStates and var states)
        {
            throw root.Error("centres", FormattableString.Invariant($"the centres span {states} states; at most {MostClusterStates:R} are handled"), "Leave out centres that matter least");
        }

        var couplings = root.Sections("couplings").SelectMany(s => new CouplingReader(s, centres, quantities).Read()).ToArray();
        var sample = ReadSample(root, centres, quantities);
        Func<Values, ISpinHamiltonianTerm>[] terms = [.. centres.SelectMany(c => c.Terms), .. centres.SelectMany(c => c.Companions).SelectMany((c, i) => c.Terms(centres.Length + i)), .. couplings];
        return new CentresModel(centres, terms, sample);
    }

    /// <summary>What the terms themselves refuse, such as a mole fraction of 2, is the file's fault too.</summary>
    private static void CheckBuilds(YamlSection root, SpinSystemFile file)
    {
        try
        {
            file.Model.Check(file.Parameters.Start);
            file.Model.Sample(file.Parameters.Start);
        }
        catch (ArgumentException e)
        {
            throw TooLarge(root, file.Model, e) ?? new InputException(root.File, null, Line(e), "Correct the numbers of the system", e);
        }
    }

    private static InputException? TooLarge(YamlSection root, SpinModel model, ArgumentException e) => model is CentresModel { IsCluster: true } centres
        ? new InputException(root.File, null, FormattableString.Invariant($"the centres span {centres.StateCount} states; more than {MostStates} are handled only with isotropic exchange and one isotropic g. {Line(e)}"),
            "Leave out centres that matter least, or what is not isotropic", e)
        : null;

    private static string Line(ArgumentException e) => e.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
