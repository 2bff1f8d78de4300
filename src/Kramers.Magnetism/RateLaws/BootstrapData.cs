using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>Makes synthetic data sets of one kind from a fit.</summary>
internal sealed class BootstrapData
{
    private readonly RateProblem _problem;
    private readonly BootstrapKind _kind;
    private readonly double[] _residuals;
    private readonly double[] _curve;
    private readonly double[] _errors;

    public BootstrapData(RateFit fit, BootstrapKind kind)
    {
        (_problem, _kind) = (fit.Problem, kind);
        var widen = -Math.Sqrt((double)fit.Points.Count / fit.DegreesOfFreedom); // residuals are model minus data
        double[] best = [.. fit.Law.Coordinates];
        var residuals = _problem.Residuals(best);
        var mean = residuals.Average();
        _residuals = Array.ConvertAll(residuals, r => widen * (r - mean));
        _curve = [.. residuals.Select((r, i) => _problem.LogRates[i] + r * _problem.Sigma[i])];
        _errors = Array.ConvertAll(_problem.Sigma, s => s * Math.Sqrt(fit.Variance));
    }

    public RateProblem Draw(SeededRandom random) => _kind switch
    {
        BootstrapKind.Parametric => _problem with { LogRates = [.. _curve.Select((y, i) => y + _errors[i] * random.Gaussian())] },
        BootstrapKind.Residual => _problem with { LogRates = [.. _curve.Select((y, i) => y + _problem.Sigma[i] * _residuals[random.Index(_curve.Length)])] },
        _ => Cases(random),
    };

    private RateProblem Cases(SeededRandom random)
    {
        int[] drawn = [.. _curve.Select(_ => random.Index(_curve.Length)).Order()];
        double[] Of(double[] x) => Array.ConvertAll(drawn, i => x[i]);
        return _problem with { Temperatures = Of(_problem.Temperatures), Fields = Of(_problem.Fields), LogRates = Of(_problem.LogRates), Sigma = Of(_problem.Sigma) };
    }
}
