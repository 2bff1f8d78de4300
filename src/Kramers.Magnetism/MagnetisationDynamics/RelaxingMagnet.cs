using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// A magnet whose magnetisation goes to equilibrium with one rate, dM/dt = -(M - M_eq(T, B))/tau(T, B). Immutable; safe to use
/// from several threads where its two functions are.
/// </summary>
public sealed class RelaxingMagnet
{
    private const double RelativeTolerance = 5e-6;
    private readonly EquilibriumMagnetisation _equilibrium;
    private readonly RelaxationRate _rate;
    private readonly double[] _cosines;
    private readonly double[] _weights;

    private RelaxingMagnet(EquilibriumMagnetisation equilibrium, RelaxationRate rate, double[] cosines, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(equilibrium);
        ArgumentNullException.ThrowIfNull(rate);
        (_equilibrium, _rate, _cosines, _weights) = (equilibrium, rate, cosines, weights);
    }

    /// <summary>A single crystal with the field along its easy axis, or any sample that follows one M_eq(T, B) and one rate.</summary>
    public static RelaxingMagnet Crystal(EquilibriumMagnetisation equilibrium, RelaxationRate rate) => new(equilibrium, rate, [1], [1]);

    /// <summary>
    /// A powder of Ising moments that do not turn: a crystallite whose easy axis makes the angle theta with the field feels only
    /// B cos(theta), in M_eq and in the rate, and shows cos(theta) of its moment. Mean over cos(theta) from 0 to 1 by Gauss-Legendre.
    /// </summary>
    /// <param name="equilibrium">M_eq of one crystallite against the field along its easy axis.</param>
    /// <param name="rate">Its rate against the field along its easy axis.</param>
    /// <param name="orientations">Number of orientations. Where moments switch suddenly, M(B) has that many small steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not even one orientation.</exception>
    public static RelaxingMagnet Powder(EquilibriumMagnetisation equilibrium, RelaxationRate rate, int orientations = 32)
    {
        var rule = GaussLegendre.WithPoints(orientations);
        return new(equilibrium, rate, [.. rule.Points.Select(x => (1 + x) / 2)], [.. rule.Weights.Select(w => w / 2)]);
    }

    /// <summary>Magnetisation in equilibrium along the field, Bohr magnetons per formula unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive or the field not finite.</exception>
    public double Equilibrium(double temperatureKelvin, double fieldTesla)
    {
        ProtocolArguments.Positive(temperatureKelvin, nameof(temperatureKelvin));
        ProtocolArguments.Finite(fieldTesla, nameof(fieldTesla));
        var sum = 0.0;
        for (var i = 0; i < _cosines.Length; i++)
        {
            sum += _weights[i] * _cosines[i] * _equilibrium(temperatureKelvin, fieldTesla * _cosines[i]);
        }

        return sum;
    }

    /// <summary>
    /// Follows a protocol from equilibrium at its beginning. Where one ramp ends and the next begins elsewhere, field or
    /// temperature jump and the magnetisation stays. The numerical error stays below 1e-5 of the largest magnetisation (see <see cref="MagnetisationHistory.Errors"/>).
    /// </summary>
    /// <returns>One history per ramp.</returns>
    /// <exception cref="ArgumentException">There is no ramp.</exception>
    /// <exception cref="InvalidOperationException">The rate is negative or not finite, or M_eq is not finite, on the way.</exception>
    public IReadOnlyList<MagnetisationHistory> Follow(params IReadOnlyList<Ramp> protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        if (protocol.Count == 0)
        {
            throw new ArgumentException("A protocol has at least one ramp.", nameof(protocol));
        }

        var values = protocol.Select(ramp => new double[ramp.SampleSeconds.Count]).ToArray();
        var errors = protocol.Select(ramp => new double[ramp.SampleSeconds.Count]).ToArray();
        for (var i = 0; i < _cosines.Length; i++)
        {
            FollowCrystallite(i, protocol, values, errors);
        }

        return [.. protocol.Select((ramp, r) => new MagnetisationHistory(
            ramp,
            [.. ramp.SampleSeconds.Select(ramp.FieldAt)],
            [.. ramp.SampleSeconds.Select(ramp.TemperatureAt)],
            values[r],
            errors[r]))];
    }

    private void FollowCrystallite(int i, IReadOnlyList<Ramp> protocol, double[][] values, double[][] errors)
    {
        var start = _equilibrium(protocol[0].FromKelvin, _cosines[i] * protocol[0].FromTesla);
        var stepper = new ExponentialStepper(_equilibrium, _rate, _cosines[i], start, RelativeTolerance * Scale(protocol, _cosines[i]));
        var share = 1.0 / protocol.Sum(ramp => ramp.SampleSeconds.Count);
        var weight = _weights[i] * _cosines[i];
        for (var r = 0; r < protocol.Count; r++)
        {
            var seconds = protocol[r].SampleSeconds;
            for (var k = 0; k < seconds.Count; k++)
            {
                stepper.Advance(protocol[r], k == 0 ? 0 : seconds[k - 1], seconds[k], share);
                values[r][k] += weight * stepper.Magnetisation;
                errors[r][k] += weight * stepper.Error;
            }
        }
    }

    /// <summary>The largest equilibrium magnetisation at the corners of the protocol, Bohr magnetons.</summary>
    private double Scale(IReadOnlyList<Ramp> protocol, double cosine) => protocol.Max(ramp => Math.Max(
        Math.Abs(_equilibrium(ramp.FromKelvin, cosine * ramp.FromTesla)),
        Math.Abs(_equilibrium(ramp.ToKelvin, cosine * ramp.ToTesla))));
}
