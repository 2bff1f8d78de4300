using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>The minima of one set of samples for all penalties.</summary>
internal sealed class ElasticNetPath(INormalEquations equations, ElasticNet settings)
{
    /// <summary>Penalties of a target, falling in equal ratios from the one at which all coefficients are zero.</summary>
    public double[] Alphas(int target)
    {
        var largest = 0.0;
        foreach (var c in equations.Correlation.Row(target))
        {
            largest = Math.Max(largest, Math.Abs(c) / settings.L1Ratio);
        }

        // A target without any correlation has no path; any penalty gives zero.
        largest = largest > 0 ? largest : 1;
        return [.. Enumerable.Range(0, settings.Steps).Select(k => largest * Math.Pow(settings.SmallestAlpha, k / (settings.Steps - 1.0)))];
    }

    /// <summary>Coefficients [feature, penalty], each minimum starting from those before.</summary>
    public Matrix Follow(int target, double[] alphas, CancellationToken cancellation)
    {
        var descent = new CoordinateDescent(equations, target);
        var coefficients = new Matrix(alphas.Length, equations.Correlation.Columns);
        for (var k = 0; k < alphas.Length; k++)
        {
            descent.Minimise(alphas[k], settings.L1Ratio, settings.Tolerance, cancellation);
            descent.Coefficients().CopyTo(coefficients.Row(k));
        }

        return coefficients.Transpose();
    }
}
