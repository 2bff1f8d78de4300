using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Validation;

/// <summary>
/// y-scrambling (Ruecker, Ruecker and Meringer, J. Chem. Inf. Model. 47, 2345 (2007), doi:10.1021/ci700157b): cross validation with the
/// targets dealt to the wrong samples. A model that still scores has learned from chance.
/// </summary>
/// <param name="True">R^2 with the true targets, [target].</param>
/// <param name="Scrambled">R^2 with scrambled targets, [repetition][target].</param>
public sealed record Scrambling(double[] True, double[][] Scrambled)
{
    /// <summary>
    /// Probability of a score at least as good by chance, (1 + number of scrambled scores not below the true one)/(1 + repetitions)
    /// (Ojala and Garriga, J. Mach. Learn. Res. 11, 1833 (2010)).
    /// </summary>
    public double PValue(int target) => (1.0 + Scrambled.Count(scores => scores[target] >= True[target])) / (1 + Scrambled.Length);

    /// <summary>Cross-validates once with the true targets and then with scrambled ones.</summary>
    /// <param name="learner">What to test.</param>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target]; the targets of a sample stay together.</param>
    /// <param name="folds">Splits.</param>
    /// <param name="repetitions">Number of scramblings, at least 1.</param>
    /// <param name="seed">Of scramblings and fits.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">As for <see cref="CrossValidation"/>.</exception>
    public static Scrambling Run(ILearner learner, Matrix x, Matrix y, IReadOnlyList<Fold> folds, int repetitions = 20, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var random = new SeededRandom(seed);
        var truth = CrossValidation.Run(learner, x, y, folds, random.Bits(), cancellation);
        var scrambled = Enumerable.Range(0, repetitions).Select(_ => StandardisedData.Rows(y, random.Permutation(y.Rows)))
            .Select(wrong => R2(CrossValidation.Run(learner, x, wrong, folds, random.Bits(), cancellation)));
        return new Scrambling(R2(truth), [.. scrambled]);
    }

    private static double[] R2(CrossValidation result) => Array.ConvertAll(result.Scores, s => s.R2);
}
