using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;
using Kramers.Learning.Networks;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// A learner by its name on the command line. Settings that are lists make several candidates, among which a validation inside the training
/// samples chooses.
/// </summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Candidates">Learners with what tells them apart, at least one.</param>
/// <param name="Settings">What a file of settings would say, defaults filled in.</param>
internal sealed record ModelChoice(string Name, IReadOnlyList<(string Label, ILearner Learner)> Candidates, IReadOnlyDictionary<string, object> Settings)
{
    private static readonly string[] Classifiers = ["forest", "boosting", "network"];

    /// <summary>Names on the command line.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["ridge", "bayesian-ridge", "lasso", "elastic-net", "krr", "gpr", "forest", "boosting", "network", "ensemble"];

    /// <summary>Makes the candidates.</summary>
    /// <param name="name">One of <see cref="Names"/>; null takes gpr for numbers and a forest for classes.</param>
    /// <param name="settings">The section of this name sets what shall not have its default.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="classify">Whether classes are learned.</param>
    /// <exception cref="InputException">A setting is wrong, or the model learns no classes.</exception>
    public static ModelChoice Read(string? name, YamlSection settings, int features, bool classify)
    {
        var chosen = name ?? (classify ? "forest" : "gpr");
        if (classify && !Classifiers.Contains(chosen))
        {
            throw new InputException("--model", null, $"'{chosen}' learns numbers, and the target has words", $"Take one of {string.Join(", ", Classifiers)}");
        }

        var section = settings.SectionOrDefaults(chosen);
        (string, ILearner)[] candidates = [.. Make(chosen, section, features, classify)];
        section.Finish();
        return new ModelChoice(chosen, candidates, section.Resolved);
    }

    /// <summary>The same models, whose penalties are chosen by folds that keep together what the splits do.</summary>
    /// <param name="x">All samples, [sample, feature].</param>
    /// <param name="splits">Groups or blocks.</param>
    public ModelChoice Within(Matrix x, SampleSplits splits) =>
        this with { Candidates = [.. Candidates.Select(c => (c.Label, c.Learner is ElasticNet net ? new GroupedElasticNet(net, x, splits) : c.Learner))] };

    /// <summary>Marks the sections of all models as known: a file of settings may serve several runs.</summary>
    public static void MarkKnown(YamlSection settings)
    {
        foreach (var name in Names)
        {
            settings.OptionalSection(name);
        }
    }

    // A new model is a line here.
    private static IEnumerable<(string, ILearner)> Make(string name, YamlSection s, int features, bool classify) => name switch
    {
        "ridge" => [("", new Ridge { Lambda = s.NumberOrAuto("lambda", 0) })],
        "bayesian-ridge" => [("", new BayesianRidge())],
        "lasso" => [("", ElasticNet.Lasso)],
        "elastic-net" => s.Numbers("l1Ratio", [0.1, 0.5, 0.9], 0).Select(r => (Label($"l1Ratio {r}"), (ILearner)new ElasticNet { L1Ratio = r })),
        "krr" => KernelRidges(s, features),
        "gpr" => Gaussian(s, features),
        "forest" => Forests(s, features, classify),
        "boosting" => Boosting(s, classify),
        "network" => Networks(s),
        "ensemble" => Ensembles(s),
        _ => throw new InputException("--model", null, $"'{name}' is not a model", $"Take one of {string.Join(", ", Names)}"),
    };

    private static IEnumerable<(string, ILearner)> KernelRidges(YamlSection s, int features)
    {
        var lengths = s.Numbers("length", [0.3, 1, 3], 1e-3);
        return from kernel in Kernels(s)
               from length in kernel == "linear" ? [1] : lengths
               select (Label($"{kernel}, length {length}"), (ILearner)new KernelRidge { Kernel = KernelOf(s, kernel, [length * Math.Sqrt(features)]) });
    }

    private static IEnumerable<(string, ILearner)> Gaussian(YamlSection s, int features)
    {
        var (relevance, restarts) = (s.Flag("relevance", false), s.Whole("restarts", 0, 0));
        double[] start = [.. Enumerable.Repeat(Math.Sqrt(features), relevance ? features : 1)];
        return Kernels(s).Select(k => (k, (ILearner)new GaussianProcess { Kernel = new ConstantKernel(1) * KernelOf(s, k, start) + new WhiteKernel(0.1), Restarts = restarts }));
    }

    private static string[] Kernels(YamlSection s) => s.Rows("kernel") is { Length: > 0 } rows ? rows[0] : ["rbf"];

    private static Kernel KernelOf(YamlSection s, string name, double[] lengths) => name switch
    {
        "rbf" => new Rbf(lengths),
        "matern12" => new Matern(MaternOrder.Half, lengths),
        "matern32" => new Matern(MaternOrder.ThreeHalves, lengths),
        "matern52" => new Matern(MaternOrder.FiveHalves, lengths),
        "linear" => new LinearKernel(1),
        _ => throw s.Error("kernel", $"'{name}' is not a kernel", "Take one or more of rbf, matern12, matern32, matern52, linear"),
    };

    private static IEnumerable<(string, ILearner)> Forests(YamlSection s, int features, bool classify)
    {
        var (trees, leaf) = (s.Whole("trees", 300, 1), s.Whole("minimumLeaf", 1, 1));
        return s.Numbers("featureFraction", [classify ? 1 / Math.Sqrt(features) : 1.0 / 3], 1e-6)
            .Select(f => (Label($"feature fraction {f:G3}"), (ILearner)new RandomForest(trees, Math.Min(f, 1), new TreeLimits(MinimumLeaf: leaf))));
    }

    private static IEnumerable<(string, ILearner)> Boosting(YamlSection s, bool classify)
    {
        var loss = classify ? BoostingLoss.Logistic : s.Choice("loss", "squared", "squared", "absolute", "huber") switch
        {
            "absolute" => BoostingLoss.Absolute,
            "huber" => BoostingLoss.Huber,
            _ => BoostingLoss.Squared,
        };
        var (stages, rate, leaf) = (s.Whole("stages", 200, 1), s.Number("rate", 0.1, 1e-6, 1), s.Whole("minimumLeaf", 1, 1));
        return s.Numbers("depth", [2, 3, 5], 1)
            .Select(d => (Label($"depth {d}"), (ILearner)new GradientBoosting(stages, rate, loss, new TreeLimits((int)d, leaf))));
    }

    private static IEnumerable<(string, ILearner)> Networks(YamlSection s)
    {
        int[] hidden = [.. s.Numbers("hidden", [32, 32], 1).Select(n => (int)n)];
        var (epochs, rate) = (s.Whole("epochs", 500, 1), s.Number("rate", 3e-3, 1e-8, 1));
        EarlyStopping? stopping = s.Flag("earlyStopping", true) ? new EarlyStopping(0.1, 50) : null;
        return s.Numbers("weightDecay", [0], 0)
            .Select(d => (Label($"weight decay {d}"), (ILearner)new NeuralNetwork(hidden, Epochs: epochs, LearningRate: rate, WeightDecay: d, Stopping: stopping)));
    }

    private static IEnumerable<(string, ILearner)> Ensembles(YamlSection s)
    {
        var members = s.Whole("members", 8, 2);
        return Networks(s).Select(n => (n.Item1, (ILearner)new Ensemble(n.Item2, members)));
    }

    private static string Label(FormattableString text) => FormattableString.Invariant(text);
}
