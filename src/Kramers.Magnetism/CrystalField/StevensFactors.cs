namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Stevens factors theta_k of a multiplet, by which the field that one electron sees becomes an operator of J: alpha, beta, gamma for
/// k = 2, 4, 6 (Stevens, Proc. Phys. Soc. A 65, 209 (1952), doi:10.1088/0370-1298/65/3/308).
/// </summary>
/// <param name="Alpha">theta_2.</param>
/// <param name="Beta">theta_4.</param>
/// <param name="Gamma">theta_6.</param>
public sealed record StevensFactors(Fraction Alpha, Fraction Beta, Fraction Gamma)
{
    /// <summary>theta_k.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not 2, 4 or 6.</exception>
    public double Theta(int k) => k switch
    {
        2 => Alpha.Value,
        4 => Beta.Value,
        6 => Gamma.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(k), k, "Stevens factors exist for k = 2, 4, 6."),
    };

    internal double ThetaNotZero(int k)
    {
        var theta = Theta(k);
        return theta != 0
            ? theta
            : throw new ArgumentException($"theta_{k} is zero, so that no field gives parameters of rank {k}: leave them out.", nameof(k));
    }
}
