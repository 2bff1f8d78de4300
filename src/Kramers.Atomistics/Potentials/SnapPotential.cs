using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// The linear spectral neighbour analysis potential, E = sum_i [beta_0(e_i) + sum_k beta_k(e_i) B_k(i)] with one set of
/// coefficients per element. Thompson et al., J. Comput. Phys. 285, 316 (2015), https://doi.org/10.1016/j.jcp.2014.12.018.
/// </summary>
public sealed class SnapPotential : IPotential
{
    private readonly Dictionary<string, ElementCoefficients> _elements;

    /// <summary>Puts a descriptor and its coefficients together.</summary>
    /// <param name="descriptor">Per-atom features.</param>
    /// <param name="elements">Coefficients by element symbol.</param>
    /// <exception cref="ArgumentException">A set of coefficients has not the length of the descriptor.</exception>
    public SnapPotential(IDescriptor descriptor, IReadOnlyDictionary<string, ElementCoefficients> elements)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var (symbol, set) in elements)
        {
            if (set.Beta.Length != descriptor.Length)
            {
                throw new ArgumentException($"{symbol} has {set.Beta.Length} coefficients, the descriptor has {descriptor.Length} features.", nameof(elements));
            }
        }

        Descriptor = descriptor;
        _elements = new(elements, StringComparer.Ordinal);
    }

    /// <summary>The per-atom features.</summary>
    public IDescriptor Descriptor { get; }

    /// <summary>Coefficients by element symbol.</summary>
    public IReadOnlyDictionary<string, ElementCoefficients> Elements => _elements;

    /// <summary>The same with neighbours that somebody else keeps; null for another descriptor than the bispectrum.</summary>
    internal INeighbourPotential? OfNeighbours => Descriptor is Bispectrum bispectrum ? new WithNeighbours(this, bispectrum.CutoffAngstrom) : null;

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return Evaluate(structure, null, null);
    }

    private PotentialValue Evaluate(Structure structure, NeighbourList? near, ThreadTeam? team)
    {
        var coefficients = new Matrix(structure.Count, Descriptor.Length);
        var energy = 0.0;
        for (var i = 0; i < structure.Count; i++)
        {
            var set = CoefficientsOf(structure.Elements[i].Symbol);
            set.Beta.CopyTo(coefficients.Row(i));
            energy += set.Beta0;
        }

        var (gradient, strain) = (new double[3 * structure.Count], new double[9]);
        energy += Contract(structure, near, team, coefficients, gradient, strain);
        return new PotentialValue(energy, Array.ConvertAll(gradient, g => -g), -1 * new Matrix(3, 3, strain));
    }

    /// <summary>sum_i sum_k beta_k B_k(i) with its derivatives; the bispectrum has the energy for nothing on the way to the forces.</summary>
    private double Contract(Structure structure, NeighbourList? near, ThreadTeam? team, Matrix coefficients, double[] gradient, double[] strain)
    {
        if (Descriptor is Bispectrum bispectrum)
        {
            return bispectrum.AddContraction(structure, near, team, coefficients, gradient, strain).Sum();
        }

        var features = Descriptor.Evaluate(structure);
        Descriptor.AddGradient(structure, coefficients, gradient, strain);
        return features.Data.Zip(coefficients.Data, (b, c) => b * c).Sum();
    }

    private ElementCoefficients CoefficientsOf(string symbol) => _elements.TryGetValue(symbol, out var set)
        ? set
        : throw new ArgumentException($"The potential was trained for {string.Join(", ", _elements.Keys)}, but the structure holds {symbol}.", nameof(symbol));

    private sealed class WithNeighbours(SnapPotential potential, double cutoff) : INeighbourPotential
    {
        public double CutoffAngstrom => cutoff;

        public PotentialValue Evaluate(Structure structure) => potential.Evaluate(structure);

        public PotentialValue Evaluate(Structure structure, NeighbourList near, ThreadTeam team) => potential.Evaluate(structure, near, team);
    }
}

/// <summary>Coefficients of one element.</summary>
/// <param name="Beta0">Energy of the isolated part, eV.</param>
/// <param name="Beta">One per descriptor feature, eV.</param>
public sealed record ElementCoefficients(double Beta0, double[] Beta);
