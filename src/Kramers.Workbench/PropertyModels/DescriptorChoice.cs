using System.Collections.Frozen;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A descriptor by its name on the command line, with all its settings: enough to make it again.</summary>
/// <param name="Name">One of <see cref="Names"/>, or several joined by +.</param>
/// <param name="Settings">What a file of settings would say, defaults filled in.</param>
/// <param name="Descriptor">The descriptor.</param>
public sealed record DescriptorChoice(string Name, IReadOnlyDictionary<string, object> Settings, IStructureDescriptor Descriptor)
{
    private const string Elements = "elements";
    private const string LigandsName = "ligands";
    private const string Electrons = "electrons";
    private const string NoElectrons = "none";

    // A new descriptor is a line here.
    private static readonly FrozenDictionary<string, Func<YamlSection, string[], IStructureDescriptor>> Makers = new Dictionary<string, Func<YamlSection, string[], IStructureDescriptor>>
    {
        ["soap"] = (s, e) => Averaged(s, Soap(s, e)),
        ["gaussian-moments"] = (s, e) => Averaged(s, GaussianMoments(s, e)),
        ["bispectrum"] = (s, e) => new AtomAverage(Bispectrum(s, e), s.OptionalText("centre")),
        ["mbtr"] = (s, e) => Mbtr(s, e),
        ["f2b"] = (s, e) => new F2B(e, s.Whole("powers", 15, 1), Cutoff(s)),
        ["f3b"] = (s, e) => new F3B(e, s.Whole("powers", 3, 1), Cutoff(s)),
        ["angle-distance"] = (s, _) => new AngleDistance(s.Whole("donors", 4, 1)),
        [LigandsName] = (s, _) => Ligands(s),
        ["voxels"] = (s, e) => new VoxelGrid(e, s.Whole("points", 16, 1, 200), s.Number("side", 12), s.Number("sigma", 0.5), s.OptionalText("centre")),
    }.ToFrozenDictionary();

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["soap", "mbtr", "bispectrum", "f2b", "f3b", "gaussian-moments", "angle-distance", LigandsName, "voxels"];

    /// <summary>What was asked for and left out, sentences for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Makes a descriptor.</summary>
    /// <param name="name">One of <see cref="Names"/>, or several joined by +.</param>
    /// <param name="settings">A section for each descriptor that shall not have its defaults; <c>elements</c>.</param>
    /// <param name="elements">Symbols of the elements to know where the settings name none.</param>
    /// <exception cref="InputException">There is no such descriptor, or a setting is wrong.</exception>
    public static DescriptorChoice Read(string name, YamlSection settings, IReadOnlyList<string> elements) => Read(name, settings, elements, XtbLigandElectrons.IsAvailable);

    /// <summary>Makes a descriptor; without libxtb features of electrons are left out, and <see cref="Notes"/> say so.</summary>
    /// <param name="name">One of <see cref="Names"/>, or several joined by +.</param>
    /// <param name="settings">A section for each descriptor that shall not have its defaults; <c>elements</c>.</param>
    /// <param name="elements">Symbols of the elements to know where the settings name none.</param>
    /// <param name="hasXtb">Whether libxtb can be called.</param>
    /// <exception cref="InputException">There is no such descriptor, or a setting is wrong.</exception>
    public static DescriptorChoice Read(string name, YamlSection settings, IReadOnlyList<string> elements, bool hasXtb)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        string[] symbols = settings.Keys.Contains(Elements) ? settings.Words(Elements) : [.. elements];
        var (all, parts, notes) = (new Dictionary<string, object> { [Elements] = symbols }, new List<IStructureDescriptor>(), new List<string>());
        foreach (var part in name.Split('+'))
        {
            if (!Makers.TryGetValue(part, out var make))
            {
                throw new InputException("--descriptor", null, $"'{part}' is not a descriptor", $"Take one of {string.Join(", ", Names)}, or several joined by +");
            }

            var section = settings.SectionOrDefaults(part);
            parts.Add(Made(settings, part, () => make(section, symbols)));
            section.Finish();
            all[part] = section.Resolved;
            if (part == LigandsName && !hasXtb && !NoElectrons.Equals(section.Resolved[Electrons]))
            {
                parts[^1] = new LigandFeatures();
                all[part] = new Dictionary<string, object> { [Electrons] = NoElectrons };
                notes.Add($"Orbitals and bond orders of the ligands are left out: libxtb is not on this machine. {LibXtb.HowToGet}");
            }
        }

        return new DescriptorChoice(name, all, Made(settings, Elements, () => parts.Count == 1 ? parts[0] : new JoinedFeatures(parts))) { Notes = notes };
    }

    /// <summary>Marks the sections of all descriptors as known: a file of settings may serve several runs.</summary>
    internal static void MarkKnown(YamlSection settings)
    {
        _ = settings.Keys.Contains(Elements) ? settings.Words(Elements) : [];
        foreach (var name in Names)
        {
            settings.OptionalSection(name);
        }
    }

    private static IStructureDescriptor Made(YamlSection settings, string key, Func<IStructureDescriptor> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw settings.Error(key, PlainMessage.Of(e), $"Change the settings of {key}");
        }
    }

    private static double Cutoff(YamlSection s) => s.NumberOrAuto("cutoff", 0) ?? double.PositiveInfinity;

    private static IStructureDescriptor Averaged(YamlSection s, DensityDescriptor descriptor) => s.Choice("average", "outer", "outer", "inner") == "outer"
        ? new AtomAverage(descriptor, s.OptionalText("centre"))
        : new DensityAverage(descriptor, s.OptionalText("centre"));

    private static LigandFeatures Ligands(YamlSection s)
    {
        var isXtb = s.Choice(Electrons, NoElectrons, NoElectrons, "xtb") != NoElectrons;
        var (charge, multiplicity) = isXtb ? (s.Whole("charge", 0), s.Keys.Contains("multiplicity") ? s.Whole("multiplicity", null, 1) : default(int?)) : (0, null);
        return new LigandFeatures(isXtb ? new XtbLigandElectrons(charge, multiplicity) : null);
    }

    private static Soap Soap(YamlSection s, string[] elements) => new(new SoapSettings
    {
        Elements = elements,
        CutoffAngstrom = s.Number("cutoff", 5),
        RadialCount = s.Whole("radial", 6, 1),
        LMax = s.Whole("lmax", 4, 0),
        SigmaAngstrom = s.Number("sigma", 0.5),
        Basis = s.Choice("basis", "gaussian", "gaussian", "polynomial") == "gaussian" ? SoapRadialBasis.GaussianTypeOrbitals : SoapRadialBasis.Polynomials,
    });

    private static GaussianMoments GaussianMoments(YamlSection s, string[] elements) => new(new GaussianMomentSettings
    {
        Elements = elements,
        CutoffAngstrom = s.Number("cutoff", 6),
        InnerRadius = s.Number("innerRadius", 0.5),
        Gaussians = s.Whole("gaussians", 7, 1),
        RadialCount = s.Whole("radial", 5, 1, 10),
        Seed = (ulong)s.Whole("seed", 1, 0),
    });

    // Radius 1/2 each, so that the cutoff of every pair is the one that is asked for. Without channels an element is told by its weight.
    private static Bispectrum Bispectrum(YamlSection s, string[] elements)
    {
        var channels = s.Flag("channels", false);
        double heaviest = elements.Max(e => Element.FromSymbol(e).AtomicNumber);
        return new Bispectrum(new BispectrumSettings
        {
            TwoJMax = s.Whole("twojmax", 6, 0, 20),
            CutoffFactor = s.Number("cutoff", 5),
            Elements = [.. elements.Select(e => KeyValuePair.Create(e, new ElementDensity(0.5, channels ? 1 : Element.FromSymbol(e).AtomicNumber / heaviest)))],
            ElementChannels = channels,
        });
    }

    private static Mbtr Mbtr(YamlSection s, string[] elements)
    {
        var distance = s.Choice("pairs", "inverse", "inverse", "distance") == "distance";
        var points = s.Whole("points", 50, 2);
        return new Mbtr(new MbtrSettings
        {
            Elements = elements,
            PairFunction = distance ? MbtrPairFunction.Distance : MbtrPairFunction.InverseDistance,
            Pairs = new BroadenedGrid(s.Number("pairMinimum", 0), s.Number("pairMaximum", distance ? 6 : 1), points, s.Number("pairSigma", distance ? 0.1 : 0.02)),
            Angles = s.Flag("angles", true) ? new BroadenedGrid(-1, 1, points, s.Number("angleSigma", 0.05)) : null,
            PairDecay = s.Number("pairDecay", 0.5, 0),
            AngleDecay = s.Number("angleDecay", 0.5, 0),
            CutoffAngstrom = Cutoff(s),
        });
    }
}
