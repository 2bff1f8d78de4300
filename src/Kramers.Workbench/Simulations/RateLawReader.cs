using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Simulations;

/// <summary>Reads 'rates': a list of terms with their numbers, or the result of a fit.</summary>
internal static class RateLawReader
{
    /// <summary>The law, and the file of the fit if there is one.</summary>
    public static (RateLaw Law, string? Fitted) Read(YamlSection root)
    {
        if (root.HoldsSection("rates"))
        {
            var section = root.Section("rates");
            var file = Path.Combine(Path.GetDirectoryName(section.File) ?? "", section.Text("fitted"));
            section.Finish();
            return (FittedRates.Load(file), file);
        }

        var terms = root.Sections("rates").Select(Term).ToArray();
        return terms.Length > 0
            ? (new RateModel([.. terms.Select(t => t.Term)]).WithValues([.. terms.SelectMany(t => t.Values)]), null)
            : throw root.Error("rates", "there are no 'rates'", "List at least one term, such as '- qtm: { tau: 1e-3 }', or name the result of a fit: 'rates: { fitted: result.json }'");
    }

    private static (IRateTerm Term, double[] Values) Term(YamlSection item)
    {
        var words = item.Keys.ToArray();
        var kind = words.Length == 1 ? RateTermKind.All.FirstOrDefault(k => k.Word == words[0]) : null;
        if (kind is null)
        {
            throw item.Error(words.FirstOrDefault("rates"), $"'{string.Join(", ", words)}' is no rate term", $"Write one a line, such as '- qtm: {{ tau: 1e-3 }}'. Known are {string.Join(", ", RateTermKind.All.Select(k => k.Word))}");
        }

        var section = item.Section(kind.Word);
        var term = kind.Create(kind.TakesG ? section.Number("g", 0, 0) : 0);
        double[] values = [.. kind.Keys.Zip(term.Parameters, (key, parameter) => Value(section, key, parameter))];
        section.Finish();
        return (term, values);
    }

    private static double Value(YamlSection section, RateKey key, RateParameter parameter)
    {
        var (lower, upper) = (parameter.Lower, parameter.Upper);
        var expected = double.IsFinite(upper) ? FormattableString.Invariant($"a value from {lower} to {upper} {parameter.Unit}").TrimEnd() : lower == 0 && parameter.IsLogarithmic ? "a number above 0" : FormattableString.Invariant($"a number of at least {lower}");
        return key.Key.Read(section, key.Fallback, x => x >= lower && x <= upper && (x > 0 || !parameter.IsLogarithmic), expected);
    }
}
