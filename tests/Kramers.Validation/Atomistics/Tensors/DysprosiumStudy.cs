using System.Globalization;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry.Formats;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Workbench.Tensors;

namespace Kramers.Validation.Atomistics.Tensors;

/// <summary>B_kq of DyF3(H2O) from the CASSCF labels of examples/13-dysprosium-crystal-field: what the labels are worth, and what models learn from them (docs/results.md).</summary>
public sealed class DysprosiumStudy(ITestOutputHelper output)
{
    private const int TestLabels = 24;

    private static readonly (TensorTarget[] Targets, TensorExample[] Examples) Set = Read("labels.xyz");

    [Theory]
    [InlineData("equivariant", "F O H", 0.01)]
    [InlineData("moments", "F O H", 0.01)]
    [InlineData("equivariant", "F O", 0.1)]
    [InlineData("moments", "F O", 0.1)]
    [InlineData("published", "F O H", 0.1)]
    [InlineData("covariant", "F O H", 0.1)]
    public void Levels_that_follow_from_learned_crystal_fields(string model, string neighbours, double most)
    {
        var study = new TensorStudy(Set.Targets[0], Set.Examples);
        var all = Set.Examples.Length - TestLabels;
        foreach (var count in new[] { 10, 20, 40, 80 }.Where(n => n < all).Append(all))
        {
            var (trained, rest) = study.Train(model, count, "Dy", neighbours.Split(' '), 6, lmax: 6);
            var test = rest[^TestLabels..]; // the same for every count
            var (error, splitting, median) = LevelError(trained, test);
            output.WriteLine($"{model}, neighbours {neighbours}, {count} labels, {test.Length} for the test: levels within {TensorStudy.Format(100 * error / splitting)} % of the splitting of {TensorStudy.Format(splitting)} cm^-1, half of the labels within {TensorStudy.Format(100 * median / splitting)} %; parameters, relative RMSE {TensorStudy.Format(100 * TensorStudy.Relative(trained, test))} %");
            Assert.True(count < all || error / splitting < most);
        }
    }

    /// <summary>The 27 parameters of each label against the doublets of RASSI, which know nothing of B_kq: a label in the wrong gauge, or with its states mixed up, stands out.</summary>
    [Fact]
    public void Parameters_of_each_label_have_the_doublets_of_the_calculation()
    {
        var doublets = File.ReadLines(Example("levels.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(w => w[0], w => w[1..].Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray());
        var frames = ExtendedXyz.ReadFrames(Example("labels.xyz"));
        var worst = frames.Zip(Set.Examples, (frame, label) =>
        {
            var (levels, known) = (Levels(label.Spherical), doublets[frame.Info["id"]]);
            return Enumerable.Range(0, 8).Max(k => Math.Abs(levels[2 * k] - known[k])) / known[7];
        }).Max();
        output.WriteLine($"{frames.Count} labels: ranks 2, 4 and 6 give the doublets within {TensorStudy.Format(100 * worst)} % of the splitting");
        Assert.InRange(worst, 0, 0.01);
    }

    /// <summary>The minimum, and the same turned by z-y-z angles 0.3, 1.1, -0.7: two calculations, whose parameters turn as real harmonics do.</summary>
    [Fact]
    public void Parameters_turn_with_the_molecule()
    {
        var labels = Read("turned.xyz").Examples;
        var rotation = Rotation.FromEuler(0.3, 1.1, -0.7);
        var (f, turnedF) = (labels[0].Structure.Positions.Slice(3, 3).ToArray(), labels[1].Structure.Positions.Slice(3, 3).ToArray());
        var (x, y, z) = rotation.Apply(f[0], f[1], f[2]);
        Assert.Equal([x, y, z], turnedF, (a, b) => Math.Abs(a - b) < 1e-9);
        var at = 0;
        foreach (var k in new[] { 2, 4, 6 })
        {
            double[] b = labels[0].Spherical[at..(at + 2 * k + 1)], turned = labels[1].Spherical[at..(at += 2 * k + 1)];
            var m = WignerD.Real(k, rotation);
            double[] expected = [.. Enumerable.Range(0, b.Length).Select(q => b.Select((v, p) => m[q, p] * v).Sum())];
            var size = Math.Sqrt(b.Sum(v => v * v));
            Assert.All(expected.Zip(turned), p => Assert.InRange(Math.Abs(p.First - p.Second), 0, 1e-3 * size));
        }
    }

    private static string Example(string file) => RepositoryRoot.File("examples", "13-dysprosium-crystal-field", file);

    private static (TensorTarget[] Targets, TensorExample[] Examples) Read(string file) => TensorTarget.Read(Example(file), ["B"]);

    /// <summary>Root mean square error of the 16 level energies above the lowest, the mean total splitting, and the median over labels of the error of one, cm^-1.</summary>
    private static (double Error, double Splitting, double Median) LevelError(TensorEnsemble model, TensorExample[] test)
    {
        var pairs = test.Select(e => (Truth: Levels(e.Spherical), Learned: Levels(model.Predict(e.Structure)))).ToArray();
        double[] squares = [.. pairs.Select(p => p.Truth.Zip(p.Learned, (a, b) => (a - b) * (a - b)).Average()).Order()];
        return (Math.Sqrt(squares.Average()), pairs.Average(p => p.Truth[^1]), Math.Sqrt(squares[squares.Length / 2]));
    }

    /// <summary>Energies of J = 15/2, cm^-1 from the lowest.</summary>
    private static double[] Levels(double[] tesseral)
    {
        (int, int, double)[] entries = [.. new[] { 2, 4, 6 }.SelectMany(k => Enumerable.Range(-k, 2 * k + 1).Select(q => (k, q))).Zip(tesseral, (kq, value) => (kq.k, kq.q, value))];
        var field = new TesseralParameters(ParameterProvenance.NotStated, entries).ToStevens();
        return [.. new SpinSystem(Spin.FromValue(7.5), new StevensCrystalField(field)).Solve(FieldVector.Zero).RelativeEnergies];
    }
}
