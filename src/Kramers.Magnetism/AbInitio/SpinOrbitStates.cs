using System.Numerics;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// The eigenstates of a molecule with spin-orbit coupling, as multiconfigurational programs give them: energies, and the matrices
/// between them of the magnetic moment and of the spin. H(B) = diag(E) - mu_B B.mu with mu = -(L + g_e S). Immutable.
/// </summary>
public sealed class SpinOrbitStates
{
    private const double HermitianTolerance = 1e-6;
    private readonly ComplexMatrix[] _moment;
    private readonly ComplexMatrix[] _spin;

    /// <summary>Takes the states.</summary>
    /// <param name="energies">cm^-1, ascending, length n; counted from the lowest inside.</param>
    /// <param name="moment">mu_x, mu_y, mu_z in Bohr magnetons, [n, n] each, Hermitian.</param>
    /// <param name="spin">S_x, S_y, S_z in units of hbar, [n, n] each, Hermitian.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <exception cref="ArgumentException">Shapes do not match, a matrix is not Hermitian or energies do not ascend.</exception>
    public SpinOrbitStates(double[] energies, IReadOnlyList<ComplexMatrix> moment, IReadOnlyList<ComplexMatrix> spin, StateProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(provenance);
        for (var i = 1; i < energies.Length; i++)
        {
            if (!(energies[i] >= energies[i - 1]))
            {
                throw new ArgumentException($"Energies must ascend: number {i} is {energies[i]} after {energies[i - 1]} cm^-1.", nameof(energies));
            }
        }

        Energies = Array.ConvertAll(energies, e => e - energies[0]);
        _moment = Checked(moment, energies.Length, nameof(moment));
        _spin = Checked(spin, energies.Length, nameof(spin));
        Provenance = provenance;
    }

    /// <summary>Energies above the lowest state, cm^-1, ascending; the first is 0.</summary>
    public IReadOnlyList<double> Energies { get; }

    /// <summary>Number of states.</summary>
    public int Count => Energies.Count;

    /// <summary>Where the states come from.</summary>
    public StateProvenance Provenance { get; }

    /// <summary>The states of a spin system without field; S is the sum over its centres.</summary>
    /// <exception cref="ArgumentException">A term is not linear in the field.</exception>
    public static SpinOrbitStates Of(SpinSystem system, StateProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(system);
        var magnetometer = new Magnetometer(system);
        var levels = system.Solve(FieldVector.Zero);
        var centres = Enumerable.Range(0, system.Spins.Count).Select(system.Operators).ToArray();
        return new SpinOrbitStates(
            levels.Energies,
            Array.ConvertAll([0, 1, 2], axis => levels.ToEigenbasis(magnetometer.Moment(axis))),
            Array.ConvertAll([0, 1, 2], axis => levels.ToEigenbasis(centres.Select(s => s[axis]).Aggregate((a, b) => a + b))),
            provenance);
    }

    /// <summary>The magnetic moment along x, y, z (axis 0, 1, 2), Bohr magnetons, [n, n] (a copy).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix Moment(int axis) => _moment[CheckedAxis(axis)].Copy();

    /// <summary>The spin along x, y, z (axis 0, 1, 2), units of hbar, [n, n] (a copy).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix Spin(int axis) => _spin[CheckedAxis(axis)].Copy();

    /// <summary>The orbital momentum L = -mu - g_e S along x, y, z (axis 0, 1, 2), units of hbar, [n, n].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix OrbitalMomentum(int axis) => -1 * Moment(axis) - PhysicalConstants.FreeElectronG * Spin(axis);

    /// <summary>The lowest <paramref name="count"/> states alone: what the others mix in through a field is lost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many states.</exception>
    public SpinOrbitStates Lowest(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new SpinOrbitStates(
            [.. Energies.Take(count)],
            Array.ConvertAll(_moment, m => Block(m, 0, count)),
            Array.ConvertAll(_spin, s => Block(s, 0, count)),
            Provenance);
    }

    /// <summary>The states of the molecule after an active rotation: mu and S turn as vectors, energies stay.</summary>
    public SpinOrbitStates Rotated(Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return new SpinOrbitStates([.. Energies], Turned(_moment, rotation.Matrix), Turned(_spin, rotation.Matrix), Provenance with { Axes = $"{Provenance.Axes}, turned" });
    }

    /// <summary>For magnetisation, susceptibility (Van Vleck) and all else that a magnetometer shows, without any effective Hamiltonian.</summary>
    public Magnetometer ToMagnetometer() => new(DiagonalHamiltonian(), _moment[0], _moment[1], _moment[2]);

    /// <summary>diag(E), cm^-1.</summary>
    internal ComplexMatrix DiagonalHamiltonian() => ComplexMatrix.Diagonal([.. Energies.Select(e => new Complex(e, 0))]);

    /// <summary>Three matrices between <paramref name="count"/> states from <paramref name="first"/> on.</summary>
    internal ComplexMatrix[] MomentBlocks(int first, int count) => Array.ConvertAll(_moment, m => Block(m, first, count));

    private static ComplexMatrix[] Turned(ComplexMatrix[] vector, Matrix r) =>
        Array.ConvertAll([0, 1, 2], a => r[a, 0] * vector[0] + r[a, 1] * vector[1] + r[a, 2] * vector[2]);

    private static ComplexMatrix Block(ComplexMatrix a, int first, int count)
    {
        var block = new ComplexMatrix(count, count);
        for (var i = 0; i < count; i++)
        {
            a.Row(first + i).Slice(first, count).CopyTo(block.Row(i));
        }

        return block;
    }

    private static int CheckedAxis(int axis) => axis is >= 0 and < 3
        ? axis
        : throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are 0 (x), 1 (y), 2 (z).");

    private static ComplexMatrix[] Checked(IReadOnlyList<ComplexMatrix> matrices, int n, string name)
    {
        ArgumentNullException.ThrowIfNull(matrices, name);
        if (matrices.Count != 3 || n == 0 || matrices.Any(m => m is null || m.Rows != n || m.Columns != n))
        {
            throw new ArgumentException($"{n} states need three {n} x {n} matrices, for x, y and z.", name);
        }

        foreach (var (axis, m) in matrices.Index())
        {
            var error = (m - m.Adjoint()).Norm();
            if (!(error <= HermitianTolerance * (1 + m.Norm())))
            {
                throw new ArgumentException($"Component {"xyz"[axis]} of the {name} is not Hermitian: |A - A^+| = {error:G3}.", name);
            }
        }

        return [.. matrices.Select(m => m.Copy())];
    }
}
