using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Workbench.ForceFields;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

/// <summary>The potential of kramers relax: SNAP of its own keys, a model of kramers train force-field, a file, and labels without D.</summary>
public sealed partial class RelaxPotentialTests : IDisposable
{
    private readonly SmallExample _example = new();

    public void Dispose() => _example.Dispose();

    [Fact]
    public void A_model_of_train_force_field_is_read_with_its_settings()
    {
        Potential("{ model: ace, distinctAtoms: true, cutoff: 4.5, degrees: [4, 3], energyWeight: 10, softeningKcalPerMol: 5, labels: more.xyz }");
        var options = RelaxOptions.Load(_example.Folder);
        Assert.Null(options.Potential);
        Assert.Equal((ForceFieldOptions.Ace, true, 4.5, 10), (options.ForceField!.Model, options.ForceField.DistinctAtoms, options.ForceField.CutoffAngstrom, options.ForceField.EnergyWeight));
        Assert.Equal([4, 3], options.ForceField.Degrees!);
        Assert.Equal(5, options.ForceField.SofteningKcalPerMol);
        Assert.Equal(_example.PathOf("more.xyz"), options.PotentialLabels);
    }

    [Theory]
    [InlineData("{ model: gmnn }", "one of ace, snap, quadratic-snap")]
    [InlineData("{ model: ace, degrees: [4, 3.5] }", "whole numbers")]
    [InlineData("{ model: ace, twojmax: 4 }", "'potential.twojmax' is not known here")]
    [InlineData("{ file: force-field.json, labels: more.xyz }", "'potential.labels' is not known here")]
    public void A_setting_that_does_not_belong_there_is_refused(string section, string words)
    {
        Potential(section);
        Assert.Contains(words, Assert.Throws<InputException>(() => RelaxOptions.Load(_example.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_force_field_that_a_run_writes_gives_the_same_tau_when_it_is_named()
    {
        var trained = _example.Run().Result;
        File.Copy(Path.Combine(_example.Output, ForceFieldPipeline.ModelFile), _example.PathOf("field.json"));
        Potential("{ file: field.json }");
        var named = _example.Run().Result;
        Assert.Null(named.Potential);
        Assert.False(File.Exists(Path.Combine(_example.Output, ForceFieldPipeline.ModelFile)));
        Assert.All(trained.Phonons.FrequenciesCm.Zip(named.Phonons.FrequenciesCm), f => Assert.Equal(f.First, f.Second, 1e-6));
        Assert.All(trained.Relaxation.TauSeconds.Zip(named.Relaxation.TauSeconds), t => Assert.Equal(1, t.Second / t.First, 1e-6));
    }

    [Fact]
    public void Labels_of_the_potential_may_stand_in_a_file_of_their_own()
    {
        var together = _example.Run().Result;
        File.Copy(_example.PathOf("labels.xyz"), _example.PathOf("more.xyz"));
        File.WriteAllText(_example.PathOf("labels.xyz"), Energies().Replace(File.ReadAllText(_example.PathOf("labels.xyz")), ""));
        _example.Settings("  twojmax: 6", "  labels: more.xyz\n  twojmax: 6");
        var apart = _example.Run().Result;
        Assert.Equal(together.Potential!.Test, apart.Potential!.Test);
        Assert.Equal(together.Phonons.FrequenciesCm, apart.Phonons.FrequenciesCm);
        Assert.Equal(together.Relaxation.TauSeconds, apart.Relaxation.TauSeconds);
    }

    [Fact]
    public void A_further_label_without_energy_is_named_with_its_line()
    {
        var text = File.ReadAllText(_example.PathOf("labels.xyz"));
        File.WriteAllText(_example.PathOf("more.xyz"), Energies().Replace(text, "", 1));
        Potential("{ model: ace, labels: more.xyz }");
        var error = Assert.Throws<InputException>(() => _example.Run());
        Assert.Equal((_example.PathOf("more.xyz"), 2), (error.File, error.Line));
        _example.AssertNothingWritten();
    }

    [Fact]
    public void A_force_field_that_is_not_there_is_missed()
    {
        Potential("{ file: field.json }");
        var error = Assert.Throws<InputException>(() => _example.Run());
        Assert.Equal(_example.PathOf("field.json"), error.File);
        _example.AssertNothingWritten();
    }

    private void Potential(string section)
    {
        var text = File.ReadAllText(_example.PathOf("relax.yaml"));
        File.WriteAllText(_example.PathOf("relax.yaml"), Section().Replace(text, $"potential: {section}\n\ntensors:"));
    }

    [GeneratedRegex("(?s)potential:.*tensors:")]
    private static partial Regex Section();

    [GeneratedRegex(@" energy=\S+")]
    private static partial Regex Energies();
}
