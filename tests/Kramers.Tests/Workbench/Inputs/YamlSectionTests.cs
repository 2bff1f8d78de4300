using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Tests.Workbench.Inputs;

public sealed class YamlSectionTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Values_come_as_they_are_written()
    {
        var root = Load("name: a b", "count: 3", "ratio: 2.5e-3", "spin: 3/2", "on: true", "off: false", "list: [1, 1/2]", "words: [F, N]", "shape: round", "part:", "  inner: 7");
        Assert.Equal("a b", root.Text("name"));
        Assert.Equal(3, root.Whole("count"));
        Assert.Equal(2.5e-3, root.Number("ratio"));
        Assert.Equal(1.5, root.Number("spin"));
        Assert.True(root.Flag("on", false));
        Assert.False(root.Flag("off", true));
        Assert.Equal([1, 0.5], root.Numbers("list"));
        Assert.Equal(["F", "N"], root.Words("words"));
        Assert.Equal("round", root.Choice("shape", "square", "square", "round"));
        var part = root.Section("part");
        Assert.Equal(7, part.Whole("inner"));
        part.Finish();
        root.Finish();
    }

    [Fact]
    public void What_is_absent_takes_its_default()
    {
        var root = Load("a: 1");
        Assert.Equal("x", root.Text("name", "x"));
        Assert.Null(root.OptionalText("name"));
        Assert.Equal(2.5, root.Number("ratio", 2.5));
        Assert.Equal(4, root.Whole("count", 4));
        Assert.True(root.Flag("on", true));
        Assert.Equal("square", root.Choice("shape", "square", "square", "round"));
        Assert.Equal([1, 2], root.Numbers("list", [1, 2]));
        Assert.Null(root.OptionalSection("part"));
        Assert.Equal(7, root.SectionOrDefaults("part").Whole("inner", 7));
        Assert.Equal(["count", "list", "name", "on", "part", "ratio", "shape"], root.Resolved.Keys.Order());
    }

    [Fact]
    public void Auto_and_absence_leave_a_number_open()
    {
        var root = Load("a: auto", "b: 0.5");
        Assert.Null(root.NumberOrAuto("a"));
        Assert.Equal(0.5, root.NumberOrAuto("b"));
        Assert.Null(root.NumberOrAuto("c"));
        Assert.Equal("auto", root.Resolved["c"]);
    }

    [Fact]
    public void Resolved_holds_what_was_asked_for_with_defaults_filled_in_and_nothing_else()
    {
        var root = Load("a: 1/4", "part:", "  x: 2", "ignored: 5");
        root.Number("a");
        root.Number("b", 3);
        var part = root.Section("part");
        part.Number("x");
        part.Flag("y", true);
        Assert.Equal(["a", "b", "part"], root.Resolved.Keys.Order());
        Assert.Equal(0.25, root.Resolved["a"]);
        Assert.Equal(3.0, root.Resolved["b"]);
        var inner = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(root.Resolved["part"]);
        Assert.Equal(2.0, inner["x"]);
        Assert.Equal(true, inner["y"]);
    }

    [Fact]
    public void An_unknown_key_is_shown_with_its_line_and_the_keys_there_are()
    {
        var root = Load("part:", "  twojmax: 3", "  towjmax: 4");
        var part = root.Section("part");
        part.Whole("twojmax");
        part.Whole("other", 1);
        AssertBad(3, "'part.towjmax' is not known", "other, twojmax", part.Finish);
    }

    [Fact]
    public void A_missing_key_is_named_with_the_line_of_its_section()
    {
        var root = Load("a: 1", "part:", "  x: 2");
        AssertBad(3, "'part.name' is missing", "takes text", () => root.Section("part").Text("name"));
        AssertBad(3, "'part.y' is missing", "takes a number", () => root.Section("part").Number("y"));
        AssertBad(1, "'other' is missing", "takes a section", () => root.Section("other"));
        AssertBad(1, "'words' is missing", "list", () => root.Words("words"));
        AssertBad(1, "'list' is missing", "list of numbers", () => root.Numbers("list"));
    }

    [Fact]
    public void A_value_of_another_kind_is_shown_with_its_line()
    {
        var root = Load("a: 1", "b: two", "c: [1, 2]", "d: 1.5", "e: 1/0", "f: nan", "g: []", "h: [1, x]");
        AssertBad(2, "'b' is 'two'", "a number", () => root.Number("b"));
        AssertBad(3, "'c' is a list or section", "a number", () => root.Number("c"));
        AssertBad(3, "'c' is a list or section", "text", () => root.Text("c"));
        AssertBad(3, "'c' is a list or section", "a section", () => root.Section("c"));
        AssertBad(4, "'d' is '1.5'", "a whole number", () => root.Whole("d"));
        AssertBad(5, "'e' is '1/0'", "3/2", () => root.Number("e"));
        AssertBad(6, "'f' is 'nan'", "a number", () => root.Number("f"));
        AssertBad(2, "'b' is 'two'", "true or false", () => root.Flag("b", true));
        AssertBad(2, "'b' is 'two'", "one, three", () => root.Choice("b", "one", "one", "three"));
        AssertBad(2, "'b' is 'two'", "list", () => root.Words("b"));
        AssertBad(7, "'g' is a list", "at least one", () => root.Numbers("g"));
        AssertBad(8, "'h' is 'x'", "a number", () => root.Numbers("h"));
        AssertBad(2, "'b' is 'two'", "a number", () => root.NumberOrAuto("b"));
    }

    [Theory]
    [InlineData("list: 0.1")]
    [InlineData("list: { from: 1 }")]
    public void A_list_of_numbers_that_is_no_list_is_not_passed_over(string line)
    {
        var root = Load(line);
        AssertBad(1, "'list' is ", "list of numbers", () => root.Numbers("list"));
    }

    [Fact]
    public void A_number_out_of_range_is_shown_with_the_range()
    {
        var root = Load("a: 5", "b: -1", "c: [3, -2]");
        AssertBad(1, "'a' is '5'", "from 0 to 1", () => root.Number("a", min: 0, max: 1));
        AssertBad(1, "'a' is '5'", "from 0 to 4", () => root.Whole("a", min: 0, max: 4));
        AssertBad(2, "'b' is '-1'", "at least 0", () => root.NumberOrAuto("b", 0));
        AssertBad(3, "'c' is '-2'", "at least 0", () => root.Numbers("c", min: 0));
    }

    [Fact]
    public void Keys_that_are_no_words_are_an_error_and_no_crash()
    {
        var root = Load("a: 1", "[1, 2]: 3");
        root.Number("a");
        AssertBad(2, "key", "word", root.Finish);
    }

    [Theory]
    [InlineData("a: [1", 1)]
    [InlineData("a: 1\n b: 2", 2)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("just words", 1)]
    [InlineData("- a\n- b", 1)]
    [InlineData("", 1)]
    [InlineData("a: 1\n---\nb: 2", 1)]
    public void What_is_not_YAML_with_keys_is_refused(string text, int earliest)
    {
        File.WriteAllText(_file, text);
        var error = Assert.Throws<InputException>(() => YamlSection.Load(_file));
        Assert.Equal(_file, error.File);
        Assert.InRange(error.Line!.Value, earliest, 3);
        Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var missing = _file + ".missing";
        var error = Assert.Throws<InputException>(() => YamlSection.Load(missing));
        Assert.Equal((missing, null), (error.File, error.Line));
    }

    private YamlSection Load(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return YamlSection.Load(_file);
    }

    private void AssertBad(int line, string found, string advice, Func<object?> read) => AssertBad(line, found, advice, () => { _ = read(); });

    private void AssertBad(int line, string found, string advice, Action read)
    {
        var error = Assert.Throws<InputException>(read);
        Assert.Equal((_file, line), (error.File, error.Line));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message[error.Message.IndexOf(found, StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
