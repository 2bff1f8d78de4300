namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>The magnetisation on one way through the fields.</summary>
/// <param name="FieldsTesla">T, in the order in which they were passed.</param>
/// <param name="Magnetisation">Bohr magnetons per formula unit, one per field.</param>
public sealed record MagnetisationBranch(IReadOnlyList<double> FieldsTesla, IReadOnlyList<double> Magnetisation)
{
    /// <summary>Magnetisation at a field in T, linear between readings.</summary>
    internal double At(double fieldTesla)
    {
        for (var i = 1; i < FieldsTesla.Count; i++)
        {
            var (b0, b1) = (FieldsTesla[i - 1], FieldsTesla[i]);
            if ((b0 - fieldTesla) * (b1 - fieldTesla) <= 0 && b0 != b1)
            {
                return Magnetisation[i - 1] + (Magnetisation[i] - Magnetisation[i - 1]) * (fieldTesla - b0) / (b1 - b0);
            }
        }

        return double.NaN;
    }

    /// <summary>Field in T at which the magnetisation first changes its sign, linear between readings; null if it never does.</summary>
    internal double? FirstZero()
    {
        for (var i = 1; i < FieldsTesla.Count; i++)
        {
            var (m0, m1) = (Magnetisation[i - 1], Magnetisation[i]);
            if (m0 * m1 <= 0 && m0 != m1)
            {
                return FieldsTesla[i - 1] + (FieldsTesla[i] - FieldsTesla[i - 1]) * m0 / (m0 - m1);
            }
        }

        return null;
    }

    /// <summary>Integral of M dB along the way, T Bohr magnetons, by trapezia.</summary>
    internal double Integral() => Enumerable.Range(1, FieldsTesla.Count - 1)
        .Sum(i => (FieldsTesla[i] - FieldsTesla[i - 1]) * (Magnetisation[i] + Magnetisation[i - 1]) / 2);
}
