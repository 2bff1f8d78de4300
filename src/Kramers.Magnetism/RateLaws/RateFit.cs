using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.RateLaws;

/// <summary>A parameter as fitted.</summary>
/// <param name="Name">With its term, e.g. "Orbach.U".</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Value">Best value.</param>
/// <param name="StandardError">One standard error: of ln(value) if <paramref name="IsLogarithmic"/>; 0 where held; NaN where the data do not determine it.</param>
/// <param name="IsLogarithmic">Whether the error is that of the logarithm.</param>
/// <param name="IsHeld">Whether it was fixed, or stopped at a bound.</param>
public sealed record FittedParameter(string Name, string Unit, double Value, double StandardError, bool IsLogarithmic, bool IsHeld);

/// <summary>A rate model fitted to relaxation times in ln tau, see <see cref="Run"/>.</summary>
public sealed class RateFit
{
    /// <summary>No relaxation time is known better than this, relative: keeps the criteria from judging rounding errors.</summary>
    private const double NoiseFloor = 1e-6;

    private readonly double[] _coordinates;

    internal RateFit(RateProblem problem, IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting, RateSolution solution)
    {
        (Problem, Points, Weighting, _coordinates) = (problem, points, weighting, solution.Coordinates);
        (ChiSquare, Converged) = (solution.ChiSquare, solution.Converged);
        Law = new RateLaw(problem.Model, _coordinates, Variance * problem.InverseCurvature(_coordinates));
        var residuals = problem.Residuals(_coordinates);
        RmsLogTau = Math.Sqrt(residuals.Select((r, i) => r * r * problem.Sigma[i] * problem.Sigma[i]).Average());
    }

    /// <summary>What was fitted.</summary>
    public RateModel Model => Problem.Model;

    /// <summary>The model with the best numbers and their covariance.</summary>
    public RateLaw Law { get; }

    /// <summary>The data.</summary>
    public IReadOnlyList<MeasuredRelaxationTime> Points { get; }

    /// <summary>What was taken for the errors.</summary>
    public RateWeighting Weighting { get; }

    /// <summary>Sum of squared residuals of ln tau over their error (for weights of unknown size: over their relative error).</summary>
    public double ChiSquare { get; }

    /// <summary>Points less free parameters.</summary>
    public int DegreesOfFreedom => Points.Count - Model.FreeCount;

    /// <summary>Root mean square residual of ln tau, without weights.</summary>
    public double RmsLogTau { get; }

    /// <summary>False when the fit stopped before it reached a minimum.</summary>
    public bool Converged { get; }

    /// <summary>Whether the data determine all parameters.</summary>
    public bool IsDetermined => Law.Covariance.Data.All(double.IsFinite);

    /// <summary>Whether the size of the errors was given, and not found from the residuals.</summary>
    public bool HasAbsoluteErrors => Weighting is RateWeighting.FitError or RateWeighting.Both;

    /// <summary>Akaike's criterion for small samples (Hurvich and Tsai, Biometrika 76, 297 (1989), doi:10.1093/biomet/76.2.297); infinite with too few points for it.</summary>
    public double Aicc
    {
        get
        {
            var (k, n) = (CriterionParameters, Points.Count);
            return n > k + 1 ? MinusTwoLogLikelihood + 2 * k + 2.0 * k * (k + 1) / (n - k - 1) : double.PositiveInfinity;
        }
    }

    /// <summary>Bayesian criterion (G. Schwarz, Ann. Stat. 6, 461 (1978), doi:10.1214/aos/1176344136).</summary>
    public double Bic => MinusTwoLogLikelihood + CriterionParameters * Math.Log(Points.Count);

    /// <summary>The parameters, in the order of the model.</summary>
    public IReadOnlyList<FittedParameter> Parameters =>
        [.. Model.Parameters.Select((p, k) => new FittedParameter(
            Model.ParameterNames[k], p.Unit, p.ToValue(_coordinates[k]), Math.Sqrt(Law.Covariance[k, k]), p.IsLogarithmic, Problem.IsHeld(_coordinates, k)))];

    /// <summary>[parameter, parameter], -1 to 1, of the coordinates; zeros for held parameters.</summary>
    public Matrix Correlation
    {
        get
        {
            var (v, n) = (Law.Covariance, _coordinates.Length);
            return new Matrix(n, n, [.. v.Data.Select((x, i) => x == 0 ? 0 : x / Math.Sqrt(v[i / n, i / n] * v[i % n, i % n]))]);
        }
    }

    internal RateProblem Problem { get; }

    /// <summary>Variance of one unit of the weights: 1 for given errors, else chi square per degree of freedom.</summary>
    internal double Variance => HasAbsoluteErrors ? 1 : DegreesOfFreedom > 0 ? ChiSquare / DegreesOfFreedom : double.NaN;

    // An unknown variance is one more parameter, whose best value is put in; constants that all models share are left out.
    private int CriterionParameters => Model.FreeCount + (HasAbsoluteErrors ? 0 : 1);

    private double MinusTwoLogLikelihood =>
        HasAbsoluteErrors ? ChiSquare : Points.Count * Math.Log(Math.Max(ChiSquare / Points.Count, NoiseFloor * NoiseFloor));

    /// <summary>Fits a model to points of one or several measurements, by least squares in ln tau from several starts. Deterministic.</summary>
    /// <param name="model">With fixed parameters and bounds as wanted.</param>
    /// <param name="points">In any order, of any source.</param>
    /// <param name="weighting">What is taken for the error of ln tau.</param>
    /// <exception cref="ArgumentException">The points cannot carry the model; the message says what to measure or to fix.</exception>
    public static RateFit Run(RateModel model, IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting)
    {
        ArgumentNullException.ThrowIfNull(model);
        RateFitArguments.Check(points, weighting);
        RateFitArguments.CheckThatDataCarry(model, points);
        var problem = RateFitArguments.Problem(model, points, weighting);
        var solution = problem.Solve(new RateData(points));
        return double.IsFinite(solution.ChiSquare)
            ? new RateFit(problem, points, weighting, solution)
            : throw new ArgumentException($"{model.Name} gives no rate at all at some of the points: a direct process alone needs a field at every point.", nameof(model));
    }
}
