namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// A sum of processes, 1/tau = sum of rates, with the bounds of its parameters; no numbers yet. Coordinates of all terms stand
/// one after the other. Immutable.
/// </summary>
public sealed class RateModel
{
    private readonly int[] _offsets;

    /// <summary>The sum of the terms given; of one kind there may be several.</summary>
    /// <exception cref="ArgumentException">There is no term.</exception>
    public RateModel(params IReadOnlyList<IRateTerm> terms)
        : this(terms, [.. (terms ?? throw new ArgumentNullException(nameof(terms))).SelectMany(t => t.Parameters)])
    {
    }

    private RateModel(IReadOnlyList<IRateTerm> terms, IReadOnlyList<RateParameter> parameters)
    {
        if (terms.Count == 0)
        {
            throw new ArgumentException("A rate model needs at least one term.", nameof(terms));
        }

        (Terms, Parameters) = ([.. terms], parameters);
        _offsets = new int[terms.Count + 1];
        for (var i = 0; i < terms.Count; i++)
        {
            _offsets[i + 1] = _offsets[i] + terms[i].Parameters.Count;
        }

        TermNames = [.. terms.Select(Unique)];
        ParameterNames = [.. terms.SelectMany((t, i) => t.Parameters.Select(p => $"{TermNames[i]}.{p.Name}"))];
    }

    /// <summary>The processes.</summary>
    public IReadOnlyList<IRateTerm> Terms { get; }

    /// <summary>Their names; a second Orbach term is "Orbach 2".</summary>
    public IReadOnlyList<string> TermNames { get; }

    /// <summary>All parameters, term by term, with the bounds that hold in this model.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; }

    /// <summary>Their names with that of the term, e.g. "Orbach.U".</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>"QTM + Orbach".</summary>
    public string Name => string.Join(" + ", TermNames);

    /// <summary>How many parameters are not fixed.</summary>
    public int FreeCount => Parameters.Count(p => !p.IsFixed);

    /// <summary>Place of a parameter, e.g. "Orbach.U".</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public int IndexOf(string parameter)
    {
        var index = ParameterNames.ToList().IndexOf(parameter);
        return index >= 0 ? index : throw new ArgumentException($"The model has no parameter '{parameter}', only {string.Join(", ", ParameterNames)}.", nameof(parameter));
    }

    /// <summary>Place of the first parameter of a term.</summary>
    public int Offset(int term) => _offsets[term];

    /// <summary>The model with one parameter held at a value, in its unit.</summary>
    public RateModel WithFixed(string parameter, double value) => WithBounds(parameter, value, value);

    /// <summary>The model with other bounds of one parameter, in its unit.</summary>
    /// <exception cref="ArgumentException">No such parameter, bounds in the wrong order, or bounds that are not positive for a parameter on a logarithmic scale.</exception>
    public RateModel WithBounds(string parameter, double lower, double upper)
    {
        var index = IndexOf(parameter);
        if (!(lower <= upper) || (Parameters[index].IsLogarithmic && !(upper > 0 && lower >= 0)))
        {
            throw new ArgumentException($"{lower} .. {upper} are no bounds for {parameter}.", nameof(lower));
        }

        return WithParameter(index, Parameters[index] with { Lower = lower, Upper = upper });
    }

    /// <summary>The model with numbers.</summary>
    /// <param name="values">One per parameter, in its unit.</param>
    /// <exception cref="ArgumentException">Their count is wrong, or one is not finite, or not positive on a logarithmic scale.</exception>
    public RateLaw WithValues(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Parameters.Count)
        {
            throw new ArgumentException($"The model takes {Parameters.Count} values ({string.Join(", ", ParameterNames)}), got {values.Length}.", nameof(values));
        }

        double[] coordinates = [.. values.Select((v, i) => Parameters[i].ToCoordinate(v))];
        var bad = Array.FindIndex(coordinates, c => !double.IsFinite(c));
        return bad < 0
            ? new RateLaw(this, coordinates, new(values.Length, values.Length))
            : throw new ArgumentException($"{ParameterNames[bad]} cannot be {values[bad]} {Parameters[bad].Unit}.", nameof(values));
    }

    /// <summary>ln(1/tau), tau in s, by the largest term so that nothing overflows.</summary>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field)
    {
        Span<double> logs = stackalloc double[Terms.Count];
        return LogRates(coordinates, temperature, field, logs);
    }

    /// <summary>ln(1/tau) and its derivative by every coordinate: those of the terms, weighted by their shares.</summary>
    /// <param name="coordinates">[parameter].</param>
    /// <param name="temperature">K.</param>
    /// <param name="field">T.</param>
    /// <param name="derivatives">[parameter], overwritten.</param>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        Span<double> logs = stackalloc double[Terms.Count];
        var total = LogRates(coordinates, temperature, field, logs);
        for (var i = 0; i < Terms.Count; i++)
        {
            var part = derivatives[_offsets[i].._offsets[i + 1]];
            Terms[i].Derivatives(Part(coordinates, i), temperature, field, part);
            var share = Math.Exp(logs[i] - total);
            foreach (ref var d in part)
            {
                d *= share;
            }
        }

        return total;
    }

    internal double LogRates(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> logs)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Terms[i].LogRate(Part(coordinates, i), temperature, field);
            largest = Math.Max(largest, logs[i]);
        }

        foreach (var log in logs)
        {
            sum += Math.Exp(log - largest);
        }

        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(sum);
    }

    internal RateModel HeldAt(int index, double coordinate)
    {
        var value = Parameters[index].ToValue(coordinate);
        return WithParameter(index, Parameters[index] with { Lower = value, Upper = value });
    }

    internal ReadOnlySpan<double> Part(ReadOnlySpan<double> coordinates, int term) => coordinates[_offsets[term].._offsets[term + 1]];

    private RateModel WithParameter(int index, RateParameter parameter) => new(Terms, [.. Parameters.Select((p, i) => i == index ? parameter : p)]);

    private string Unique(IRateTerm term, int index)
    {
        var before = Terms.Take(index).Count(t => t.Name == term.Name);
        return before == 0 ? term.Name : $"{term.Name} {before + 1}";
    }
}
