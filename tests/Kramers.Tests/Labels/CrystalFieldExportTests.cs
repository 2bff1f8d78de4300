using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Tensors;

namespace Kramers.Tests.Labels;

/// <summary>A crystal field leaves a labelled set as the key B, which <c>kramers train tensor</c> reads.</summary>
public sealed class CrystalFieldExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-export-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Stevens_parameters_are_exported_as_tesseral_ones()
    {
        var file = Path.Combine(_folder.FullName, "labels.xyz");
        LabelledSets.Export(Set(new() { ["B_2^-2_cm"] = [1], ["B_2^0_cm"] = [-2], ["B_2^1_cm"] = [3], ["B_6^6_cm"] = [1e-3], ["B_8^0_cm"] = [7], ["B_1^0_cm"] = [7] }), file);
        var (targets, examples) = TensorTarget.Read(file, ["B"]);
        Assert.Equal([2, 4, 6], Assert.Single(targets).Degrees);
        var b = Assert.Single(examples).Spherical;

        // r_2q of docs/conventions.md: 1/sqrt6, sqrt2, 1/sqrt2 for q = 0, 1, 2.
        Assert.Equal(Math.Sqrt(2), b[0], 1e-12);
        Assert.Equal(-2 * Math.Sqrt(6), b[2], 1e-12);
        Assert.Equal(3 / Math.Sqrt(2), b[3], 1e-12);
        Assert.True(b[26] > 0);
        Assert.Equal(4, b.Count(x => x != 0));
    }

    [Fact]
    public void A_set_without_a_crystal_field_has_no_such_key()
    {
        var file = Path.Combine(_folder.FullName, "labels.xyz");
        LabelledSets.Export(Set([]), file);
        Assert.DoesNotContain("B", ExtendedXyz.ReadFrames(file)[0].Info.Keys);
    }

    private static LabelledSet Set(Dictionary<string, double[]> quantities)
    {
        var label = new LabelledStructure("one", new Structure([Element.FromSymbol("Dy")], [0, 0, 0]), -1, null, new Dictionary<string, Matrix>(), 0);
        var record = new LabelRecord("OpenMolcas", "v22.10", "CASSCF", "crystal-field", 3, 6, 1, 1, new Dictionary<string, string>(), [], quantities);
        return new LabelledSet([label], new Dictionary<string, LabelRecord> { ["one"] = record });
    }
}
