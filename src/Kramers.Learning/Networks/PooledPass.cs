using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>Several samples on their way through the networks of their rows, and back.</summary>
internal sealed class PooledPass
{
    private readonly PooledRegressor _model;
    private readonly IReadOnlyList<int>[] _kinds; // of each sample
    private readonly int[][] _places; // of each row of each sample among the rows of its kind
    private readonly NetworkEvaluation[] _evaluations; // by kind
    private readonly Matrix[] _byOutput; // [row of the kind, 1]
    private readonly Matrix[] _byGradient; // [row of the kind, feature], of standardised features

    /// <summary>Sends samples through.</summary>
    /// <param name="model">The networks.</param>
    /// <param name="samples">With standardised features.</param>
    public PooledPass(PooledRegressor model, IReadOnlyList<PooledSample> samples)
    {
        _model = model;
        _kinds = [.. samples.Select(s => s.Kinds)];
        var counts = new int[model.Kinds];
        _places = Array.ConvertAll(_kinds, kinds => Places(kinds, counts));
        var rows = Array.ConvertAll(counts, count => new Matrix(count, model.Features));
        for (var s = 0; s < samples.Count; s++)
        {
            for (var i = 0; i < _places[s].Length; i++)
            {
                samples[s].Features.Row(i).CopyTo(rows[_kinds[s][i]].Row(_places[s][i]));
            }
        }

        _evaluations = [.. rows.Select((r, kind) => model.Network(kind).Evaluate(r))];
        _byOutput = Array.ConvertAll(_evaluations, e => new Matrix(e.Output.Rows, 1));
        _byGradient = Array.ConvertAll(_evaluations, e => new Matrix(e.Output.Rows, model.Features));
    }

    /// <summary>E of a sample.</summary>
    public double Sum(int s)
    {
        var sum = 0.0;
        for (var i = 0; i < _places[s].Length; i++)
        {
            sum += _model.Shift(_kinds[s][i]) + _model.Scale * _evaluations[_kinds[s][i]].Output[_places[s][i], 0];
        }

        return sum;
    }

    /// <summary>dE/dG_ik of a sample, [row, feature].</summary>
    public Matrix ByFeature(int s)
    {
        var result = new Matrix(_places[s].Length, _model.Features);
        for (var i = 0; i < result.Rows; i++)
        {
            CopyInUnits(_kinds[s][i], _evaluations[_kinds[s][i]].InputGradient.Row(_places[s][i]), result.Row(i));
        }

        return result;
    }

    /// <summary>Takes dL/dE of a sample.</summary>
    public void SetBySum(int s, double value)
    {
        for (var i = 0; i < _places[s].Length; i++)
        {
            _byOutput[_kinds[s][i]][_places[s][i], 0] = _model.Scale * value;
        }
    }

    /// <summary>Takes dL/d(dE/dG) of a sample, [row, feature].</summary>
    public void SetByGradient(int s, Matrix values)
    {
        for (var i = 0; i < _places[s].Length; i++)
        {
            CopyInUnits(_kinds[s][i], values.Row(i), _byGradient[_kinds[s][i]].Row(_places[s][i]));
        }
    }

    /// <summary>dL/d(parameters) of each kind.</summary>
    public double[][] ParameterGradients()
    {
        var gradients = new double[_evaluations.Length][];
        for (var kind = 0; kind < gradients.Length; kind++)
        {
            gradients[kind] = new double[_model.Network(kind).Shape.Parameters];
            _evaluations[kind].AddParameterGradient(_byOutput[kind], _byGradient[kind], gradients[kind]);
        }

        return gradients;
    }

    private static int[] Places(IReadOnlyList<int> kinds, int[] counts)
    {
        var places = new int[kinds.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = counts[kinds[i]]++;
        }

        return places;
    }

    /// <summary>dE/dG = scale dy/d(standardised G)/deviation; derivatives by the one from those by the other have the same factor.</summary>
    private void CopyInUnits(int kind, ReadOnlySpan<double> from, Span<double> to)
    {
        var deviations = _model.Deviations(kind);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = _model.Scale * from[k] / deviations[k];
        }
    }
}
