using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// Molecules in static fields of their own. The moment of each falls at once to the part along its own field, a = (M_00^2 + M_11^2)/sum |M_ij|^2
/// between its lowest two states (M without its trace), and then as exp(-t/tau). Averaged is M(t), not a rate: tau is the time at which
/// sum w a exp(-t/tau_i) has fallen to 1/e of its start.
/// </summary>
internal sealed class AveragedInField : IRelaxationInField
{
    private readonly (double Weight, IRelaxationInField Rates)[] _molecules;

    /// <param name="applied">In the applied field alone.</param>
    /// <param name="molecules">Share of each field, adding to 1, and relaxation in it.</param>
    /// <param name="moment">Moment along the applied field.</param>
    public AveragedInField(IRelaxationInField applied, IReadOnlyList<(double Weight, IRelaxationInField Rates)> molecules, ComplexMatrix moment)
    {
        (Applied, PromptLoss) = (applied, 1 - molecules.Sum(m => m.Weight * Kept(m.Rates.Levels, moment)));
        _molecules = [.. molecules.Select(m => (m.Weight * Kept(m.Rates.Levels, moment) / (1 - PromptLoss), m.Rates))];
    }

    /// <summary>In the applied field alone.</summary>
    public IRelaxationInField Applied { get; }

    /// <summary>Part of the moment that precession about the internal fields takes at once, 0 to 1.</summary>
    public double PromptLoss { get; }

    /// <inheritdoc/>
    public Eigensystem Levels => Applied.Levels;

    /// <inheritdoc/>
    public double Tau(double temperature) => FieldDistribution.DecayTime([.. _molecules.Select(m => (m.Weight, m.Rates.Tau(temperature)))]);

    /// <inheritdoc/>
    public double Tau(string process, double temperature) => FieldDistribution.DecayTime([.. _molecules.Select(m => (m.Weight, m.Rates.Tau(process, temperature)))]);

    /// <summary>One over the mean of the rates, s: the fast molecules rule it.</summary>
    public double TauOfMeanRate(double temperature) => 1 / _molecules.Sum(m => m.Weight / m.Rates.Tau(temperature));

    /// <inheritdoc/>
    public IReadOnlyList<string> Doubts(double temperature) => Applied.Doubts(temperature);

    private static double Kept(Eigensystem levels, ComplexMatrix moment)
    {
        var m = levels.ToEigenbasis(moment);
        var (half, off) = (0.5 * (m[0, 0].Real - m[1, 1].Real), m[0, 1].Magnitude);
        return off == 0 || new BohrFrequencies(levels)[1, 0] == 0 ? 1 : half * half / (half * half + off * off);
    }
}
