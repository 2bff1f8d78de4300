using System.Numerics;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// The states of a molecule arranged by energy and by their moment along an axis, with mean transition moments
/// (|mu_x| + |mu_y| + |mu_z|)/3 between them: the barrier picture of SINGLE_ANISO's UBAR (Ungur, Thewissen, Costes, Wernsdorfer and
/// Chibotaru, Inorg. Chem. 52, 6328 (2013), doi:10.1021/ic302568x). Within a level the states are made the eigenstates of the moment along the axis.
/// </summary>
public sealed class BarrierLadder
{
    private BarrierLadder(double[] energies, double[] moments, Matrix transitionMoments, LadderRung[] rungs) =>
        (Energies, Moments, TransitionMoments, Rungs) = (energies, moments, transitionMoments, rungs);

    /// <summary>Energies of the states above the lowest eigenstate, cm^-1, level by level; within a level by falling moment.</summary>
    public double[] Energies { get; }

    /// <summary>Moments along the axis, mu_B.</summary>
    public double[] Moments { get; }

    /// <summary>(|mu_x| + |mu_y| + |mu_z|)/3 between two states, mu_B, [n, n], symmetric; on the diagonal that of the state itself.</summary>
    public Matrix TransitionMoments { get; }

    /// <summary>The levels, ascending.</summary>
    public IReadOnlyList<LadderRung> Rungs { get; }

    /// <summary>Arranges the states of a molecule in zero field, or nearly so.</summary>
    /// <param name="levels">Levels and states.</param>
    /// <param name="moments">mu_x, mu_y, mu_z in mu_B in the basis of the Hamiltonian, [n, n] each.</param>
    /// <param name="axis">The magnetic axis, as a rule that of the largest g of the ground doublet; length 3, any non-zero norm.</param>
    /// <param name="sameLevelCm">States closer than this to the lowest of their level belong to it, cm^-1: larger than the tunnel splittings.</param>
    /// <exception cref="ArgumentException">There are not three moments of the levels' dimension, or the axis has no length.</exception>
    public static BarrierLadder Of(Eigensystem levels, IReadOnlyList<ComplexMatrix> moments, ReadOnlySpan<double> axis, double sameLevelCm = 0.1)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count != 3 || moments.Any(m => m.Rows != levels.Dimension || m.Columns != levels.Dimension))
        {
            throw new ArgumentException($"Needed are three moments of dimension {levels.Dimension}.", nameof(moments));
        }

        var n = FieldVector.Along(axis, 1);
        var along = (Complex)n.X * moments[0] + (Complex)n.Y * moments[1] + (Complex)n.Z * moments[2];
        var groups = Groups(levels.RelativeEnergies, sameLevelCm);
        var mixing = Mixing(levels.ToEigenbasis(along), groups);
        var blocks = moments.Select(m => mixing.Adjoint() * (levels.ToEigenbasis(m) * mixing)).ToArray();
        var energies = Mixed(levels.RelativeEnergies, mixing);
        var transition = MeanSizes(blocks);
        var alongAxis = mixing.Adjoint() * (levels.ToEigenbasis(along) * mixing);
        var rungs = groups.Select(g => Rung(g.First, g.Last, levels.RelativeEnergies, transition)).ToArray();
        return new BarrierLadder(energies, [.. Enumerable.Range(0, levels.Dimension).Select(i => alongAxis[i, i].Real)], transition, rungs);
    }

    /// <summary>
    /// The way of least resistance from one orientation of the ground level to the other. A step between states i and j has the
    /// resistance exp(max(E_i, E_j)/k_B T)/mu_ij^2, as rates proportional to the squared transition moment with detailed balance have
    /// it; resistances along the way add (Dijkstra). That is a picture, not a rate theory: phonons do not couple through the moment.
    /// Null where no finite resistance leads across.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature (K) is not positive and finite.</exception>
    /// <exception cref="InvalidOperationException">The ground level is a singlet.</exception>
    public BarrierPath? Path(double temperature)
    {
        CanonicalEnsemble.CheckTemperature(temperature);
        var ground = Rungs[0];
        if (ground.First == ground.Last)
        {
            throw new InvalidOperationException("The ground level is a singlet and has no two orientations to go between.");
        }

        var before = LeastResistance(ground.First, PhysicalConstants.BoltzmannCm * temperature);
        if (before[ground.Last] < 0)
        {
            return null;
        }

        var states = new List<int>();
        for (var state = ground.Last; state != ground.First; state = before[state])
        {
            states.Add(state);
        }

        states.Add(ground.First);
        states.Reverse();
        return new BarrierPath([.. states], Math.Max(0, states.Max(s => Energies[s]) - ground.EnergyCm));
    }

    // The state before each on the best way from the start; -1 where no way leads.
    private int[] LeastResistance(int start, double thermal)
    {
        var n = Energies.Length;
        var (before, resistance, isOpen) = (new int[n], new double[n], new bool[n]);
        Array.Fill(before, -1);
        Array.Fill(resistance, double.PositiveInfinity);
        Array.Fill(isOpen, true);
        resistance[start] = 0;
        while (Enumerable.Range(0, n).Where(i => isOpen[i] && double.IsFinite(resistance[i])).OrderBy(i => resistance[i]).ToArray() is [var here, ..])
        {
            isOpen[here] = false;
            for (var next = 0; next < n; next++)
            {
                var moment = TransitionMoments[here, next];
                var total = resistance[here] + Math.Exp(Math.Max(Energies[here], Energies[next]) / thermal) / (moment * moment);
                if (isOpen[next] && total < resistance[next])
                {
                    (resistance[next], before[next]) = (total, here);
                }
            }
        }

        return before;
    }

    private static List<(int First, int Last)> Groups(double[] energies, double sameLevelCm)
    {
        var groups = new List<(int First, int Last)>();
        for (var k = 0; k < energies.Length; k++)
        {
            if (groups.Count > 0 && energies[k] - energies[groups[^1].First] < sameLevelCm)
            {
                groups[^1] = (groups[^1].First, k);
            }
            else
            {
                groups.Add((k, k));
            }
        }

        return groups;
    }

    // Block diagonal: in each level the eigenvectors of the moment along the axis, the largest first.
    private static ComplexMatrix Mixing(ComplexMatrix along, List<(int First, int Last)> groups)
    {
        var mixing = new ComplexMatrix(along.Rows, along.Rows);
        foreach (var (first, last) in groups)
        {
            var size = last - first + 1;
            var block = new ComplexMatrix(size, size, [.. Enumerable.Range(0, size * size).Select(p => -along[first + p / size, first + p % size])]);
            var vectors = DenseLinearAlgebra.Best.Hermitian(block).Vectors;
            for (var p = 0; p < size * size; p++)
            {
                mixing[first + p / size, first + p % size] = vectors.Data[p];
            }
        }

        return mixing;
    }

    private static double[] Mixed(double[] energies, ComplexMatrix mixing)
    {
        var mixed = new double[energies.Length];
        for (var p = 0; p < mixing.Data.Length; p++)
        {
            var c = Complex.Abs(mixing.Data[p]);
            mixed[p % energies.Length] += c * c * energies[p / energies.Length];
        }

        return mixed;
    }

    private static Matrix MeanSizes(ComplexMatrix[] moments)
    {
        var n = moments[0].Rows;
        return new Matrix(n, n, [.. Enumerable.Range(0, n * n).Select(p => moments.Sum(m => Complex.Abs(m.Data[p])) / 3)]);
    }

    private static LadderRung Rung(int first, int last, double[] energies, Matrix transition) => new(
        first,
        last,
        energies[first..(last + 1)].Average(),
        energies[last] - energies[first],
        first == last ? 0 : transition[first, last]);
}
