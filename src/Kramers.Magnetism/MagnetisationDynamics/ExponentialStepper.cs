using System.Globalization;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// dM/dt = -(M - M_eq(t)) Gamma(t) for one crystallite, whatever the size of Gamma.
/// <para>
/// With s = integral of Gamma dt the equation is dM/ds = M_eq - M. A step in which M_eq is linear in s is exact,
///   M1 = Meq1 + (M0 - Meq0) exp(-s) - (Meq1 - Meq0) (1 - exp(-s))/s,
/// and s = h (Gamma1 - Gamma0)/ln(Gamma1/Gamma0) is exact for a rate that is exponential in time, as it nearly is on heating.
/// The step interpolates between "frozen" (s = 0) and "in equilibrium" (s to infinity), so that nothing is stiff. It is of second
/// order, or of first where s is large and the lag small: twice the distance of one step to two half steps is taken as error, and the
/// step is halved until that is small. Since dM/dt contracts, errors never grow: E1 = E0 exp(-s) + error of the step bounds the error of
/// M. A step may add its share of the tolerance in time, and the tolerance times 1 - exp(-s), which is what it forgets: E then stays below
/// twice the tolerance, however many steps there are.
/// </para>
/// </summary>
internal sealed class ExponentialStepper(EquilibriumMagnetisation equilibrium, RelaxationRate rate, double cosine, double start, double tolerance)
{
    private const int MaxHalvings = 40;
    private (Ramp? Ramp, Moment Moment) _last;

    /// <summary>Magnetisation along the easy axis, Bohr magnetons.</summary>
    public double Magnetisation { get; private set; } = start;

    /// <summary>Bound of its error, Bohr magnetons.</summary>
    public double Error { get; private set; }

    /// <summary>Goes from one time of a ramp to another (s), with a share of the tolerance that no memory loss has to earn.</summary>
    public void Advance(Ramp ramp, double fromSeconds, double toSeconds, double share)
    {
        var (b0, b1) = (ramp.FieldAt(fromSeconds), ramp.FieldAt(toSeconds));
        if (b0 * b1 < 0)
        {
            // Tunnelling may peak sharply at zero field: let a step end there, where it cannot be overlooked.
            var zero = fromSeconds + (toSeconds - fromSeconds) * b0 / (b0 - b1);
            Pass(ramp, fromSeconds, zero, share / 2);
            Pass(ramp, zero, toSeconds, share / 2);
        }
        else if (toSeconds > fromSeconds)
        {
            Pass(ramp, fromSeconds, toSeconds, share);
        }
    }

    private void Pass(Ramp ramp, double fromSeconds, double toSeconds, double share)
    {
        var start = ReferenceEquals(_last.Ramp, ramp) && _last.Moment.Seconds == fromSeconds ? _last.Moment : At(ramp, fromSeconds);
        var end = At(ramp, toSeconds);
        Advance(ramp, start, end, share, 0);
        _last = (ramp, end);
    }

    private void Advance(Ramp ramp, Moment a, Moment b, double share, int halvings)
    {
        var middle = At(ramp, (a.Seconds + b.Seconds) / 2);
        var coarse = Step(Magnetisation, a, b, out _);
        var fine = Step(Step(Magnetisation, a, middle, out var first), middle, b, out var second);
        var error = 2 * Math.Abs(fine - coarse);
        if (error <= tolerance * (share + 1 - first * second) || halvings == MaxHalvings)
        {
            Magnetisation = fine + (fine - coarse) / 3;
            Error = Error * first * second + error;
            return;
        }

        Advance(ramp, a, middle, share / 2, halvings + 1);
        Advance(ramp, middle, b, share / 2, halvings + 1);
    }

    private Moment At(Ramp ramp, double seconds)
    {
        var (t, b) = (ramp.TemperatureAt(seconds), cosine * ramp.FieldAt(seconds));
        var (m, gamma) = (equilibrium(t, b), rate(t, b));
        if (!(gamma >= 0 && double.IsFinite(gamma) && double.IsFinite(m)))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"At {t} K and {b} T the rate is {gamma} s^-1 and the equilibrium magnetisation {m}: both must be finite, the rate not negative."));
        }

        return new(seconds, m, gamma);
    }

    private static double Step(double m, Moment a, Moment b, out double memory)
    {
        var s = (b.Seconds - a.Seconds) * LogarithmicMean(a.Rate, b.Rate);
        memory = Math.Exp(-s);
        var lag = s < 1e-4 ? 1 - s / 2 + s * s / 6 : (1 - memory) / s;
        return b.Equilibrium + (m - a.Equilibrium) * memory - (b.Equilibrium - a.Equilibrium) * lag;
    }

    private static double LogarithmicMean(double a, double b)
    {
        var nearly = Math.Abs(b - a) <= 1e-5 * (a + b);
        return nearly || a == 0 || b == 0 ? (a + b) / 2 : (b - a) / (Math.Log(b) - Math.Log(a));
    }

    private readonly record struct Moment(double Seconds, double Equilibrium, double Rate);
}
