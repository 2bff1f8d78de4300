namespace Kramers.Workbench.ForceFields;

/// <summary>All that decides a run of 'kramers train force-field'.</summary>
/// <param name="Labels">Extended XYZ file with energies and forces; frames of one atom give the energies of isolated atoms.</param>
public sealed record ForceFieldOptions(string Labels)
{
    /// <summary>The word for the atomic cluster expansion.</summary>
    public const string Ace = "ace";

    /// <summary>The word for SNAP with a channel for each element of the neighbours.</summary>
    public const string Snap = "snap";

    /// <summary>The word for SNAP with products of two features.</summary>
    public const string QuadraticSnap = "quadratic-snap";

    /// <summary>The word for neural networks on Gaussian moments.</summary>
    public const string MomentNetwork = "gmnn";

    /// <summary>The word for neural networks on the bispectrum with a channel for each element.</summary>
    public const string SnapNetwork = "snap-network";

    /// <summary>All words for models.</summary>
    public static IReadOnlyList<string> Models { get; } = [Ace, Snap, QuadraticSnap, MomentNetwork, SnapNetwork];

    /// <summary>One of <see cref="Models"/>.</summary>
    public string Model { get; init; } = Ace;

    /// <summary>Coefficients for each symmetry-distinct atom of the one molecule, or networks, instead of for each element (ace, networks).</summary>
    public bool DistinctAtoms { get; init; }

    /// <summary>Where neighbours end, angstrom.</summary>
    public double CutoffAngstrom { get; init; } = 5;

    /// <summary>Largest degree of products of one, two, three and four neighbours (ace); null takes <see cref="UsualDegrees"/>.</summary>
    public IReadOnlyList<int>? Degrees { get; init; }

    /// <summary>Twice the largest angular momentum (models of SNAP).</summary>
    public int TwoJMax { get; init; } = 6;

    /// <summary>Passes of a network over the labels, 1 or more.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>File with the energies of isolated atoms, null where the labels have them or where they are to be fitted.</summary>
    public string? Atoms { get; init; }

    /// <summary>File with labels to test on, beside the splits of the labels.</summary>
    public string? Test { get; init; }

    /// <summary>Train with the first so many labels of a random order, null for all.</summary>
    public int? Count { get; init; }

    /// <summary>Weight of a squared energy residual of 1 eV^2; forces have 1.</summary>
    public double EnergyWeight { get; init; } = 1;

    /// <summary>Geometries e above the lowest weigh 1/(1 + e/this), kcal/mol (linear models); null weighs all the same.</summary>
    public double? SofteningKcalPerMol { get; init; }

    /// <summary>Of the random split and of the committee.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Degrees that served molecules of some ten atoms (docs/force-fields.md).</summary>
    public IReadOnlyList<int> UsualDegrees => DistinctAtoms ? [8, 5, 4] : [10, 8, 6, 4];

    /// <summary>A line for people: model and what decides its size.</summary>
    internal string Kind => Model switch
    {
        Ace => FormattableString.Invariant($"linear ACE, degrees {string.Join(", ", Degrees ?? UsualDegrees)}{(DistinctAtoms ? ", distinct atoms" : "")}"),
        Snap => FormattableString.Invariant($"SNAP with element channels, twojmax {TwoJMax}"),
        _ => FormattableString.Invariant($"{Model}, twojmax {TwoJMax}"),
    };

    internal bool IsNetwork => Model is MomentNetwork or SnapNetwork;

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object> { ["labels"] = Labels, ["model"] = Model, ["cutoffAngstrom"] = CutoffAngstrom, ["energyWeight"] = EnergyWeight, ["seed"] = Seed };
        if (Model == Ace)
        {
            settings["degrees"] = (Degrees ?? UsualDegrees).ToArray();
        }

        if (Model is Snap or QuadraticSnap or SnapNetwork)
        {
            settings["twojmax"] = TwoJMax;
        }

        if (IsNetwork)
        {
            settings["epochs"] = Epochs;
        }

        if (Model == Ace || IsNetwork)
        {
            settings["distinctAtoms"] = DistinctAtoms;
        }

        foreach (var (key, value) in new (string, object?)[] { ("atoms", Atoms), ("test", Test), ("count", Count), ("softeningKcalPerMol", SofteningKcalPerMol) }.Where(x => x.Item2 is not null))
        {
            settings[key] = value!;
        }

        return settings;
    }
}
