using System.Globalization;
using System.Text;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.PropertyModels;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.PropertyModels;

/// <summary>A folder that is gone after the test, and training on tables made from formulas.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-train");

    public string Output => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>a, b and c from a normal distribution; J = 3 a - 2 b + noise; big where J is above zero, else small.</summary>
    public static string Table(int rows, double noise, ulong seed = 7)
    {
        var (random, text) = (new SeededRandom(seed), new StringBuilder("name,a,b,c,J,size,batch\n"));
        for (var i = 0; i < rows; i++)
        {
            var (a, b, c) = (random.Gaussian(), random.Gaussian(), random.Gaussian());
            var j = 3 * a - 2 * b + noise * random.Gaussian();
            text.Append(CultureInfo.InvariantCulture, $"s{i},{a:R},{b:R},{c:R},{j:R},{(j > 0 ? "big" : "small")},g{i % 4}\n");
        }

        return text.ToString();
    }

    public static TrainedProperty Train(TrainOptions options) => TrainPipeline.Train(options, new Silence(), TestContext.Current.CancellationToken);

    /// <summary>Trains on columns a, b, c.</summary>
    public static TrainedProperty Columns(string file, string target, string model) =>
        Train(new TrainOptions(file, target) { Model = model, Ignored = [.. new[] { "J", "size", "batch" }.Where(c => c != target)], Scrambles = 0 });

    public TaskRun RunTraining(TrainOptions options) => TrainPipeline.Run(options, Output, new Silence(), TestContext.Current.CancellationToken);

    public static TaskResult Predict(string model, string file, string output) =>
        PredictPipeline.Run(model, file, output, new Silence(), TestContext.Current.CancellationToken).Result;

    public static double Number(TaskResult result, string key) => result.Numbers.Single(n => n.Key == key).Value;

    internal sealed class Silence : IRunMonitor
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
