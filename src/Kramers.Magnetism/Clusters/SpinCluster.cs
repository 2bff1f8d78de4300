using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// Exchange-coupled spins whose Hamiltonian conserves M, the sum of all m: too many states for the matrices of a
/// <see cref="SpinSystem"/>, but not for blocks of one M, whose elements are made while they multiply. The terms are those of a
/// spin system, as far as they conserve M in a field along z: <see cref="IsotropicExchange"/>, <see cref="ZeroFieldSplitting"/>
/// with the axis z and no E, and <see cref="ZeemanTerm"/> with one and the same g_zz for all centres. Immutable.
/// </summary>
public sealed class SpinCluster
{
    private readonly ClusterHalf _first;
    private readonly ClusterHalf _second;
    private readonly CrossBond[] _crossBonds;

    /// <summary>Makes a cluster from spins and terms. Centres without a Zeeman term are an error unless there is none at all.</summary>
    /// <exception cref="ArgumentException">There is no spin; or a term does not conserve M, or names a spin that is not there.</exception>
    /// <exception cref="OverflowException">There are more than 2^31 - 1 states.</exception>
    public SpinCluster(IReadOnlyList<Spin> spins, IReadOnlyList<ISpinHamiltonianTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(spins);
        ArgumentNullException.ThrowIfNull(terms);
        if (spins.Count == 0)
        {
            throw new ArgumentException("A cluster needs at least one spin.", nameof(spins));
        }

        (Spins, Terms) = ([.. spins], [.. terms]);
        var parameters = Parameters = ClusterParameters.Read(Spins, Terms);
        (G, IsIsotropic) = (parameters.G, parameters.IsIsotropic);
        Dimension = parameters.Multiplicities.Aggregate(1, (product, n) => checked(product * n));
        MaximumTwoM = spins.Sum(s => s.Doubled);

        var cut = Middle(parameters.Multiplicities, Dimension);
        _first = new ClusterHalf(parameters, 0, cut);
        _second = new ClusterHalf(parameters, cut, spins.Count - cut);
        _crossBonds = CrossBond.Between(parameters.Exchange, cut);
    }

    /// <summary>The spins.</summary>
    public IReadOnlyList<Spin> Spins { get; }

    /// <summary>The terms of the Hamiltonian.</summary>
    public IReadOnlyList<ISpinHamiltonianTerm> Terms { get; }

    /// <summary>g_zz of all centres, 0 without Zeeman terms.</summary>
    public double G { get; }

    /// <summary>Whether there is no zero-field splitting, so that the total spin S is a good quantum number and chi has no direction.</summary>
    public bool IsIsotropic { get; }

    /// <summary>Number of states of all blocks together, the product of 2s + 1.</summary>
    public int Dimension { get; }

    /// <summary>Twice the largest M, the sum of all 2s.</summary>
    public int MaximumTwoM { get; }

    internal ClusterParameters Parameters { get; }

    /// <summary>2M of the blocks with M >= 0, falling. Block -M has the levels of block M.</summary>
    public IEnumerable<int> NonNegativeTwoM => Enumerable.Range(0, MaximumTwoM / 2 + 1).Select(k => MaximumTwoM - 2 * k);

    /// <summary>A ring of equal spins, H = +J sum S_i.S_(i+1), with one g. Two spins have a single bond, one spin has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no spin.</exception>
    public static SpinCluster Ring(Spin spin, int count, ExchangeConstant constant, double g = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var bonds = count < 3 ? count - 1 : count;
        return new SpinCluster(
            [.. Enumerable.Repeat(spin, count)],
            [
                .. Enumerable.Range(0, bonds).Select(i => new IsotropicExchange(constant, i, (i + 1) % count)),
                .. Enumerable.Range(0, count).Select(i => ZeemanTerm.Isotropic(g, i)),
            ]);
    }

    /// <summary>The block of one M in zero field; a field B along z adds G mu_B B M to all its levels.</summary>
    /// <param name="twoM">2M.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no states with this M.</exception>
    public MagneticBlock Block(int twoM)
    {
        if (Math.Abs(twoM) > MaximumTwoM || (twoM - MaximumTwoM) % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(twoM), twoM, $"2M runs from -{MaximumTwoM} to {MaximumTwoM} in steps of 2.");
        }

        return new MagneticBlock(twoM, (MaximumTwoM - twoM) / 2, _first, _second, _crossBonds);
    }

    /// <summary>The same spins and terms with dense matrices: for small clusters, and for what does not conserve M.</summary>
    public SpinSystem ToSystem() => new(Spins, Terms);

    /// <summary>The number of leading spins whose states are closest to the square root of all, so that the tables of both halves stay small.</summary>
    private static int Middle(int[] multiplicities, int dimension)
    {
        var (best, product) = (0, 1.0);
        var distance = double.MaxValue;
        for (var cut = 1; cut <= multiplicities.Length; cut++)
        {
            product *= multiplicities[cut - 1];
            var d = Math.Abs(Math.Log(product * product / dimension));
            if (d < distance)
            {
                (best, distance) = (cut, d);
            }
        }

        return best;
    }
}
