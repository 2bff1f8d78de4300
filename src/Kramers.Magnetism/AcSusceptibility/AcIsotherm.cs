using System.Globalization;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>chi'(f) and chi''(f) measured at one temperature in one static field. Immutable.</summary>
public sealed class AcIsotherm
{
    /// <summary>Fewest frequencies that make a curve.</summary>
    public const int FewestFrequencies = 4;

    /// <summary>Checks a measurement. Points may come in any order.</summary>
    /// <param name="temperatureKelvin">K.</param>
    /// <param name="fieldTesla">Static field, T.</param>
    /// <param name="frequenciesHz">Hz (not rad/s), all different.</param>
    /// <param name="chiPrime">chi', cm^3/mol, one per frequency.</param>
    /// <param name="chiDoublePrime">chi'', cm^3/mol, one per frequency, positive for a lag behind the field.</param>
    /// <param name="errors">Standard error of chi' and of chi'' at each frequency, cm^3/mol; null where unknown.</param>
    /// <exception cref="ArgumentException">What was measured is no such curve; the message says what to change.</exception>
    public AcIsotherm(
        double temperatureKelvin, double fieldTesla, IReadOnlyList<double> frequenciesHz,
        IReadOnlyList<double> chiPrime, IReadOnlyList<double> chiDoublePrime, IReadOnlyList<double>? errors = null)
    {
        ArgumentNullException.ThrowIfNull(frequenciesHz);
        ArgumentNullException.ThrowIfNull(chiPrime);
        ArgumentNullException.ThrowIfNull(chiDoublePrime);
        (TemperatureKelvin, FieldTesla) = (temperatureKelvin, fieldTesla);
        CheckLengths(frequenciesHz.Count, chiPrime.Count, chiDoublePrime.Count, errors?.Count);
        int[] order = [.. Enumerable.Range(0, frequenciesHz.Count).OrderBy(i => frequenciesHz[i])];
        FrequenciesHz = [.. order.Select(i => frequenciesHz[i])];
        ChiPrime = [.. order.Select(i => chiPrime[i])];
        ChiDoublePrime = [.. order.Select(i => chiDoublePrime[i])];
        Errors = errors is null ? null : [.. order.Select(i => errors[i])];
        CheckNumbers();
    }

    /// <summary>K.</summary>
    public double TemperatureKelvin { get; }

    /// <summary>Static field, T.</summary>
    public double FieldTesla { get; }

    /// <summary>Hz, ascending.</summary>
    public IReadOnlyList<double> FrequenciesHz { get; }

    /// <summary>chi', cm^3/mol, one per frequency.</summary>
    public IReadOnlyList<double> ChiPrime { get; }

    /// <summary>chi'', cm^3/mol, one per frequency.</summary>
    public IReadOnlyList<double> ChiDoublePrime { get; }

    /// <summary>Standard error of chi' and of chi'', cm^3/mol, one per frequency; null where unknown.</summary>
    public IReadOnlyList<double>? Errors { get; }

    /// <summary>1/(2 pi f) of the highest frequency, s: the shortest time whose peak is seen.</summary>
    public double ShortestSeconds => 1 / (2 * Math.PI * FrequenciesHz[^1]);

    /// <summary>1/(2 pi f) of the lowest frequency, s: the longest time whose peak is seen.</summary>
    public double LongestSeconds => 1 / (2 * Math.PI * FrequenciesHz[0]);

    private void CheckLengths(int frequencies, int primes, int doublePrimes, int? errors)
    {
        if (primes != frequencies || doublePrimes != frequencies || (errors ?? frequencies) != frequencies)
        {
            throw Refused($"{frequencies} frequencies, {primes} values of chi', {doublePrimes} of chi'' and {errors?.ToString(CultureInfo.InvariantCulture) ?? "no"} errors. Give one of each per frequency");
        }

        if (frequencies < FewestFrequencies)
        {
            throw Refused($"{frequencies} frequencies are too few for a curve. Measure at least {FewestFrequencies}, or leave this temperature out");
        }
    }

    private void CheckNumbers()
    {
        if (!(TemperatureKelvin > 0) || !double.IsFinite(TemperatureKelvin) || !double.IsFinite(FieldTesla))
        {
            throw Refused("temperature must be positive and the field finite. Check units and columns");
        }

        for (var i = 0; i < FrequenciesHz.Count; i++)
        {
            CheckPoint(i);
        }

        if (ChiDoublePrime.All(x => x == 0))
        {
            throw Refused("chi'' is zero at all frequencies: nothing relaxes in the window. Check the column of chi'', or leave this temperature out");
        }
    }

    private void CheckPoint(int i)
    {
        var f = FrequenciesHz[i];
        if (!(f > 0) || !double.IsFinite(f))
        {
            throw Refused($"a frequency is {Text(f)} Hz. Frequencies are positive numbers in Hz; remove static points");
        }

        if (i > 0 && f == FrequenciesHz[i - 1])
        {
            throw Refused($"{Text(f)} Hz occurs twice. Average repeated points, or give them as two isotherms");
        }

        if (!double.IsFinite(ChiPrime[i]) || !double.IsFinite(ChiDoublePrime[i]) || (Errors is not null && !(Errors[i] > 0 && double.IsFinite(Errors[i]))))
        {
            throw Refused($"chi' = {Text(ChiPrime[i])}, chi'' = {Text(ChiDoublePrime[i])}, error = {(Errors is null ? "none" : Text(Errors[i]))} at {Text(f)} Hz. Remove this point; errors must be positive");
        }
    }

    private ArgumentException Refused(string why) => new($"ac data at {Text(TemperatureKelvin)} K, {Text(FieldTesla)} T: {why}.");

    private static string Text(double x) => x.ToString("G6", CultureInfo.InvariantCulture);
}
