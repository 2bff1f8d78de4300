using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>The terms of a cluster as numbers, after all that does not conserve M was refused.</summary>
internal sealed class ClusterParameters
{
    private const double Tolerance = 1e-10; // relative; a tensor that was turned onto z carries rounding errors
    private readonly double?[] _g;

    private ClusterParameters(IReadOnlyList<Spin> spins)
    {
        Multiplicities = [.. spins.Select(s => s.Multiplicity)];
        Exchange = new Matrix(spins.Count, spins.Count);
        SingleIon = [.. spins.Select(s => new double[s.Multiplicity])];
        _g = new double?[spins.Count];
    }

    /// <summary>2s + 1 of each centre.</summary>
    public int[] Multiplicities { get; }

    /// <summary>J of H = +J Si.Sj, cm^-1, symmetric.</summary>
    public Matrix Exchange { get; }

    /// <summary>Energy of state m = s - k of each centre, cm^-1, [centre][k].</summary>
    public double[][] SingleIon { get; }

    /// <summary>The common g_zz.</summary>
    public double G { get; private set; }

    public bool IsIsotropic { get; private set; } = true;

    /// <summary>What isotropic tensors of zero-field splitting add to all levels, cm^-1.</summary>
    public double IsotropicShift => SingleIon.Sum(levels => levels[0]);

    public static ClusterParameters Read(IReadOnlyList<Spin> spins, IReadOnlyList<ISpinHamiltonianTerm> terms)
    {
        var parameters = new ClusterParameters(spins);
        foreach (var term in terms)
        {
            parameters.Add(term);
        }

        parameters.TakeCommonG();
        return parameters;
    }

    /// <summary>m of state k of a centre.</summary>
    public double M(int centre, int k) => 0.5 * (Multiplicities[centre] - 1) - k;

    private void Add(ISpinHamiltonianTerm term)
    {
        switch (term)
        {
            case IsotropicExchange bond:
                Check(Math.Max(bond.First, bond.Second));
                Exchange[bond.First, bond.Second] += bond.Constant.PlusJ;
                Exchange[bond.Second, bond.First] += bond.Constant.PlusJ;
                break;
            case ZeroFieldSplitting splitting:
                Check(splitting.Centre);
                AddSplitting(splitting.Tensor, splitting.Centre);
                break;
            case ZeemanTerm zeeman:
                Check(zeeman.Centre);
                AddZeeman(zeeman.G, zeeman.Centre);
                break;
            default:
                throw new ArgumentException($"A cluster takes isotropic exchange, axial zero-field splitting and Zeeman terms, not {term.GetType().Name}; solve small systems as a SpinSystem.", nameof(term));
        }
    }

    private void Check(int centre)
    {
        if (centre >= Multiplicities.Length)
        {
            throw new ArgumentException($"A term names centre {centre} (from 0), but there are {Multiplicities.Length} spins.", nameof(centre));
        }
    }

    /// <summary>S.D.S = Dxx (s(s+1) - Sz^2) + Dzz Sz^2 for an axial tensor.</summary>
    private void AddSplitting(Matrix d, int centre)
    {
        var scale = Tolerance * d.Norm();
        if (Math.Abs(d[0, 0] - d[1, 1]) > scale || Math.Abs(d[0, 1]) > scale || Math.Abs(d[0, 2]) > scale || Math.Abs(d[1, 2]) > scale)
        {
            throw new ArgumentException($"The zero-field splitting of centre {centre} (from 0) is not axial along z, so M is not conserved.", nameof(d));
        }

        var s = M(centre, 0);
        var (xx, zz) = (0.5 * (d[0, 0] + d[1, 1]), d[2, 2]);
        IsIsotropic &= Math.Abs(zz - xx) <= scale;
        for (var k = 0; k < Multiplicities[centre]; k++)
        {
            var m = M(centre, k);
            SingleIon[centre][k] += xx * (s * (s + 1) - m * m) + zz * m * m;
        }
    }

    private void AddZeeman(Matrix g, int centre)
    {
        if (Math.Abs(g[2, 0]) > Tolerance * g.Norm() || Math.Abs(g[2, 1]) > Tolerance * g.Norm())
        {
            throw new ArgumentException($"The g tensor of centre {centre} (from 0) turns a field along z away from z, so M is not conserved.", nameof(g));
        }

        _g[centre] = (_g[centre] ?? 0) + g[2, 2];
    }

    /// <summary>With one g the moment is -g M, a number in each block; otherwise it would mix the levels of a block.</summary>
    private void TakeCommonG()
    {
        if (_g.All(g => g is null))
        {
            return;
        }

        if (_g.Any(g => g is null) || _g.Max() - _g.Min() > Tolerance * Math.Abs(_g[0]!.Value))
        {
            throw new ArgumentException($"All centres need the same g along z, got {string.Join(", ", _g.Select(g => g is null ? "none" : $"{g}"))}.");
        }

        G = _g[0]!.Value;
    }
}
