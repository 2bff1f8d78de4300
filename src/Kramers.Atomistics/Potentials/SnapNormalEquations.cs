using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// A^T W A and A^T W y of the force rows of many geometries, summed block by block, and the energy rows, one per geometry, whose mean is
/// taken off later.
/// </summary>
internal sealed class SnapNormalEquations
{
    // Numbers of a block of rows: 32 MB, large enough for the matrix product to run at full speed.
    private const int BlockNumbers = 1 << 22;

    private readonly SnapDesign _design;
    private readonly IReadOnlyList<LabelledStructure> _labels;
    private readonly IReadOnlyList<int> _training;
    private readonly double[] _weights;
    private readonly Matrix _forceNormal;
    private readonly Matrix _forceProjected;

    public SnapNormalEquations(
        SnapDesign design,
        IReadOnlyList<LabelledStructure> labels,
        IReadOnlyList<int> training,
        IReadOnlyList<double>? geometryWeights,
        IProgress<int>? progress,
        CancellationToken cancellation)
    {
        (_design, _labels, _training) = (design, labels, training);
        _weights = [.. training.Select(s => geometryWeights?[s] ?? 1)];
        _forceNormal = new Matrix(design.Columns, design.Columns);
        _forceProjected = new Matrix(design.Columns, 1);
        EnergyRows = new Matrix(training.Count, design.Columns);
        Rows = training.Sum(design.RowCount);
        var done = 0;
        for (var from = 0; from < training.Count;)
        {
            var to = EndOfBlock(from);
            AddBlock(from, to, () => progress?.Report(Interlocked.Increment(ref done)), cancellation);
            from = to;
        }
    }

    /// <summary>[training geometry, column].</summary>
    public Matrix EnergyRows { get; }

    /// <summary>Number of all rows.</summary>
    public int Rows { get; }

    /// <summary>The whole problem: energy rows minus <paramref name="atoms"/> times the mean row against energies minus <paramref name="meanEnergies"/>.</summary>
    public RidgeRegression Ridge(double energyWeight, double forceWeight, double[] meanRow, double[] meanEnergies, double[] atoms)
    {
        var rows = EnergyRows.Copy();
        var target = new Matrix(rows.Rows, 1);
        for (var t = 0; t < rows.Rows; t++)
        {
            var root = Math.Sqrt(_weights[t] * energyWeight);
            target.Data[t] = root * (_labels[_training[t]].EnergyEv!.Value - meanEnergies[t]);
            for (var k = 0; k < rows.Columns; k++)
            {
                rows[t, k] = root * (rows[t, k] - atoms[t] * meanRow[k]);
            }
        }

        var algebra = DenseLinearAlgebra.Best;
        var normal = forceWeight * _forceNormal + algebra.Gram(rows);
        var projected = forceWeight * _forceProjected + algebra.Multiply(rows.Transpose(), target);
        return RidgeRegression.FromNormalEquations(normal, projected.Data, Rows);
    }

    private int EndOfBlock(int from)
    {
        var (to, rows) = (from, 0L);
        while (to < _training.Count && (to == from || (rows + _design.RowCount(_training[to])) * _design.Columns <= BlockNumbers))
        {
            rows += _design.RowCount(_training[to++]);
        }

        return to;
    }

    private void AddBlock(int from, int to, Action done, CancellationToken cancellation)
    {
        var starts = new int[to - from + 1];
        for (var t = from; t < to; t++)
        {
            starts[t - from + 1] = starts[t - from] + _design.RowCount(_training[t]) - 1;
        }

        var (block, target) = (new Matrix(starts[^1], _design.Columns), new Matrix(starts[^1], 1));
        Parallel.For(from, to, new ParallelOptions { CancellationToken = cancellation }, t =>
        {
            FillGeometry(t, block, target, starts[t - from]);
            done();
        });
        Add(_forceNormal, DenseLinearAlgebra.Best.Gram(block));
        Add(_forceProjected, DenseLinearAlgebra.Best.Multiply(block.Transpose(), target));
    }

    private void FillGeometry(int t, Matrix block, Matrix target, int start)
    {
        var rows = _design.RowsOf(_training[t]);
        rows.Row(0).CopyTo(EnergyRows.Row(t));
        var (root, forces) = (Math.Sqrt(_weights[t]), _labels[_training[t]].ForcesEvPerAngstrom!);
        for (var r = 0; r < forces.Length; r++)
        {
            target.Data[start + r] = root * forces[r];
            var row = block.Row(start + r);
            rows.Row(r + 1).CopyTo(row);
            foreach (ref var x in row)
            {
                x *= root;
            }
        }
    }

    private static void Add(Matrix sum, Matrix term)
    {
        for (var k = 0; k < sum.Data.Length; k++)
        {
            sum.Data[k] += term.Data[k];
        }
    }
}
