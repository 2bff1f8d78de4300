using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>All that least squares with a penalty needs to know of n centred samples.</summary>
internal interface INormalEquations
{
    /// <summary>Y^T X/n, [target, feature].</summary>
    Matrix Correlation { get; }

    /// <summary>y.y/n, [target].</summary>
    double[] Squares { get; }

    /// <summary>Writes one row of X^T X/n, [feature].</summary>
    void GramRow(int feature, Span<double> row);
}
