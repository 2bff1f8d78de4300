using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>Energies of atoms without neighbours, to which a learned potential adds what binds them.</summary>
internal static class AtomEnergies
{
    // Relative to the mean square number of atoms: where compositions leave energies open, they become as equal as they can.
    private const double Ridge = 1e-9;

    /// <summary>The given energies of all elements of the labels, or those that fit the labels best when each is a sum over its atoms, eV.</summary>
    /// <exception cref="ArgumentException">An element has no given energy.</exception>
    internal static Dictionary<string, double> Of(IReadOnlyList<LabelledStructure> labels, IReadOnlyDictionary<string, double>? given)
    {
        string[] symbols = [.. labels.SelectMany(l => l.Structure.Elements.Select(e => e.Symbol)).Distinct().Order(StringComparer.Ordinal)];
        if (given is not null)
        {
            return symbols.FirstOrDefault(s => !given.ContainsKey(s)) is { } missing
                ? throw new ArgumentException($"{missing} has no atomic energy.", nameof(given))
                : symbols.ToDictionary(s => s, s => given[s], StringComparer.Ordinal);
        }

        var (counts, energies) = (new Matrix(labels.Count, symbols.Length), new Matrix(labels.Count, 1, [.. labels.Select(l => l.EnergyEv!.Value)]));
        for (var s = 0; s < labels.Count; s++)
        {
            foreach (var element in labels[s].Structure.Elements)
            {
                counts[s, Array.IndexOf(symbols, element.Symbol)]++;
            }
        }

        var normal = counts.Transpose() * counts;
        var ridge = Ridge * Enumerable.Range(0, symbols.Length).Average(k => normal[k, k]);
        var solution = DenseLinearAlgebra.Best.SolvePositiveDefinite(normal + ridge * Matrix.Identity(symbols.Length), counts.Transpose() * energies);
        return symbols.Select((symbol, k) => (symbol, k)).ToDictionary(x => x.symbol, x => solution.Data[x.k], StringComparer.Ordinal);
    }
}
