using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>Adds sum_ij W_ij dK_ij/d ln p for symmetric W to a gradient of one number per parameter.</summary>
internal delegate void AdjointGradient(Matrix weights, Span<double> gradient);

/// <summary>A kernel at certain parameters on one set of samples, and its gradient there, which uses again what the values have cost.</summary>
/// <param name="Values">K, [sample, sample], symmetric.</param>
/// <param name="AddGradient">The gradient; it does not ask for the diagonal of <paramref name="Values"/>, which may have changed by then.</param>
internal sealed record KernelMatrix(Matrix Values, AdjointGradient AddGradient);
