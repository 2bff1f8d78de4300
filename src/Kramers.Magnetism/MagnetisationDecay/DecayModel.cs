namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>
/// M(t) = M_eq + sum_k A_k f_k((t - t_0)/tau_k) + r (t - t_0), with r only where a drift is asked for. M(t_0) = M_eq + sum_k A_k.
/// </summary>
public sealed record DecayModel
{
    private DecayModel(params IDecayFunction[] processes) => Processes = processes;

    /// <summary>One or two processes.</summary>
    public IReadOnlyList<IDecayFunction> Processes { get; }

    /// <summary>M_eq where it is known, in the unit of the moments; null where it is fitted.</summary>
    public double? EquilibriumMoment { get; init; }

    /// <summary>Whether a drift linear in time is fitted too.</summary>
    public bool HasDrift { get; init; }

    /// <summary>t_0, s on the clock of the trace: when the field was there. Earlier points are left out. Null takes the first point.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>One single time.</summary>
    public static DecayModel Exponential { get; } = new(new ExponentialDecay());

    /// <summary>A distribution of times.</summary>
    public static DecayModel Stretched { get; } = new(new StretchedDecay());

    /// <summary>Two single times.</summary>
    public static DecayModel Biexponential { get; } = new(new ExponentialDecay(), new ExponentialDecay());

    /// <summary>Number of fitted numbers.</summary>
    public int ParameterCount => Offset(Processes.Count);

    /// <summary>Coordinates are M_eq and drift where fitted, then A, ln tau, shape of each process.</summary>
    internal int Offset(int process) =>
        (EquilibriumMoment is null ? 1 : 0) + (HasDrift ? 1 : 0) + Processes.Take(process).Sum(p => 2 + p.Shape.Count);

    /// <summary>M at a time after t_0 in s and its derivatives by the coordinates.</summary>
    internal double Evaluate(double time, ReadOnlySpan<double> x, Span<double> derivatives)
    {
        var (moment, at) = (EquilibriumMoment ?? x[0], 0);
        if (EquilibriumMoment is null)
        {
            derivatives[at++] = 1;
        }

        if (HasDrift)
        {
            derivatives[at] = time;
            moment += time * x[at++];
        }

        foreach (var process in Processes)
        {
            var shapes = process.Shape.Count;
            var slopes = derivatives.Slice(at + 1, 1 + shapes);
            derivatives[at] = process.Value(Math.Log(time) - x[at + 1], x.Slice(at + 2, shapes), slopes);
            slopes[0] = -slopes[0]; // by ln tau, not by ln(t/tau)
            foreach (ref var slope in slopes)
            {
                slope *= x[at];
            }

            moment += x[at] * derivatives[at];
            at += 2 + shapes;
        }

        return moment;
    }
}
