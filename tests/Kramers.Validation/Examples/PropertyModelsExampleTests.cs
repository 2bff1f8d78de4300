using System.Globalization;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry.Formats;
using Kramers.Learning.Linear;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/11-property-models and the lines of docs/train.md say.</summary>
public sealed class PropertyModelsExampleTests
{
    private static readonly string Labels = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "labels.xyz");

    [Fact]
    public void The_scores_are_those_of_the_README()
    {
        var options = new TrainOptions(Labels, "D_axial")
        {
            Descriptor = "f2b", Model = "bayesian-ridge", Settings = RepositoryRoot.File("examples", "11-property-models", "settings.yaml"), Scrambles = 0,
        };
        var result = TrainPipeline.Train(options, new Silence(), TestContext.Current.CancellationToken).Result;
        double Number(string key) => result.Numbers.Single(n => n.Key == key).Value;
        Assert.Equal(4.45, Number("rmse"), 0.01);
        Assert.Equal(2.93, Number("mae"), 0.01);
        Assert.Equal(0.569, Number("r2"), 0.001);
        Assert.Equal(0.80, Number("spearman"), 0.005);
        Assert.Equal(6.79, Number("standardDeviationOfTarget"), 0.005);
        Assert.Equal(1.09, Number("zRms"), 0.01);
    }

#pragma warning disable xUnit1051 // as a reader types them: without a token
    /// <summary>The C# of docs/train.md, line by line.</summary>
    [Fact]
    public void The_lines_of_the_page_on_training_run()
    {
        var file = Labels;
        var frames = ExtendedXyz.ReadFrames(file);
        var descriptor = new F2B(["H", "C", "N", "F", "Co"], powers: 6);
        var x = Matrix.FromRows([.. frames.Select(f => descriptor.Evaluate(f.Structure))]);
        var y = Matrix.FromRows([.. frames.Select(f => new[] { double.Parse(f.Info["D_axial"], CultureInfo.InvariantCulture) })]);
        var learner = new BayesianRidge();
        var scores = CrossValidation.Run(learner, x, y, Fold.Random(x.Rows, 5)).Scores[0];
        var model = learner.Fit(x, y);
        using var saved = new MemoryStream();
        model.Save(saved);
        var prediction = model.Predict(x);
        Assert.InRange(scores.R2, 0.45, 0.7);
        Assert.True(saved.Length > 0);
        Assert.Equal(236, prediction.Mean.Rows);

        var page = File.ReadAllText(RepositoryRoot.File("docs", "train.md"));
        var code = page[(page.IndexOf("```csharp", StringComparison.Ordinal) + 9)..];
        var own = File.ReadAllText(RepositoryRoot.File("tests", "Kramers.Validation", "Examples", "PropertyModelsExampleTests.cs"));
        var lines = code[..code.IndexOf("```", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Contains("        " + line + "\n", own, StringComparison.Ordinal));
    }
#pragma warning restore xUnit1051

    private sealed class Silence : IRunMonitor
    {
        public IRunStep Begin(string title, int total) => new Step();

        public void Say(string line)
        {
        }

        private sealed class Step : IRunStep
        {
            public void Report(int value)
            {
            }

            public void Dispose()
            {
            }
        }
    }
}
