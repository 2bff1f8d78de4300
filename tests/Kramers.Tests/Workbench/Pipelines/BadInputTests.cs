using Kramers.Chemistry;
using Kramers.Tests.Cli;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

/// <summary>A run on bad input says which file, which line, what is wrong and what to change, and writes nothing.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly SmallExample _example = new();

    public void Dispose() => _example.Dispose();

    [Fact]
    public void A_folder_that_is_not_there()
    {
        Directory.Delete(_example.Folder, recursive: true);
        var error = Assert.Throws<InputException>(() => _example.Run());
        Assert.Equal((_example.PathOf("relax.yaml"), null), (error.File, error.Line));
        Assert.Contains("does not exist. Give the folder", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_example.Output));
    }

    [Theory]
    [InlineData("relax.yaml", "does not exist. Give the folder")]
    [InlineData("labels.xyz", "no such file. Check the path")]
    [InlineData("minimum.xyz", "no such file. Check the path")]
    [InlineData("minimum.hessian", ". ")]
    public void A_file_that_is_not_there(string file, string words)
    {
        File.Delete(_example.PathOf(file));
        AssertRefused(file, null, words);
    }

    [Fact]
    public void A_symbol_of_no_element()
    {
        var line = SmallExample.LineOfAtom(2, 4);
        _example.Label(line, l => "Xq" + l[2..]);
        AssertRefused("labels.xyz", line, "'Xq' is not an element. Write a symbol such as Co");
    }

    [Fact]
    public void A_force_that_is_not_a_number()
    {
        var line = SmallExample.LineOfAtom(3, 1);
        _example.Label(line, l => l[..l.LastIndexOf(' ')] + " NaN");
        AssertRefused("labels.xyz", line, "'NaN', is not finite. Correct the number");
    }

    [Fact]
    public void Two_atoms_on_top_of_each_other()
    {
        var line = SmallExample.LineOfAtom(1, 2);
        _example.Label(line, l => "F " + string.Join(' ', File.ReadAllLines(_example.PathOf("labels.xyz"))[line - 2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]));
        AssertRefused("labels.xyz", line, "atoms 2 (F) and 3 (F) are 0 angstrom apart. Correct the coordinates");
    }

    [Theory]
    [InlineData(" D=", " notD=", "has no tensor D. Write D=")]
    [InlineData(" g=", " notg=", "has no tensor g. Write g=")]
    [InlineData(" energy=", " noenergy=", "has no energy or no forces. Write energy=")]
    public void A_label_that_lacks_something(string words, string others, string message)
    {
        var line = SmallExample.LineOfAtom(7, -1);
        _example.Label(line, l => l.Replace(words, others, StringComparison.Ordinal));
        AssertRefused("labels.xyz", line, message);
    }

    [Fact]
    public void An_element_that_the_potential_does_not_list()
    {
        _example.Settings("    H: {", "    B: {");
        AssertRefused("labels.xyz", SmallExample.LineOfAtom(0, -1), "holds H, for which", "Add H to potential.elements");
    }

    [Fact]
    public void Another_molecule_among_the_labels()
    {
        _example.Label(SmallExample.LineOfAtom(5, 1), l => "Cl" + l[1..]);
        _example.Settings("    H: {", "    Cl: { radius: 0.5, weight: 1 }\n    H: {");
        AssertRefused("labels.xyz", SmallExample.LineOfAtom(5, -1), "in another order of atoms", "Give the geometries of one molecule");
    }

    [Fact]
    public void Too_few_labels()
    {
        File.WriteAllLines(_example.PathOf("labels.xyz"), File.ReadAllLines(_example.PathOf("labels.xyz"))[..(9 * 14)]);
        AssertRefused("labels.xyz", null, "holds 9 geometries. Give at least 10");
    }

    [Fact]
    public void A_file_of_labels_that_ends_in_the_middle()
    {
        File.WriteAllLines(_example.PathOf("labels.xyz"), File.ReadAllLines(_example.PathOf("labels.xyz"))[..^3]);
        var error = Refused();
        Assert.Equal(_example.PathOf("labels.xyz"), error.File);
        Assert.Contains("the file ends after 9 of the 12 atoms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key()
    {
        _example.Settings("  twojmax:", "  twojmx:");
        AssertRefused("relax.yaml", _example.LineOf("relax.yaml", "twojmx"), "'potential.twojmx' is not known here. Known are: elements, energyWeight");
    }

    [Fact]
    public void A_settings_file_that_is_not_YAML()
    {
        _example.Settings("  name: \"[CoF2(NCH)3]\"", "  name: \"[CoF2");
        var error = Refused();
        Assert.Equal(_example.PathOf("relax.yaml"), error.File);
        Assert.NotNull(error.Line);
        Assert.Contains("not valid YAML", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_ridge_and_fewer_equations_than_coefficients_of_the_potential()
    {
        // 24 training geometries give 24 * 37 = 888 equations; twojmax 14 has 204 components for each of five elements.
        _example.Settings("twojmax: 6", "twojmax: 14");
        File.WriteAllLines(_example.PathOf("labels.xyz"), File.ReadAllLines(_example.PathOf("labels.xyz"))[..(12 * 14)]);
        NoRidge(0);
        AssertRefused("relax.yaml", null, "potential.lambda is 0, but 10 training geometries give 370 equations for 1020 coefficients", "Set potential.lambda to auto or to a positive number");
    }

    [Fact]
    public void No_ridge_and_equations_that_repeat_each_other()
    {
        // Enough equations, but an F without weight is seen by nobody.
        _example.Settings("weight: 0.36", "weight: 0");
        _example.Settings("    Co: { radius: 0.573, weight: 1.12 }", "    Co: { radius: 0.01, weight: 0 }");
        _example.Settings("    N: { radius: 0.400, weight: -0.63 }", "    N: { radius: 0.01, weight: 0 }");
        NoRidge(0);
        AssertRefused("relax.yaml", null, "potential.lambda is 0, but the labels do not determine all coefficients", "Set potential.lambda to auto");
    }

    [Fact]
    public void No_ridge_and_fewer_equations_than_coefficients_of_the_tensors()
    {
        NoRidge(1);
        AssertRefused("relax.yaml", null, "tensors.lambda is 0, but 27 training geometries give 135 equations for", "Set tensors.lambda to auto or to a positive number");
    }

    [Fact]
    public void A_neighbour_that_is_not_there()
    {
        _example.Settings("neighbours: [F, N]", "neighbours: [F, Cl]");
        AssertRefused("relax.yaml", null, "no Cl lies within 6 angstrom of Co", "Take Cl out of tensors.neighbours");
    }

    [Fact]
    public void A_centre_that_is_not_there()
    {
        _example.Settings("centre: Co", "centre: Fe");
        AssertRefused("labels.xyz", SmallExample.LineOfAtom(0, -1), "has no Fe. Name the magnetic centre", "tensors.centre");
    }

    [Fact]
    public void Displacements_of_another_molecule()
    {
        _example.Settings("  hessian: minimum.hessian", "  hessian: minimum.hessian\n  displacements: displaced.xyz");
        File.WriteAllLines(_example.PathOf("displaced.xyz"), ["2", "Properties=species:S:1:pos:R:3 D=\"1 0 0 0 1 0 0 0 -2\"", "Co 0 0 0", "F 0 0 2"]);
        AssertRefused("displaced.xyz", null, "the displacements do not make a derivative", "Move every atom but the first");
    }

    [Fact]
    public void Displacements_without_the_geometry_between_them()
    {
        _example.Settings("  minimum: minimum.xyz\n  hessian: minimum.hessian", "  displacements: displaced.xyz");
        AssertRefused("relax.yaml", _example.LineOf("relax.yaml", "displacements"), "without the geometry it belongs to. Add 'minimum'");
    }

    [Fact]
    public void A_split_that_leaves_nothing_to_train_on()
    {
        _example.Settings("  test: 0.1", "  test: 0.5");
        _example.Settings("  validation: 0.1", "  validation: 0.5");
        AssertRefused("relax.yaml", null, "of 30 labels leave none for training. Make them smaller");
    }

    [Theory]
    [InlineData("thesis.docx", "my thesis")]
    [InlineData("inputs.yaml", "notes.txt")]
    public void An_output_folder_with_files_of_somebody_else_is_left_alone(string one, string other)
    {
        Directory.CreateDirectory(_example.Output);
        File.WriteAllText(Path.Combine(_example.Output, one), "a");
        File.WriteAllText(Path.Combine(_example.Output, other), "b");
        var error = Assert.Throws<InputException>(() => _example.Run());
        Assert.Equal((_example.Output, null), (error.File, error.Line));
        Assert.Contains("Name another folder with --output", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], new[] { one, other }.Select(f => File.ReadAllText(Path.Combine(_example.Output, f))));
        Assert.Equal(2, Directory.GetFileSystemEntries(_example.Output).Length);
    }

    [Fact]
    public void The_command_line_shows_the_message_and_returns_2()
    {
        var line = SmallExample.LineOfAtom(2, 4);
        _example.Label(line, l => "Xq" + l[2..]);
        var session = new Session { Relax = RelaxPipeline.Run, Cancellation = TestContext.Current.CancellationToken };
        Assert.Equal(2, session.Run("relax", _example.Folder, "--output", _example.Output));
        Assert.Equal($"{_example.PathOf("labels.xyz")}:{line}: 'Xq' is not an element. Write a symbol such as Co, or an atomic number from 1 to 118.\n", session.Error);
        _example.AssertNothingWritten();
    }

    /// <summary>Sets the first (potential) or second (tensors) lambda to 0.</summary>
    private void NoRidge(int which)
    {
        var parts = File.ReadAllText(_example.PathOf("relax.yaml")).Split("lambda: auto");
        Assert.Equal(3, parts.Length);
        File.WriteAllText(_example.PathOf("relax.yaml"), parts[0] + (which == 0 ? "lambda: 0" : "lambda: auto") + parts[1] + (which == 1 ? "lambda: 0" : "lambda: auto") + parts[2]);
    }

    private InputException Refused()
    {
        var error = Assert.Throws<InputException>(() => _example.Run());
        _example.AssertNothingWritten();
        return error;
    }

    private void AssertRefused(string file, int? line, params string[] words)
    {
        var error = Refused();
        Assert.Equal((_example.PathOf(file), line), (error.File, error.Line));
        Assert.All(words, w => Assert.Contains(w, error.Message, StringComparison.Ordinal));
    }
}
