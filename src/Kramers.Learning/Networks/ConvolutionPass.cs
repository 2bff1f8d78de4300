namespace Kramers.Learning.Networks;

/// <summary>One sample on its way through convolution, activation and pooling, again and again, and back. Memory is taken once.</summary>
internal sealed class ConvolutionPass
{
    private readonly ConvolutionShape _shape;
    private readonly double[][] _inputs; // of convolution l, with borders; the last: what the last pooling leaves
    private readonly double[][] _sums; // z of convolution l
    private readonly double[][] _signals; // its activation
    private readonly double[][] _byInputs;
    private readonly double[][] _bySums;

    public ConvolutionPass(ConvolutionShape shape)
    {
        _shape = shape;
        double[] Memory(VoxelShape voxels) => new double[voxels.Channels * voxels.Bordered];
        _inputs = [Memory(shape.Grid), .. shape.Convolutions.Select(c => Memory(c.Output.Halved))];
        _byInputs = Array.ConvertAll(_inputs, v => new double[v.Length]);
        _sums = Array.ConvertAll(shape.Convolutions, c => Memory(c.Output));
        (_signals, _bySums) = (Array.ConvertAll(_sums, v => new double[v.Length]), Array.ConvertAll(_sums, v => new double[v.Length]));
    }

    /// <summary>From standardised voxels [channel, x, y, z] to the features of the dense layers.</summary>
    public void Forward(double[] parameters, ReadOnlySpan<double> voxels, Span<double> pooled)
    {
        Border(_shape.Grid, voxels, _inputs[0]);
        for (var l = 0; l < _shape.Convolutions.Length; l++)
        {
            var convolution = _shape.Convolutions[l];
            convolution.Forward(_shape.Of(parameters, l), _inputs[l], _sums[l]);
            for (var k = 0; k < _sums[l].Length; k++)
            {
                _signals[l][k] = Activations.Value(_shape.Activation, _sums[l][k]); // zero stays zero, and borders are zero
            }

            VoxelPooling.Forward(convolution.Output, _signals[l], _inputs[l + 1]);
        }

        Unborder(_shape.Pooled, _inputs[^1], pooled);
    }

    /// <summary>The derivative by the voxels after <see cref="Backward"/>, if it was asked for.</summary>
    public void CopyVoxelDerivative(Span<double> byVoxels) => Unborder(_shape.Grid, _byInputs[0], byVoxels);

    /// <summary>Adds the derivative by the parameters of the convolutions, for the sample that went forward last.</summary>
    public void Backward(double[] parameters, ReadOnlySpan<double> byPooled, double[] gradient, bool toVoxels = false)
    {
        Border(_shape.Pooled, byPooled, _byInputs[^1]);
        for (var l = _shape.Convolutions.Length - 1; l >= 0; l--)
        {
            var (convolution, by) = (_shape.Convolutions[l], _bySums[l]);
            VoxelPooling.Backward(convolution.Output, _byInputs[l + 1], by);
            for (var k = 0; k < by.Length; k++)
            {
                by[k] *= by[k] == 0 ? 0 : Activations.Derivative(_shape.Activation, _sums[l][k]);
            }

            convolution.AddGradient(_inputs[l], by, _shape.Of(gradient, l));
            if (l > 0 || toVoxels)
            {
                convolution.Backward(_shape.Of(parameters, l), by, _byInputs[l]);
            }
        }
    }

    private static void Border(VoxelShape shape, ReadOnlySpan<double> bare, Span<double> bordered)
    {
        foreach (var (line, inner) in Lines(shape))
        {
            bare.Slice(line, shape.Z).CopyTo(bordered[inner..]);
        }
    }

    private static void Unborder(VoxelShape shape, ReadOnlySpan<double> bordered, Span<double> bare)
    {
        foreach (var (line, inner) in Lines(shape))
        {
            bordered.Slice(inner, shape.Z).CopyTo(bare[line..]);
        }
    }

    private static IEnumerable<(int Bare, int Bordered)> Lines(VoxelShape shape) =>
        from c in Enumerable.Range(0, shape.Channels)
        from x in Enumerable.Range(0, shape.X)
        from y in Enumerable.Range(0, shape.Y)
        select (((c * shape.X + x) * shape.Y + y) * shape.Z, c * shape.Bordered + shape.Line(x, y));
}
