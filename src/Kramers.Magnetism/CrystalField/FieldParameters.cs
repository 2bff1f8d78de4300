namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// A_k^q &lt;r^k&gt; in cm^-1: Stevens normalisation without the Stevens factor, a property of the surroundings and the radial function of
/// the f or d shell, not of the multiplet. McPhase's ARlm. B_k^q = theta_k A_k^q &lt;r^k&gt;, k = 2, 4, 6.
/// </summary>
public sealed class FieldParameters : CrystalFieldParameters<FieldParameters>
{
    /// <summary>Takes (k, q, value in cm^-1); what is not given is zero.</summary>
    /// <exception cref="ArgumentException">A value is not finite, given twice, or has no such indices.</exception>
    public FieldParameters(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, double Value)> entries)
        : this(Store(entries), provenance)
    {
    }

    internal FieldParameters(double[] values, ParameterProvenance provenance)
        : base(values, provenance)
    {
    }

    /// <summary>B_k^q = theta_k A_k^q &lt;r^k&gt;.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not zero where theta_k is not defined.</exception>
    public StevensParameters ToStevens(StevensFactors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return new(Scaled((k, _) => factors.Theta(k)), Provenance);
    }

    /// <summary>L_kq = A_k^q &lt;r^k&gt; / lambda_kq, see <see cref="WybourneParameters"/>.</summary>
    public WybourneParameters ToWybourne() => new(Scaled((k, q) => 1 / WybourneParameters.StevensPerUnit(k, q)), Provenance);

    private protected override double StevensUnits(int k, int q) => 1;

    private protected override FieldParameters Make(double[] values, ParameterProvenance provenance) => new(values, provenance);
}
