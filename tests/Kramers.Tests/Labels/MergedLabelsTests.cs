using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>Energies and tensors of one geometry come together in one frame, and only where they do not contradict each other.</summary>
public sealed class MergedLabelsTests : IDisposable
{
    private static readonly double[] Water = [0, 0, 0.1, 0, 0.76, -0.48, 0.1, -0.76, -0.48];
    private static readonly Matrix D = Matrix.Diagonal([1.0, 2, -3]);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-merge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Forces_of_one_program_and_D_of_another_stand_in_one_frame_that_names_both()
    {
        var merged = LabelledSets.Merge(Surface("a", -10), Tensor("b", -55, D));
        var label = Assert.Single(merged.Labels);
        Assert.Equal(("a", -10.0), (label.Id, label.EnergyEv));
        Assert.Equal(9, label.ForcesEvPerAngstrom!.Length);
        Assert.Equal(D.Data, label.Tensors["D"].Data);
        var other = Assert.Single(merged.Records["a"].Joined!);
        Assert.Equal((label, other.Value), merged.Calculations["b"]);
        Assert.Equal(("b", "OpenMolcas", -55.0), (other.Key, other.Value.Program, other.Value.Quantities["energy_eV"][0]));
    }

    [Fact]
    public void The_order_does_not_matter_and_merging_again_changes_nothing()
    {
        var (energies, tensors) = (Surface("a", -10), Tensor("b", -55, D));
        var merged = LabelledSets.Merge(tensors, energies);
        merged.Save(_folder.FullName);
        var again = LabelledSets.Merge(energies, LabelledSet.Open(_folder.FullName), tensors, merged);
        var label = Assert.Single(again.Labels);
        Assert.Equal(("a", -10.0), (label.Id, label.EnergyEv));
        Assert.Equal(D.Data, label.Tensors["D"].Data);
        Assert.Equal(["b"], again.Records["a"].Joined!.Keys);
        Assert.Equal(-55, again.Records["a"].Joined!["b"].Quantities["energy_eV"][0]);
        Assert.Contains(LabelledSets.Describe(again), line => line.StartsWith("program       OpenMolcas", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_geometry_charge_or_spin_is_another_frame()
    {
        Assert.Equal(2, LabelledSets.Merge(Surface("a", -10), Tensor("b", -55, D, shift: 2e-6)).Count);
        Assert.Equal(1, LabelledSets.Merge(Surface("a", -10), Tensor("b", -55, D, shift: 2e-7)).Count);
        Assert.Equal(2, LabelledSets.Merge(Surface("a", -10), Tensor("b", -55, D, multiplicity: 3)).Count);
    }

    [Fact]
    public void Contradicting_values_are_refused_with_both_labels_named()
    {
        var energies = Assert.Throws<InputException>(() => LabelledSets.Merge(Surface("a", -10), Surface("b", -10.1)));
        Assert.Contains("their energy differ by 0.1", energies.Message, StringComparison.Ordinal);
        var tensors = Assert.Throws<InputException>(() => LabelledSets.Merge(Tensor("a", -55, D), Surface("b", -10), Tensor("c", -55, 1.01 * D)));
        Assert.Contains("label a (OpenMolcas", tensors.Message, StringComparison.Ordinal);
        Assert.Contains("label c (OpenMolcas", tensors.Message, StringComparison.Ordinal);
        Assert.Contains("D differ by 0.03", tensors.Message, StringComparison.Ordinal);
    }

    private static LabelledSet Surface(string id, double energy) => Of(
        new LabelledStructure(id, Molecule(0), energy, new double[9], new Dictionary<string, Matrix>(), 0), "xTB", 1);

    private static LabelledSet Tensor(string id, double energy, Matrix d, double shift = 0, int multiplicity = 1) => Of(
        new LabelledStructure(id, Molecule(shift), energy, null, new Dictionary<string, Matrix> { ["D"] = d }, 0), "OpenMolcas", multiplicity);

    private static Structure Molecule(double shift) => new([.. "OHH".Select(c => Element.FromSymbol($"{c}"))], [Water[0] + shift, .. Water[1..]]);

    private static LabelledSet Of(LabelledStructure label, string program, int multiplicity) => new([label], new Dictionary<string, LabelRecord>
    {
        [label.Id] = new(program, "1", "a level", "a task", 0, multiplicity, 1, 1, new Dictionary<string, string>(), [], new Dictionary<string, double[]>()),
    });
}
