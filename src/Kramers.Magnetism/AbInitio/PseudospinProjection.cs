using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Neighbouring spin-orbit states as the 2S~+1 states of a pseudospin (Chibotaru and Ungur, J. Chem. Phys. 137, 064112 (2012),
/// doi:10.1063/1.4739763): a Kramers or quasi-doublet is S~ = 1/2, a J multiplet S~ = J. The states |S~, M> diagonalise the moment along
/// the quantisation axis; in them energies and moments are exact sums of Stevens operators of all ranks. Nothing is lost: it is a change
/// of basis. The numbers depend on the quantisation axis, which is therefore kept with them.
/// </summary>
public sealed class PseudospinProjection
{
    private readonly StateProvenance _origin;
    private readonly ComplexMatrix[] _moment;

    private PseudospinProjection(SpinOrbitStates states, int first, int count, Rotation? frame)
    {
        (_origin, First, Spin) = (states.Provenance, first, Spin.FromDoubled(count - 1));
        var blocks = Checked(states.MomentBlocks(first, count));
        Frame = frame ?? PseudospinBasis.MainAxes(blocks);
        var energies = states.Energies.Skip(first).Take(count).Select(e => new Complex(e - states.Energies[first], 0)).ToArray();
        var h = ComplexMatrix.Diagonal(energies);
        States = PseudospinBasis.Of(Turned(blocks, Frame.Matrix), h);
        Hamiltonian = Inside(h);
        _moment = Array.ConvertAll(blocks, Inside);
        GMatrix = LinearPart();
        G = DoubletGTensor.From(AsDoublet(0), AsDoublet(1), AsDoublet(2));
    }

    /// <summary>S~.</summary>
    public Spin Spin { get; }

    /// <summary>Index of the manifold's first state, from 0.</summary>
    public int First { get; }

    /// <summary>The axes X, Y, Z of the pseudospin in the input frame: the rotation that takes x, y, z to them. Z is the quantisation axis.</summary>
    public Rotation Frame { get; }

    /// <summary>[2S~+1, 2S~+1]: column |S~, M>, M falling, in terms of the states given.</summary>
    public ComplexMatrix States { get; }

    /// <summary>The zero-field Hamiltonian between the |S~, M>, cm^-1 above the manifold's lowest state.</summary>
    public ComplexMatrix Hamiltonian { get; }

    /// <summary>g of the part of mu = -g.S~ that is linear in S~, [3, 3]: rows on x, y, z of the input frame, columns on X, Y, Z of the pseudospin.</summary>
    public Matrix GMatrix { get; }

    /// <summary>Main values of <see cref="GMatrix"/> (ascending, without sign), their axes in the input frame, and gx gy gz with its sign.</summary>
    public DoubletGTensor G { get; }

    /// <summary>
    /// The zero-field Hamiltonian in Stevens operators of the pseudospin along <see cref="Frame"/>, k = 0..2S~, cm^-1. For a J multiplet
    /// these are the crystal-field parameters, 27 of them with k = 2, 4, 6; higher k tell what mixing of multiplets adds. Odd k are zero
    /// unless S~ is half of a non-Kramers quasi-doublet, whose splitting is of rank 1.
    /// </summary>
    public StevensParameters ZeroField => CrystalFieldProjection.Decompose(
        Hamiltonian, _origin.OfParameters($"pseudospin axes in the {_origin.Axes}: {string.Join(", ", Frame.Matrix.Data.Select(x => x.ToString("F6", System.Globalization.CultureInfo.InvariantCulture)))} row by row", $"Stevens, pseudospin {Spin}"));

    /// <summary>The same operator in the frame of the moments: <see cref="ZeroField"/> with the molecule turned into it.</summary>
    public StevensParameters ZeroFieldInInputFrame => ZeroField.Rotated(Frame);

    /// <summary>D of S~.D.S~ in the input frame, [3, 3], traceless, cm^-1: the rank 2 of the zero-field Hamiltonian; zero for S~ = 1/2.</summary>
    public Matrix DTensor
    {
        get
        {
            // O20 = 3 Sz^2 - S^2, O22 = Sx^2 - Sy^2, O2-2 = {Sx, Sy}, O21 = {Sx, Sz}/2, O2-1 = {Sy, Sz}/2.
            var b = ZeroField;
            var (xy, xz, yz) = (b[2, -2], 0.5 * b[2, 1], 0.5 * b[2, -1]);
            return Frame.Apply(Matrix.FromRows([-b[2, 0] + b[2, 2], xy, xz], [xy, -b[2, 0] - b[2, 2], yz], [xz, yz, 2 * b[2, 0]]));
        }
    }

    /// <summary>D, E and the axes of <see cref="DTensor"/>.</summary>
    public ZeroFieldParameters DAndE => ZeroFieldParameters.From(DTensor);

    /// <summary>
    /// Projects on the main magnetic axes of the manifold, Z along the largest moment, or on axes given.
    /// </summary>
    /// <param name="states">The states.</param>
    /// <param name="first">Index of the manifold's first state, from 0.</param>
    /// <param name="count">Number of states, 2 or more.</param>
    /// <param name="frame">Takes x, y, z to the axes wanted; the identity quantises along z of the input frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such states.</exception>
    /// <exception cref="ArgumentException">The manifold cuts a degenerate level, or has no moment along the axis.</exception>
    public static PseudospinProjection Of(SpinOrbitStates states, int first, int count, Rotation? frame = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, states.Count - first);
        return new PseudospinProjection(states, first, count, frame);
    }

    /// <summary>The moment along x, y, z (axis 0, 1, 2) of the input frame in Stevens operators of the pseudospin, Bohr magnetons: odd ranks; 3 and more are what g leaves out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public StevensParameters Moment(int axis)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis, 2);
        return CrystalFieldProjection.Decompose(_moment[axis], ZeroField.Provenance);
    }

    private ComplexMatrix Inside(ComplexMatrix a) => States.Adjoint() * a * States;

    // g_ia = -Tr(mu_i S_a)/Tr(S_a S_a).
    private Matrix LinearPart()
    {
        var spin = SpinOperators.Of(Spin);
        var norm = (spin.Z * spin.Z).Trace().Real;
        var g = new Matrix(3, 3);
        for (var k = 0; k < 9; k++)
        {
            g.Data[k] = -(_moment[k / 3] * spin[k % 3]).Trace().Real / norm;
        }

        return g;
    }

    // The same g on a spin 1/2, mu = -g.sigma/2.
    private ComplexMatrix AsDoublet(int i)
    {
        var across = new Complex(-0.5 * GMatrix[i, 0], 0.5 * GMatrix[i, 1]);
        return new ComplexMatrix(2, 2, [-0.5 * GMatrix[i, 2], across, Complex.Conjugate(across), 0.5 * GMatrix[i, 2]]);
    }

    private static ComplexMatrix[] Turned(ComplexMatrix[] moment, Matrix axes) => Array.ConvertAll(
        [0, 1, 2], a => new Complex(axes[0, a], 0) * moment[0] + new Complex(axes[1, a], 0) * moment[1] + new Complex(axes[2, a], 0) * moment[2]);

    private static ComplexMatrix[] Checked(ComplexMatrix[] moment)
    {
        var trace = moment.Max(m => Complex.Abs(m.Trace()));
        return trace <= 1e-5 * (1 + moment.Max(m => m.Norm()))
            ? moment
            : throw new ArgumentException($"The moment of the manifold has a trace of {trace:G3} mu_B, so time reversal leads out of it: take in all states of a level.", nameof(moment));
    }
}
