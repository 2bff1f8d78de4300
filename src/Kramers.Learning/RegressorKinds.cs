using System.Collections.Frozen;
using System.Text.Json;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;
using Kramers.Learning.Networks;
using Kramers.Learning.Trees;

namespace Kramers.Learning;

/// <summary>The readers of all kinds of regressor: a new kind is one line here.</summary>
internal static class RegressorKinds
{
    public static readonly FrozenDictionary<string, Func<JsonElement, IRegressor>> Readers =
        new Dictionary<string, Func<JsonElement, IRegressor>>
        {
            // Linear
            [LinearRegressor.KindName] = LinearRegressor.Read,
            [BayesianLinearRegressor.KindName] = BayesianLinearRegressor.Read,

            // Kernels and Gaussian processes
            [KernelRegressor.KindName] = KernelRegressor.Read,
            [GaussianProcessRegressor.KindName] = GaussianProcessRegressor.Read,

            // Trees
            [ForestRegressor.KindName] = ForestRegressor.Read,
            [BoostedRegressor.KindName] = BoostedRegressor.Read,

            // Networks
            [NetworkRegressor.KindName] = NetworkRegressor.Read,
            [ConvolutionRegressor.KindName] = ConvolutionRegressor.Read,
            [EnsembleRegressor.KindName] = EnsembleRegressor.Read,
        }.ToFrozenDictionary();
}
