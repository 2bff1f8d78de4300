using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>
/// Second derivatives of the energy of a crystal, from one cell to all atoms of a supercell: Phi(0 i a, R j b) = d2E/du_i,a(0) du_j,b(R). They are symmetric
/// under exchange of the two atoms, and obey the acoustic sum rule sum_(R j) Phi(0i, Rj) = 0.
/// </summary>
public sealed class SupercellForceConstants
{
    private SupercellForceConstants(Structure crystal, (int A, int B, int C) size, Structure supercell, Matrix values, double violation) =>
        (Crystal, Size, Supercell, Values, SumRuleViolation) = (crystal, size, supercell, values, violation);

    /// <summary>The cell.</summary>
    public Structure Crystal { get; }

    /// <summary>Number of cells along a, b, c.</summary>
    public (int A, int B, int C) Size { get; }

    /// <summary>All atoms: cell after cell, c fastest, each in the order of <see cref="Crystal"/>.</summary>
    public Structure Supercell { get; }

    /// <summary>[3n, 3N], eV/angstrom^2: rows for the n atoms of the first cell, columns for the N of the supercell.</summary>
    public Matrix Values { get; }

    /// <summary>Largest component of sum_(R j) Phi(0i, Rj) before it was taken out, eV/angstrom^2: the error of the differences.</summary>
    public double SumRuleViolation { get; }

    /// <summary>Moves every atom of one cell both ways along x, y, z.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="crystal">The cell at rest.</param>
    /// <param name="size">Number of cells along a, b, c: the supercell should be twice as wide as forces reach.</param>
    /// <param name="step">Displacement, angstrom; the error falls with its square.</param>
    /// <param name="progress">Told the number of displaced coordinates, up to 3n.</param>
    /// <param name="cancellation">Stops between displacements.</param>
    /// <exception cref="ArgumentException">A molecule, or a size that is not positive.</exception>
    public static SupercellForceConstants Evaluate(
        IPotential potential, Structure crystal, (int A, int B, int C) size, double step = 0.005, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(potential);
        var supercell = Repeated(crystal, size);
        var (n, all, done) = (3 * crystal.Count, 3 * supercell.Count, 0);
        var rows = new Matrix(n, all);
        Parallel.For(0, n, new ParallelOptions { CancellationToken = cancellation }, a =>
        {
            var (plus, minus) = (ForcesAt(potential, supercell, a, step), ForcesAt(potential, supercell, a, -step));
            for (var b = 0; b < all; b++)
            {
                rows[a, b] = (minus[b] - plus[b]) / (2 * step);
            }

            progress?.Report(Interlocked.Increment(ref done));
        });
        return FromRows(crystal, size, supercell, rows);
    }

    /// <summary>The crystal with more cells.</summary>
    /// <exception cref="ArgumentException">A molecule, or a size that is not positive.</exception>
    public static Structure Repeated(Structure crystal, (int A, int B, int C) size)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (crystal.Cell is not { } cell || size.A < 1 || size.B < 1 || size.C < 1)
        {
            throw new ArgumentException("A supercell needs a cell and positive numbers of it along a, b, c.", nameof(crystal));
        }

        var (elements, positions) = (new List<Element>(), new List<double>());
        for (var c = 0; c < size.A * size.B * size.C; c++)
        {
            var (na, nb, nc) = Cell(c, size);
            var shift = cell.ToCartesian([na, nb, nc]);
            elements.AddRange(crystal.Elements);
            for (var k = 0; k < 3 * crystal.Count; k++)
            {
                positions.Add(crystal.Positions[k] + shift[k % 3]);
            }
        }

        var vectors = Matrix.Diagonal([size.A, size.B, size.C]) * cell.Vectors;
        return new Structure(elements, positions.ToArray(), new UnitCell(vectors));
    }

    private static (int A, int B, int C) Cell(int index, (int A, int B, int C) size) => (index / (size.B * size.C), index / size.C % size.B, index % size.C);

    private static SupercellForceConstants FromRows(Structure crystal, (int A, int B, int C) size, Structure supercell, Matrix rows)
    {
        var exchanged = Exchanged(rows, crystal.Count, size);
        var (values, violation) = WithoutTranslation(0.5 * (rows + exchanged), crystal.Count);
        return new SupercellForceConstants(crystal, size, supercell, values, violation);
    }

    /// <summary>Phi(0 j b, -R i a) in the place of Phi(0 i a, R j b).</summary>
    private static Matrix Exchanged(Matrix rows, int atoms, (int A, int B, int C) size)
    {
        var exchanged = new Matrix(rows.Rows, rows.Columns);
        for (var c = 0; c < size.A * size.B * size.C; c++)
        {
            var (na, nb, nc) = Cell(c, size);
            var back = ((size.A - na) % size.A * size.B + (size.B - nb) % size.B) * size.C + (size.C - nc) % size.C;
            for (var a = 0; a < 3 * atoms; a++)
            {
                for (var b = 0; b < 3 * atoms; b++)
                {
                    exchanged[a, 3 * atoms * c + b] = rows[b, 3 * atoms * back + a];
                }
            }
        }

        return exchanged;
    }

    /// <summary>
    /// P Phi P for the whole supercell, with P = 1 - (shift of all atoms): Phi - (D_i + D_j^T)/N + S/N^2 with D_i = sum_J Phi(0i, J) and S = sum_I D_I. It keeps
    /// the symmetry under exchange, which a correction of the diagonal alone would not.
    /// </summary>
    private static (Matrix Values, double Violation) WithoutTranslation(Matrix rows, int atoms)
    {
        var count = rows.Columns / 3;
        var sums = new double[atoms, 3, 3];
        var total = new double[3, 3];
        var violation = 0.0;
        for (var i = 0; i < 9 * atoms; i++)
        {
            var (atom, a, b) = (i / 9, i / 3 % 3, i % 3);
            for (var j = 0; j < count; j++)
            {
                sums[atom, a, b] += rows[3 * atom + a, 3 * j + b];
            }

            total[a, b] += sums[atom, a, b] * count / atoms;
            violation = Math.Max(violation, Math.Abs(sums[atom, a, b]));
        }

        var values = rows.Copy();
        for (var a = 0; a < rows.Rows; a++)
        {
            for (var b = 0; b < rows.Columns; b++)
            {
                values[a, b] += total[a % 3, b % 3] / ((double)count * count) - (sums[a / 3, a % 3, b % 3] + sums[b / 3 % atoms, b % 3, a % 3]) / count;
            }
        }

        return (values, violation);
    }

    private static double[] ForcesAt(IPotential potential, Structure supercell, int coordinate, double step)
    {
        var x = supercell.Positions.ToArray();
        x[coordinate] += step;
        return potential.Evaluate(supercell.WithPositions(x)).ForcesEvPerAngstrom;
    }
}
