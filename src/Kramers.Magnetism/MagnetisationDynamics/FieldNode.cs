using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>The levels in one field along the axis of a sweep.</summary>
internal sealed record FieldNode(double FieldTesla, FieldLevels Levels, double[] Moments)
{
    public static FieldNode At(Magnetometer molecule, ReadOnlySpan<double> axis, double fieldTesla)
    {
        var levels = molecule.At(FieldVector.Along(axis, fieldTesla));
        return new FieldNode(fieldTesla, levels, levels.MomentsAlong(axis));
    }

    /// <summary>The smallest distance of neighbouring levels, cm^-1.</summary>
    public double SmallestGapCm => Enumerable.Range(1, Moments.Length - 1).Min(k => Levels.Eigensystem.Energies[k] - Levels.Eigensystem.Energies[k - 1]);

    /// <summary>
    /// For each level here the level of <paramref name="next"/> whose state it resembles most; null where the answer is not
    /// clear, that is not a set of exchanges between neighbours with overlaps |(a|b)|^2 above one half.
    /// </summary>
    public int[]? Successors(FieldNode next)
    {
        var (states, others) = (Levels.Eigensystem.States, next.Levels.Eigensystem.States);
        var overlaps = states.Adjoint() * others;
        var successors = new int[Moments.Length];
        for (var k = 0; k < successors.Length; k++)
        {
            var found = -1;
            for (var l = Math.Max(0, k - 1); l <= Math.Min(k + 1, successors.Length - 1); l++)
            {
                var overlap = overlaps[k, l];
                found = overlap.Real * overlap.Real + overlap.Imaginary * overlap.Imaginary > 0.5 ? l : found;
            }

            successors[k] = found;
        }

        return Enumerable.Range(0, successors.Length).All(k => successors[k] >= 0 && successors[successors[k]] == k) ? successors : null;
    }
}
