using System.Globalization;
using Kramers.Numerics;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Says where golden-rule rates between populations are used outside their theory. Nothing is changed: a caller shows the
/// sentences beside the numbers.
/// </summary>
public static class RelaxationValidity
{
    /// <summary>A quantity counts as small against another below this ratio.</summary>
    private const double Small = 0.1;

    /// <summary>hbar in cm^-1 s.</summary>
    private const double HbarCm = PhysicalConstants.PlanckCm / (2 * Math.PI);

    /// <summary>Checks one set of levels at one temperature.</summary>
    /// <param name="eigensystem">The levels.</param>
    /// <param name="coupling">The modes.</param>
    /// <param name="line">The line shape of the rates.</param>
    /// <param name="rates">The total rates between the levels.</param>
    /// <param name="temperatureKelvin">Lattice temperature, K.</param>
    /// <returns>One sentence per doubt, empty where there is none.</returns>
    public static IReadOnlyList<string> Check(
        Eigensystem eigensystem, SpinPhononCoupling coupling, LineShape line, RateMatrix rates, double temperatureKelvin)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        ArgumentNullException.ThrowIfNull(coupling);
        ArgumentNullException.ThrowIfNull(rates);
        var warnings = new List<string>();
        AddLifetimeAgainstBath(warnings, rates, line, temperatureKelvin);
        AddCoincidingLevels(warnings, eigensystem);
        AddLifetimeAgainstSplitting(warnings, eigensystem, rates, temperatureKelvin);
        AddLineAgainstPhonons(warnings, coupling, line);
        AddEquilibriumAgainstBoltzmann(warnings, eigensystem, rates, temperatureKelvin);
        return warnings;
    }

    /// <summary>
    /// Checks second-order rates for real intermediate levels: where a phonon meets a level within its line, the denominator is
    /// the width, the two steps are an Orbach process, and one-phonon rates contain them already.
    /// </summary>
    /// <param name="eigensystem">The levels.</param>
    /// <param name="coupling">The modes.</param>
    /// <param name="line">The line shape of the rates.</param>
    /// <returns>One sentence with the closest resonance, or nothing.</returns>
    public static IReadOnlyList<string> CheckRaman(Eigensystem eigensystem, SpinPhononCoupling coupling, LineShape line) =>
        CheckRaman(eigensystem, coupling, PhononLines.Uniform(line), double.NaN);

    /// <summary>The same with lines of their own for the modes, at a temperature in K.</summary>
    public static IReadOnlyList<string> CheckRaman(Eigensystem eigensystem, SpinPhononCoupling coupling, PhononLines lines, double temperatureKelvin)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        ArgumentNullException.ThrowIfNull(lines);
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        var e = eigensystem.Energies;
        var resonances = (from mode in Enumerable.Range(0, v.Length)
                          let scale = lines.Of(mode, temperatureKelvin).ScaleCm
                          from b in Enumerable.Range(0, e.Length)
                          from c in Enumerable.Range(b + 1, e.Length - b - 1)
                          let detuning = Math.Abs(e[c] - e[b] - coupling.FrequenciesCm[mode])
                          where detuning < scale && v[mode][c, b].Magnitude > 0
                          select (detuning, mode, b, c)).ToArray();
        if (resonances.Length == 0)
        {
            return [];
        }

        var (nearest, m, from, to) = resonances.Min();
        return [Format($"{resonances.Length} phonons meet a pair of levels within the line, most closely mode {m} of {coupling.FrequenciesCm[m]:g4} cm^-1 levels {from} and {to} ({nearest:g2} cm^-1 off): two-phonon rates through them depend on the width and contain Orbach steps that the one-phonon rates count, too.")];
    }

    /// <summary>Levels that coincide within rounding, from the lowest: each entry one degenerate level with two or more states.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> CoincidingLevels(Eigensystem eigensystem)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        var blocks = new List<List<int>> { new() };
        for (var i = 0; i < eigensystem.Dimension; i++)
        {
            if (i > 0 && !Coincide(eigensystem.Energies, i))
            {
                blocks.Add([]);
            }

            blocks[^1].Add(i);
        }

        return [.. blocks.Where(b => b.Count > 1)];
    }

    private static bool Coincide(double[] e, int i) => e[i] - e[i - 1] <= 1e-10 * Math.Max(1, e[^1] - e[0]);

    /// <summary>Inside a degenerate level the states, and so the rates between populations, are a matter of the eigensolver's taste.</summary>
    private static void AddCoincidingLevels(List<string> warnings, Eigensystem eigensystem)
    {
        var blocks = CoincidingLevels(eigensystem);
        if (blocks.Count > 0)
        {
            var names = string.Join("; ", blocks.Select(b => string.Join(", ", b)));
            warnings.Add($"Levels coincide ({names}): their basis, and so the rates between populations, are arbitrary. Use Redfield rates, which keep the coherences ('picture: redfield' of kramers rates); a small field fixes a basis, but is right only where it parts the levels by more than their lifetime widths.");
        }
    }

    /// <summary>Markov: the bath, whose memory is hbar/width, must forget faster than a level decays.</summary>
    private static void AddLifetimeAgainstBath(List<string> warnings, RateMatrix rates, LineShape line, double temperature)
    {
        var fastest = Enumerable.Range(0, rates.Dimension).MaxBy(rates.ExitRate);
        var lifetimeWidth = HbarCm * rates.ExitRate(fastest);
        if (lifetimeWidth > Small * line.FwhmCm)
        {
            warnings.Add(Format($"At {temperature:g4} K level {fastest} decays so fast that its lifetime width of {lifetimeWidth:g3} cm^-1 is not small against the phonon line width of {line.FwhmCm:g3} cm^-1: the rates there are beyond the Markov approximation."));
        }
    }

    /// <summary>Secular: coherence between two levels averages out only if they dephase over many periods of their splitting.</summary>
    private static void AddLifetimeAgainstSplitting(List<string> warnings, Eigensystem eigensystem, RateMatrix rates, double temperature)
    {
        var e = eigensystem.Energies;
        var close = (from i in Enumerable.Range(1, e.Length - 1)
                     let splitting = e[i] - e[i - 1]
                     let width = HbarCm * 0.5 * (rates.ExitRate(i) + rates.ExitRate(i - 1))
                     where !Coincide(e, i) && width > Small * splitting
                     select (Ratio: width / splitting, i, splitting, width)).ToArray();
        if (close.Length > 0)
        {
            var (_, i, splitting, width) = close.Max();
            var others = close.Length == 1 ? "" : Format($" ({close.Length} pairs of neighbours are so close, this one most of all)");
            warnings.Add(Format($"At {temperature:g4} K levels {i - 1} and {i}, {splitting:g3} cm^-1 apart, have a lifetime width of {width:g3} cm^-1{others}: coherence between them is not averaged out, and populations alone do not describe it. Redfield rates do ('picture: redfield' of kramers rates, without a field or with a secular cutoff above the widths)."));
        }
    }

    /// <summary>A line that reaches zero energy gives a mode weight where it has infinitely many phonons.</summary>
    private static void AddLineAgainstPhonons(List<string> warnings, SpinPhononCoupling coupling, LineShape line)
    {
        if (coupling.ModeCount > 0 && coupling.FrequenciesCm.Min() is var lowest && line.FwhmCm > lowest)
        {
            warnings.Add(Format($"The line width of {line.FwhmCm:g3} cm^-1 exceeds the lowest phonon of {lowest:g3} cm^-1: detailed balance is lost there."));
        }
    }

    /// <summary>Broad lines, Lorentzian tails most of all, drive transitions whose energy no phonon has: the equilibrium shows it.</summary>
    private static void AddEquilibriumAgainstBoltzmann(List<string> warnings, Eigensystem eigensystem, RateMatrix rates, double temperature)
    {
        if (RelaxationTime.Of(rates).StationaryPopulations is not { } found)
        {
            return;
        }

        var boltzmann = Array.ConvertAll(eigensystem.RelativeEnergies, e => Math.Exp(-e / (PhysicalConstants.BoltzmannCm * temperature)));
        var sum = boltzmann.Sum();
        var displaced = 0.5 * found.Zip(boltzmann, (p, b) => Math.Abs(p - b / sum)).Sum();
        if (displaced > Small)
        {
            warnings.Add(Format($"At {temperature:g4} K the rates lead to an equilibrium that differs from Boltzmann's by {displaced:p0} of the population: tails of the line, not phonons, drive some of them. A narrower or a Gaussian line keeps detailed balance better."));
        }
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
