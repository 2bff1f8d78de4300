namespace Kramers.Atomistics.Potentials;

/// <summary>
/// A fitted linear potential with members of a committee, whose coefficients are drawn from the posterior with a residual of 1 eV and
/// 1 eV/angstrom: their spread times the true residual s_z is the standard deviation s_z sqrt(x^T (A^T W A + lambda)^-1 x) of linear regression.
/// </summary>
public sealed class LinearFit
{
    private readonly Lazy<IPotential> _potential;
    private readonly Lazy<IPotential[]> _members;

    /// <summary>Puts a basis and coefficients together.</summary>
    /// <param name="basis">The potential without its coefficients.</param>
    /// <param name="sets">The most probable coefficients first, then those of the members.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public LinearFit(ILinearBasis basis, IReadOnlyList<LinearCoefficients> sets)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(sets);
        (Basis, Sets) = sets.Count > 0 ? (basis, sets) : throw new ArgumentException("A fit has coefficients.", nameof(sets));
        _potential = new(() => Potential(0));
        _members = new(() => [.. Enumerable.Range(1, sets.Count - 1).Select(Potential)]);
        IPotential Potential(int set) => basis.Potential(sets[set].Beta, sets[set].AtomEnergiesEv);
    }

    /// <summary>The potential without its coefficients.</summary>
    public ILinearBasis Basis { get; }

    /// <summary>The most probable coefficients first, then those of the members.</summary>
    public IReadOnlyList<LinearCoefficients> Sets { get; }

    /// <summary>The most probable potential.</summary>
    public IPotential Potential => _potential.Value;

    /// <summary>The committee.</summary>
    public IReadOnlyList<IPotential> Members => _members.Value;
}

/// <summary>Coefficients of a linear potential.</summary>
/// <param name="Beta">eV per feature.</param>
/// <param name="AtomEnergiesEv">Energy of each atom without its neighbours, by element symbol, eV.</param>
public sealed record LinearCoefficients(double[] Beta, IReadOnlyDictionary<string, double> AtomEnergiesEv);
