using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Tests.PropertyModels;

public sealed class DescribeTests : IDisposable
{
    private const string Dimer = "10\nid=dimer\nCu 0 0 0\nCu 2.9 0.1 0\nO 1.5 1.2 0\nO 1.45 -1.2 0.1\nN -1 1.6 0\nN -1 -1.6 0\nN 3.9 1.7 0\nN 3.9 -1.6 0\nH 1.5 2.1 0\nH 1.5 -2.1 0\n";
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Names => [.. DescriptorChoice.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_descriptor_is_made_by_its_name_and_again_from_its_settings(string name)
    {
        var structure = ExtendedXyz.ReadFrames(_bench.Write("d.xyz", Dimer))[0].Structure;
        var yaml = YamlSection.Parse("voxels: { points: 4 }\nmbtr: { points: 6 }\nangle-distance: { donors: 3 }\n", "s.yaml");
        var choice = DescriptorChoice.Read(name, yaml, ["H", "N", "O", "Cu"]);
        var features = choice.Descriptor.Evaluate(structure);
        Assert.Equal(choice.Descriptor.FeatureNames.Count, features.Length);
        Assert.Contains(features, f => f != 0);
    }

    [Fact]
    public void The_table_holds_what_the_library_computes()
    {
        var file = _bench.Write("d.xyz", Dimer + Dimer.Replace("2.9 0.1", "3.0 0.1", StringComparison.Ordinal));
        var settings = _bench.Write("s.yaml", "soap: { centre: Cu, cutoff: 4, radial: 2, lmax: 2, average: inner }\n");
        var (result, _) = DescribePipeline.Compute(new DescribeOptions(file, "soap+ligands", settings), new Bench.Silence(), TestContext.Current.CancellationToken);
        var soap = new DensityAverage(new Soap(new SoapSettings { Elements = ["H", "N", "O", "Cu"], CutoffAngstrom = 4, RadialCount = 2, LMax = 2 }), "Cu");
        var expected = new JoinedFeatures(soap, new LigandFeatures());
        var table = result.Table("features");
        Assert.Equal(1 + expected.FeatureNames.Count, table.Columns.Count);
        var frames = ExtendedXyz.ReadFrames(file);
        Assert.All([0, 1], i => Assert.Equal(expected.Evaluate(frames[i].Structure), table.Columns.Skip(1).Select(c => c.Values[i])));
        Assert.Equal(["dimer", "dimer"], table.Columns[0].Texts!);
    }

    [Theory]
    [InlineData("soup", "{}", "'soup' is not a descriptor")]
    [InlineData("soap", "soap: { cutof: 3 }", "soap.cutof")]
    [InlineData("soap", "soap: { cutoff: 0.2 }", "soap")]
    [InlineData("f2b+f2b", "{}", "feature")]
    [InlineData("f2b", "elements: [Cu, O]", "atom 5 is N")]
    [InlineData("f2b", "elements: [Cu, Xy]", "Xy")]
    [InlineData("angle-distance", "angle-distance: { donors: 9 }", "donors")]
    public void Wrong_requests_are_refused(string descriptor, string settings, string words)
    {
        var options = new DescribeOptions(_bench.Write("d.xyz", Dimer), descriptor, _bench.Write("s.yaml", settings + "\n"));
        Assert.Contains(words, Assert.Throws<InputException>(() => DescribePipeline.Compute(options, new Bench.Silence(), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }
}
