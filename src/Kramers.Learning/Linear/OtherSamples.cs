using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Normal equations of all samples but a fold, with means and scales of their own: T - F - n m m^T with the products T of all samples, F of the
/// fold, and the mean m of the n others, a row at a time where it is asked for. All samples come centred and scaled together, so
/// that little cancels.
/// </summary>
internal sealed class OtherSamples : INormalEquations
{
    private const double LeastVarianceKept = 1e-4; // relative; the difference then has at least eleven digits

    private readonly NormalEquations _all;
    private readonly NormalEquations _fold;
    private readonly int _samples;

    /// <summary>Takes a fold away.</summary>
    /// <param name="all">All samples, whose means are zero.</param>
    /// <param name="fold">Some of them.</param>
    /// <param name="sums">Sum of the features over the fold.</param>
    /// <param name="targetSums">Sum of the targets over the fold.</param>
    /// <param name="scales">Whether features are brought to standard deviation 1.</param>
    public OtherSamples(NormalEquations all, NormalEquations fold, double[] sums, double[] targetSums, bool scales)
    {
        (_all, _fold, _samples) = (all, fold, all.Samples - fold.Samples);
        (Mean, TargetMean) = (Array.ConvertAll(sums, s => -s / _samples), Array.ConvertAll(targetSums, s => -s / _samples));
        Scale = [.. Mean.Select((_, j) => scales && Variance(j) > 0 ? Math.Sqrt(Variance(j)) : 1)];
        Correlation = new Matrix(TargetMean.Length, Mean.Length);
        for (var i = 0; i < Correlation.Data.Length; i++)
        {
            var (t, j) = (i / Mean.Length, i % Mean.Length);
            Correlation.Data[i] = ((all.TargetProducts.Data[i] - fold.TargetProducts.Data[i]) / _samples - TargetMean[t] * Mean[j]) / Scale[j];
        }

        Squares = [.. TargetMean.Select((m, t) => Math.Max((all.TargetSquares[t] - fold.TargetSquares[t]) / _samples - m * m, 0))];
        IsResolved = Enumerable.Range(0, Mean.Length).All(j => Variance(j) * _samples >= LeastVarianceKept * all.Products[j, j])
            && Enumerable.Range(0, Squares.Length).All(t => Squares[t] * _samples >= LeastVarianceKept * all.TargetSquares[t]);
    }

    /// <summary>Whether every feature and target keeps so much of its variance that the differences have digits.</summary>
    public bool IsResolved { get; }

    /// <summary>Of the features, [feature].</summary>
    public double[] Mean { get; }

    /// <summary>Standard deviation of the features, or 1; [feature].</summary>
    public double[] Scale { get; }

    /// <summary>Of the targets, [target].</summary>
    public double[] TargetMean { get; }

    /// <inheritdoc/>
    public Matrix Correlation { get; }

    /// <inheritdoc/>
    public double[] Squares { get; }

    /// <inheritdoc/>
    public void GramRow(int feature, Span<double> row)
    {
        var all = _all.Products.Row(feature);
        var fold = _fold.Products.Row(feature);
        var (mean, scale, share) = (Mean[feature], Scale[feature], 1.0 / _samples);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = ((all[j] - fold[j]) * share - mean * Mean[j]) / (scale * Scale[j]);
        }
    }

    private double Variance(int j) => (_all.Products[j, j] - _fold.Products[j, j]) / _samples - Mean[j] * Mean[j];
}
