using System.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>
/// Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) with decay of the weights beside the gradient (Loshchilov and Hutter,
/// arXiv:1711.05101). It remembers its steps: one for each array of parameters.
/// </summary>
/// <param name="parameters">Number of parameters.</param>
/// <param name="weightDecay">Part of the parameters, in units of the rate, that every step takes away.</param>
public sealed class Adam(int parameters, double weightDecay = 0)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean = new double[parameters];
    private readonly double[] _square = new double[parameters];
    private int _step;

    /// <summary>One step down the gradient.</summary>
    /// <param name="x">Parameters, changed in place.</param>
    /// <param name="gradient">Derivative of the loss by each.</param>
    /// <param name="rate">Learning rate: about how far a parameter moves.</param>
    /// <exception cref="ArgumentException">The arrays have not the length that was announced.</exception>
    public void Step(double[] x, double[] gradient, double rate)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, _mean.Length, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, _mean.Length, nameof(gradient));
        _step++;
        var (first, second) = (1 - Math.Pow(Beta1, _step), 1 - Math.Pow(Beta2, _step));
        var whole = x.Length / Vector<double>.Count * Vector<double>.Count;
        for (var k = 0; k < whole; k += Vector<double>.Count)
        {
            var (g, w) = (new Vector<double>(gradient, k), new Vector<double>(x, k));
            var mean = Beta1 * new Vector<double>(_mean, k) + (1 - Beta1) * g;
            var square = Beta2 * new Vector<double>(_square, k) + (1 - Beta2) * g * g;
            mean.CopyTo(_mean, k);
            square.CopyTo(_square, k);
            var direction = mean / new Vector<double>(first) / (Vector.SquareRoot(square / new Vector<double>(second)) + new Vector<double>(Epsilon));
            (w - rate * (direction + weightDecay * w)).CopyTo(x, k);
        }

        for (var k = whole; k < x.Length; k++)
        {
            _mean[k] = Beta1 * _mean[k] + (1 - Beta1) * gradient[k];
            _square[k] = Beta2 * _square[k] + (1 - Beta2) * gradient[k] * gradient[k];
            x[k] -= rate * (_mean[k] / first / (Math.Sqrt(_square[k] / second) + Epsilon) + weightDecay * x[k]);
        }
    }
}
