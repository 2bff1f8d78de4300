using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Magnetic dipole-dipole coupling of two centres whose moments are -mu_B g S,
/// H = (mu_0/4pi) mu_B^2 [m1.m2/r^3 - 3 (m1.r)(m2.r)/r^5] with m = g S, that is H = S1.T.S2. Its parameters are the components
/// of the vector r from the first centre to the second in angstrom, so that it couples to vibrations; the g tensors are fixed.
/// </summary>
public sealed class DipolarCoupling : ISpinHamiltonianTerm
{
    /// <summary>
    /// (mu_0/4pi) mu_B^2 in cm^-1 angstrom^3, 0.43297. mu_0/4pi = E_h a_0/(e c)^2, since E_h a_0 = e^2/(4pi eps_0); 1e30
    /// turns m^3 into angstrom^3.
    /// </summary>
    public const double Prefactor = PhysicalConstants.Hartree * PhysicalConstants.BohrRadius
        / (PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * PhysicalConstants.SpeedOfLight * PhysicalConstants.SpeedOfLight)
        * PhysicalConstants.BohrMagneton * PhysicalConstants.BohrMagneton * 1e30 / PhysicalConstants.JoulePerCm;

    private static readonly string[] Names = ["rx / angstrom", "ry / angstrom", "rz / angstrom"];
    private readonly double[] _r;
    private readonly Matrix _firstG;
    private readonly Matrix _secondG;

    /// <summary>Makes the term from the distance vector and the g tensors (3 x 3, rows on the axes of the field).</summary>
    /// <param name="distance">From the first centre to the second, angstrom, length 3.</param>
    /// <param name="firstG">g tensor of the first centre.</param>
    /// <param name="secondG">g tensor of the second centre.</param>
    /// <param name="first">Index of the first spin, from 0.</param>
    /// <param name="second">Index of the second spin, from 0.</param>
    /// <exception cref="ArgumentException">A shape is wrong, a number not finite, or the centres are one.</exception>
    public DipolarCoupling(ReadOnlySpan<double> distance, Matrix firstG, Matrix secondG, int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        _r = Tensor3.CheckedVector(distance, nameof(distance));
        if (_r.All(x => x == 0))
        {
            throw new ArgumentException("Two dipoles at the same place have no finite coupling.", nameof(distance));
        }

        _firstG = Tensor3.Checked(firstG, nameof(firstG));
        _secondG = Tensor3.Checked(secondG, nameof(secondG));
        (First, Second) = (first, second);
    }

    /// <summary>Index of the first spin, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second spin, from 0.</summary>
    public int Second { get; }

    /// <summary>T of H = S1.T.S2, 3 x 3, cm^-1; rows on the axes of the first spin.</summary>
    public Matrix Tensor => BetweenMoments(PointDipoles());

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <summary>The coupling of centres at two positions (angstrom, length 3 each).</summary>
    /// <exception cref="ArgumentException">A shape is wrong, the positions or the centres are the same.</exception>
    public static DipolarCoupling Between(
        ReadOnlySpan<double> firstPosition, Matrix firstG, ReadOnlySpan<double> secondPosition, Matrix secondG, int first = 0, int second = 1)
    {
        var from = Tensor3.CheckedVector(firstPosition, nameof(firstPosition));
        var to = Tensor3.CheckedVector(secondPosition, nameof(secondPosition));
        return new DipolarCoupling([to[0] - from[0], to[1] - from[1], to[2] - from[2]], firstG, secondG, first, second);
    }

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_r.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new DipolarCoupling(parameters, _firstG, _secondG, First, Second);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation)
    {
        var r = rotation * new Matrix(3, 1, (double[])_r.Clone());
        return new DipolarCoupling(r.Data, Tensor3.Rotate(_firstG, rotation), Tensor3.Rotate(_secondG, rotation), First, Second);
    }

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        SpinProducts.AddBilinear(hamiltonian, system, First, Tensor, Second, 1);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
        SpinProducts.AddBilinear(target, system, First, BetweenMoments(PointDipoleDerivative(parameter)), Second, weight);

    private Matrix BetweenMoments(Matrix dipoles) => Prefactor * (_firstG.Transpose() * dipoles * _secondG);

    /// <summary>1/r^3 - 3 r r^T/r^5, angstrom^-3.</summary>
    private Matrix PointDipoles()
    {
        var square = Square();
        return Math.Pow(square, -1.5) * (Matrix.Identity(3) - (3 / square) * Dyad(_r, _r));
    }

    /// <summary>Its derivative by r_k: -3 r_k/r^5 - 3 (e_k r^T + r e_k^T)/r^5 + 15 r_k r r^T/r^7, angstrom^-4.</summary>
    private Matrix PointDipoleDerivative(int k)
    {
        var square = Square();
        var unit = new double[3];
        unit[k] = 1;
        var bracket = (-3 * _r[k]) * Matrix.Identity(3) - 3 * (Dyad(unit, _r) + Dyad(_r, unit)) + (15 * _r[k] / square) * Dyad(_r, _r);
        return Math.Pow(square, -2.5) * bracket;
    }

    private double Square() => _r[0] * _r[0] + _r[1] * _r[1] + _r[2] * _r[2];

    private static Matrix Dyad(double[] a, double[] b) => new Matrix(3, 1, (double[])a.Clone()) * new Matrix(1, 3, (double[])b.Clone());
}
