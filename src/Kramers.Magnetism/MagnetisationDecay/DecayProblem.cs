using Kramers.Numerics.Fitting;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>One trace and one model as least squares.</summary>
internal sealed class DecayProblem(DecayModel model, double[] times, double[] moments)
{
    private const int Starts = 3;
    private const double TimesLonger = 1e4; // than the trace; tau may go as far
    private const double ScanTimesLonger = 10;
    private const double PointsPerDecade = 3;

    private readonly double _shortest = times.Zip(times.Skip(1), (a, b) => b - a).Where(step => step > 0).Min();

    public double[] Lower => Bounds(double.NegativeInfinity, Math.Log(_shortest / 10), s => s.Lower);

    public double[] Upper => Bounds(double.PositiveInfinity, Math.Log(times[^1] * TimesLonger), s => s.Upper);

    public FitResult Fit() =>
        ScannedStarts().Select(start => NonlinearFit.Run(Residuals, Jacobian, start, Lower, Upper)).MinBy(fit => fit.RmsResidual)!;

    private double[] Residuals(double[] x)
    {
        Span<double> derivatives = stackalloc double[x.Length];
        var r = new double[times.Length];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = model.Evaluate(times[i], x, derivatives) - moments[i];
        }

        return r;
    }

    private Matrix Jacobian(double[] x)
    {
        var jacobian = new Matrix(times.Length, x.Length);
        for (var i = 0; i < times.Length; i++)
        {
            model.Evaluate(times[i], x, jacobian.Row(i));
        }

        return jacobian;
    }

    private double[] Bounds(double linear, double lnTau, Func<AcSusceptibility.ShapeParameter, double> shape) =>
        [.. Enumerable.Repeat(linear, model.Offset(0)), .. model.Processes.SelectMany(p => (double[])[linear, lnTau, .. p.Shape.Select(shape)])];

    private IEnumerable<double[]> ScannedStarts()
    {
        var process = model.Processes[0]; // all processes of a model have one form
        var grid = Grid(process).ToArray();
        var columns = grid.Select(g => Column(process, g.LnTau, g.Shape)).ToArray();
        double[][] always = [.. Always()];
        double[] data = [.. moments.Select(m => m - (model.EquilibriumMoment ?? 0))];
        return SeparableScan.Best(data, always, columns, model.Processes.Count, positive: false, Starts).Select(point => (double[])[
            .. point.Coefficients.Take(always.Length),
            .. point.Candidates.SelectMany((c, k) => (double[])[point.Coefficients[always.Length + k], grid[c].LnTau, .. grid[c].Shape])]);
    }

    private IEnumerable<double[]> Always()
    {
        if (model.EquilibriumMoment is null)
        {
            yield return [.. times.Select(_ => 1.0)];
        }

        if (model.HasDrift)
        {
            yield return times;
        }
    }

    private IEnumerable<(double LnTau, double[] Shape)> Grid(IDecayFunction process)
    {
        var (shortest, longest) = (Math.Log(_shortest), Math.Log(times[^1] * ScanTimesLonger));
        var points = (int)Math.Ceiling((longest - shortest) / Math.Log(10) * PointsPerDecade) + 1;
        var typical = process.Shape.Count == 0 ? 1 : process.Shape[0].Typical.Count;
        return from shape in Enumerable.Range(0, typical)
               from i in Enumerable.Range(0, points)
               select (shortest + (longest - shortest) * i / (points - 1), process.Shape.Select(s => s.Typical[shape]).ToArray());
    }

    private double[] Column(IDecayFunction process, double lnTau, double[] shape) =>
        [.. times.Select(t => process.Value(Math.Log(t) - lnTau, shape, new double[1 + shape.Length]))];
}
