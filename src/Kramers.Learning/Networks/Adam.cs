namespace Kramers.Learning.Networks;

/// <summary>
/// Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) with decay of the weights beside the gradient (Loshchilov and Hutter,
/// arXiv:1711.05101).
/// </summary>
internal sealed class Adam(int parameters, double weightDecay)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean = new double[parameters];
    private readonly double[] _square = new double[parameters];
    private int _step;

    /// <summary>One step down the gradient.</summary>
    public void Step(double[] x, double[] gradient, double rate)
    {
        _step++;
        var (first, second) = (1 - Math.Pow(Beta1, _step), 1 - Math.Pow(Beta2, _step));
        for (var k = 0; k < x.Length; k++)
        {
            _mean[k] = Beta1 * _mean[k] + (1 - Beta1) * gradient[k];
            _square[k] = Beta2 * _square[k] + (1 - Beta2) * gradient[k] * gradient[k];
            x[k] -= rate * (_mean[k] / first / (Math.Sqrt(_square[k] / second) + Epsilon) + weightDecay * x[k]);
        }
    }
}
