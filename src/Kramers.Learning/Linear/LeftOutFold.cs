using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Samples that are left out, and the normal equations of the others with means and scales of their own. Sums of products over the
/// others are those over all samples less those over the left-out ones, X^T X = T - B^T B - n m m^T with the mean m of the others: a fold costs the
/// products of its own samples only. All samples come centred and scaled together, so that little cancels; where a
/// feature has nearly all of its variance in the fold, the equations are made of the samples themselves.
/// </summary>
internal sealed class LeftOutFold
{
    private const double LeastVarianceKept = 1e-4; // relative; the difference then has at least eleven digits

    private readonly Matrix _x;
    private readonly Matrix _y;
    private readonly double[] _mean; // of the features of the other samples
    private readonly double[] _scale;
    private readonly double[] _targetMean;

    private LeftOutFold(Matrix x, Matrix y, double[] mean, double[] scale, double[] targetMean, NormalEquations others) =>
        (_x, _y, _mean, _scale, _targetMean, Others) = (x, y, mean, scale, targetMean, others);

    /// <summary>Of the samples that are not left out, standardised by themselves.</summary>
    public NormalEquations Others { get; }

    /// <summary>Leaves samples out.</summary>
    /// <param name="all">All samples.</param>
    /// <param name="equations">Theirs.</param>
    /// <param name="isLeft">Which are left out, [sample].</param>
    /// <param name="scales">Whether the features of the others are brought to standard deviation 1.</param>
    public static LeftOutFold Of(StandardisedData all, NormalEquations equations, bool[] isLeft, bool scales)
    {
        int[] left = [.. Enumerable.Range(0, isLeft.Length).Where(i => isLeft[i])], kept = [.. Enumerable.Range(0, isLeft.Length).Where(i => !isLeft[i])];
        var (x, y) = (StandardisedData.Rows(all.X, left), StandardisedData.Rows(all.Y, left));
        return ByDifference(x, y, equations, kept.Length, scales) ?? FromSamples(x, y, all, kept, scales);
    }

    /// <summary>Mean square error of the left-out samples for coefficients [feature, penalty] of one target; [penalty].</summary>
    public double[] Errors(Matrix coefficients, int target)
    {
        var (slopes, offset) = (coefficients.Copy(), new double[coefficients.Columns]);
        for (var i = 0; i < slopes.Data.Length; i++)
        {
            var (j, k) = (i / offset.Length, i % offset.Length);
            slopes.Data[i] /= _scale[j];
            offset[k] += slopes.Data[i] * _mean[j];
        }

        var errors = new double[offset.Length];
        var predicted = DenseLinearAlgebra.Best.Multiply(_x, slopes);
        for (var i = 0; i < predicted.Data.Length; i++)
        {
            var k = i % offset.Length;
            var error = _y[i / offset.Length, target] - _targetMean[target] - predicted.Data[i] + offset[k];
            errors[k] += error * error / _x.Rows;
        }

        return errors;
    }

    /// <summary>Null where a feature keeps too little of its variance.</summary>
    private static LeftOutFold? ByDifference(Matrix x, Matrix y, NormalEquations all, int kept, bool scales)
    {
        var fold = NormalEquations.Of(x, y);
        var (mean, targetMean) = (OthersMean(x, kept), OthersMean(y, kept));
        var (share, less) = ((double)(kept + x.Rows) / kept, (double)x.Rows / kept); // per sample that is kept
        var scale = new double[mean.Length];
        for (var j = 0; j < scale.Length; j++)
        {
            var variance = share * all.Gram[j, j] - less * fold.Gram[j, j] - mean[j] * mean[j];
            if (variance < LeastVarianceKept * all.Gram[j, j])
            {
                return null;
            }

            scale[j] = scales && variance > 0 ? Math.Sqrt(variance) : 1;
        }

        var (gram, correlation) = (new Matrix(mean.Length, mean.Length), new Matrix(y.Columns, mean.Length));
        for (var j = 0; j < scale.Length; j++)
        {
            Difference(all.Gram.Row(j), share, fold.Gram.Row(j), less, mean, mean[j], scale, scale[j], gram.Row(j));
        }

        for (var t = 0; t < y.Columns; t++)
        {
            Difference(all.Correlation.Row(t), share, fold.Correlation.Row(t), less, mean, targetMean[t], scale, 1, correlation.Row(t));
        }

        double[] squares = [.. fold.Squares.Select((s, t) => Math.Max(share * all.Squares[t] - less * s - targetMean[t] * targetMean[t], 0))];
        return new LeftOutFold(x, y, mean, scale, targetMean, new NormalEquations(gram, correlation, squares));
    }

    private static LeftOutFold FromSamples(Matrix x, Matrix y, StandardisedData all, int[] kept, bool scales)
    {
        var others = StandardisedData.Of(StandardisedData.Rows(all.X, kept), StandardisedData.Rows(all.Y, kept), scales, scaleTargets: false);
        return new LeftOutFold(
            x, y, others.Features.Mean.ToArray(), others.Features.Scale.ToArray(), others.Targets.Mean.ToArray(), NormalEquations.Of(others.X, others.Y));
    }

    /// <summary>All samples have mean zero: what the left-out ones sum to, the others lack.</summary>
    private static double[] OthersMean(Matrix left, int kept)
    {
        var sums = new double[left.Columns];
        for (var i = 0; i < left.Rows; i++)
        {
            var row = left.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                sums[j] -= row[j];
            }
        }

        return Array.ConvertAll(sums, s => s / kept);
    }

    /// <summary>(share all - less fold - mean_i mean_j)/(scale_i scale_j), over j.</summary>
    private static void Difference(
        ReadOnlySpan<double> all, double share, ReadOnlySpan<double> fold, double less, ReadOnlySpan<double> mean, double rowMean, ReadOnlySpan<double> scale, double rowScale, Span<double> result)
    {
        var j = 0;
        for (; j <= result.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            var product = share * new Vector<double>(all[j..]) - less * new Vector<double>(fold[j..]) - rowMean * new Vector<double>(mean[j..]);
            (product / (rowScale * new Vector<double>(scale[j..]))).CopyTo(result[j..]);
        }

        for (; j < result.Length; j++)
        {
            result[j] = (share * all[j] - less * fold[j] - rowMean * mean[j]) / (rowScale * scale[j]);
        }
    }
}
