using System.Globalization;
using System.Text.Json;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Validation.Atomistics;

/// <summary>The bispectrum and its derivative against numbers printed by LAMMPS (29 Sep 2021), compute sna/atom and snad/atom.</summary>
public class SnapReferenceTests
{
    private static readonly string Folder = RepositoryRoot.File("tests", "Kramers.Validation", "Atomistics", "Data", "snap");

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void RecordedCase(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        var root = json.RootElement;
        var parameters = root.GetProperty("params");
        bool Flag(string key) => parameters.GetProperty(key).GetInt32() == 1;
        string[] types = [.. root.GetProperty("types").EnumerateArray().Select(t => t.GetString()!)];
        var (radii, weights) = (Numbers(root.GetProperty("R")), Numbers(root.GetProperty("w")));
        var chem = parameters.GetProperty("chem").ValueKind == JsonValueKind.True;
        IDescriptor descriptor = new Bispectrum(new BispectrumSettings
        {
            TwoJMax = root.GetProperty("twojmax").GetInt32(),
            CutoffFactor = parameters.GetProperty("rcutfac").GetDouble(),
            Elements = [.. types.Select((t, i) => KeyValuePair.Create(t, new ElementDensity(radii[i], weights[i])))],
            SphereFraction = parameters.GetProperty("rfac0").GetDouble(),
            InnerRadius = parameters.GetProperty("rmin0").GetDouble(),
            Switch = Flag("switchflag"),
            SubtractIsolated = Flag("bzeroflag"),
            Normalise = Flag("bnormflag"),
            ElementChannels = chem,
            SelfInAllChannels = Flag("wselfallflag"),
        });
        descriptor = Flag("quadraticflag") ? new QuadraticFeatures(descriptor) : descriptor;
        var structure = new Structure(
            [.. root.GetProperty("elements").EnumerateArray().Select(e => Element.FromSymbol(e.GetString()!))],
            Numbers(root.GetProperty("positions")));

        var values = Numbers(root.GetProperty("B"));
        var derivative = Numbers(root.GetProperty("snad"));
        Compare(descriptor, structure, types, values, derivative);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void CobaltComplex(int twoJMax)
    {
        string[] types = ["Co", "F", "N", "C", "H"];
        double[] weights = [1.0, 0.90, 0.85, 0.80, 0.60];
        var descriptor = new Bispectrum(new BispectrumSettings
        {
            TwoJMax = twoJMax,
            CutoffFactor = 4.0,
            Elements = [.. types.Select((t, i) => KeyValuePair.Create(t, new ElementDensity(0.5, weights[i])))],
        });
        var values = Dump($"sna{twoJMax}.dump");
        var derivative = Dump($"snad{twoJMax}.dump");
        var structure = new Structure(
            [.. values.Select(row => Element.FromSymbol(types[(int)row[1] - 1]))],
            values.SelectMany(row => row[2..5]).ToArray());

        Compare(descriptor, structure, types, [.. values.SelectMany(r => r[5..])], [.. derivative.SelectMany(r => r[2..])]);
    }

    private static void Compare(IDescriptor descriptor, Structure structure, string[] types, double[] values, double[] derivative)
    {
        var actual = descriptor.EvaluateWithGradient(structure);
        AssertClose(values, actual.Values.Data);
        AssertClose(values, descriptor.Evaluate(structure).Data);
        AssertClose(derivative, Snad(actual, structure, types));
    }

    /// <summary>LAMMPS' layout: [atom][type][xyz][k] = - sum over central atoms i of that type of dB_k(i)/dr_atom.</summary>
    private static double[] Snad(DescriptorGradient gradient, Structure structure, string[] types)
    {
        var length = gradient.Values.Columns;
        var all = new double[structure.Count * types.Length * 3 * length];
        foreach (var pair in gradient.Pairs)
        {
            var type = Array.IndexOf(types, structure.Elements[pair.Centre].Symbol);
            for (var c = 0; c < 3; c++)
            {
                for (var k = 0; k < length; k++)
                {
                    all[((pair.Neighbour * types.Length + type) * 3 + c) * length + k] -= pair.Derivative[c, k];
                    all[((pair.Centre * types.Length + type) * 3 + c) * length + k] += pair.Derivative[c, k];
                }
            }
        }

        return all;
    }

    /// <summary>1e-10 of each number, with the largest of the set times 1e-4 behind it where a number vanishes by symmetry or nearly so.</summary>
    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 1e-4 * expected.Max(Math.Abs);
        var errors = expected.Zip(actual, (e, a) => Math.Abs(e - a) / Math.Max(Math.Abs(e), scale)).ToArray();
        var worst = Array.IndexOf(errors, errors.Max());
        Assert.True(errors[worst] <= 1e-10, $"Number {worst}: expected {expected[worst]:R}, got {actual[worst]:R}, off by {errors[worst]:E1}.");
    }

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];

    private static double[][] Dump(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).SkipWhile(l => !l.StartsWith("ITEM: ATOMS", StringComparison.Ordinal)).Skip(1)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray())];
}
