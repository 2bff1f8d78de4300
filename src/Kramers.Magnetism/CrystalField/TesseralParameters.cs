namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Parameters in cm^-1 of the tesseral operators ((-1)^q T_k^q + T_k^-q)/sqrt2 (q > 0), T_k^0 and ((-1)^q T_k^q - T_k^-q)/(i sqrt2)
/// (for -q), T_k^q of <see cref="SphericalTensorOperators"/>; the Stevens factor is inside. This is
/// MolForge's set. They have one length within a rank. Stevens: B_k^q = r_kq B(tesseral) with
/// r_kq^2 = (2 for q != 0) 2^-k (k+q)!/((2k)!(k-q)!) (F_kq/alpha_kq)^2: 1/sqrt6, sqrt2, 1/sqrt2 for k = 2.
/// </summary>
public sealed class TesseralParameters : CrystalFieldParameters<TesseralParameters>
{
    /// <summary>Takes (k, q, value in cm^-1); what is not given is zero.</summary>
    /// <exception cref="ArgumentException">A value is not finite, given twice, or has no such indices.</exception>
    public TesseralParameters(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, double Value)> entries)
        : this(Store(entries), provenance)
    {
    }

    internal TesseralParameters(double[] values, ParameterProvenance provenance)
        : base(values, provenance)
    {
    }

    /// <summary>r_kq: B(Stevens) = r_kq B(tesseral) and O(tesseral) = r_kq O(Stevens), for any J.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public static double StevensPerUnit(int k, int q)
    {
        StevensOperators.CheckIndices(k, q);
        return OperatorNorms.TesseralPerStevens(k, q);
    }

    /// <summary>B_k^q = r_kq B(tesseral).</summary>
    public StevensParameters ToStevens() => new(Scaled(StevensPerUnit), Provenance);

    private protected override double StevensUnits(int k, int q) => StevensPerUnit(k, q);

    private protected override TesseralParameters Make(double[] values, ParameterProvenance provenance) => new(values, provenance);
}
