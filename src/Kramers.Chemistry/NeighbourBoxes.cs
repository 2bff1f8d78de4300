using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>
/// Atoms sorted into boxes that are about as wide as the cutoff, so that only the boxes around an atom need be searched: Quentrec and
/// Brot, J. Comput. Phys. 13, 430 (1973). A molecule is put into a cell around itself whose images are not looked at.
/// </summary>
internal sealed class NeighbourBoxes
{
    // More boxes than atoms cost memory and find nothing.
    private const int MostBoxesPerSide = 64;

    private readonly UnitCell cell;
    private readonly double[] origin = new double[3];
    private readonly bool periodic;
    private readonly double squaredCutoff;
    private readonly int[] sides = new int[3];
    private readonly int[] reach = new int[3];
    private readonly double[] wrapped;
    private readonly int[] boxOf;
    private readonly int[] first;
    private readonly int[] sorted;

    internal NeighbourBoxes(Structure structure, double cutoff)
    {
        periodic = structure.Cell is not null;
        cell = structure.Cell ?? Around(structure.Positions, cutoff, origin);
        squaredCutoff = cutoff * cutoff;
        var most = Math.Clamp((int)Math.Cbrt(structure.Count) + 1, 1, MostBoxesPerSide);
        for (var k = 0; k < 3; k++)
        {
            sides[k] = (int)Math.Clamp(cell.Heights[k] / cutoff, 1, most);
            var needed = Math.Ceiling(cutoff * sides[k] / cell.Heights[k]);
            reach[k] = periodic ? (int)needed : (int)Math.Min(needed, sides[k] - 1);
        }

        wrapped = new double[3 * structure.Count];
        boxOf = new int[structure.Count];
        first = new int[sides[0] * sides[1] * sides[2] + 1];
        sorted = new int[structure.Count];
        Sort(structure.Positions);
    }

    /// <summary>Adds what is nearer to atom <paramref name="i"/> than the cutoff.</summary>
    internal void AddNear(int i, List<Image> near)
    {
        var (x, y, z) = (boxOf[i] / (sides[1] * sides[2]), boxOf[i] / sides[2] % sides[1], boxOf[i] % sides[2]);
        for (var a = x - reach[0]; a <= x + reach[0]; a++)
        {
            for (var b = y - reach[1]; b <= y + reach[1]; b++)
            {
                for (var c = z - reach[2]; c <= z + reach[2]; c++)
                {
                    AddFromBox(i, a, b, c, near);
                }
            }
        }
    }

    private void AddFromBox(int i, int a, int b, int c, List<Image> near)
    {
        var (na, nb, nc) = (FloorDivide(a, sides[0]), FloorDivide(b, sides[1]), FloorDivide(c, sides[2]));
        var same = na == 0 && nb == 0 && nc == 0;
        if (!same && !periodic)
        {
            return;
        }

        var box = ((a - na * sides[0]) * sides[1] + b - nb * sides[1]) * sides[2] + c - nc * sides[2];
        var (x, y, z) = (-wrapped[3 * i], -wrapped[3 * i + 1], -wrapped[3 * i + 2]);
        if (!same)
        {
            var shift = cell.ToCartesian([na, nb, nc]);
            (x, y, z) = (x + shift[0], y + shift[1], z + shift[2]);
        }

        foreach (var j in sorted.AsSpan(first[box]..first[box + 1]))
        {
            var (dx, dy, dz) = (wrapped[3 * j] + x, wrapped[3 * j + 1] + y, wrapped[3 * j + 2] + z);
            if (dx * dx + dy * dy + dz * dz < squaredCutoff && !(same && i == j))
            {
                near.Add(new Image(j, dx, dy, dz));
            }
        }
    }

    private void Sort(ReadOnlySpan<double> positions)
    {
        for (var i = 0; i < boxOf.Length; i++)
        {
            var x = positions.Slice(3 * i, 3);
            var f = cell.ToFractional([x[0] - origin[0], x[1] - origin[1], x[2] - origin[2]]);
            var box = 0;
            var images = new double[3];
            for (var k = 0; k < 3; k++)
            {
                images[k] = periodic ? -Math.Floor(f[k]) : 0;
                box = box * sides[k] + (int)Math.Clamp((f[k] + images[k]) * sides[k], 0, sides[k] - 1);
            }

            var shift = cell.ToCartesian(images);
            (wrapped[3 * i], wrapped[3 * i + 1], wrapped[3 * i + 2]) = (x[0] + shift[0], x[1] + shift[1], x[2] + shift[2]);
            boxOf[i] = box;
            first[box + 1]++;
        }

        for (var box = 1; box < first.Length; box++)
        {
            first[box] += first[box - 1];
        }

        var next = first.ToArray();
        for (var i = 0; i < boxOf.Length; i++)
        {
            sorted[next[boxOf[i]]++] = i;
        }
    }

    /// <summary>The smallest rectangular cell with the molecule in it, no side shorter than the cutoff, and its lowest corner.</summary>
    private static UnitCell Around(ReadOnlySpan<double> positions, double cutoff, double[] corner)
    {
        var high = positions[..3].ToArray();
        positions[..3].CopyTo(corner);
        for (var k = 3; k < positions.Length; k++)
        {
            corner[k % 3] = Math.Min(corner[k % 3], positions[k]);
            high[k % 3] = Math.Max(high[k % 3], positions[k]);
        }

        return new UnitCell(Matrix.Diagonal([.. high.Zip(corner, (h, l) => Math.Max(h - l, cutoff))]));
    }

    private static int FloorDivide(int a, int b) => (int)Math.Floor((double)a / b);

    /// <summary>An atom, or an image of it, and the vector to it in angstrom.</summary>
    internal readonly record struct Image(int Atom, double X, double Y, double Z) : IComparable<Image>
    {
        /// <summary>By atom, and images of one atom by x, then y, then z: the order does not depend on the boxes.</summary>
        public int CompareTo(Image other)
        {
            var order = Atom.CompareTo(other.Atom);
            order = order != 0 ? order : X.CompareTo(other.X);
            order = order != 0 ? order : Y.CompareTo(other.Y);
            return order != 0 ? order : Z.CompareTo(other.Z);
        }
    }
}
