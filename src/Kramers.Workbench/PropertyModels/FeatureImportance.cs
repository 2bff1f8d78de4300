using Kramers.Learning;
using Kramers.Learning.Explanation;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>What a model looks at, by blocks of features.</summary>
/// <param name="Blocks">Features that are looked at together.</param>
/// <param name="Mean">
/// Increase of the cross-validated root mean square error when the features of the block are dealt together to the wrong
/// samples, [block], in the unit of the target (grouped permutation importance: Au et al., Data Min. Knowl. Discov. 36, 1401 (2022), doi:10.1007/s10618-022-00840-5).
/// </param>
/// <param name="Deviation">Its standard deviation over the repetitions, [block].</param>
/// <param name="Shap">Mean over samples and targets of |sum of the Shapley values of the block|, [block]; null for models without trees and more than 62 features.</param>
internal sealed record FeatureImportance(FeatureBlocks Blocks, double[] Mean, double[] Deviation, double[]? Shap)
{
    private const int Repetitions = 5;
    private const int MostExplained = 50;
    private const int MostKernelFeatures = 62;
    private const int KernelSets = 512;
    private const int KernelSamples = 20;

    /// <summary>Fits to the training rows of each fold and deals its test rows; explains the final model by Shapley values.</summary>
    public static FeatureImportance Of(ILearner learner, IRegressor final, Matrix x, Matrix y, string[] features, IReadOnlyList<Fold> folds, ulong seed, CancellationToken cancellation)
    {
        var (blocks, random) = (FeatureBlocks.Of(features), new SeededRandom(seed));
        var (truth, squares) = (0.0, new double[blocks.Names.Length, Repetitions]);
        foreach (var fold in folds)
        {
            var model = learner.Fit(SampleTable.Rows(x, fold.Training), SampleTable.Rows(y, fold.Training), random.Bits(), cancellation);
            var (testX, testY) = (SampleTable.Rows(x, fold.Test), SampleTable.Rows(y, fold.Test));
            truth += SquaredError(model, testX, testY);
            for (var b = 0; b < squares.GetLength(0); b++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var r = 0; r < Repetitions; r++)
                {
                    squares[b, r] += SquaredError(model, Dealt(testX, blocks.Members[b], random), testY);
                }
            }
        }

        double n = folds.Sum(f => f.Test.Length) * y.Columns;
        double[][] increase = [.. Enumerable.Range(0, blocks.Names.Length).Select(b => Enumerable.Range(0, Repetitions).Select(r => Math.Sqrt(squares[b, r] / n) - Math.Sqrt(truth / n)).ToArray())];
        double[] mean = Array.ConvertAll(increase, d => d.Average());
        double[] deviation = [.. increase.Select((d, b) => Math.Sqrt(d.Sum(v => (v - mean[b]) * (v - mean[b])) / (Repetitions - 1)))];
        return new FeatureImportance(blocks, mean, deviation, Shapley(final, x, blocks, seed));
    }

    private static double SquaredError(IRegressor model, Matrix x, Matrix y) => model.Predict(x).Mean.Data.Zip(y.Data, (a, b) => (a - b) * (a - b)).Sum();

    private static Matrix Dealt(Matrix x, int[] features, SeededRandom random)
    {
        var (dealt, order) = (x.Copy(), random.Permutation(x.Rows));
        for (var i = 0; i < x.Rows; i++)
        {
            foreach (var k in features)
            {
                dealt[i, k] = x[order[i], k];
            }
        }

        return dealt;
    }

    private static double[]? Shapley(IRegressor model, Matrix x, FeatureBlocks blocks, ulong seed)
    {
        if (model is not (ForestRegressor or BoostedRegressor) && x.Columns > MostKernelFeatures)
        {
            return null;
        }

        var order = new SeededRandom(seed).Permutation(x.Rows);
        var background = SampleTable.Rows(x, [.. order.Take(KernelSamples)]);
        int[] explained = [.. order.Take(model is ForestRegressor or BoostedRegressor ? MostExplained : KernelSamples)];
        var shap = new double[blocks.Names.Length];
        foreach (var (sample, target) in from sample in explained from target in Enumerable.Range(0, model.Targets) select (sample, target))
        {
            var values = model switch
            {
                ForestRegressor forest => TreeShap.Of(forest, x.Row(sample), target),
                BoostedRegressor boosted => TreeShap.Of(boosted, x.Row(sample), target),
                _ => KernelShap.Of(model, x.Row(sample), background, target, KernelSets, seed),
            };
            for (var b = 0; b < shap.Length; b++)
            {
                shap[b] += Math.Abs(blocks.Members[b].Sum(k => values.Contributions[k])) / (explained.Length * model.Targets);
            }
        }

        return shap;
    }
}
