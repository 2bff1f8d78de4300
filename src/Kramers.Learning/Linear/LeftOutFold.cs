using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>Samples that are left out of a fit to the others.</summary>
internal sealed class LeftOutFold
{
    private readonly Matrix _x;
    private readonly Matrix _y;
    private readonly double[] _mean; // of the features of the others
    private readonly double[] _scale;
    private readonly double[] _targetMean;

    private LeftOutFold(Matrix x, Matrix y, double[] mean, double[] scale, double[] targetMean, INormalEquations others) =>
        (_x, _y, _mean, _scale, _targetMean, Others) = (x, y, mean, scale, targetMean, others);

    /// <summary>Of the samples that are not left out, standardised by themselves.</summary>
    public INormalEquations Others { get; }

    /// <summary>The others by difference; or from themselves, where something varies next to nowhere but in the fold.</summary>
    /// <param name="all">All samples.</param>
    /// <param name="equations">Theirs.</param>
    /// <param name="fold">Those of the fold.</param>
    /// <param name="left">Numbers of the samples of the fold.</param>
    /// <param name="scales">Whether the features of the others are brought to standard deviation 1.</param>
    public static LeftOutFold Of(StandardisedData all, NormalEquations equations, NormalEquations fold, int[] left, bool scales)
    {
        var (x, y) = (StandardisedData.Rows(all.X, left), StandardisedData.Rows(all.Y, left));
        var others = new OtherSamples(equations, fold, Sums(x), Sums(y), scales);
        if (others.IsResolved)
        {
            return new LeftOutFold(x, y, others.Mean, others.Scale, others.TargetMean, others);
        }

        int[] kept = [.. Enumerable.Range(0, all.X.Rows).Except(left)];
        var own = StandardisedData.Of(StandardisedData.Rows(all.X, kept), StandardisedData.Rows(all.Y, kept), scales, scaleTargets: false);
        return new LeftOutFold(
            x, y, own.Features.Mean.ToArray(), own.Features.Scale.ToArray(), own.Targets.Mean.ToArray(), NormalEquations.Of(own.X, own.Y));
    }

    /// <summary>Mean square error of the left-out samples for coefficients [feature, penalty] of one target; [penalty].</summary>
    public double[] Errors(Matrix coefficients, int target)
    {
        var (slopes, offset, errors) = (coefficients.Copy(), new double[coefficients.Columns], new double[coefficients.Columns]);
        for (var j = 0; j < slopes.Rows; j++)
        {
            var row = slopes.Row(j);
            for (var k = 0; k < row.Length; k++)
            {
                row[k] /= _scale[j];
                offset[k] += row[k] * _mean[j];
            }
        }

        var predicted = DenseLinearAlgebra.Best.Multiply(_x, slopes);
        for (var i = 0; i < predicted.Rows; i++)
        {
            var (row, y) = (i * errors.Length, _y[i, target] - _targetMean[target]);
            for (var k = 0; k < errors.Length; k++)
            {
                var error = y - predicted.Data[row + k] + offset[k];
                errors[k] += error * error;
            }
        }

        return Array.ConvertAll(errors, e => e / _x.Rows);
    }

    private static double[] Sums(Matrix m)
    {
        var sums = new double[m.Columns];
        for (var i = 0; i < m.Rows; i++)
        {
            var row = m.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                sums[j] += row[j];
            }
        }

        return sums;
    }
}
