using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

public sealed class RelaxOptionsTests : IDisposable
{
    private readonly SmallExample _example = new();

    public void Dispose() => _example.Dispose();

    [Fact]
    public void The_example_is_read_as_it_is_written()
    {
        var options = RelaxOptions.Load(_example.Folder);
        Assert.Equal("[CoF2(NCH)3]", options.MoleculeName);
        Assert.Equal(1.5, options.Spin.Value);
        Assert.Equal([_example.PathOf("labels.xyz")], options.Labels);
        Assert.Equal(_example.PathOf("minimum.xyz"), options.ReferenceMinimum);
        Assert.Equal(_example.PathOf("minimum.hessian"), options.ReferenceHessian);
        Assert.Null(options.ReferenceDisplacements);
        Assert.Equal((1, 0.1, 0.1), (options.Seed, options.TestFraction, options.ValidationFraction));
        Assert.Equal((6, 4.245), (options.Potential!.Bispectrum.TwoJMax, options.Potential.Bispectrum.CutoffFactor));
        Assert.Equal(["Co", "F", "N", "C", "H"], options.Potential.Bispectrum.Elements.Select(e => e.Key));
        Assert.Equal((0.400, -0.63), (options.Potential.Bispectrum.Elements[2].Value.Radius, options.Potential.Bispectrum.Elements[2].Value.Weight));
        Assert.Equal((100, 1, 2, null), (options.Potential.EnergyWeight, options.Potential.ForceWeight, options.Potential.SofteningKcalPerMol, options.Potential.Lambda));
        Assert.Equal(("Co", 6, 2), (options.Tensors.Centre, options.Tensors.CutoffAngstrom, options.Tensors.LMax));
        Assert.Equal(["F", "N"], options.Tensors.Neighbours);
        Assert.Null(options.TensorLambda);
        Assert.Equal([0.0002, 0.1, 1], options.Rates.FieldsTesla);
        Assert.Equal(Kramers.Magnetism.Relaxation.LineShape.GaussianFwhm(10), options.Rates.Line);
        Assert.True(options.Rates.SameModePairs);
    }

    [Fact]
    public void Labels_may_stand_in_several_files()
    {
        _example.Settings("labels: labels.xyz", "labels: [labels.xyz, more.xyz]");
        var options = RelaxOptions.Load(_example.Folder);
        Assert.Equal([_example.PathOf("labels.xyz"), _example.PathOf("more.xyz")], options.Labels);

        var own = File.ReadAllLines(_example.PathOf("labels.xyz"));
        File.WriteAllLines(_example.PathOf("more.xyz"), own[..(3 * 14)]);
        Assert.Equal(SmallExample.Labels + 3, Compute().Data.Total);

        own[15] = own[15].Replace(" D=", " X=", StringComparison.Ordinal);
        File.WriteAllLines(_example.PathOf("more.xyz"), own[..(3 * 14)]);
        var error = Assert.Throws<InputException>(Compute);
        Assert.Equal((_example.PathOf("more.xyz"), 16), (error.File, error.Line));

        RelaxResult Compute() => RelaxPipeline.Compute(options, new SilentMonitor(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Temperatures_are_at_equal_distances_of_their_logarithm_or_a_sorted_list()
    {
        var range = RelaxOptions.Load(_example.Folder).Rates.TemperaturesK;
        Assert.Equal((8, 2.0, 300), (range.Length, range[0], Math.Round(range[^1], 9)));
        Assert.All(range.Zip(range.Skip(1)), pair => Assert.Equal(Math.Pow(150, 1 / 7.0), pair.Second / pair.First, 1e-12));

        _example.Settings("{ from: 2, to: 300, steps: 8 }", "[30, 10, 20]");
        Assert.Equal([10, 20, 30], RelaxOptions.Load(_example.Folder).Rates.TemperaturesK);
    }

    [Fact]
    public void What_may_be_left_out_has_defaults_that_the_run_records()
    {
        File.WriteAllLines(_example.PathOf("relax.yaml"),
        [
            "molecule: { name: a, spin: 1 }",
            "labels: labels.xyz",
            "potential: { elements: { Co: {} } }",
            "tensors: { centre: Co, neighbours: [F] }",
            "relaxation: { temperaturesK: [5] }",
        ]);
        var options = RelaxOptions.Load(_example.Folder);
        Assert.Equal((1, 0.1, 0.1), (options.Seed, options.TestFraction, options.ValidationFraction));
        Assert.Equal([2e-4], options.Rates.FieldsTesla);
        Assert.Null(options.ReferenceMinimum);

        var split = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(options.Resolved["split"]);
        Assert.Equal(1, Convert.ToInt32(split["seed"], null));
        var relaxation = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(options.Resolved["relaxation"]);
        Assert.Equal([2e-4], Assert.IsType<double[]>(relaxation["fieldsTesla"]));
        var line = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(relaxation["line"]);
        Assert.Equal(("gaussian", 10.0), (line["shape"], line["fwhmCm"]));
    }

    [Theory]
    [InlineData("spin: 3/2", "spin: 1.3", "half-integer")]
    [InlineData("centre: Co", "centre: Xx", "not an element")]
    [InlineData("neighbours: [F, N]", "neighbours: [F, Q]", "not an element")]
    [InlineData("neighbours: [F, N]", "neighbours: [F, F]", "twice")]
    [InlineData("    Co: {", "    Cq: {", "not an element")]
    [InlineData("from: 2, to: 300", "from: 300, to: 2", "above")]
    [InlineData("shape: gaussian", "shape: square", "lorentzian")]
    [InlineData("fieldsTesla: [0.0002, 0.1, 1]", "fieldsTesla: 0.1", "list of numbers")]
    [InlineData("  minimum: minimum.xyz\n", "", "minimum")]
    [InlineData("twojmax: 6", "twojmax: 99", "from 0 to 14")]
    [InlineData("  test: 0.1", "  test: 0.9", "from 0.01 to 0.5")]
    [InlineData("labels: labels.xyz", "label: labels.xyz", "'labels' is missing")]
    public void A_setting_that_cannot_be_is_shown_with_its_file_and_line(string words, string others, string message)
    {
        _example.Settings(words, others);
        var error = Assert.Throws<InputException>(() => RelaxOptions.Load(_example.Folder));
        Assert.Equal(_example.PathOf("relax.yaml"), error.File);
        Assert.NotNull(error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        if (others.Length > 0 && !message.Contains("missing", StringComparison.Ordinal))
        {
            Assert.Equal(_example.LineOf("relax.yaml", others.Trim()), error.Line);
        }
    }
}
