namespace Kramers.Tests.SpinSystems;

/// <summary>A file that does not say what it means is refused, with its line and what to write.</summary>
public class SpinFileErrorTests
{
    private const string Centres = "name: pair\ncentres:\n  - { label: A, spin: 1/2, g: 2 }\n  - { label: B, spin: 1/2, g: 2 }\n";

    [Theory]
    [InlineData("couplings:\n  - { between: [A, B], J: 5 }\n", 6, "'J' does not say to which Hamiltonian it belongs. Add 'convention:' with +J (H = +J S1.S2), -J (H = -J S1.S2) or -2J (H = -2J S1.S2)")]
    [InlineData("couplings:\n  - { between: [A, B], tensor: [1, 2, 3] }\n", 6, "'tensor' does not say to which Hamiltonian")]
    [InlineData("couplings:\n  - { between: [A, B], J: 5, convention: 2J }\n", 6, "'2J' is no known convention of exchange")]
    [InlineData("couplings:\n  - { between: [A, C], J: 5, convention: +J }\n", 6, "'between' has A, C. Name two different ones of A, B")]
    [InlineData("couplings:\n  - { between: [A, A], J: 5, convention: +J }\n", 6, "'between' has A, A")]
    [InlineData("couplings:\n  - { between: [A, B] }\n", 6, "the coupling has no strength")]
    [InlineData("couplings:\n  - { between: [A, B], dipolar: true }\n", 6, "needs two different positions")]
    [InlineData("couplings:\n  - { between: [A, B], j: 5 }\n", 6, "the coupling has no strength|the key 'couplings[1].j' is not known here")]
    [InlineData("couplings:\n  - { between: [A, B], J: .nan, convention: +J }\n", 6, "neither a finite number nor a parameter")]
    [InlineData("couplings:\n  - { between: [A, B], J: Jab, convention: +J }\n", 6, "'J' has 'Jab', which is neither a finite number nor a parameter")]
    [InlineData("sample: { meanField: { zJ: 1 } }\n", 5, "'zJ' does not say to which Hamiltonian it belongs")]
    [InlineData("sample: { impurity: { fraction: 2 } }\n", null, "A mole fraction lies between 0 and 1")]
    [InlineData("chi: { temperaturesK: [-5, 10] }\n", 5, "'chi.temperaturesK' is '-5'. It takes a number of at least 0.001")]
    [InlineData("chi: { temperatureK: [5] }\n", 5, "the key 'chi.temperatureK' is not known here. Known are: fieldTesla, temperaturesK")]
    [InlineData("chi: { temperaturesK: { from: 10, to: 5 } }\n", 5, "the range 'temperaturesK' is empty")]
    [InlineData("zeeman: { axis: [0, 0, 0] }\n", 5, "'axis' is no vector")]
    [InlineData("torque: { from: [1, 0, 0], towards: [2, 0, 0] }\n", 5, "span no plane")]
    [InlineData("wobble: 1\n", 5, "the key 'wobble' is not known here")]
    [InlineData("parameters: { J: { start: 1 } }\n", 5, "the parameter 'J' is used nowhere")]
    [InlineData("parameters: { J: { start: 1, min: 2, max: 3 } }\n", 5, "'J' starts at 1, not between 2 and 3")]
    [InlineData("parameters: { J: { tiedTo: K } }\n", 5, "'J' is tied to 'K', which is no free or fixed parameter")]
    public void What_the_file_leaves_open_is_refused(string more, int? line, string words)
    {
        var error = SystemText.Refused("levels", Centres + more);
        Assert.Equal(line, error.Line);
        Assert.Contains(words.Split('|'), w => error.Message.Contains(w, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("label: A, spin: 0.7, g: 2", "a spin of 0.7")]
    [InlineData("label: A, spin: 1/2", "the centre has no 'g'")]
    [InlineData("label: A, spin: 1/2, g: [2, 2]", "'g' is no tensor")]
    [InlineData("label: A, ion: Fe", "'Fe' is no trivalent lanthanide")]
    [InlineData("label: A, spin: 1, g: 2, zfs: { E: 1 }", "'zfs' takes either D (and E) or a tensor")]
    [InlineData("label: A, ion: Dy, crystalField: { B20: 1 }", "the crystal field does not say to which operators its B_kq belong. Add 'convention:' with Stevens, tesseral, Chibotaru-Ungur, Wybourne or field")]
    [InlineData("label: A, ion: Dy, crystalField: { convention: Stephens, B20: 1 }", "'Stephens' is no known set of operators")]
    [InlineData("label: A, ion: Dy, crystalField: { convention: Stevens, B30: 1 }", "the key 'B30' is no crystal-field parameter")]
    [InlineData("label: A, spin: 15/2, g: 4/3, crystalField: { convention: Wybourne, B20: 1 }", "Wybourne parameters do not hold the Stevens factors. Name the 'ion'")]
    [InlineData("label: A, spin: 1/2, g: 2, frameDegrees: [0, 90]", "'frameDegrees' has 2 angles")]
    public void What_a_centre_leaves_open_is_refused(string centre, string words)
    {
        var error = SystemText.Refused("levels", "name: x\ncentres:\n  - { " + centre + " }\n");
        Assert.Equal(3, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_states_are_refused_before_they_fill_the_memory()
    {
        var error = SystemText.Refused("levels", "name: x\ncentres:\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"  - {{ label: A{i}, spin: 5/2, g: 2 }}\n")));
        Assert.Contains("span 10077696 states; at most 10000000 are handled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_spin_has_no_Kramers_doublets() =>
        Assert.Contains("the spins add up to a whole number", SystemText.Refused("gtensor", Centres).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mean_field_beyond_ordering_is_bad_input() =>
        Assert.Contains("the sample orders", SystemText.Refused("chi", Centres + "sample: { meanField: { zJ: 50, convention: -zJ } }\n").Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("the file does not exist", Assert.Throws<Kramers.Chemistry.InputException>(() => Kramers.Workbench.SpinSystems.SpinSystemFile.Load("nowhere.yaml")).Message, StringComparison.Ordinal);
}
