namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// B_k^q of H = sum B_k^q O_k^q(J) in cm^-1, extended Stevens operators, the Stevens factor theta_k inside B. The set that Kramers
/// computes with; EasySpin, PHI, Spinach and the Blm of McPhase mean the same numbers.
/// </summary>
public sealed class StevensParameters : CrystalFieldParameters<StevensParameters>
{
    /// <summary>Takes (k, q, value in cm^-1); what is not given is zero.</summary>
    /// <exception cref="ArgumentException">A value is not finite, given twice, or has no such indices.</exception>
    public StevensParameters(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, double Value)> entries)
        : this(Store(entries), provenance)
    {
    }

    internal StevensParameters(double[] values, ParameterProvenance provenance)
        : base(values, provenance)
    {
    }

    /// <summary>B(tesseral) = B_k^q / r_kq, see <see cref="TesseralParameters"/>.</summary>
    public TesseralParameters ToTesseral() =>
        new(Scaled((k, q) => 1 / OperatorNorms.TesseralPerStevens(k, q)), Provenance);

    /// <summary>B(CU) = B_k^q / K_kq, see <see cref="ChibotaruUngurParameters"/>.</summary>
    public ChibotaruUngurParameters ToChibotaruUngur() =>
        new(Scaled((k, q) => 1 / ChibotaruUngurParameters.StevensPerUnit(k, q)), Provenance);

    /// <summary>A_k^q &lt;r^k&gt; = B_k^q / theta_k.</summary>
    /// <exception cref="ArgumentException">A parameter is not zero where theta_k is zero or not defined.</exception>
    public FieldParameters ToField(StevensFactors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return new(Scaled((k, _) => 1 / factors.ThetaNotZero(k)), Provenance);
    }

    private protected override double StevensUnits(int k, int q) => 1;

    private protected override StevensParameters Make(double[] values, ParameterProvenance provenance) => new(values, provenance);
}
