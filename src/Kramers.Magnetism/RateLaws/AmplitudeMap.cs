namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Coordinates in which a fit is well conditioned: instead of the amplitude of a term, which is far outside the data (tau0 is at
/// infinite temperature, C at 1 K), ln(rate) of the term at the point where it has its largest share. Fixed parameters are left
/// out, and amplitudes with bounds of their own stay as they are.
/// </summary>
internal sealed class AmplitudeMap
{
    private readonly RateModel _model;
    private readonly double[] _start;
    private readonly int[] _free;
    private readonly List<Pivot> _pivots = [];

    public AmplitudeMap(RateProblem problem, double[] start)
    {
        (_model, _start) = (problem.Model, start);
        _free = [.. Enumerable.Range(0, start.Length).Where(k => !_model.Parameters[k].IsFixed)];
        var shares = Enumerable.Range(0, problem.LogRates.Length)
            .Select(i => new RateLaw(_model, start, new(0, 0)).Shares(problem.Temperatures[i], problem.Fields[i])).ToArray();
        for (var term = 0; term < _model.Terms.Count; term++)
        {
            var amplitude = _model.Parameters[_model.Offset(term)];
            if (amplitude is { IsFixed: false, Lower: 0, Upper: double.PositiveInfinity })
            {
                var at = Enumerable.Range(0, shares.Length).MaxBy(i => shares[i][term]);
                _pivots.Add(new Pivot(term, problem.Temperatures[at], problem.Fields[at], Sign(term, problem.Temperatures[at], problem.Fields[at])));
            }
        }

        Lower = Bounds(p => p.Lower);
        Upper = Bounds(p => p.Upper);
    }

    public int FreeCount => _free.Length;

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>Free fit coordinates to coordinates of all parameters.</summary>
    public double[] Expand(double[] x)
    {
        var p = (double[])_start.Clone();
        for (var i = 0; i < _free.Length; i++)
        {
            p[_free[i]] = x[i];
        }

        foreach (var pivot in _pivots)
        {
            var offset = _model.Offset(pivot.Term);
            var height = p[offset];
            p[offset] = 0;
            p[offset] = pivot.Sign * (height - LogRate(p, pivot));
        }

        return p;
    }

    /// <summary>The way back.</summary>
    public double[] Reduce(double[] p)
    {
        var x = (double[])p.Clone();
        foreach (var pivot in _pivots)
        {
            x[_model.Offset(pivot.Term)] = LogRate(p, pivot);
        }

        return [.. _free.Select(k => x[k])];
    }

    private double LogRate(double[] p, Pivot at) => _model.Terms[at.Term].LogRate(_model.Part(p, at.Term), at.Temperature, at.Field);

    private double Sign(int term, double temperature, double field)
    {
        var slopes = new double[_model.Terms[term].Parameters.Count];
        _model.Terms[term].Derivatives(_model.Part(_start, term), temperature, field, slopes);
        return slopes[0];
    }

    private double[] Bounds(Func<RateParameter, double> bound)
    {
        double[] bounds = [.. _free.Select(k => _model.Parameters[k].ToCoordinate(bound(_model.Parameters[k])))];
        foreach (var pivot in _pivots)
        {
            bounds[Array.IndexOf(_free, _model.Offset(pivot.Term))] = bound(_model.Parameters[_model.Offset(pivot.Term)]) == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return bounds;
    }

    private readonly record struct Pivot(int Term, double Temperature, double Field, double Sign);
}
