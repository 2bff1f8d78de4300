using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// A cluster of centres that were calculated one by one, coupled in the products of their lowest states (what POLY_ANISO does: Chibotaru,
/// Ungur, Soncini, Angew. Chem. Int. Ed. 47, 4126 (2008), doi:10.1002/anie.200800283):
/// H = sum_i diag(E_i) + sum_pairs A_i.T.A_j - mu_B B.sum_i mu_i. States of a centre that are not kept add what they add to the lone centre.
/// </summary>
public sealed class CoupledCentres
{
    private readonly AbInitioCentre[] _centres;
    private readonly CentreCoupling[] _couplings;
    private readonly ComplexMatrix _zeroField;
    private readonly ComplexMatrix[] _moment;
    private readonly ComplexMatrix[] _spin;
    private readonly Lazy<SpinOrbitStates> _states;

    /// <summary>Couples centres.</summary>
    /// <param name="centres">The centres, in one frame (<see cref="SpinOrbitStates.Rotated"/>).</param>
    /// <param name="couplings">Any number of couplings for each pair, which add.</param>
    /// <exception cref="ArgumentException">There is no centre, or a coupling names one that is not there.</exception>
    public CoupledCentres(IReadOnlyList<AbInitioCentre> centres, params IReadOnlyList<CentreCoupling> couplings)
    {
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentNullException.ThrowIfNull(couplings);
        if (centres.Count == 0 || couplings.Any(c => Math.Max(c.First, c.Second) >= centres.Count))
        {
            throw new ArgumentException($"Couplings must name centres 0 to {centres.Count - 1}.", nameof(couplings));
        }

        (_centres, _couplings) = ([.. centres], [.. couplings]);
        _zeroField = Sum(c => c.Kept.DiagonalHamiltonian());
        foreach (var coupling in _couplings)
        {
            Add(coupling);
        }

        _moment = Array.ConvertAll([0, 1, 2], axis => Sum(c => c.Kept.Moment(axis)));
        _spin = Array.ConvertAll([0, 1, 2], axis => Sum(c => c.Kept.Spin(axis)));
        _states = new(Diagonalise);
    }

    /// <summary>Number of product states.</summary>
    public int Dimension => _zeroField.Rows;

    /// <summary>
    /// The states of the cluster without field, with its total moment and spin: for g and D of exchange levels, barriers, and all else
    /// that takes spin-orbit states. What was not kept is missing.
    /// </summary>
    public SpinOrbitStates States => _states.Value;

    /// <summary>
    /// dM_a/dB_b without field, Bohr magnetons per tesla, [3, 3]: the cluster's, plus for each centre that of all its states less that of the kept ones.
    /// </summary>
    /// <param name="temperature">K.</param>
    /// <param name="zJ">Mean field of neighbouring clusters on the total spin, cm^-1, as in <see cref="NeighbourField"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite, or the sample orders above it.</exception>
    public Matrix Susceptibility(double temperature, double zJ = 0)
    {
        var response = LinearResponse.OfMomentAndSpin(States, temperature);
        foreach (var centre in _centres.Where(c => c.Kept.Count < c.All.Count))
        {
            response += LinearResponse.OfMomentAndSpin(centre.All, temperature) - LinearResponse.OfMomentAndSpin(centre.Kept, temperature);
        }

        return LinearResponse.WithNeighbours(response, zJ, temperature);
    }

    /// <summary>Magnetisation in a field, Bohr magnetons per cluster, length 3; states that are not kept count as in <see cref="Susceptibility"/>.</summary>
    /// <param name="field">T.</param>
    /// <param name="temperature">K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public double[] Magnetisation(FieldVector field, double temperature)
    {
        var total = new Magnetometer(_zeroField, _moment[0], _moment[1], _moment[2]).At(field).Magnetisation(temperature);
        foreach (var centre in _centres.Where(c => c.Kept.Count < c.All.Count))
        {
            var all = centre.All.ToMagnetometer().At(field).Magnetisation(temperature);
            var kept = centre.Kept.ToMagnetometer().At(field).Magnetisation(temperature);
            total = [.. total.Select((m, a) => m + all[a] - kept[a])];
        }

        return total;
    }

    /// <summary>
    /// All couplings of two centres as s1.T.s2 between their pseudospins, each along its main magnetic axes: T, [3, 3], cm^-1. For axial
    /// doublets this is T_ZZ alone, the Ising constant in the convention +J. Of larger manifolds it is the part linear in both pseudospins.
    /// </summary>
    /// <param name="first">Index of the centre of the rows, from 0.</param>
    /// <param name="second">Index of the centre of the columns, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such centre.</exception>
    /// <exception cref="ArgumentException">The centres are one, or their kept states no pseudospin.</exception>
    public Matrix PseudospinTensor(int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Max(first, second), _centres.Length);
        var sum = new Matrix(3, 3);
        foreach (var c in _couplings)
        {
            if ((c.First, c.Second) == (first, second))
            {
                sum += OnPseudospins(c);
            }
            else if ((c.First, c.Second) == (second, first))
            {
                sum += OnPseudospins(c).Transpose();
            }
        }

        return sum;
    }

    private Matrix OnPseudospins(CentreCoupling c) =>
        _centres[c.First].LinearPart(c.Quantity).Transpose() * c.Tensor * _centres[c.Second].LinearPart(c.Quantity);

    private SpinOrbitStates Diagonalise()
    {
        var levels = Eigensystem.Of(_zeroField);
        var origin = new StateProvenance(
            string.Join(" + ", _centres.Select(c => c.All.Provenance.Program).Distinct()), $"{_couplings.Length} couplings between {_centres.Length} centres", _centres[0].All.Provenance.Axes);
        return new SpinOrbitStates(levels.Energies, Array.ConvertAll(_moment, levels.ToEigenbasis), Array.ConvertAll(_spin, levels.ToEigenbasis), origin);
    }

    private void Add(CentreCoupling coupling)
    {
        var first = _centres[coupling.First].Operators(coupling.Quantity).Select(a => Embedded(coupling.First, a)).ToArray();
        var second = _centres[coupling.Second].Operators(coupling.Quantity).Select(a => Embedded(coupling.Second, a)).ToArray();
        for (var k = 0; k < 9; k++)
        {
            _zeroField.AddSparseProduct(coupling.Tensor.Data[k], first[k / 3], second[k % 3]);
        }
    }

    private ComplexMatrix Sum(Func<AbInitioCentre, ComplexMatrix> own)
    {
        var sum = Embedded(0, own(_centres[0]));
        for (var i = 1; i < _centres.Length; i++)
        {
            sum += Embedded(i, own(_centres[i]));
        }

        return sum;
    }

    // 1 x .. x a x .. x 1, the last centre running fastest.
    private ComplexMatrix Embedded(int centre, ComplexMatrix a)
    {
        var before = _centres.Take(centre).Aggregate(1, (n, c) => n * c.Kept.Count);
        var after = _centres.Skip(centre + 1).Aggregate(1, (n, c) => n * c.Kept.Count);
        var product = new ComplexMatrix(before * a.Rows * after, before * a.Rows * after);
        for (var outer = 0; outer < before * after; outer++)
        {
            var offset = outer / after * a.Rows * after + outer % after;
            for (var k = 0; k < a.Data.Length; k++)
            {
                product[offset + k / a.Columns * after, offset + k % a.Columns * after] = a.Data[k];
            }
        }

        return product;
    }
}
