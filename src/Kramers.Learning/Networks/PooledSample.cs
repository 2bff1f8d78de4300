using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>How the features of one sample move with its coordinates: J = dG_ik/dR_a, kept in any form.</summary>
public interface IFeatureJacobian
{
    /// <summary>Number of coordinates a.</summary>
    int Coordinates { get; }

    /// <summary>gradient_a += sum_ik w_ik J_ika: from features to coordinates.</summary>
    /// <param name="byFeature">w [row, feature].</param>
    /// <param name="gradient">Added to, [coordinate].</param>
    void AddGradient(Matrix byFeature, Span<double> gradient);

    /// <summary>rates_ik += sum_a J_ika u_a: from coordinates to features.</summary>
    /// <param name="along">u [coordinate].</param>
    /// <param name="rates">Added to, [row, feature].</param>
    void AddRates(ReadOnlySpan<double> along, Matrix rates);
}

/// <summary>One sample of a <see cref="PooledNetwork"/>: a structure whose rows are atoms.</summary>
/// <param name="Features">G [row, feature].</param>
/// <param name="Kinds">Which network each row goes through, [row]: the element, counted from 0.</param>
/// <param name="Sum">Target of the sum over rows, the energy.</param>
/// <param name="Gradient">Target of its gradient by the coordinates, [coordinate], minus the forces; null where unknown.</param>
/// <param name="Jacobian">Of the features; needed where there is a gradient.</param>
public sealed record PooledSample(Matrix Features, IReadOnlyList<int> Kinds, double Sum, double[]? Gradient = null, IFeatureJacobian? Jacobian = null);
