namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Radial functions of SOAP by cubic Hermite interpolation between distances a 200th of sigma apart, where they are at hand with their slopes.
/// They vary over sigma, so that the error is some 1e-11 of them; the slope is that of the interpolant, so that forces fit energies.
/// </summary>
internal sealed class TabulatedRadialFunctions : SoapRadialFunctions
{
    private const int PointsPerSigma = 200;

    private readonly int _length;
    private readonly double _step;

    // [point, n and l]
    private readonly double[] _values;
    private readonly double[] _slopes;

    internal TabulatedRadialFunctions(SoapRadialFunctions exact, SoapSettings settings)
        : base(settings.RadialCount, settings.LMax)
    {
        _length = RadialCount * (LMax + 1);
        var intervals = (int)Math.Ceiling(settings.CutoffAngstrom / settings.SigmaAngstrom * PointsPerSigma);
        _step = settings.CutoffAngstrom / intervals;

        // The cutoff itself, reached by rounding, needs an interval too.
        (_values, _slopes) = (new double[(intervals + 2) * _length], new double[(intervals + 2) * _length]);
        for (var i = 0; i < intervals + 2; i++)
        {
            exact.Evaluate(i * _step, _values.AsSpan(i * _length, _length), _slopes.AsSpan(i * _length, _length));
        }
    }

    internal override void Evaluate(double distance, Span<double> values, Span<double> slopes)
    {
        var i = (int)(distance / _step);
        var t = distance / _step - i;
        var (a, b) = (i * _length, (i + 1) * _length);

        // The cubic with these values and slopes at both ends, and its derivative.
        var (left, right) = ((1 + 2 * t) * (1 - t) * (1 - t), t * t * (3 - 2 * t));
        var (leftSlope, rightSlope) = (_step * t * (1 - t) * (1 - t), _step * t * t * (t - 1));
        var bend = 6 * t * (1 - t) / _step;
        for (var k = 0; k < _length; k++)
        {
            values[k] = left * _values[a + k] + right * _values[b + k] + leftSlope * _slopes[a + k] + rightSlope * _slopes[b + k];
            slopes[k] = bend * (_values[b + k] - _values[a + k]) + (1 - t) * (1 - 3 * t) * _slopes[a + k] + t * (3 * t - 2) * _slopes[b + k];
        }
    }
}
