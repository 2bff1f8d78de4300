using System.Globalization;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Crystal field H = sum B_k^q O_k^q(J) of one centre, extended Stevens operators, B in cm^-1 with the Stevens factor inside. Its
/// parameters are all B_k^q of the even ranks 0, 2, .. up to the largest one given, q = -k..k, zero or not; B_0^0 shifts all levels
/// alike, and ranks above 2J do not act.
/// </summary>
public sealed class StevensCrystalField : ISpinHamiltonianTerm
{
    private readonly (int K, int Q)[] _indices;
    private readonly string[] _names;

    /// <summary>Makes the term of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">A parameter of odd rank is not zero: electric fields are even under time reversal.</exception>
    public StevensCrystalField(StevensParameters parameters, int centre = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        if (parameters.NonZero().FirstOrDefault(p => (p.K & 1) == 1) is { K: > 0 } odd)
        {
            throw new ArgumentException($"A crystal field has even ranks only, got B({odd.K}, {odd.Q}) = {odd.Value}.", nameof(parameters));
        }

        Parameters = parameters;
        Centre = centre;
        _indices =
        [
            .. from half in Enumerable.Range(0, parameters.MaxRank / 2 + 1)
               from q in Enumerable.Range(-2 * half, 4 * half + 1)
               select (2 * half, q),
        ];
        _names = Array.ConvertAll(_indices, i => string.Create(CultureInfo.InvariantCulture, $"B({i.K}, {i.Q}) / cm^-1"));
    }

    /// <summary>Index of the spin, from 0.</summary>
    public int Centre { get; }

    /// <summary>The parameters, cm^-1.</summary>
    public StevensParameters Parameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => _names;

    /// <inheritdoc/>
    public double[] GetParameters() => Array.ConvertAll(_indices, i => Parameters[i.K, i.Q]);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters)
    {
        if (parameters.Length != _indices.Length)
        {
            throw new ArgumentException($"This crystal field has {_indices.Length} parameters, got {parameters.Length}.", nameof(parameters));
        }

        var entries = new (int, int, double)[_indices.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = (_indices[i].K, _indices[i].Q, parameters[i]);
        }

        return new StevensCrystalField(new StevensParameters(Parameters.Provenance, entries), Centre);
    }

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) =>
        new StevensCrystalField(Parameters.Rotated(Rotation.FromMatrix(rotation)), Centre);

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field)
    {
        for (var p = 0; p < _indices.Length; p++)
        {
            AddDerivativeTo(hamiltonian, system, field, p, Parameters[_indices[p].K, _indices[p].Q]);
        }
    }

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        var before = system.Spins.Take(Centre).Aggregate(1, (n, s) => n * s.Multiplicity);
        var after = system.Spins.Skip(Centre + 1).Aggregate(1, (n, s) => n * s.Multiplicity);
        var (k, q) = _indices[parameter];
        StevensOperators.AddTo(target, system.Spins[Centre], k, q, weight, before, after);
    }
}
