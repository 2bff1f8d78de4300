using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>Second-order coupling of two modes.</summary>
/// <param name="P">One mode.</param>
/// <param name="Q">The other mode, or the same.</param>
/// <param name="Matrix">V_pq in cm^-1, Hermitian, in the basis of the spin system: d2H/dQ_p dQ_q along zero-point displacements
/// (<see cref="ModeCoordinate.ZeroPoint"/>), i.e. half of it along dimensionless ones.</param>
public sealed record QuadraticCoupling(int P, int Q, ComplexMatrix Matrix);
