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
        var field = ForceFieldSetup.Of(atoms, assignment);
        IReadOnlyList<BuildFault>? fewest = null;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (positions, energy) = Embedding.Of(atoms, field, seed + (ulong)attempt);
            var faults = SanityCheck.Of(atoms, field, positions);
            if (faults.Count == 0)
            {
                return new BuildOutcome(Complex(atoms, assignment, Flat(positions), energy, seed + (ulong)attempt, attempt + 1), []);
            }

            fewest = fewest is null || faults.Count < fewest.Count ? faults : fewest;
        }

        return new BuildOutcome(null, fewest!);
    }

    /// <summary>A complex that was built before, from its positions.</summary>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="assignment">Its stereoisomer.</param>
    /// <param name="positions">[3N] angstrom, as in its structure.</param>
    /// <param name="strainEv">Its energy in the force field, eV.</param>
    /// <param name="seed">Seed of the embedding that succeeded.</param>
    /// <param name="attempts">Embeddings made.</param>
    /// <exception cref="ArgumentException">The recipe has another number of atoms.</exception>
    public static BuiltComplex Restore(ComplexRecipe recipe, SiteAssignment assignment, double[] positions, double strainEv, ulong seed, int attempts)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(assignment);
        return Complex(new ComplexAtoms(recipe, assignment), assignment, positions, strainEv, seed, attempts);
    }

    private static BuiltComplex Complex(ComplexAtoms atoms, SiteAssignment assignment, double[] positions, double energy, ulong seed, int attempts) => new()
    {
        Recipe = atoms.Recipe,
        Assignment = assignment,
        Structure = new Structure([.. atoms.Elements], positions),
        Bonds = [.. atoms.Bonds, .. atoms.Donors.SelectMany(d => d.Atoms.Select(a => new GraphBond(a, d.Metal, BondOrder.Dative)))],
        Donors = [.. atoms.Donors.Select(d => (IReadOnlyList<int>)d.Atoms)],
        DonorMetals = [.. atoms.Donors.Select(d => d.Metal)],
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
