using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Building;

/// <summary>Either a complex, or what was wrong with the best attempt.</summary>
/// <param name="Complex">The complex; null where all attempts failed.</param>
/// <param name="Faults">Faults of the attempt with the fewest; empty for a complex.</param>
public sealed record BuildOutcome(BuiltComplex? Complex, IReadOnlyList<BuildFault> Faults);

/// <summary>Builds complexes: ligands are embedded together with the metal, relaxed in a small force field, checked, and tried again.</summary>
public static class ComplexBuilder
{
    /// <summary>Builds one stereoisomer.</summary>
    /// <param name="recipe">What to build.</param>
    /// <param name="assignment">One of <see cref="Stereoisomers.Of"/>.</param>
    /// <param name="seed">The same seed gives the same complex.</param>
    /// <param name="attempts">Embeddings before giving up.</param>
    /// <param name="cancellation">Stops between embeddings.</param>
    public static BuildOutcome Build(ComplexRecipe recipe, SiteAssignment assignment, ulong seed, int attempts = 12, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var atoms = new ComplexAtoms(recipe, assignment);
        var field = ForceFieldSetup.Of(atoms);
        IReadOnlyList<BuildFault>? fewest = null;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (positions, energy) = Embedding.Of(atoms, field, seed + (ulong)attempt);
            var faults = SanityCheck.Of(atoms, field, positions);
            if (faults.Count == 0)
            {
                return new BuildOutcome(Complex(atoms, assignment, positions, energy, seed + (ulong)attempt, attempt + 1), []);
            }

            fewest = fewest is null || faults.Count < fewest.Count ? faults : fewest;
        }

        return new BuildOutcome(null, fewest!);
    }

    private static BuiltComplex Complex(ComplexAtoms atoms, SiteAssignment assignment, double[] positions, double energy, ulong seed, int attempts) => new()
    {
        Recipe = atoms.Recipe,
        Assignment = assignment,
        Structure = new Structure([.. atoms.Elements], Flat(positions)),
        Bonds = [.. atoms.Bonds, .. atoms.Donors.SelectMany(d => d.Atoms).Select(a => new GraphBond(a, 0, BondOrder.Dative))],
        Donors = [.. atoms.Donors.Select(d => (IReadOnlyList<int>)d.Atoms)],
        StrainEv = energy,
        Seed = seed,
        Attempts = attempts,
    };

    /// <summary>[3N] from [atom, 4], the metal at the origin.</summary>
    private static double[] Flat(double[] x)
    {
        var flat = new double[x.Length / ForceField.Dimensions * 3];
        for (var i = 0; i < flat.Length; i++)
        {
            flat[i] = x[i / 3 * ForceField.Dimensions + i % 3] - x[i % 3];
        }

        return flat;
    }
}
