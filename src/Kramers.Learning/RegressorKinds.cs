using System.Collections.Frozen;
using System.Text.Json;

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

            // Networks
        }.ToFrozenDictionary();
}
