using System.Globalization;

namespace Kramers.Workbench.Reports.Charts;

/// <summary>Round numbers for axes: 1, 2 or 5 times a power of ten.</summary>
public static class Ticks
{
    /// <summary>The round step that cuts a range into about the wanted number of pieces.</summary>
    /// <param name="span">Length of the range, positive.</param>
    /// <param name="pieces">Wanted number of pieces.</param>
    /// <returns>1, 2 or 5 times a power of ten.</returns>
    public static double NiceStep(double span, int pieces)
    {
        double raw = span / pieces;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double lead = raw / power;
        double round = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
        return round * power;
    }

    /// <summary>Multiples of a step inside a range.</summary>
    /// <param name="min">Lower end.</param>
    /// <param name="max">Upper end.</param>
    /// <param name="step">Distance between ticks.</param>
    /// <returns>Ascending labelled ticks.</returns>
    public static IReadOnlyList<Tick> Linear(double min, double max, double step)
    {
        // The slack keeps the ends of a range that is itself a multiple of the step.
        long first = (long)Math.Ceiling(min / step - 1e-9);
        long last = (long)Math.Floor(max / step + 1e-9);
        int decimals = (int)Math.Clamp(Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 15);
        string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        List<Tick> ticks = [];
        for (long i = first; i <= last; i++)
        {
            string label = (i * step + 0.0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');
            ticks.Add(new Tick(i * step, label));
        }

        return ticks;
    }

    /// <summary>Powers of ten inside a range, thinned to at most seven; 1, 2 and 5 times them where there are few.</summary>
    /// <param name="min">Lower end, positive.</param>
    /// <param name="max">Upper end.</param>
    /// <returns>Ascending labelled ticks.</returns>
    public static IReadOnlyList<Tick> Logarithmic(double min, double max)
    {
        double decades = Math.Log10(max / min);
        if (decades < 2.5)
        {
            return [.. Multiples(min, max, [1, 2, 5]).Select(value => new Tick(value, Plain(value)))];
        }

        int step = Math.Max(1, (int)Math.Ceiling(decades / 7));
        List<Tick> ticks = [];
        for (int power = (int)Math.Ceiling(Math.Log10(min) - 1e-9); power <= Math.Log10(max) + 1e-9; power++)
        {
            if (power % step == 0) ticks.Add(new Tick(Math.Pow(10, power), "10^{" + power.ToString(CultureInfo.InvariantCulture) + "}"));
        }

        return ticks;
    }

    /// <summary>Unlabelled marks of a logarithmic axis: 2 to 9 times the powers of ten, or the powers alone over many decades.</summary>
    /// <param name="min">Lower end, positive.</param>
    /// <param name="max">Upper end.</param>
    /// <returns>Ascending values.</returns>
    public static IReadOnlyList<double> LogarithmicMinor(double min, double max)
    {
        return [.. Multiples(min, max, Math.Log10(max / min) > 7 ? [1] : [1, 2, 3, 4, 5, 6, 7, 8, 9])];
    }

    private static IEnumerable<double> Multiples(double min, double max, int[] digits)
    {
        for (int power = (int)Math.Floor(Math.Log10(min)); power <= Math.Ceiling(Math.Log10(max)); power++)
        {
            foreach (int digit in digits)
            {
                double value = digit * Math.Pow(10, power);
                if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)) yield return value;
            }
        }
    }

    private static string Plain(double value) => value.ToString(value is >= 1e-3 and < 1e5 ? "0.###" : "0e0", CultureInfo.InvariantCulture);
}
