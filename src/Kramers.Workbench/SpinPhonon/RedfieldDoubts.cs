using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Where a density matrix is used outside its theory: one sentence per doubt.</summary>
internal static class RedfieldDoubts
{
    private const double HbarCm = PhysicalConstants.PlanckCm / (2 * Math.PI);
    private const double Small = 0.1;
    private const double Negative = -1e-9;
    private const double Equilibrium = 0.01;

    public static IReadOnlyList<string> Of(
        Eigensystem levels, SpinPhononCoupling coupling, RateSettings settings, PhononLines one, PhononLines pairs, Dissipator generator, double temperature)
    {
        var kept = DissipatorDiagnostics.Of(generator, temperature);
        var doubts = new List<string>();
        if (kept.SmallestKossakowskiEigenvalue < Negative)
        {
            doubts.Add(Text($"At {temperature:g4} K some density matrices do not stay positive under secularCutoffCm {settings.SecularCutoffCm:g4} (smallest eigenvalue {kept.SmallestKossakowskiEigenvalue:g2} of the fastest rate): compare with 'generator: lindblad', which is always positive, or with other cutoffs; 0 is positive, too."));
        }

        if (kept.GibbsDefect > Equilibrium)
        {
            doubts.Add(Text($"At {temperature:g4} K the thermal state changes at {kept.GibbsDefect:g2} of the fastest rate: the lines are not narrow against kT, and detailed balance is lost. 'occupation: transition-energy' of the line keeps it."));
        }

        AddRatesAgainstBath(doubts, coupling, one, generator, temperature);
        AddLineAgainstPhonons(doubts, coupling, settings, one, temperature);
        AddCloseLevels(doubts, levels, settings, generator, temperature);
        return settings.TwoPhonon ? [.. doubts, .. RelaxationValidity.CheckRaman(levels, coupling, pairs, temperature)] : doubts;
    }

    /// <summary>Markov: the bath, whose memory is hbar/width, must forget faster than any state decays.</summary>
    private static void AddRatesAgainstBath(List<string> doubts, SpinPhononCoupling coupling, PhononLines one, Dissipator generator, double temperature)
    {
        var width = HbarCm * Enumerable.Range(0, generator.Dimension).Max(a => ExitRate(generator, a));
        var narrowest = Enumerable.Range(0, coupling.ModeCount).Select(mode => one.Of(mode, temperature).FwhmCm).DefaultIfEmpty(double.PositiveInfinity).Min();
        if (width > Small * narrowest)
        {
            doubts.Add(Text($"At {temperature:g4} K a state has a lifetime width of {width:g3} cm^-1, not small against the narrowest phonon line of {narrowest:g3} cm^-1: the bath remembers longer than the state lives, and rates are beyond the Markov approximation."));
        }
    }

    /// <summary>A line that reaches zero energy gives a mode weight where it has infinitely many phonons.</summary>
    private static void AddLineAgainstPhonons(List<string> doubts, SpinPhononCoupling coupling, RateSettings settings, PhononLines one, double temperature)
    {
        var wide = Enumerable.Range(0, coupling.ModeCount).Count(mode => one.Of(mode, temperature).FwhmCm > coupling.FrequenciesCm[mode]);
        if (wide > 0 && settings.OccupationAt == OccupationAt.ModeFrequency)
        {
            doubts.Add(Text($"At {temperature:g4} K the lines of {wide} modes are wider than their wavenumbers: detailed balance is lost there."));
        }
    }

    /// <summary>Frequencies that differ by less than the rates interfere: dropping them is as wrong as populations alone.</summary>
    private static void AddCloseLevels(List<string> doubts, Eigensystem levels, RateSettings settings, Dissipator generator, double temperature)
    {
        var w = new BohrFrequencies(levels);
        var known = settings.TwoPhonon && !settings.Lindblad ? 0 : settings.SecularCutoffCm;
        var close = (from i in Enumerable.Range(1, levels.Dimension - 1)
                     let splitting = w[i, i - 1]
                     let width = 0.5 * HbarCm * (ExitRate(generator, i) + ExitRate(generator, i - 1))
                     where splitting > known && width > Small * splitting
                     select (width, splitting, i)).ToArray();
        if (close.Length > 0)
        {
            var (width, splitting, i) = close.Max();
            var advice = settings.TwoPhonon ? "Give 'generator: lindblad' and a secularCutoffCm above the widths: Raman jumps know no other way" : "Give a secularCutoffCm above the widths";
            doubts.Add(Text($"At {temperature:g4} K neighbouring levels lie within ten lifetime widths ({close.Length} pairs, such as {i - 1} and {i}, {splitting:g3} cm^-1 apart with {width:g3} cm^-1): interferences between different frequencies, which are dropped, may matter. {advice}."));
        }
    }

    private static double ExitRate(Dissipator generator, int a) => -generator[a, a, a, a].Real;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
