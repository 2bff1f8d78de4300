using System.Numerics;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Wybourne's parameters in cm^-1, free of Stevens factors, in two forms. Real, L_kq, as McPhase's Llm and Newman's:
///   H = sum_k { L_k0 C_k0 + sum_q>0 [ L_kq (C_k,-q + (-1)^q C_kq) + L_k,-q i (C_k,-q - (-1)^q C_kq) ] },
/// and complex, H = sum B_kq C_kq with B_kq = (-1)^q (L_kq - i L_k,-q) and B_k,-q = (-1)^q conj(B_kq). C_kq are Racah's tensors, summed
/// over the electrons. Stevens: A_k^q &lt;r^k&gt; = lambda_kq L_kq, lambda_kq = (sqrt2 for q != 0) r_kq/t_k with r_kq of
/// <see cref="TesseralParameters"/> and t_k = 2^(k/2) k!/sqrt((2k)!): lambda_20 = 1/2, lambda_21 = sqrt6, lambda_22 = sqrt6/2.
/// </summary>
public sealed class WybourneParameters : CrystalFieldParameters<WybourneParameters>
{
    /// <summary>Takes real parameters (k, q, L_kq in cm^-1); what is not given is zero.</summary>
    /// <exception cref="ArgumentException">A value is not finite, given twice, or has no such indices.</exception>
    public WybourneParameters(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, double Value)> entries)
        : this(Store(entries), provenance)
    {
    }

    internal WybourneParameters(double[] values, ParameterProvenance provenance)
        : base(values, provenance)
    {
    }

    /// <summary>Takes complex parameters (k, q, B_kq in cm^-1) with q >= 0; those of -q follow since H is Hermitian.</summary>
    /// <exception cref="ArgumentException">q is negative, B_k0 is not real, or a value is not finite or given twice.</exception>
    public static WybourneParameters FromComplex(ParameterProvenance provenance, params IReadOnlyList<(int K, int Q, Complex Value)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var real = new List<(int, int, double)>();
        foreach (var (k, q, b) in entries)
        {
            if (q < 0 || (q == 0 && b.Imaginary != 0))
            {
                throw new ArgumentException($"Complex Wybourne parameters are given for q >= 0 with real B_k0, got B({k}, {q}) = {b}.", nameof(entries));
            }

            real.Add((k, q, Sign(q) * b.Real));
            if (q > 0)
            {
                real.Add((k, -q, -Sign(q) * b.Imaginary));
            }
        }

        return new WybourneParameters(provenance, real);
    }

    /// <summary>lambda_kq: A_k^q &lt;r^k&gt; = lambda_kq L_kq.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public static double StevensPerUnit(int k, int q)
    {
        StevensOperators.CheckIndices(k, q);
        return (q == 0 ? 1 : Math.Sqrt(2)) * OperatorNorms.TesseralPerStevens(k, q) / OperatorNorms.SphericalPerRacah(k);
    }

    /// <summary>The complex B_kq, cm^-1, q = -k..k.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public Complex ComplexValue(int k, int q) => q switch
    {
        0 => this[k, 0],
        > 0 => Sign(q) * new Complex(this[k, q], -this[k, -q]),
        _ => new Complex(this[k, -q], this[k, q]),
    };

    /// <summary>A_k^q &lt;r^k&gt; = lambda_kq L_kq.</summary>
    public FieldParameters ToField() => new(Scaled(StevensPerUnit), Provenance);

    private protected override double StevensUnits(int k, int q) => StevensPerUnit(k, q);

    private protected override WybourneParameters Make(double[] values, ParameterProvenance provenance) => new(values, provenance);

    private static int Sign(int q) => (q & 1) == 0 ? 1 : -1;
}
