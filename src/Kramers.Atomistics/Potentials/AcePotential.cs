using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// The linear atomic cluster expansion, E = sum_i [E0(element of i) + sum_k beta_k B_k(i)]. Drautz, PRB 99, 014104 (2019),
/// https://doi.org/10.1103/PhysRevB.99.014104; Kovacs et al., JCTC 17, 7696 (2021), https://doi.org/10.1021/acs.jctc.1c00647.
/// </summary>
public sealed class AcePotential : INeighbourPotential
{
    private readonly double[] _coefficients;
    private readonly Dictionary<string, double> _atomEnergies;
    private readonly AceKernels _kernels;
    private AceBatches? _last;

    /// <summary>Puts a basis and its coefficients together.</summary>
    /// <param name="basis">The features.</param>
    /// <param name="coefficients">beta in eV, one per feature.</param>
    /// <param name="atomEnergiesEv">E0 by element symbol, eV.</param>
    /// <param name="lanes">Atoms of one type that one instruction works on at most: 1, 4 or 8; null means what this machine does best. The result is the same to the last bit.</param>
    /// <exception cref="ArgumentException">A wrong number of coefficients, or an element without E0.</exception>
    public AcePotential(AceBasis basis, IReadOnlyList<double> coefficients, IReadOnlyDictionary<string, double> atomEnergiesEv, int? lanes = null)
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
        _kernels = new AceKernels(basis, _coefficients, lanes ?? BispectrumAdjoint.BestLanes);
    }

    /// <summary>The features.</summary>
    public AceBasis Basis { get; }

    /// <summary>beta in eV, one per feature.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>E0 by element symbol, eV.</summary>
    public IReadOnlyDictionary<string, double> AtomEnergiesEv => _atomEnergies;

    /// <inheritdoc/>
    public double CutoffAngstrom => Basis.Settings.CutoffAngstrom;

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return Evaluate(structure, NeighbourList.Within(structure, CutoffAngstrom), ThreadTeam.Alone);
    }

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure, NeighbourList near, ThreadTeam team)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(near);
        ArgumentNullException.ThrowIfNull(team);
        var batches = Batches(Basis.Types.Of(structure));
        var (energies, slopes) = (new double[structure.Count], new double[6 * near.PairCount]);
        team.Run(batches.Count, batch => _kernels.Evaluate(batches, batch, near, energies, slopes));
        var energy = 0.0;
        for (var i = 0; i < energies.Length; i++)
        {
            energy += _atomEnergies[structure.Elements[i].Symbol] + energies[i];
        }

        var (forces, virial) = (new double[energies.Length * 3], new Matrix(3, 3));
        PairSlopes.AddForces(near, slopes, forces, virial.Data);
        return new PotentialValue(energy, forces, virial);
    }

    /// <summary>Those of the last structure, if its atoms were the same.</summary>
    private AceBatches Batches(IReadOnlyList<int> types)
    {
        var last = _last;
        return last is not null && last.AreOf(types) ? last : _last = new AceBatches([.. types], _kernels.Lanes);
    }
}
