using Kramers.Numerics;
using Kramers.Numerics.Fitting;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>
/// Least squares of a spin system against all its measurements at once, residuals weighted by their errors: Levenberg-Marquardt from
/// several starting points, the first that of the file, the others drawn evenly between the bounds.
/// </summary>
internal sealed class SpinFit(SpinSystemFile file, IReadOnlyList<MeasuredSet> sets, CancellationToken cancellation)
{
    private readonly IReadOnlyList<ModelParameter> _free = file.Parameters.Free;
    private readonly MeasuredPoints[] _points = [.. sets.Select(s => s.Points)];
    private readonly FitModel _model = new(file, cancellation);

    /// <summary>Fits from all starting points.</summary>
    /// <returns>All fits, the best first.</returns>
    public IReadOnlyList<FitResult> Run(IRunMonitor monitor)
    {
        var options = file.Fit!;
        var random = new SeededRandom((ulong)options.Seed);
        double[] lower = [.. _free.Select(p => p.Min)], upper = [.. _free.Select(p => p.Max)];
        var fits = new List<FitResult>();
        using var step = monitor.Begin("Fit", options.Starts);
        for (var s = 0; s < options.Starts; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] start = [.. _free.Select(p => s == 0 ? p.Start : Draw(p, random))];
            if (Residuals(start).All(double.IsFinite))
            {
                fits.Add(NonlinearFit.Run(Residuals, start, lower, upper));
            }

            step.Report(s + 1);
        }

        return [.. fits.OrderBy(f => f.RmsResidual)];
    }

    /// <summary>The model at the points of each set.</summary>
    public double[][] Curves(double[] free) => _model.At(_points, free);

    /// <summary>The model at any points, in the unit of their quantity.</summary>
    public double[] Curve(MeasuredPoints points, double[] free) => _model.At([points], free)[0];

    /// <summary>
    /// The parameters that the data do not determine: those in the softest direction of the normal matrix, its diagonal made 1. None
    /// where all have an error.
    /// </summary>
    public IReadOnlyList<string> Undetermined(double[] best)
    {
        const double partOfIt = 0.3;
        var columns = _free.Select((p, k) => Derivative(best, k)).ToArray();
        var norms = Array.ConvertAll(columns, c => Math.Sqrt(c.Sum(x => x * x)));
        if (Array.FindIndex(norms, n => n == 0) is >= 0 and var none)
        {
            return [_free[none].Name];
        }

        var normal = new Matrix(columns.Length, columns.Length);
        for (var p = 0; p < normal.Data.Length; p++)
        {
            var (i, j) = (p / columns.Length, p % columns.Length);
            normal[i, j] = columns[i].Zip(columns[j], (x, y) => x * y).Sum() / (norms[i] * norms[j]);
        }

        var softest = DenseLinearAlgebra.Best.Symmetric(normal).Vectors;
        return [.. _free.Where((_, k) => Math.Abs(softest[k, 0]) > partOfIt).Select(p => p.Name)];
    }

    private double[] Derivative(double[] at, int k)
    {
        var h = 1e-5 * Math.Max(Math.Abs(at[k]), 1e-6);
        double[] Moved(double by) => Residuals([.. at.Select((x, i) => i == k ? Math.Clamp(x + by, _free[k].Min, _free[k].Max) : x)]);
        return [.. Moved(h).Zip(Moved(-h), (x, y) => x - y)];
    }

    private double[] Residuals(double[] free) =>
        [.. Curves(free).Zip(sets).SelectMany(c => c.First.Select((m, i) => c.Second.Options.Weight * (m - c.Second.Values[i]) / c.Second.Errors[i]))];

    /// <summary>Between the bounds, or within half of the start where there are none.</summary>
    private static double Draw(ModelParameter p, SeededRandom random)
    {
        var reach = 0.5 * Math.Max(Math.Abs(p.Start), 1e-3);
        var from = double.IsFinite(p.Min) ? p.Min : Math.Min(p.Start - reach, p.Max - reach);
        var to = double.IsFinite(p.Max) ? p.Max : Math.Max(p.Start + reach, p.Min + reach);
        return random.Uniform(from, to);
    }
}
