using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism;

/// <summary>
/// Spins and the terms of their Hamiltonian. The basis is the product of the |S, M> bases, M falling, the last spin running
/// fastest. Immutable: another field is another call, another parameter another system.
/// </summary>
public sealed class SpinSystem
{
    private readonly SpinOperators[] _operators;

    /// <summary>Makes a system of one spin.</summary>
    public SpinSystem(Spin spin, params IReadOnlyList<ISpinHamiltonianTerm> terms)
        : this([spin], terms)
    {
    }

    /// <summary>Makes a system of several spins.</summary>
    /// <exception cref="ArgumentException">There is no spin.</exception>
    public SpinSystem(IReadOnlyList<Spin> spins, IReadOnlyList<ISpinHamiltonianTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(spins);
        ArgumentNullException.ThrowIfNull(terms);
        if (spins.Count == 0)
        {
            throw new ArgumentException("A spin system needs at least one spin.", nameof(spins));
        }

        Spins = [.. spins];
        Terms = [.. terms];
        _operators = [.. Enumerable.Range(0, spins.Count).Select(i => SpinOperators.Of(Spins, i))];
    }

    /// <summary>The spins.</summary>
    public IReadOnlyList<Spin> Spins { get; }

    /// <summary>The terms of the Hamiltonian.</summary>
    public IReadOnlyList<ISpinHamiltonianTerm> Terms { get; }

    /// <summary>Number of states, the product of 2S + 1 over the spins.</summary>
    public int Dimension => _operators[0].Identity.Rows;

    /// <summary>Operators of spin number <paramref name="centre"/> (from 0) in the space of the whole system.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such centre.</exception>
    public SpinOperators Operators(int centre)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(centre, _operators.Length);
        return _operators[centre];
    }

    /// <summary>The Hamiltonian in a field, cm^-1, [Dimension, Dimension].</summary>
    public ComplexMatrix Hamiltonian(FieldVector field)
    {
        var h = new ComplexMatrix(Dimension, Dimension);
        foreach (var term in Terms)
        {
            term.AddTo(h, this, field);
        }

        return h;
    }

    /// <summary>Levels and states in a field.</summary>
    public Eigensystem Solve(FieldVector field) => Eigensystem.Of(Hamiltonian(field));
}
