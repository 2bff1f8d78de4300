using System.Numerics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>The levels of a molecule in one field, with what they show at any temperature. Safe to use from several threads.</summary>
public sealed class FieldLevels
{
    private readonly Magnetometer _magnetometer;
    private readonly Lazy<ComplexMatrix[]> _moments;

    internal FieldLevels(Magnetometer magnetometer, FieldVector field, Eigensystem eigensystem)
    {
        (_magnetometer, Field, Eigensystem) = (magnetometer, field, eigensystem);
        _moments = new(() => [.. Enumerable.Range(0, 3).Select(a => ToEigenbasis(magnetometer.Moment(a)))]);
    }

    /// <summary>The field, T.</summary>
    public FieldVector Field { get; }

    /// <summary>Energies (cm^-1) and states.</summary>
    public Eigensystem Eigensystem { get; }

    /// <summary>Populations, free energy, heat capacity and entropy at a temperature in kelvin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public CanonicalEnsemble At(double temperature) => new(Eigensystem.Energies, temperature);

    /// <summary>
    /// n.mu of each level in Bohr magnetons, length n, for <paramref name="direction"/> (length 3, any non-zero norm). This is
    /// -dE_k/dB where the level is not degenerate.
    /// </summary>
    public double[] MomentsAlong(ReadOnlySpan<double> direction)
    {
        var n = FieldVector.Along(direction, 1);
        var states = Eigensystem.States;
        var applied = DenseLinearAlgebra.Best.Multiply(_magnetometer.MomentAlong([n.X, n.Y, n.Z]), states);
        var values = new double[Eigensystem.Dimension];
        for (var i = 0; i < values.Length; i++)
        {
            var bra = states.Row(i);
            var ket = applied.Row(i);
            for (var k = 0; k < values.Length; k++)
            {
                values[k] += bra[k].Real * ket[k].Real + bra[k].Imaginary * ket[k].Imaginary;
            }
        }

        return values;
    }

    /// <summary>Magnetisation M = -dF/dB in Bohr magnetons per formula unit, length 3, at a temperature in kelvin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public double[] Magnetisation(double temperature)
    {
        var populations = At(temperature).Populations;
        return [.. _moments.Value.Select(m => DiagonalMean(m, populations))];
    }

    /// <summary>
    /// Torque M x B of the field on the molecule, length 3, in Bohr magneton tesla per formula unit; times 0.4669 it is cm^-1
    /// per radian, times 5.585 J/mol.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public double[] Torque(double temperature)
    {
        var m = Magnetisation(temperature);
        return [m[1] * Field.Z - m[2] * Field.Y, m[2] * Field.X - m[0] * Field.Z, m[0] * Field.Y - m[1] * Field.X];
    }

    /// <summary>
    /// Isothermal susceptibility dM_a/dB_b at this field, exact: Van Vleck's formula (The Theory of Electric and Magnetic
    /// Susceptibilities (1932)) in the form that also holds for degenerate and nearly degenerate levels and in a field,
    /// chi_ab = sum_kl Re(mu_a,kl mu_b,lk) w_kl - M_a M_b/k_B T, w_kl = (p_k - p_l)/(E_l - E_k), which is p_k/k_B T for equal
    /// energies. In zero field this is the limit of M/B.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public SusceptibilityTensor Susceptibility(double temperature)
    {
        var populations = At(temperature).Populations;
        var thermal = PhysicalConstants.BoltzmannCm * temperature;
        var m = Magnetisation(temperature);
        var chi = new Matrix(3, 3);
        for (var p = 0; p < 9; p++)
        {
            var (a, b) = (p / 3, p % 3);
            var sum = b < a ? chi[b, a] : PhysicalConstants.BohrMagnetonCm * (Response(a, b, populations, thermal) - m[a] * m[b] / thermal);
            chi[a, b] = sum;
        }

        return new SusceptibilityTensor(chi);
    }

    /// <summary>sum_kl Re(mu_a,kl conj(mu_b,kl)) w_kl, in Bohr magnetons^2 per cm^-1.</summary>
    private double Response(int a, int b, double[] populations, double thermal)
    {
        var (first, second, energies) = (_moments.Value[a], _moments.Value[b], Eigensystem.Energies);
        var sum = 0.0;
        for (var k = 0; k < energies.Length; k++)
        {
            var x = first.Row(k);
            var y = second.Row(k);
            sum += Product(x[k], y[k]) * populations[k] / thermal;
            for (var l = k + 1; l < energies.Length; l++)
            {
                sum += 2 * Product(x[l], y[l]) * Weight(populations[k], populations[l], energies[l] - energies[k], thermal);
            }
        }

        return sum;
    }

    private static double Product(Complex x, Complex y) => x.Real * y.Real + x.Imaginary * y.Imaginary;

    /// <summary>(p_k - p_l)/gap; for a small gap as sqrt(p_k p_l) sinh(u)/u / k_B T with u = gap/2k_B T, which is the same without a difference.</summary>
    private static double Weight(double lower, double upper, double gap, double thermal)
    {
        var u = gap / (2 * thermal);
        if (u > 1)
        {
            return (lower - upper) / gap;
        }

        return Math.Sqrt(lower * upper) * (u < 1e-8 ? 1 : Math.Sinh(u) / u) / thermal;
    }

    private static double DiagonalMean(ComplexMatrix moment, double[] populations)
    {
        var sum = 0.0;
        for (var k = 0; k < populations.Length; k++)
        {
            sum += populations[k] * moment[k, k].Real;
        }

        return sum;
    }

    private ComplexMatrix ToEigenbasis(ComplexMatrix a)
    {
        var algebra = DenseLinearAlgebra.Best;
        return algebra.Multiply(Eigensystem.States.Adjoint(), algebra.Multiply(a, Eigensystem.States));
    }
}
