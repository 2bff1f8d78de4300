using System.Globalization;
using Kramers.Magnetism.OpenSystems;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The density matrix followed in time at one temperature.</summary>
/// <param name="TemperatureK">Temperature, K.</param>
/// <param name="Seconds">Times of the moment, s.</param>
/// <param name="Moment">Moment along the field, Bohr magnetons, after all molecules were in the lowest state of the upper well.</param>
/// <param name="T1Seconds">Time of its decay by fit, s.</param>
/// <param name="T1Residual">Root mean square of what the fit misses, relative to the whole decay; large where there is more than one time.</param>
/// <param name="Coherence">The coherence of the lowest two states; null where they coincide.</param>
public sealed record RedfieldTrace(double TemperatureK, double[] Seconds, double[] Moment, double T1Seconds, double T1Residual, CoherenceTrace? Coherence);

/// <summary>A coherence followed in time, from an even superposition of both states.</summary>
/// <param name="Seconds">Times, s.</param>
/// <param name="Magnitude">|rho_01|, 1/2 at the start.</param>
/// <param name="T2Seconds">Time of its decay by fit, s.</param>
/// <param name="T2Residual">As for T1.</param>
public sealed record CoherenceTrace(double[] Seconds, double[] Magnitude, double T2Seconds, double T2Residual);

/// <summary>Follows moment and coherence over five times.</summary>
internal static class RedfieldTraces
{
    private const int Steps = 100;
    private const double Times = 5;

    /// <param name="rates">Relaxation in the first field.</param>
    /// <param name="magnet">The magnet.</param>
    /// <param name="axis">Direction of the field.</param>
    /// <param name="temperatures">K.</param>
    /// <param name="source">Level where all molecules are at the start.</param>
    /// <param name="warnings">Told of temperatures that cannot be followed.</param>
    public static IReadOnlyList<RedfieldTrace> Of(
        RedfieldInField rates, VibratingMagnet magnet, double[] axis, IReadOnlyList<double> temperatures, int source, List<string> warnings)
    {
        var traces = new List<RedfieldTrace>();
        var along = axis[0] * magnet.Moment[0] + axis[1] * magnet.Moment[1] + axis[2] * magnet.Moment[2];
        foreach (var t in temperatures)
        {
            try
            {
                if (double.IsFinite(rates.Tau(t)))
                {
                    traces.Add(Trace(rates, along, t, source));
                    continue;
                }
            }
            catch (ArithmeticException)
            {
                // Said below: the fastest rate hides so slow a decay.
            }

            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"At {t:g4} K the density matrix was not followed: the decay is too slow beside the fastest rate, and only rounding would be seen."));
        }

        return traces;
    }

    private static RedfieldTrace Trace(RedfieldInField rates, ComplexMatrix along, double temperature, int source)
    {
        var (seconds, states) = Follow(rates, temperature, Times * rates.Tau(temperature), [(source, 1.0)]);
        double[] moment = [.. states.Select(rho => (along * rho).Trace().Real)];
        var fit = RelaxationFit.Of(seconds, moment);
        return new RedfieldTrace(temperature, seconds, moment, fit.Seconds, fit.RmsResidual / Math.Abs(fit.Start - fit.End), Coherence(rates, temperature));
    }

    private static CoherenceTrace? Coherence(RedfieldInField rates, double temperature)
    {
        if (rates.CoherenceTime(temperature) is not { } t2)
        {
            return null;
        }

        var (seconds, states) = Follow(rates, temperature, Times * t2, [(0, Math.Sqrt(0.5)), (1, Math.Sqrt(0.5))]);
        double[] magnitude = [.. states.Select(rho => rates.Levels.ToEigenbasis(rho)[0, 1].Magnitude)];
        var fit = RelaxationFit.Of(seconds, magnitude);
        return new CoherenceTrace(seconds, magnitude, fit.Seconds, fit.RmsResidual / Math.Abs(fit.Start - fit.End));
    }

    /// <summary>From a superposition of eigenstates.</summary>
    private static (double[] Seconds, IReadOnlyList<ComplexMatrix> States) Follow(RedfieldInField rates, double temperature, double span, (int State, double Amplitude)[] start)
    {
        var (n, step) = (rates.Levels.Dimension, span / Steps);
        var psi = new ComplexMatrix(n, 1);
        foreach (var (state, amplitude) in start)
        {
            for (var i = 0; i < n; i++)
            {
                psi[i, 0] += amplitude * rates.Levels.States[i, state];
            }
        }

        return ([.. Enumerable.Range(0, Steps + 1).Select(i => i * step)], rates.Motion(temperature).Follow(psi * psi.Adjoint(), step, Steps));
    }
}
