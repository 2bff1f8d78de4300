using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>What a regressor says about new samples.</summary>
/// <param name="Mean">Predicted values [sample, target], in the units of the targets.</param>
/// <param name="StandardDeviation">
/// Predicted standard deviation of a new observation, noise included, [sample, target], in the units of the targets; null where
/// the regressor gives none.
/// </param>
public sealed record Prediction(Matrix Mean, Matrix? StandardDeviation = null);
