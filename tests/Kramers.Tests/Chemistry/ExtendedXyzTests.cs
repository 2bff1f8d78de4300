using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class ExtendedXyzTests
{
    [Fact]
    public void A_frame_as_ASE_writes_it()
    {
        var label = Assert.Single(Read("""
            2
            Properties=species:S:1:pos:R:3:forces:R:3 energy=-3.25 id="a b" D="1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 9.0" converged=T note pbc="F F F"
            H        0.00000000       0.10000000      -0.20000000       1.00000000       2.00000000       3.00000000
            Co       1.50000000       0.00000000       0.00000000      -1.00000000      -2.00000000      -3.00000000

            """));

        Assert.Equal("a b", label.Id);
        Assert.Equal(-3.25, label.EnergyEv);
        Assert.Equal(["H", "Co"], label.Structure.Elements.Select(e => e.Symbol));
        Assert.Equal([0, 0.1, -0.2, 1.5, 0, 0], label.Structure.Positions.ToArray());
        Assert.Equal([1, 2, 3, -1, -2, -3], label.ForcesEvPerAngstrom!);
        Assert.Equal(2, label.Line);
        Assert.Equal("D", Assert.Single(label.Tensors.Keys));
    }

    [Fact]
    public void Nine_numbers_are_column_major_and_nested_lists_are_rows()
    {
        var tensors = Read("""
            1
            a="1 2 3 4 5 6 7 8 9" b="_JSON [[1, 4, 7], [2, 5, 8], [3, 6, 9]]" c=[[1,4,7],[2,5,8],[3,6,9]] d={1 2 3 4 5 6 7 8 9} e="1 2 3"
            H 0 0 0
            """)[0].Tensors;

        Assert.Equal(["a", "b", "c", "d"], tensors.Keys);
        Assert.All(tensors.Values, t => Assert.Equal([1, 4, 7, 2, 5, 8, 3, 6, 9], t.Data));
    }

    [Fact]
    public void Plain_xyz_of_many_frames()
    {
        var labels = Read(" 1\n energy: -29.7 gnorm: 0.1 (xtb's) \nHe 0 0 0 extra\n\n1\n\nLi 1E0 -2.5e-1 3\n\n");

        Assert.Equal(["frame-1", "frame-2"], labels.Select(l => l.Id));
        Assert.Equal([2, 6], labels.Select(l => l.Line));
        Assert.All(labels, l => Assert.True(l.EnergyEv is null && l.ForcesEvPerAngstrom is null && l.Tensors.Count == 0));
        Assert.Equal([1, -0.25, 3], labels[1].Structure.Positions.ToArray());
    }

    [Fact]
    public void Columns_stand_where_Properties_says()
    {
        var label = Read("""
            2
            Properties=fixed:L:1:forces:R:3:tag:I:2:pos:R:3:species:S:1:charge:R:1
            T 1 2 3 10 11 0 0 0 CO 0.5
            F 4 5 6 12 13 0 0 2 h  0.7
            """)[0];

        Assert.Equal("HCo", string.Concat(label.Structure.Elements.Reverse().Select(e => e.Symbol)));
        Assert.Equal([1, 2, 3, 4, 5, 6], label.ForcesEvPerAngstrom!);
        Assert.Equal(2, label.Structure.Distance(0, 1));
    }

    [Fact]
    public void Atomic_numbers_may_stand_for_symbols()
    {
        Assert.Equal("Dy", Read("1\nProperties=Z:I:1:pos:R:3\n66 0 0 0")[0].Structure.Formula);
        Assert.Equal("Dy", Read("1\n\n66 0 0 0")[0].Structure.Formula);
    }

    [Fact]
    public void Keys_may_have_blanks_quotes_and_escapes()
    {
        var info = ExtendedXyz.ReadFrames(new StringReader("""
            1
            a = 1  b='x y' c="say \"hi\"" d=p=q flag e="" f="[1, 2]" "two words"=3
            H 0 0 0
            """), "t.xyz")[0].Info;

        string[] expected = ["a:1", "b:x y", "c:say \"hi\"", "d:p=q", "flag:T", "e:", "f:[1, 2]", "two words:3"];
        Assert.Equal(expected, info.Select(p => $"{p.Key}:{p.Value}"));
    }

    [Fact]
    public void A_lattice_gives_the_cell_vectors_and_makes_it_periodic_unless_pbc_says_no()
    {
        const string cell = "1\nLattice=\"5 0 0 1 6 0 0 0 7\"";
        var frame = Assert.Single(ExtendedXyz.ReadFrames(new StringReader(cell + "\nH 0 0 0"), "t.xyz"));
        Assert.Equal([1, 6, 0], frame.Lattice!.Row(1).ToArray());
        Assert.Equal([true, true, true], frame.Periodic);

        var mixed = ExtendedXyz.ReadFrames(new StringReader(cell + " pbc=\"T F 0\"\nH 0 0 0"), "t.xyz")[0];
        Assert.Equal([true, false, false], mixed.Periodic);

        Assert.Empty(Read(cell + " pbc=\"F F F\"\nH 0 0 0")[0].Tensors);
        Assert.Equal(2, Fails(cell + "\nH 0 0 0", "periodic cell", "pbc=\"F F F\"").Line);
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit()
    {
        var random = new Random(3);
        double Any() => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
        double[] Many(int n) => Enumerable.Range(0, n).Select(_ => Any()).ToArray();
        var structure = Molecules.Water.WithPositions(Molecules.Water.Positions.ToArray().Select(x => x + random.NextDouble() / 10).ToArray());
        LabelledStructure[] frames =
        [
            new("eq-000", structure, Any(), Many(9), new Dictionary<string, Matrix> { ["D"] = new(3, 3, Many(9)), ["g of S"] = new(3, 3, Many(9)) }, 2),
            new("a \"quoted\" \\ name = [x", Molecules.Water, null, null, new Dictionary<string, Matrix>(), 7),
            new("T", Molecules.Water, 1e300, Many(9), new Dictionary<string, Matrix>(), 12),
        ];
        var text = new StringWriter(CultureInfo.InvariantCulture);
        ExtendedXyz.Write(text, frames);

        var back = Read(text.ToString());

        Assert.Equal(frames.Length, back.Count);
        foreach (var (a, b) in frames.Zip(back))
        {
            Assert.Equal((a.Id, a.EnergyEv, a.Line), (b.Id, b.EnergyEv, b.Line));
            Assert.Equal(a.Structure.Elements, b.Structure.Elements);
            Assert.Equal(a.Structure.Positions.ToArray(), b.Structure.Positions.ToArray());
            Assert.Equal(a.ForcesEvPerAngstrom, b.ForcesEvPerAngstrom);
            Assert.Equal(a.Tensors.Keys, b.Tensors.Keys);
            Assert.All(a.Tensors.Keys, k => Assert.Equal(a.Tensors[k].Data, b.Tensors[k].Data));
        }
    }

    [Fact]
    public void Files_are_written_and_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xyz");
        try
        {
            ExtendedXyz.Write(path, [new LabelledStructure("w", Molecules.Water, -1.5, null, new Dictionary<string, Matrix>(), 2)]);
            Assert.StartsWith("3\nProperties=species:S:1:pos:R:3 id=w energy=-1.5 pbc=\"F F F\"\nO  0 0 0.1173\n", File.ReadAllText(path), StringComparison.Ordinal);
            Assert.Equal("H2O", Assert.Single(ExtendedXyz.Read(path)).Structure.Formula);
            Assert.Single(ExtendedXyz.ReadFrames(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Labels_that_the_format_cannot_hold_are_refused()
    {
        static void Write(string id, string name, Matrix tensor) => ExtendedXyz.Write(TextWriter.Null,
            [new LabelledStructure(id, Molecules.Water, null, null, new Dictionary<string, Matrix> { [name] = tensor }, 2)]);

        Assert.Throws<ArgumentException>(() => Write("two\nlines", "D", new Matrix(3, 3)));
        Assert.Throws<ArgumentException>(() => Write("a", "Lattice", new Matrix(3, 3)));
        Assert.Throws<ArgumentException>(() => Write("a", "D", new Matrix(2, 2)));
    }

    [Theory]
    [InlineData("", null, "the file is empty", "at least one frame")]
    [InlineData("\n \n", null, "the file is empty", "at least one frame")]
    [InlineData("two\n\nH 0 0 0", 1, "found 'two'", "number of atoms")]
    [InlineData("0\n\n", 1, "found '0'", "number of atoms")]
    [InlineData("1\n\nH 0 0 0\nH 0 0 1\n", 4, "found 'H 0 0 1'", "may be too small")]
    [InlineData("3", 1, "ends after the number of atoms", "last frame")]
    [InlineData("2000000000\n\nH 0 0 0\n", 3, "ends after 1 of the 2000000000 atoms that line 1 announces", "last frame")]
    [InlineData("2\n\nH 0 0 0\n1\n\nH 0 0 1\n", 4, "atom 2 of 2 has 1 of the 4 columns", "number of atoms on line 1")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 1 2\n", 3, "6 of the 7 columns", "Complete the line")]
    [InlineData("1\n\nXx 0 0 0\n", 3, "'Xx' is not an element", "such as Co")]
    [InlineData("1\n\n119 0 0 0\n", 3, "'119' is not an element", "from 1 to 118")]
    [InlineData("1\n\nH 0 NaN 0\n", 3, "coordinate y of atom 1 (H), 'NaN', is not finite", "Correct the number")]
    [InlineData("1\n\nH 0 -inf 0\n", 3, "'-inf', is not finite", "Correct the number")]
    [InlineData("1\n\nH 1e999 0 0\n", 3, "coordinate x of atom 1 (H), '1e999', is not finite", "Correct the number")]
    [InlineData("1\n\nH 0 0 1,5\n", 3, "coordinate z of atom 1 (H), '1,5', is not a number", "Correct the number")]
    [InlineData("2\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 1 2 3\nCo 1 1 1 4 nan 6", 4, "force y of atom 2 (Co), 'nan', is not finite", "remove the frame")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 1 2 x", 3, "force z of atom 1 (H), 'x', is not a number", "remove the frame")]
    [InlineData("3\n\nH 0 0 0\nO 5 5 5\nF 0 0.2 0\n", 5, "two atoms on top of each other: atoms 1 (H) and 3 (F) are 0.2 angstrom apart", "in angstrom")]
    [InlineData("1\nProperties=species:S:1\nH 0 0 0\n", 2, "no pos:R:3", "Write for example")]
    [InlineData("1\nProperties=pos:R:3\n0 0 0\n", 2, "neither species:S:1 nor Z:I:1", "Write for example")]
    [InlineData("1\nProperties=species:S:1:pos:R:3:forces:R:1\nH 0 0 0 1\n", 2, "not forces:R:3", "Write for example")]
    [InlineData("1\nProperties=species:S:1:pos:Q:3\nH 0 0 0\n", 2, "type 'Q'", "Write for example")]
    [InlineData("1\nProperties=species:S:one:pos:R:3\nH 0 0 0\n", 2, "'one' columns", "Write for example")]
    [InlineData("1\nProperties=species:S\nH 0 0 0\n", 2, "not a list of name:type:columns", "Write for example")]
    [InlineData("1\nenergy=low\nH 0 0 0\n", 2, "energy=low is not a finite number", "in eV")]
    [InlineData("1\nenergy=nan\nH 0 0 0\n", 2, "energy=nan is not a finite number", "in eV")]
    [InlineData("1\nD=\"1 2 3 4 nan 6 7 8 9\"\nH 0 0 0\n", 2, "tensor D", "Correct the label")]
    [InlineData("1\npbc=\"F F\"\nH 0 0 0\n", 2, "pbc=\"F F\"", "pbc=\"F F F\"")]
    [InlineData("1\nLattice=\"1 2 3\"\nH 0 0 0\n", 2, "not nine finite numbers", "cell vectors")]
    public void Bad_input_is_named_with_its_line_and_what_to_do(string text, int? line, string found, string advice) =>
        Assert.Equal(line, Fails(text, found, advice).Line);

    [Fact]
    public void A_missing_file_is_named()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no-such-folder", "labels.xyz");
        Assert.Contains("no such file", Assert.Throws<InputException>(() => ExtendedXyz.Read(missing)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read as a file", Assert.Throws<InputException>(() => ExtendedXyz.Read(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    private static InputException Fails(string text, string found, string advice)
    {
        var failure = Assert.Throws<InputException>(() => Read(text));
        Assert.Equal("t.xyz", failure.File);
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        return failure;
    }

    private static IReadOnlyList<LabelledStructure> Read(string text) => ExtendedXyz.Read(new StringReader(text), "t.xyz");
}
