using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>A linear regressor with the posterior of its coefficients, from <see cref="BayesianRidge"/>.</summary>
public sealed class BayesianLinearRegressor : IRegressor
{
    internal const string KindName = "bayesian linear";

    private readonly LinearPosterior _posterior;

    internal BayesianLinearRegressor(LinearRegressor mean, LinearPosterior posterior) => (Mean, _posterior) = (mean, posterior);

    /// <summary>The mean prediction; its penalties are lambda/alpha.</summary>
    public LinearRegressor Mean { get; }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => Mean.Features;

    /// <inheritdoc/>
    public int Targets => Mean.Targets;

    /// <summary>Standard deviation of the noise, [target], in units of the targets.</summary>
    public double[] Noise() => Array.ConvertAll(_posterior.Alpha, a => 1 / Math.Sqrt(a));

    /// <inheritdoc/>
    public Prediction Predict(Matrix x) => Mean.Predict(x) with { StandardDeviation = _posterior.StandardDeviation(x) };

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Mean.Write(json);
        _posterior.Write(json);
    }

    internal static BayesianLinearRegressor Read(JsonElement model) => new(LinearRegressor.Read(model), LinearPosterior.Read(model));
}
