using System.Globalization;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Zeeman energy of one centre with all odd ranks of its spin, H = +mu_B sum_a B_a sum_kq G_a,kq O_k^q(S), k = 1, 3, 5, .., extended
/// Stevens operators. Rank 1 is g (G_a,1q = g_ax, g_ay, g_az for q = 1, -1, 0), rank 3 the terms B S^3 that S >= 3/2 allows
/// (Abragam and Bleaney, Electron Paramagnetic Resonance of Transition Ions (1970), ch. 3; Rudowicz and Misra, Appl. Spectrosc. Rev. 36, 11 (2001)).
/// Its parameters are all G_a,kq up to the largest rank given, axis by axis, dimensionless.
/// </summary>
public sealed class MultipoleZeemanTerm : ISpinHamiltonianTerm
{
    private readonly StevensParameters[] _axes;
    private readonly (int Axis, int K, int Q)[] _indices;
    private readonly string[] _names;

    /// <summary>Makes the term from G for the field along x, y and z.</summary>
    /// <param name="x">G_x,kq, odd ranks.</param>
    /// <param name="y">G_y,kq.</param>
    /// <param name="z">G_z,kq.</param>
    /// <param name="centre">Index of the spin, from 0.</param>
    /// <exception cref="ArgumentException">A parameter of even rank is not zero: a moment is odd under time reversal.</exception>
    public MultipoleZeemanTerm(StevensParameters x, StevensParameters y, StevensParameters z, int centre = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(z);
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        _axes = [x, y, z];
        Centre = centre;
        if (_axes.SelectMany(g => g.NonZero()).FirstOrDefault(p => (p.K & 1) == 0) is { Value: not 0 } even)
        {
            throw new ArgumentException($"A magnetic moment has odd ranks only, got G({even.K}, {even.Q}) = {even.Value}.", nameof(x));
        }

        _indices =
        [
            .. from axis in Enumerable.Range(0, 3)
               from half in Enumerable.Range(0, (_axes.Max(g => g.MaxRank) + 1) / 2)
               from q in Enumerable.Range(-2 * half - 1, 4 * half + 3)
               select (axis, 2 * half + 1, q),
        ];
        _names = Array.ConvertAll(_indices, i => string.Create(CultureInfo.InvariantCulture, $"G{"xyz"[i.Axis]}({i.K}, {i.Q})"));
    }

    /// <summary>Index of the spin, from 0.</summary>
    public int Centre { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => _names;

    /// <summary>G for the field along x, y, z (axis 0, 1, 2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public StevensParameters G(int axis) => axis is >= 0 and < 3
        ? _axes[axis]
        : throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are 0 (x), 1 (y), 2 (z).");

    /// <inheritdoc/>
    public double[] GetParameters() => Array.ConvertAll(_indices, i => _axes[i.Axis][i.K, i.Q]);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters)
    {
        if (parameters.Length != _indices.Length)
        {
            throw new ArgumentException($"This term has {_indices.Length} parameters, got {parameters.Length}.", nameof(parameters));
        }

        var values = parameters.ToArray();
        return Along(axis => new StevensParameters(
            _axes[axis].Provenance, [.. _indices.Zip(values).Where(p => p.First.Axis == axis).Select(p => (p.First.K, p.First.Q, p.Second))]));
    }

    /// <summary>The operators turn as tensors of rank k, and the three of them as a vector.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation)
    {
        var turned = Array.ConvertAll(_axes, g => g.Rotated(Rotation.FromMatrix(rotation)));
        return Along(axis => new StevensParameters(
            turned[axis].Provenance,
            [.. _indices.Where(i => i.Axis == axis).Select(i => (i.K, i.Q, Enumerable.Range(0, 3).Sum(b => rotation[axis, b] * turned[b][i.K, i.Q])))]));
    }

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field)
    {
        for (var p = 0; p < _indices.Length; p++)
        {
            AddDerivativeTo(hamiltonian, system, field, p, _axes[_indices[p].Axis][_indices[p].K, _indices[p].Q]);
        }
    }

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        var before = system.Spins.Take(Centre).Aggregate(1, (n, s) => n * s.Multiplicity);
        var after = system.Spins.Skip(Centre + 1).Aggregate(1, (n, s) => n * s.Multiplicity);
        var (axis, k, q) = _indices[parameter];
        StevensOperators.AddTo(target, system.Spins[Centre], k, q, weight * PhysicalConstants.BohrMagnetonCm * field[axis], before, after);
    }

    private MultipoleZeemanTerm Along(Func<int, StevensParameters> g) => new(g(0), g(1), g(2), Centre);
}
