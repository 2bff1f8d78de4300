using Kramers.Numerics;

namespace Kramers.Chemistry.Sampling;

/// <summary>Geometries around one: every coordinate is moved by a normal random number.</summary>
public static class RandomDisplacement
{
    // Draws after which a sample without atoms on top of each other is given up.
    private const int MostDraws = 1000;

    // Nearer than this share of the sum of the covalent radii, no program converges to anything useful.
    private const double Overlap = 0.5;

    /// <summary>Draws geometries.</summary>
    /// <param name="structure">The centre.</param>
    /// <param name="sigma">Standard deviation of each coordinate, angstrom.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Decides them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> or <paramref name="count"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">Sigma is so large that atoms come to lie on top of each other every time.</exception>
    public static Structure[] Sample(Structure structure, double sigma, int count, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        return Sample(structure, count, shift =>
        {
            for (var k = 0; k < shift.Length; k++)
            {
                shift[k] = sigma * random.Gaussian();
            }
        });
    }

    /// <summary>Draws until no two atoms overlap; <paramref name="draw"/> fills the displacement, [3N] in angstrom.</summary>
    internal static Structure[] Sample(Structure structure, int count, Action<double[]> draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return [.. Enumerable.Range(0, count).Select(_ => One(structure, draw))];
    }

    private static Structure One(Structure structure, Action<double[]> draw)
    {
        var shift = new double[3 * structure.Count];
        for (var draws = 0; draws < MostDraws; draws++)
        {
            draw(shift);
            var moved = structure.Displaced(shift, 1);
            if (!Overlaps(moved))
            {
                return moved;
            }
        }

        throw new InvalidOperationException($"In {MostDraws} draws atoms always came to lie on top of each other. Take smaller displacements.");
    }

    private static bool Overlaps(Structure structure)
    {
        for (var i = 0; i < structure.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (structure.Distance(i, j) < Overlap * Bonds.Length(structure.Elements[i], structure.Elements[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
