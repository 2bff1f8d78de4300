using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Neural networks on the features of each atom, E = sum_i [E0(element of i) + y(G_i)] with y the mean over an ensemble and one network per type of
/// atom in each. With Gaussian moments: Zaverkin and Kaestner, JCTC 16, 5410 (2020), https://doi.org/10.1021/acs.jctc.0c00347.
/// </summary>
public sealed class NetworkPotential : IPotential
{
    private readonly Dictionary<string, double> _atomEnergies;
    private readonly PooledRegressor[] _networks;

    /// <summary>Puts features and networks together.</summary>
    /// <param name="descriptor">G, the features of an atom.</param>
    /// <param name="types">Which atoms share a network: kind t of a network is type t.</param>
    /// <param name="atomEnergiesEv">E0 by element symbol, eV.</param>
    /// <param name="networks">The ensemble; sums and gradients in eV and per feature.</param>
    /// <exception cref="ArgumentException">No network, one for other features or types, or an element without E0.</exception>
    public NetworkPotential(IDescriptor descriptor, AtomTypes types, IReadOnlyDictionary<string, double> atomEnergiesEv, IReadOnlyList<PooledRegressor> networks)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(atomEnergiesEv);
        ArgumentNullException.ThrowIfNull(networks);
        if (networks.Count == 0 || networks.Any(n => n.Features != descriptor.Length || n.Kinds != types.Names.Count))
        {
            throw new ArgumentException($"Needed is a network or more, each for {descriptor.Length} features and {types.Names.Count} types of atoms.", nameof(networks));
        }

        if (types.Elements.FirstOrDefault(e => !atomEnergiesEv.ContainsKey(e)) is { } missing)
        {
            throw new ArgumentException($"{missing} has no atomic energy.", nameof(atomEnergiesEv));
        }

        (Descriptor, Types, _atomEnergies, _networks) = (descriptor, types, new(atomEnergiesEv, StringComparer.Ordinal), [.. networks]);
    }

    /// <summary>The features of an atom.</summary>
    public IDescriptor Descriptor { get; }

    /// <summary>Which atoms share a network.</summary>
    public AtomTypes Types { get; }

    /// <summary>E0 by element symbol, eV.</summary>
    public IReadOnlyDictionary<string, double> AtomEnergiesEv => _atomEnergies;

    /// <summary>The ensemble.</summary>
    public IReadOnlyList<PooledRegressor> Networks => _networks;

    /// <summary>A potential for each network of the ensemble alone: what a <see cref="CommitteePotential"/> takes as members.</summary>
    public IReadOnlyList<NetworkPotential> Members => [.. _networks.Select(n => new NetworkPotential(Descriptor, Types, _atomEnergies, [n]))];

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var types = Types.Of(structure);
        var features = Descriptor.Evaluate(structure);
        var (energy, byFeature) = (structure.Elements.Sum(e => _atomEnergies[e.Symbol]), new Matrix(features.Rows, features.Columns));
        foreach (var network in _networks)
        {
            var (sum, slopes) = network.Evaluate(features, types);
            energy += sum / _networks.Length;
            for (var k = 0; k < slopes.Data.Length; k++)
            {
                byFeature.Data[k] += slopes.Data[k] / _networks.Length;
            }
        }

        var (gradient, strain) = (new double[3 * structure.Count], new double[9]);
        Descriptor.AddGradient(structure, byFeature, gradient, strain);
        return new PotentialValue(energy, Array.ConvertAll(gradient, g => -g), -1 * new Matrix(3, 3, strain));
    }
}
