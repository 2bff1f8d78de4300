namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// What counts as an open hysteresis loop: a remanence above <paramref name="RemanenceFraction"/> or a coercive field above
/// <paramref name="CoerciveFieldTesla"/>. A loop that is frozen is open.
/// </summary>
/// <param name="RemanenceFraction">Of the magnetisation at the largest field.</param>
/// <param name="CoerciveFieldTesla">T.</param>
public sealed record OpenLoop(double RemanenceFraction = 0.01, double CoerciveFieldTesla = 0.01)
{
    private const int Soundings = 24;

    /// <summary>Says whether a loop is open.</summary>
    public bool Holds(HysteresisLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        return loop.RemanenceFraction > RemanenceFraction || !(loop.CoerciveFieldTesla <= CoerciveFieldTesla);
    }

    /// <summary>
    /// The highest temperature at which the loop is open, to a relative accuracy of 1e-4: from the highest temperature down in 24
    /// steps to the first open loop, then by bisection. So a loop that is open over a narrower range may be missed.
    /// </summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="measurement">Largest field and sweep rate.</param>
    /// <param name="fromKelvin">Lowest temperature to look at, K.</param>
    /// <param name="toKelvin">Highest temperature to look at, K.</param>
    /// <returns>Null where all loops are closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The temperatures are not positive and ascending.</exception>
    public OpenLoopTemperature? HighestTemperature(RelaxingMagnet magnet, Hysteresis measurement, double fromKelvin, double toKelvin)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ProtocolArguments.Positive(fromKelvin, nameof(fromKelvin));
        ProtocolArguments.Positive(toKelvin - fromKelvin, nameof(toKelvin));
        bool IsOpen(double t) => Holds(measurement.Measure(magnet, t));
        if (IsOpen(toKelvin))
        {
            return new OpenLoopTemperature(toKelvin, true);
        }

        var ratio = Math.Pow(fromKelvin / toKelvin, 1.0 / Soundings);
        var (closed, open) = (toKelvin, toKelvin * ratio);
        for (var i = 1; i < Soundings && !IsOpen(open); i++)
        {
            (closed, open) = (open, open * ratio);
        }

        return IsOpen(open) ? new OpenLoopTemperature(Bisect(IsOpen, open, closed), false) : null;
    }

    private static double Bisect(Func<double, bool> isOpen, double open, double closed)
    {
        while (closed - open > 1e-4 * open)
        {
            var middle = (open + closed) / 2;
            (open, closed) = isOpen(middle) ? (middle, closed) : (open, middle);
        }

        return (open + closed) / 2;
    }
}

/// <summary>The highest temperature with an open hysteresis loop.</summary>
/// <param name="Kelvin">K.</param>
/// <param name="IsLowerBound">The loop is still open at the highest temperature that was looked at.</param>
public sealed record OpenLoopTemperature(double Kelvin, bool IsLowerBound);
