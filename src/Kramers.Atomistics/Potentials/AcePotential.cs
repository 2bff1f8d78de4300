using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// The linear atomic cluster expansion, E = sum_i [E0(element of i) + sum_k beta_k B_k(i)]. Drautz, PRB 99, 014104 (2019),
/// https://doi.org/10.1103/PhysRevB.99.014104; Kovacs et al., JCTC 17, 7696 (2021), https://doi.org/10.1021/acs.jctc.1c00647.
/// </summary>
public sealed class AcePotential : IPotential
{
    private readonly double[] _coefficients;
    private readonly Dictionary<string, double> _atomEnergies;
    private readonly AceNestedSum[] _sums;

    /// <summary>Puts a basis and its coefficients together.</summary>
    /// <param name="basis">The features.</param>
    /// <param name="coefficients">beta in eV, one per feature.</param>
    /// <param name="atomEnergiesEv">E0 by element symbol, eV.</param>
    /// <exception cref="ArgumentException">A wrong number of coefficients, or an element without E0.</exception>
    public AcePotential(AceBasis basis, IReadOnlyList<double> coefficients, IReadOnlyDictionary<string, double> atomEnergiesEv)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(coefficients);
        ArgumentNullException.ThrowIfNull(atomEnergiesEv);
        if (coefficients.Count != basis.Length)
        {
            throw new ArgumentException($"The basis has {basis.Length} features, got {coefficients.Count} coefficients.", nameof(coefficients));
        }

        if (basis.Types.Elements.FirstOrDefault(e => !atomEnergiesEv.ContainsKey(e)) is { } missing)
        {
            throw new ArgumentException($"{missing} has no atomic energy.", nameof(atomEnergiesEv));
        }

        (Basis, _coefficients, _atomEnergies) = (basis, [.. coefficients], new(atomEnergiesEv, StringComparer.Ordinal));
        _sums = [.. basis.Sites.Select((site, t) => new AceNestedSum(site.Invariants, _coefficients.AsSpan(basis.FeaturesOf(t))))];
    }

    /// <summary>The features.</summary>
    public AceBasis Basis { get; }

    /// <summary>beta in eV, one per feature.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>E0 by element symbol, eV.</summary>
    public IReadOnlyDictionary<string, double> AtomEnergiesEv => _atomEnergies;

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var types = Basis.Types.Of(structure);
        var near = NeighbourList.Within(structure, Basis.Settings.CutoffAngstrom);
        var (energy, forces, virial) = (0.0, new double[3 * structure.Count], new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            var site = Basis.Sites[types[i]];
            var surroundings = new AceSurroundings(site, types, near, i);
            var adjoint = new double[site.DensityLength];
            energy += _atomEnergies[structure.Elements[i].Symbol] + _sums[types[i]].Evaluate(surroundings.Density, adjoint);
            surroundings.AddForces(adjoint, near, forces, virial.Data);
        }

        return new PotentialValue(energy, forces, virial);
    }
}
