using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>How a rate law is found from relaxation times.</summary>
public sealed record RateFitOptions
{
    /// <summary>No rate law is asked for.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Names of terms, see <see cref="RateModels.TermNames"/>; empty for all combinations that make sense.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>What is taken for the error of ln tau: fit-error, distribution, both, equal; auto takes fit-error where all points have one.</summary>
    public string Weighting { get; init; } = "auto";

    /// <summary>Parameters with lower and upper bound, in the unit of the parameter; the same number twice for a fixed one.</summary>
    public IReadOnlyDictionary<string, double[]> Bounds { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Draws of the residual bootstrap; 0 for none.</summary>
    public int Bootstrap { get; init; }

    /// <summary>Of the bootstrap.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Temperatures at which laws of a table are evaluated, K; empty where times are fitted.</summary>
    public IReadOnlyList<double> EvaluateK { get; init; } = [];

    /// <summary>The same with one more fixed parameter or pair of bounds, in words of the command line.</summary>
    /// <param name="text">n=4 to fix it, n=2:9 for bounds.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public RateFitOptions WithBounds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('=', 2);
        var ends = parts.Length == 2 ? parts[1].Split(':') : [];
        double[] numbers = [.. ends.Select(e => YamlSection.TryParse(e, out var x) ? x : double.NaN)];
        return numbers.Length is 1 or 2 && numbers.All(double.IsFinite)
            ? this with { Bounds = new Dictionary<string, double[]>(Bounds) { [parts[0]] = [numbers[0], numbers[^1]] } }
            : throw new InputException("--fix, --bounds", null, $"'{text}' is not understood", "Write --fix n=4, or --bounds n=2:9");
    }

    internal static RateFitOptions Read(YamlSection section)
    {
        var defaults = new RateFitOptions();
        var options = new RateFitOptions
        {
            IsSkipped = section.Flag("skip", false),
            Terms = section.Rows("terms") is { } rows && rows[0] is not ["auto"] ? rows[0] : [],
            Weighting = section.Choice("weighting", defaults.Weighting, [.. RateModels.Weightings]),
            Bounds = section.OptionalSection("bounds") is { } bounds ? ReadBounds(bounds) : defaults.Bounds,
            Bootstrap = section.Whole("bootstrap", defaults.Bootstrap),
            Seed = section.Whole("seed", defaults.Seed, 0),
            EvaluateK = section.Rows("evaluateK") is null ? [] : section.Numbers("evaluateK"),
        };
        section.Finish();
        return options;
    }

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>
        {
            ["skip"] = IsSkipped,
            ["terms"] = Terms.Count == 0 ? "auto" : Terms.ToArray(),
            ["weighting"] = Weighting,
            ["bootstrap"] = Bootstrap,
            ["seed"] = Seed,
        };
        if (Bounds.Count > 0)
        {
            settings["bounds"] = Bounds.ToDictionary(b => b.Key, b => b.Value);
        }

        if (EvaluateK.Count > 0)
        {
            settings["evaluateK"] = EvaluateK.ToArray();
        }

        return settings;
    }

    private static Dictionary<string, double[]> ReadBounds(YamlSection section) => section.Keys.ToDictionary(key => key, key => section.HoldsSection(key) || section.Rows(key)![0] is not [_, _]
        ? throw section.Error(key, $"the bounds of '{key}' are no pair of numbers", "Write a pair such as [2, 9]; twice the same number fixes the parameter")
        : section.Numbers(key));
}
