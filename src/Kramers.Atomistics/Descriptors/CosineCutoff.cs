namespace Kramers.Atomistics.Descriptors;

/// <summary>The half cosine f(r) = (cos(pi r/r_c) + 1)/2, 0 beyond r_c; 1 everywhere for an infinite r_c. Behler and Parrinello, PRL 98, 146401 (2007).</summary>
/// <param name="Radius">r_c in angstrom.</param>
internal readonly record struct CosineCutoff(double Radius)
{
    /// <summary>f and df/dr per angstrom at distance r, in angstrom.</summary>
    internal (double Value, double Slope) At(double r)
    {
        if (r >= Radius)
        {
            return (0, 0);
        }

        var k = Math.PI / Radius;
        var (sin, cos) = Math.SinCos(k * r);
        return (0.5 * (cos + 1), -0.5 * k * sin);
    }

    /// <summary>Throws unless r_c is positive.</summary>
    internal static CosineCutoff Checked(double radius, string descriptor) => radius > 0
        ? new CosineCutoff(radius)
        : throw new ArgumentException($"The cutoff of {descriptor} must be positive, got {radius} angstrom.", nameof(radius));
}
