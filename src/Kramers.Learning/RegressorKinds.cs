using System.Collections.Frozen;
using System.Text.Json;
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

            // Kernels and Gaussian processes

            // Trees
            [ForestRegressor.KindName] = ForestRegressor.Read,
            [BoostedRegressor.KindName] = BoostedRegressor.Read,

            // Networks
            [NetworkRegressor.KindName] = NetworkRegressor.Read,
            [EnsembleRegressor.KindName] = EnsembleRegressor.Read,
        }.ToFrozenDictionary();
}
