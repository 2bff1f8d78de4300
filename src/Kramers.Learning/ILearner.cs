using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>
/// A way to learn from data: an immutable record of settings. The same data, settings and seed give the same regressor, to the
/// last bit on the same machine.
/// </summary>
public interface ILearner
{
    /// <summary>Name for tables and reports, in lower case.</summary>
    string Name { get; }

    /// <summary>Learns; nothing of the data is kept by reference or changed.</summary>
    /// <param name="x">Features [sample, feature], in any units.</param>
    /// <param name="y">Targets [sample, target], in any units.</param>
    /// <param name="seed">Seed of all that is drawn at random.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">x and y differ in rows, are empty, or hold a number that is not finite.</exception>
    IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default);
}
