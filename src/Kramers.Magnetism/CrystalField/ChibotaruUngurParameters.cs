namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Parameters in cm^-1 of the operators O_k^q = ((-1)^q Y_k^q + Y_k^-q)/2, here q >= 0, and W_k^q = ((-1)^q Y_k^q - Y_k^-q)/(2i), here -q,
/// of Chibotaru and Ungur (J. Chem. Phys. 137, 064112 (2012), doi:10.1063/1.4739763), as SINGLE_ANISO prints them beside the extended
/// Stevens set; the Stevens factor is inside. Y_k^q is a spherical tensor with Y_k^0 = O_k^0(Stevens), so that
/// B_k^q(Stevens) = K_kq B(CU) with K_k0 = 1 and else K_kq = r_kq/(sqrt2 r_k0), r_kq of <see cref="TesseralParameters"/>: K^2 = 6, 3/2
/// for k = 2. OpenMolcas tabulates the same K^2 up to k = 12 (but twice it at (7, 7)).
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
