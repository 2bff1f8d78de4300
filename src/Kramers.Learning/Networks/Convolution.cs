using System.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>
/// Convolution by 3 x 3 x 3 voxels that keeps the size, out_o(r) = b_o + sum_cd w_ocd in_c(r + d). Channels have a border of zeros, so
/// that d is one shift in the flat array, the same for all voxels, and vectors run over borders too; what they leave there is erased.
/// Weights are [out, in, 27], with the biases [out] behind them.
/// </summary>
internal sealed class Convolution
{
    private const int Kernel = 27;

    private readonly VoxelShape _input;
    private readonly VoxelShape _output;
    private readonly int[] _shifts;
    private readonly int _first; // voxel of all that are not border
    private readonly int _end;

    public Convolution(VoxelShape input, int channels)
    {
        (_input, _output) = (input, input with { Channels = channels });
        _shifts =
        [
            .. from x in Enumerable.Range(-1, 3)
               from y in Enumerable.Range(-1, 3)
               from z in Enumerable.Range(-1, 3)
               select (x * (input.Y + 2) + y) * (input.Z + 2) + z,
        ];
        (_first, _end) = (input.Line(0, 0), input.Line(input.X - 1, input.Y - 1) + input.Z);
    }

    /// <summary>Shape of what comes out, as large as what went in.</summary>
    public VoxelShape Output => _output;

    /// <summary>Number of weights and biases.</summary>
    public int Parameters => _output.Channels * (Fan + 1);

    /// <summary>Number of inputs of one output.</summary>
    public int Fan => _input.Channels * Kernel;

    /// <summary>Bordered channels to bordered channels.</summary>
    public void Forward(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, Span<double> output)
    {
        output.Clear();
        for (var o = 0; o < _output.Channels; o++)
        {
            var to = output.Slice(o * _output.Bordered, _output.Bordered);
            Correlate(input, parameters.Slice(o * Fan, Fan), _shifts, to);
            EraseBorder(to, parameters[_output.Channels * Fan + o]);
        }
    }

    /// <summary>The derivative by the input from that by the output, in_c(r) = sum_od w_ocd out_o(r - d): a convolution by turned weights.</summary>
    public void Backward(ReadOnlySpan<double> parameters, ReadOnlySpan<double> byOutput, Span<double> byInput)
    {
        byInput.Clear();
        var (turned, shifts) = (new double[_output.Channels * Kernel], Array.ConvertAll(_shifts, d => -d));
        for (var c = 0; c < _input.Channels; c++)
        {
            for (var k = 0; k < turned.Length; k++)
            {
                turned[k] = parameters[k / Kernel * Fan + c * Kernel + k % Kernel];
            }

            var to = byInput.Slice(c * _input.Bordered, _input.Bordered);
            Correlate(byOutput, turned, shifts, to);
            EraseBorder(to, 0);
        }
    }

    /// <summary>Adds the derivative by the parameters; borders of <paramref name="byOutput"/> are zero.</summary>
    public void AddGradient(ReadOnlySpan<double> input, ReadOnlySpan<double> byOutput, Span<double> gradient)
    {
        for (var o = 0; o < _output.Channels; o++)
        {
            var by = byOutput.Slice(o * _output.Bordered + _first, _end - _first);
            for (var k = 0; k < Fan; k++)
            {
                gradient[o * Fan + k] += Dot(by, input[(k / Kernel * _input.Bordered + _first + _shifts[k % Kernel])..]);
            }

            foreach (var d in by)
            {
                gradient[_output.Channels * Fan + o] += d;
            }
        }
    }

    /// <summary>to(r) += sum_cd w_cd from_c(r + d); four vectors of voxels stay in registers while all weights go by.</summary>
    private void Correlate(ReadOnlySpan<double> from, ReadOnlySpan<double> weights, int[] shifts, Span<double> to)
    {
        var (r, width) = (_first, Vector<double>.Count);
        for (; r <= _end - 4 * width; r += 4 * width)
        {
            Vector<double> a = Vector<double>.Zero, b = a, c = a, d = a;
            for (var k = 0; k < weights.Length; k++)
            {
                var w = new Vector<double>(weights[k]);
                var at = from.Slice(k / Kernel * _input.Bordered + r + shifts[k % Kernel], 4 * width);
                a += w * new Vector<double>(at);
                b += w * new Vector<double>(at[width..]);
                c += w * new Vector<double>(at[(2 * width)..]);
                d += w * new Vector<double>(at[(3 * width)..]);
            }

            a.CopyTo(to[r..]);
            b.CopyTo(to[(r + width)..]);
            c.CopyTo(to[(r + 2 * width)..]);
            d.CopyTo(to[(r + 3 * width)..]);
        }

        for (; r < _end; r++)
        {
            for (var k = 0; k < weights.Length; k++)
            {
                to[r] += weights[k] * from[k / Kernel * _input.Bordered + r + shifts[k % Kernel]];
            }
        }
    }

    /// <summary>Adds a bias to all voxels and leaves zeros around them.</summary>
    private void EraseBorder(Span<double> channel, double bias)
    {
        var end = 0;
        for (var x = 0; x < _input.X; x++)
        {
            for (var y = 0; y < _input.Y; y++)
            {
                var line = _input.Line(x, y);
                channel[end..line].Clear();
                end = line + _input.Z;
                foreach (ref var v in channel[line..end])
                {
                    v += bias;
                }
            }
        }

        channel[end..].Clear();
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (k, width) = (0, Vector<double>.Count);
        Vector<double> a = Vector<double>.Zero, b = a;
        for (; k <= x.Length - 2 * width; k += 2 * width)
        {
            a += new Vector<double>(x[k..]) * new Vector<double>(y[k..]);
            b += new Vector<double>(x[(k + width)..]) * new Vector<double>(y[(k + width)..]);
        }

        var total = Vector.Sum(a + b);
        for (; k < x.Length; k++)
        {
            total += x[k] * y[k];
        }

        return total;
    }
}
