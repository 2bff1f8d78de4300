using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>A quantity of a powder against field and temperature, and how far the average over orientations can be trusted.</summary>
/// <param name="FieldsTesla">Fields, T.</param>
/// <param name="Temperatures">Temperatures, K.</param>
/// <param name="Values">[field, temperature].</param>
/// <param name="GridDifference">[field, temperature]: absolute difference to the average over a grid of three quarters of the
/// degree. Where the average has converged the error is far smaller, since that grid is the worse of the two.</param>
public sealed record PowderCurves(double[] FieldsTesla, double[] Temperatures, Matrix Values, Matrix GridDifference)
{
    /// <summary>The largest of <see cref="GridDifference"/>, in the unit of the values.</summary>
    public double LargestGridDifference => GridDifference.Data.DefaultIfEmpty().Max();
}
