using System.Text.Json;
using Kramers.Learning.Networks;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Networks;

/// <summary>A chain of two kinds of atoms with a Morse bond between neighbours; features of an atom are Gaussians of its distances.</summary>
public class PooledNetworkTests
{
    private const int Atoms = 5;
    private static readonly double[] Centres = [0.7, 0.9, 1.1, 1.3, 1.5];

    [Fact]
    public void Energies_and_forces_of_unseen_chains_are_learned()
    {
        var model = new PooledNetwork([16, 16], Epochs: 60, BatchSize: 4).Fit([.. Chains(160, 1)]);
        var (energy, force, spread) = (0.0, 0.0, 0.0);
        foreach (var chain in Chains(40, 2))
        {
            var (found, gradient) = Evaluate(model, chain);
            energy += Math.Pow(found - chain.Sum, 2) / 40;
            force += gradient.Zip(chain.Gradient!, (a, b) => (a - b) * (a - b)).Average() / 40;
            spread += chain.Gradient!.Average(g => g * g) / 40;
        }

        Assert.True(Math.Sqrt(energy) < 0.02, $"energy {Math.Sqrt(energy)}");
        Assert.True(Math.Sqrt(force / spread) < 0.05, $"forces {Math.Sqrt(force / spread)}");
    }

    [Fact]
    public void Gradients_teach_what_few_energies_do_not()
    {
        PooledSample[] few = [.. Chains(12, 1)], test = [.. Chains(40, 2)];
        double Error(PooledSample[] training) =>
            test.Average(chain => Math.Pow(Evaluate(new PooledNetwork([16, 16], Epochs: 200, BatchSize: 4).Fit(training), chain).Energy - chain.Sum, 2));
        var (with, without) = (Error(few), Error([.. few.Select(chain => chain with { Gradient = null })]));
        Assert.True(with < 0.25 * without, $"{with} and {without}");
    }

    [Fact]
    public void The_gradient_is_that_of_the_sum()
    {
        var model = new PooledNetwork([8], Epochs: 5).Fit([.. Chains(10, 1)]);
        double[] x = [0, 1.0, 2.1, 2.9, 4.05];
        var gradient = Evaluate(model, Chain(x)).Gradient;
        for (var a = 0; a < Atoms; a++)
        {
            double Energy(double step) => Evaluate(model, Chain([.. x.Select((r, b) => b == a ? r + step : r)])).Energy;
            Assert.Equal((Energy(1e-5) - Energy(-1e-5)) / 2e-5, gradient[a], 1e-7);
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter_and_kinds_do()
    {
        var (model, chain) = (new PooledNetwork([8], Epochs: 5).Fit([.. Chains(10, 1)]), Chains(1, 3).Single());
        var turned = Matrix.FromRows([.. Enumerable.Range(0, Atoms).Reverse().Select(i => chain.Features.Row(i).ToArray())]);
        var energy = model.Evaluate(chain.Features, chain.Kinds).Sum;
        Assert.Equal(energy, model.Evaluate(turned, [.. chain.Kinds.Reverse()]).Sum, 1e-12);
        Assert.NotEqual(energy, model.Evaluate(chain.Features, [.. chain.Kinds.Select(k => 1 - k)]).Sum, 1e-3);
    }

    [Fact]
    public void Saved_and_read_it_gives_the_same_bits()
    {
        var (model, chain) = (new PooledNetwork([8], Epochs: 5).Fit([.. Chains(10, 1)]), Chains(1, 3).Single());
        var again = PooledRegressor.Read(Json(model));
        Assert.Equal(model.Evaluate(chain.Features, chain.Kinds).Sum, again.Evaluate(chain.Features, chain.Kinds).Sum);
        Assert.Equal(Json(model).GetRawText(), Json(again).GetRawText());
        using var cut = JsonDocument.Parse(Json(model).GetRawText().Replace("\"widths\":[5,8,1]", "\"widths\":[5,9,1]", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => PooledRegressor.Read(cut.RootElement));
    }

    [Fact]
    public void Bad_samples_are_named()
    {
        PooledSample[] chains = [.. Chains(3, 1)];
        string Message(PooledSample bad) => Assert.Throws<ArgumentException>(() => new PooledNetwork([4]).Fit([chains[0], bad])).Message;
        Assert.Contains("Sample 1", Message(chains[1] with { Sum = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("kind", Message(chains[1] with { Kinds = [0, 1] }), StringComparison.Ordinal);
        Assert.Contains("Jacobian", Message(chains[1] with { Jacobian = null }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PooledNetwork([4]).Fit([]));
        Assert.Contains("learning rate", Assert.Throws<ArithmeticException>(() => new PooledNetwork([4], LearningRate: 1e300).Fit(chains)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_spread_the_sum_is_the_shift()
    {
        var chain = Chains(1, 1).Single() with { Sum = -1234.5, Gradient = null };
        Assert.Equal(-1234.5, new PooledNetwork([4]).Fit([chain, chain]).Evaluate(chain.Features, chain.Kinds).Sum, 1e-3);
    }

    private static JsonElement Json(PooledRegressor model)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            model.Write(json);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static (double Energy, double[] Gradient) Evaluate(PooledRegressor model, PooledSample chain)
    {
        var (sum, byFeature) = model.Evaluate(chain.Features, chain.Kinds);
        var gradient = new double[Atoms];
        chain.Jacobian!.AddGradient(byFeature, gradient);
        return (sum, gradient);
    }

    private static IEnumerable<PooledSample> Chains(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        for (var n = 0; n < count; n++)
        {
            yield return Chain([.. Enumerable.Range(0, Atoms).Select(i => i + random.Uniform(-0.15, 0.15))]);
        }
    }

    /// <summary>Half a bond belongs to each of its atoms, and is (1 - exp(-2(r - r0)))^2/2 with r0 = 1 or 1.1 by the kind of this atom.</summary>
    private static PooledSample Chain(double[] x)
    {
        int[] kinds = [0, 0, 1, 1, 0];
        var (features, jacobian, energy, gradient) = (new Matrix(Atoms, Centres.Length), new Jacobian(), -100.0, new double[Atoms]);
        foreach (var (row, a) in Enumerable.Range(0, Atoms - 1).SelectMany(a => new[] { (a, a), (a + 1, a) }))
        {
            var (r, e) = (x[a + 1] - x[a], Math.Exp(-2 * (x[a + 1] - x[a] - 1 - 0.1 * kinds[row])));
            energy += (1 - e) * (1 - e) / 2;
            gradient[a] -= 2 * e * (1 - e);
            gradient[a + 1] += 2 * e * (1 - e);
            for (var k = 0; k < Centres.Length; k++)
            {
                var g = Math.Exp(-8 * (r - Centres[k]) * (r - Centres[k]));
                features[row, k] += g;
                jacobian[row, k, a] += 16 * (r - Centres[k]) * g;
                jacobian[row, k, a + 1] -= 16 * (r - Centres[k]) * g;
            }
        }

        return new PooledSample(features, kinds, energy, gradient, jacobian);
    }

    private sealed class Jacobian : IFeatureJacobian
    {
        private readonly double[,,] _values = new double[Atoms, Centres.Length, Atoms];

        public int Coordinates => Atoms;

        public ref double this[int row, int feature, int coordinate] => ref _values[row, feature, coordinate];

        public void AddGradient(Matrix byFeature, Span<double> gradient)
        {
            for (var n = 0; n < _values.Length; n++)
            {
                gradient[n % Atoms] += byFeature.Data[n / Atoms] * _values[n / Atoms / Centres.Length, n / Atoms % Centres.Length, n % Atoms];
            }
        }

        public void AddRates(ReadOnlySpan<double> along, Matrix rates)
        {
            for (var n = 0; n < _values.Length; n++)
            {
                rates.Data[n / Atoms] += along[n % Atoms] * _values[n / Atoms / Centres.Length, n / Atoms % Centres.Length, n % Atoms];
            }
        }
    }
}
