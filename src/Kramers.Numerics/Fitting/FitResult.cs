using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Fitting;

/// <summary>What a nonlinear least-squares fit found.</summary>
/// <param name="Parameters">Best parameters, in the order of the start.</param>
/// <param name="StandardErrors">
/// One standard deviation each, the root of the covariance diagonal. 0 for a parameter held at its bound; NaN where the data do not
/// determine the parameters, or are not more than the free parameters.
/// </param>
/// <param name="Covariance">
/// [p, p], s^2 (J^T J)^-1 with s^2 = sum of squares / (data - free parameters): residuals are taken to have one unknown variance.
/// </param>
/// <param name="RmsResidual">sqrt(sum of squares / number of residuals).</param>
/// <param name="Converged">False when the iterations ran out first: then the numbers are the best so far, not a minimum.</param>
public sealed record FitResult(double[] Parameters, double[] StandardErrors, Matrix Covariance, double RmsResidual, bool Converged);
