using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>One training of a <see cref="PooledNetwork"/>: rows of one kind from all samples of a batch go through their network at once.</summary>
internal sealed class PooledTraining
{
    // Of the counts of kinds, which say nothing new where all samples are of one composition.
    private const double TinyRidge = 1e-10;

    private readonly PooledNetwork _settings;
    private readonly IReadOnlyList<PooledSample> _samples;
    private readonly PooledSample[] _standardised;
    private readonly SeededRandom _random;
    private readonly NetworkShape _shape;
    private readonly Standardisation[] _features; // by kind
    private readonly double[] _shifts; // by kind, of a row
    private readonly double _scale; // of the sums
    private readonly double[][] _parameters; // by kind
    private readonly Adam[] _adam;

    public PooledTraining(PooledNetwork settings, IReadOnlyList<PooledSample> samples, SeededRandom random)
    {
        (_settings, _samples, _random) = (settings, samples, random);
        _shape = new NetworkShape([samples[0].Features.Columns, .. settings.Hidden, 1], settings.Activation, settings.Scaling);
        int[] kinds = [.. Enumerable.Range(0, samples.Max(s => s.Kinds.Max()) + 1)];
        _features = Array.ConvertAll(kinds, k => settings.Standardise ? StandardisationOf(k) : Standardisation.None(_shape.Features));
        (_shifts, _scale) = Shifts(kinds.Length);
        _standardised = [.. samples.Select(s => s with { Features = PooledRegressor.Standardised(s.Features, s.Kinds, _features) })];
        _parameters = Array.ConvertAll(kinds, _ => _shape.Start(random));
        _adam = Array.ConvertAll(kinds, _ => new Adam(_shape.Parameters));
    }

    public bool IsFinite => _parameters.All(p => Array.TrueForAll(p, double.IsFinite));

    public PooledRegressor Result() => new(_shape, _parameters, _features, _shifts, _scale);

    public void Epoch(double rate, CancellationToken cancellation)
    {
        foreach (var batch in _random.Permutation(_samples.Count).Chunk(_settings.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var gradients = Gradient([.. batch.Select(s => _standardised[s])]).Gradients;
            for (var kind = 0; kind < gradients.Length; kind++)
            {
                _adam[kind].Step(_parameters[kind], gradients[kind], rate);
            }
        }
    }

    /// <summary>Mean loss of some samples and its derivative by the parameters of each kind.</summary>
    private (double Loss, double[][] Gradients) Gradient(PooledSample[] samples)
    {
        var pass = new PooledPass(Result(), samples);
        var loss = 0.0;
        for (var s = 0; s < samples.Length; s++)
        {
            loss += Residuals(samples[s], samples.Length, pass, s);
        }

        return (loss, pass.ParameterGradients());
    }

    /// <summary>A sample's share of the loss; tells the pass its derivatives by the sum and by the features' gradient.</summary>
    private double Residuals(PooledSample sample, int count, PooledPass pass, int s)
    {
        var rows = sample.Kinds.Count;
        var error = (pass.Sum(s) - sample.Sum) / _scale;
        pass.SetBySum(s, 2 * error / (rows * count * _scale));
        if (sample.Gradient is not { } target || sample.Jacobian is not { } jacobian || target.Length == 0)
        {
            return error * error / rows / count;
        }

        var (found, weight) = (new double[target.Length], _settings.GradientWeight / (target.Length * count * _scale * _scale));
        jacobian.AddGradient(pass.ByFeature(s), found);
        double[] errors = [.. found.Select((g, a) => g - target[a])];
        var rates = new Matrix(rows, _shape.Features);
        jacobian.AddRates(Array.ConvertAll(errors, e => 2 * weight * e), rates);
        pass.SetByGradient(s, rates);
        return error * error / rows / count + weight * errors.Sum(e => e * e);
    }

    private Standardisation StandardisationOf(int kind)
    {
        double[][] rows =
        [
            .. _samples.SelectMany(s => Enumerable.Range(0, s.Kinds.Count).Where(i => s.Kinds[i] == kind).Select(i => s.Features.Row(i).ToArray())),
        ];
        return Standardisation.Of(rows.Length == 0 ? new Matrix(1, _shape.Features) : Matrix.FromRows(rows));
    }

    /// <summary>What a row of each kind adds on average, by least squares; and the spread that is left, for one row.</summary>
    private (double[] Shifts, double Scale) Shifts(int kinds)
    {
        Matrix counts = new(_samples.Count, kinds), sums = new(_samples.Count, 1);
        for (var s = 0; s < _samples.Count; s++)
        {
            sums[s, 0] = _samples[s].Sum;
            foreach (var kind in _samples[s].Kinds)
            {
                counts[s, kind]++;
            }
        }

        var algebra = DenseLinearAlgebra.Best;
        var normal = algebra.Gram(counts);
        var ridge = TinyRidge * counts.Data.Sum(c => c * c);
        for (var k = 0; k < kinds; k++)
        {
            normal[k, k] += ridge;
        }

        var shifts = algebra.SolvePositiveDefinite(normal, algebra.Multiply(counts.Transpose(), sums)).Data;
        var spread = Math.Sqrt(_samples.Average(s => Math.Pow(s.Sum - s.Kinds.Sum(k => shifts[k]), 2) / s.Kinds.Count));
        var slope = Math.Sqrt(_samples.SelectMany(s => s.Gradient ?? []).Select(g => g * g).DefaultIfEmpty(0).Average());
        return (shifts, spread > 0 ? spread : slope > 0 ? slope : 1);
    }
}
