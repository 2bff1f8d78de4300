using System.Diagnostics.CodeAnalysis;
using System.Text;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>A molecule, or a crystal if it has a cell: elements and positions, in the order of its file. Immutable.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "The field's own word; only Visual Basic reserves it.")]
public sealed class Structure
{
    private readonly Element[] elements;
    private readonly double[] positions;

    /// <summary>Makes a structure; both lists are copied.</summary>
    /// <param name="elements">One per atom, at least one.</param>
    /// <param name="positions">[3N] as x1 y1 z1 x2 ..., in angstrom, all finite.</param>
    /// <param name="cell">The cell that repeats in all three directions, or null for a molecule.</param>
    /// <exception cref="ArgumentException">No atoms, a wrong number of coordinates, or one that is not finite.</exception>
    public Structure(IReadOnlyList<Element> elements, ReadOnlySpan<double> positions, UnitCell? cell = null)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count == 0)
        {
            throw new ArgumentException("A structure needs at least one atom.", nameof(elements));
        }

        (this.elements, this.positions) = ([.. elements], positions.ToArray());
        Check(this.elements, this.positions);
        Cell = cell;
    }

    /// <summary>Elements, one per atom.</summary>
    public IReadOnlyList<Element> Elements => elements;

    /// <summary>Positions, [3N] as x1 y1 z1 x2 ..., in angstrom.</summary>
    public ReadOnlySpan<double> Positions => positions;

    /// <summary>The cell that repeats in all three directions; null for a molecule.</summary>
    public UnitCell? Cell { get; }

    /// <summary>Number of atoms N.</summary>
    public int Count => elements.Length;

    /// <summary>Formula in Hill order: C, H, then the rest by alphabet; all by alphabet where there is no carbon.</summary>
    public string Formula
    {
        get
        {
            var counts = elements.CountBy(e => e.Symbol).ToDictionary();
            var organic = counts.ContainsKey("C");
            var ordered = counts.OrderBy(c => organic ? HillRank(c.Key) : 2).ThenBy(c => c.Key, StringComparer.Ordinal);
            var text = new StringBuilder();
            foreach (var (symbol, count) in ordered)
            {
                text.Append(symbol).Append(count == 1 ? "" : $"{count}");
            }

            return text.ToString();
        }
    }

    /// <summary>Distance of atoms <paramref name="i"/> and <paramref name="j"/> (from 0) in angstrom, as they stand: images of a cell do not count.</summary>
    public double Distance(int i, int j)
    {
        var x = positions[3 * i] - positions[3 * j];
        var y = positions[3 * i + 1] - positions[3 * j + 1];
        var z = positions[3 * i + 2] - positions[3 * j + 2];
        return Math.Sqrt(x * x + y * y + z * z);
    }

    /// <summary>The two atoms nearest to each other, the first such pair in reading order; null for a single atom. Images of a cell do not count.</summary>
    public AtomPair? ClosestPair()
    {
        AtomPair? closest = null;
        for (var i = 0; i < Count; i++)
        {
            for (var j = i + 1; j < Count; j++)
            {
                var d = Distance(i, j);
                if (closest is null || d < closest.Value.Distance)
                {
                    closest = new AtomPair(i, j, d);
                }
            }
        }

        return closest;
    }

    /// <summary>Masses in u, one per atom.</summary>
    public double[] Masses() => Array.ConvertAll(elements, e => e.Mass);

    /// <summary>Centre of mass, [3] in angstrom.</summary>
    public double[] CentreOfMass()
    {
        var centre = new double[3];
        var total = 0.0;
        for (var i = 0; i < Count; i++)
        {
            total += elements[i].Mass;
            for (var k = 0; k < 3; k++)
            {
                centre[k] += elements[i].Mass * positions[3 * i + k];
            }
        }

        return Array.ConvertAll(centre, c => c / total);
    }

    /// <summary>The same atoms elsewhere.</summary>
    /// <param name="newPositions">[3N] in angstrom, copied.</param>
    /// <exception cref="ArgumentException">A wrong number of coordinates, or one that is not finite.</exception>
    public Structure WithPositions(ReadOnlySpan<double> newPositions) => new(elements, newPositions, Cell);

    /// <summary>The same atoms in another cell, or without one; positions in angstrom stay.</summary>
    public Structure WithCell(UnitCell? newCell) => new(elements, positions, newCell);

    /// <summary>The crystal under a homogeneous strain: positions and cell vectors x become (1 + e) x.</summary>
    /// <param name="e">[3, 3], dimensionless.</param>
    /// <exception cref="ArgumentException">Not 3 x 3.</exception>
    public Structure Strained(Matrix e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e is not { Rows: 3, Columns: 3 })
        {
            throw new ArgumentException("A strain is a 3 x 3 matrix.", nameof(e));
        }

        return Transformed(Matrix.Identity(3) + e);
    }

    /// <summary>Every atom moved into the cell, to fractional coordinates from 0 to below 1; a molecule stays as it is.</summary>
    public Structure Wrapped()
    {
        if (Cell is null)
        {
            return this;
        }

        var inside = new double[positions.Length];
        for (var i = 0; i < positions.Length; i += 3)
        {
            var images = Array.ConvertAll(Cell.ToFractional(positions.AsSpan(i, 3)), Math.Floor);
            var shift = Cell.ToCartesian(images);
            for (var k = 0; k < 3; k++)
            {
                inside[i + k] = positions[i + k] - shift[k];
            }
        }

        return new Structure(elements, inside, Cell);
    }

    /// <summary>Every atom moved by (x, y, z), in angstrom.</summary>
    public Structure Translated(double x, double y, double z)
    {
        ReadOnlySpan<double> shift = [x, y, z];
        var moved = positions.ToArray();
        for (var k = 0; k < moved.Length; k++)
        {
            moved[k] += shift[k % 3];
        }

        return new Structure(elements, moved, Cell);
    }

    /// <summary>Actively rotated about the origin: each position x and each cell vector becomes R x.</summary>
    /// <param name="r">[3, 3], orthogonal; a reflection is allowed.</param>
    /// <exception cref="ArgumentException">Not 3 x 3, or not orthogonal within 1e-8.</exception>
    public Structure Rotated(Matrix r)
    {
        ArgumentNullException.ThrowIfNull(r);
        if (r.Rows != 3 || r.Columns != 3 || !((r * r.Transpose() - Matrix.Identity(3)).Norm() < 1e-8))
        {
            throw new ArgumentException("A rotation is an orthogonal 3 x 3 matrix.", nameof(r));
        }

        return Transformed(r);
    }

    private Structure Transformed(Matrix r)
    {
        var cell = Cell is null ? null : new UnitCell(Cell.Vectors * r.Transpose());
        return new Structure(elements, (new Matrix(Count, 3, [.. positions]) * r.Transpose()).Data, cell);
    }

    private static int HillRank(string symbol) => symbol switch { "C" => 0, "H" => 1, _ => 2 };

    private static void Check(Element[] elements, double[] positions)
    {
        if (positions.Length != 3 * elements.Length)
        {
            throw new ArgumentException($"{elements.Length} atoms need {3 * elements.Length} coordinates, got {positions.Length}.", nameof(positions));
        }

        var bad = Array.FindIndex(positions, x => !double.IsFinite(x));
        if (bad >= 0)
        {
            throw new ArgumentException($"Coordinate {"xyz"[bad % 3]} of atom {bad / 3 + 1} ({elements[bad / 3]}) is {positions[bad]}.", nameof(positions));
        }
    }
}
