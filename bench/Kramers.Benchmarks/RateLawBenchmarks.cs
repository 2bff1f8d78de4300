using BenchmarkDotNet.Attributes;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>QTM + Orbach + Raman and 25 times with 5 % noise: one fit, the comparison of models, a profile, 1000 bootstrap draws.</summary>
[ShortRunJob]
public class RateLawBenchmarks
{
    private readonly RateModel _model = new(new TunnellingTerm(), new OrbachTerm(), new RamanTerm());
    private MeasuredRelaxationTime[] _points = null!;
    private RateFit _fit = null!;

    [GlobalSetup]
    public void Setup()
    {
        var (law, random) = (_model.WithValues(2, 3e-11, 420, 4e-3, 3.1), new SeededRandom(1));
        _points = [.. Enumerable.Range(0, 25).Select(i => 2 * Math.Pow(30, i / 24.0)).Select(t => new MeasuredRelaxationTime(t, 0, law.TauSeconds(t) * Math.Exp(0.05 * random.Gaussian()), 0.05))];
        _fit = Fit();
    }

    [Benchmark]
    public RateFit Fit() => RateFit.Run(_model, _points, RateWeighting.FitError);

    [Benchmark]
    public ModelSelection Compare() => ModelSelection.Compare(_points, RateWeighting.FitError);

    [Benchmark]
    public ParameterInterval Profile() => ProfileLikelihood.Interval(_fit, "Orbach.U", 2);

    [Benchmark]
    public Bootstrap ThousandDraws() => Bootstrap.Run(_fit, BootstrapKind.Residual, 1000, 1);
}
