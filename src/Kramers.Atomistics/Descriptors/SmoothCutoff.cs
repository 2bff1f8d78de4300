namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// f(r) = exp(1 - 1/(1 - u^2)), u = r/r_c, 0 beyond r_c: all derivatives are continuous. Where those of a surface jump, as the second one does with the half cosine, the
/// energy of a long dynamics walks at random with every pair that crosses r_c. The usual bump function of analysis.
/// </summary>
/// <param name="Radius">r_c in angstrom.</param>
internal readonly record struct SmoothCutoff(double Radius)
{
    /// <summary>f and df/dr per angstrom at distance r, in angstrom.</summary>
    internal (double Value, double Slope) At(double r)
    {
        var u = r / Radius;
        var rest = 1 - u * u;
        if (!(rest > 0))
        {
            return (0, 0);
        }

        var f = Math.Exp(1 - 1 / rest);
        return (f, -2 * u * f / (rest * rest * Radius));
    }
}
