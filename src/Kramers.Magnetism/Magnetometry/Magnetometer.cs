using System.Numerics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// A molecule in a magnetometer: its Hamiltonian H(B) = H(0) - B.mu and its moment operators mu_a = -dH/dB_a, which include all
/// that couples to the field, electrons, orbits and nuclei. Immutable, and safe to use from several threads at once.
/// </summary>
public sealed class Magnetometer
{
    private const double LinearityTolerance = 1e-9;
    private readonly ComplexMatrix _zeroField;
    private readonly ComplexMatrix[] _moments;

    /// <summary>Reads the moment operators from the terms of a spin system.</summary>
    /// <exception cref="ArgumentException">A term is not linear in the field.</exception>
    public Magnetometer(SpinSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _zeroField = system.Hamiltonian(FieldVector.Zero);
        _moments = [MomentOf(system, 0), MomentOf(system, 1), MomentOf(system, 2)];
    }

    /// <summary>Takes the matrices themselves, as ab initio programs give them.</summary>
    /// <param name="zeroField">H(0) in cm^-1, [n, n], Hermitian.</param>
    /// <param name="momentX">mu_x in Bohr magnetons, [n, n], Hermitian; an electron spin has -g Sx.</param>
    /// <param name="momentY">mu_y.</param>
    /// <param name="momentZ">mu_z.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Magnetometer(ComplexMatrix zeroField, ComplexMatrix momentX, ComplexMatrix momentY, ComplexMatrix momentZ)
    {
        ArgumentNullException.ThrowIfNull(zeroField);
        ArgumentNullException.ThrowIfNull(momentX);
        ArgumentNullException.ThrowIfNull(momentY);
        ArgumentNullException.ThrowIfNull(momentZ);
        var n = zeroField.Rows;
        ComplexMatrix[] all = [zeroField, momentX, momentY, momentZ];
        if (n == 0 || all.Any(m => m.Rows != n || m.Columns != n))
        {
            throw new ArgumentException($"H and the moments must be square and alike, got {string.Join(", ", all.Select(m => $"{m.Rows} x {m.Columns}"))}.", nameof(zeroField));
        }

        _zeroField = zeroField.Copy();
        _moments = [momentX.Copy(), momentY.Copy(), momentZ.Copy()];
    }

    /// <summary>Number of states.</summary>
    public int Dimension => _zeroField.Rows;

    /// <summary>The moment operator mu_a in Bohr magnetons, axes 0, 1, 2 for x, y, z (a copy).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix Moment(int axis) => axis is >= 0 and < 3
        ? _moments[axis].Copy()
        : throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are 0 (x), 1 (y), 2 (z).");

    /// <summary>H(0) - B.mu in cm^-1.</summary>
    public ComplexMatrix Hamiltonian(FieldVector field)
    {
        var h = _zeroField.Copy();
        for (var axis = 0; axis < 3; axis++)
        {
            AddScaled(h, -field[axis] * PhysicalConstants.BohrMagnetonCm, _moments[axis]);
        }

        return h;
    }

    /// <summary>Levels and moments in a field: one diagonalisation, good for all temperatures.</summary>
    public FieldLevels At(FieldVector field) => new(this, field, Eigensystem.Of(Hamiltonian(field)));

    /// <summary>The energies alone (cm^-1, ascending, length <see cref="Dimension"/>), for less than half the time of <see cref="At"/> in large systems.</summary>
    public double[] EnergiesAt(FieldVector field) => DenseLinearAlgebra.Best.HermitianEigenvalues(Hamiltonian(field));

    /// <summary>n.mu in Bohr magnetons for a unit vector n.</summary>
    internal ComplexMatrix MomentAlong(ReadOnlySpan<double> n)
    {
        var sum = new ComplexMatrix(Dimension, Dimension);
        for (var axis = 0; axis < 3; axis++)
        {
            AddScaled(sum, n[axis], _moments[axis]);
        }

        return sum;
    }

    private ComplexMatrix MomentOf(SpinSystem system, int axis)
    {
        Span<double> unit = stackalloc double[3];
        unit[axis] = 1;
        var up = system.Hamiltonian(FieldVector.Along(unit, 1));
        var down = system.Hamiltonian(FieldVector.Along(unit, -1));
        if ((up + down - 2 * _zeroField).Norm() > LinearityTolerance * (1 + up.Norm()))
        {
            throw new ArgumentException("A term of the Hamiltonian is not linear in the field; its moment is no fixed operator.", nameof(system));
        }

        return (-0.5 / PhysicalConstants.BohrMagnetonCm) * (up - down);
    }

    private static void AddScaled(ComplexMatrix target, double weight, ComplexMatrix a)
    {
        for (var i = 0; i < target.Data.Length; i++)
        {
            var x = a.Data[i];
            target.Data[i] += new Complex(weight * x.Real, weight * x.Imaginary);
        }
    }
}
