namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Parameters in cm^-1 of the operators O and W of Chibotaru and Ungur (J. Chem. Phys. 137, 064112 (2012), doi:10.1063/1.4739763), as
/// SINGLE_ANISO prints them beside the extended Stevens set; the Stevens factor is inside. Within a rank they are tensors of one
/// length, with the length of q = 0 that of Stevens: B_k^q(Stevens) = K_kq B(CU), K_k0 = 1 and K_kq = r_kq/(sqrt2 r_k0), r_kq of
/// <see cref="TesseralParameters"/>. K^2 = 6, 3/2 for k = 2. The rule is checked with SINGLE_ANISO for k = 2, 4, 6 and carried on
/// to other ranks as it stands. q &lt; 0 are the W.
/// </summary>
public sealed class ChibotaruUngurParameters : CrystalFieldParameters<ChibotaruUngurParameters>
{
    /// <summary>Takes (k, q, value in cm^-1); what is not given is zero.</summary>
    /// <exception cref="ArgumentException">A value is not finite, given twice, or has no such indices.</exception>
    public ChibotaruUngurParameters(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, double Value)> entries)
        : this(Store(entries), provenance)
    {
    }

    internal ChibotaruUngurParameters(double[] values, ParameterProvenance provenance)
        : base(values, provenance)
    {
    }

    /// <summary>K_kq: B(Stevens) = K_kq B(CU).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public static double StevensPerUnit(int k, int q)
    {
        StevensOperators.CheckIndices(k, q);
        return q == 0 ? 1 : OperatorNorms.TesseralPerStevens(k, q) / (Math.Sqrt(2) * OperatorNorms.TesseralPerStevens(k, 0));
    }

    /// <summary>B_k^q = K_kq B(CU).</summary>
    public StevensParameters ToStevens() => new(Scaled(StevensPerUnit), Provenance);

    private protected override double StevensUnits(int k, int q) => StevensPerUnit(k, q);

    private protected override ChibotaruUngurParameters Make(double[] values, ParameterProvenance provenance) => new(values, provenance);
}
