using System.Numerics;
using Kramers.Numerics.Fitting;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// One isotherm and one model as least squares: rows are chi' at all frequencies, then chi'' at all, each over its error; where errors
/// are unknown, over the largest chi, so that chi' and chi'' weigh alike.
/// </summary>
internal sealed class AcProblem
{
    private const int Starts = 3;
    private const double DecadesOutside = 3; // how far tau may leave the window, in decades
    private const double ScanDecadesOutside = 1;
    private const double PointsPerDecade = 3;
    private const int RichestCount = 2; // more processes than this and the scan takes one shape only

    private readonly AcIsotherm _data;
    private readonly AcModel _model;
    private readonly double[] _lnOmega;
    private readonly double[] _weights;
    private readonly double _largest;

    public AcProblem(AcIsotherm data, AcModel model)
    {
        (_data, _model) = (data, model);
        _lnOmega = [.. data.FrequenciesHz.Select(f => Math.Log(2 * Math.PI * f))];
        _largest = data.ChiPrime.Concat(data.ChiDoublePrime).Max(Math.Abs);
        _weights = [.. Enumerable.Range(0, _lnOmega.Length).Select(i => 1 / (data.Errors?[i] ?? _largest))];
        (Lower, Upper) = (Bounds(s => s.Lower, -13.8, -DecadesOutside), Bounds(s => s.Upper, 6.9, DecadesOutside));
        (Lower[0], Upper[0]) = (0, double.PositiveInfinity);
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>The minimum near a start.</summary>
    public FitResult FitFrom(double[] start) => WithErrors(Minimum(start, Lower, Upper));

    /// <summary>The best minimum from the scan's starts.</summary>
    public FitResult Fit() => WithErrors(ScannedStarts().Select(start => Minimum(start, Lower, Upper)).MinBy(fit => fit.RmsResidual)!);

    private FitResult Minimum(double[] start, double[] lower, double[] upper) =>
        NonlinearFit.Run(Residuals, Jacobian, [.. start.Select((x, k) => Math.Clamp(x, lower[k], upper[k]))], lower, upper);

    // A process that the data do not determine must not cost the others their errors: where the covariance is singular the weakest
    // processes are held, one more at a time. Their own errors are then NaN, those of the others conditional on them.
    private FitResult WithErrors(FitResult best)
    {
        var (fit, lower, upper) = (best, (double[])Lower.Clone(), (double[])Upper.Clone());
        var held = new List<int>();
        foreach (var k in Enumerable.Range(0, _model.Processes.Count).OrderBy(k => best.Parameters[_model.Offset(k)]))
        {
            if (!fit.StandardErrors.Any(double.IsNaN))
            {
                break;
            }

            held.AddRange(Enumerable.Range(_model.Offset(k), _model.Offset(k + 1) - _model.Offset(k)));
            held.ForEach(i => lower[i] = upper[i] = best.Parameters[i]);
            fit = Minimum(best.Parameters, lower, upper);
        }

        held.ForEach(i => fit.StandardErrors[i] = double.NaN);
        return fit;
    }

    private double[] Residuals(double[] x)
    {
        var n = _lnOmega.Length;
        var r = new double[2 * n];
        Span<Complex> derivatives = stackalloc Complex[x.Length];
        for (var i = 0; i < n; i++)
        {
            var chi = _model.Evaluate(_lnOmega[i], x, derivatives);
            r[i] = (chi.Real - _data.ChiPrime[i]) * _weights[i];
            r[n + i] = (-chi.Imaginary - _data.ChiDoublePrime[i]) * _weights[i];
        }

        return r;
    }

    private Matrix Jacobian(double[] x)
    {
        var n = _lnOmega.Length;
        var jacobian = new Matrix(2 * n, x.Length);
        Span<Complex> derivatives = stackalloc Complex[x.Length];
        for (var i = 0; i < n; i++)
        {
            _model.Evaluate(_lnOmega[i], x, derivatives);
            for (var k = 0; k < x.Length; k++)
            {
                jacobian[i, k] = derivatives[k].Real * _weights[i];
                jacobian[n + i, k] = -derivatives[k].Imaginary * _weights[i];
            }
        }

        return jacobian;
    }

    // ln delta_chi within six decades below and three above the largest chi, ln tau within three decades of the window.
    private double[] Bounds(Func<ShapeParameter, double> shape, double lnDelta, double decades)
    {
        var tau = Math.Log(decades < 0 ? _data.ShortestSeconds : _data.LongestSeconds) + decades * Math.Log(10);
        return [0, .. _model.Processes.SelectMany(p => (double[])[Math.Log(_largest) + lnDelta, tau, .. p.Shape.Select(shape)])];
    }

    // The scan takes the form of the first process for all: its minima lie near those of a mixed model too.
    private IEnumerable<double[]> ScannedStarts()
    {
        var count = _model.Processes.Count;
        var grid = Grid(_model.Processes[0], count > RichestCount ? 1 : int.MaxValue).ToArray();
        var columns = grid.Select(g => Column(_model.Processes[0], g)).ToArray();
        var n = _lnOmega.Length;
        double[] constant = [.. _weights, .. new double[n]];
        double[] data = [.. Enumerable.Range(0, 2 * n).Select(i => (i < n ? _data.ChiPrime[i] : _data.ChiDoublePrime[i - n]) * _weights[i % n])];
        var best = SeparableScan.Best(data, [constant], columns, count, positive: true, Starts);
        return (best.Count > 0 ? best : SeparableScan.Best(data, [constant], columns, count, positive: false, Starts)).Select(point => Start(point, grid));
    }

    private double[] Start(ScanPoint point, (double LnTau, int Typical)[] grid) =>
    [
        point.Coefficients[0],
        .. _model.Processes.SelectMany((p, k) =>
        {
            var (lnTau, typical) = grid[point.Candidates[k]];
            return (double[])[Math.Log(Math.Max(point.Coefficients[k + 1], 1e-3 * _largest)), lnTau, .. p.Shape.Select(s => s.Typical[typical])];
        }),
    ];

    private IEnumerable<(double LnTau, int Typical)> Grid(IDispersion process, int mostShapes)
    {
        var shapes = process.Shape.Count == 0 ? 1 : Math.Min(process.Shape[0].Typical.Count, mostShapes);
        var margin = ScanDecadesOutside * Math.Log(10);
        var (shortest, longest) = (Math.Log(_data.ShortestSeconds) - margin, Math.Log(_data.LongestSeconds) + margin);
        var points = (int)Math.Ceiling((longest - shortest) / Math.Log(10) * PointsPerDecade) + 1;
        return from typical in Enumerable.Range(0, shapes)
               from i in Enumerable.Range(0, points)
               select (shortest + (longest - shortest) * i / (points - 1), typical);
    }

    private double[] Column(IDispersion process, (double LnTau, int Typical) at)
    {
        double[] shape = [.. process.Shape.Select(s => s.Typical[at.Typical])];
        var n = _lnOmega.Length;
        var column = new double[2 * n];
        Span<Complex> derivatives = stackalloc Complex[1 + shape.Length];
        for (var i = 0; i < n; i++)
        {
            var f = process.Response(_lnOmega[i] + at.LnTau, shape, derivatives);
            (column[i], column[n + i]) = (f.Real * _weights[i], -f.Imaginary * _weights[i]);
        }

        return column;
    }
}
