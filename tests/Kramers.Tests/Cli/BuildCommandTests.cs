using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

public sealed class BuildCommandTests : IDisposable
{
    private const string Batch = "metal,ligands,shape\nCo2+|Ni2+,en x3,OC-6\nCo2+,O x4; N x2,OC-6\nCo2+|Ni2+,nbd; O x4,OC-6\nCo2+,P(C(C)(C)C)(C(C)(C)C)C(C)(C)C x6,OC-6\n";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_recipe_prints_its_isomers_and_writes_a_run()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("build", "--metal", "Co2+", "--ligands", "[Cl-] x2; N x4", "--shape", "OC-6", "-o", _scratch.Output));
        Assert.Contains("2 of 2 complexes built", session.Output, StringComparison.Ordinal);
        Assert.Equal(["complexes.xyz", "inputs.yaml", "isomers.csv", "log.txt", "report.html", "result.json"], Directory.EnumerateFiles(_scratch.Output).Select(Path.GetFileName).Order());
        var frames = Kramers.Chemistry.Formats.ExtendedXyz.ReadFrames(Path.Combine(_scratch.Output, "complexes.xyz"));
        Assert.Equal(2, frames.Count);
        Assert.All(frames, f => Assert.Equal(("0", "4", "OC-6", "Cl2CoH12N4"), (f.Info["charge"], f.Info["multiplicity"], f.Info["shape"], f.Structure.Formula)));
        Assert.Equal(6 + 12, frames[0].Info["bonds"].Split(' ').Length);
    }

    [Fact]
    public void The_same_seed_writes_the_same_complexes()
    {
        string Build(string seed)
        {
            Assert.Equal(0, new Session().Run("build", "--metal", "Co2+", "--ligands", "en x3", "--shape", "OC-6", "--seed", seed, "-q", "-o", _scratch.Output));
            return File.ReadAllText(Path.Combine(_scratch.Output, "complexes.xyz"));
        }

        var first = Build("7");
        Assert.Equal(first, Build("7"));
        Assert.NotEqual(first, Build("8"));
    }

    [Fact]
    public void A_batch_combines_alternatives_and_lists_failures_by_reason()
    {
        var file = _scratch.Write("recipes.csv", "metal,ligands,shape\nCo2+|Ni2+,\"NCCN donors 0,3 x3\",OC-6\nCo2+,P(C(C)(C)C)(C(C)(C)C)C(C)(C)C x6,OC-6\n");
        var session = new Session();
        Assert.Equal(0, session.Run("build", "--batch", file, "-o", _scratch.Output));
        Assert.Contains("4 of 5 complexes built", session.Output, StringComparison.Ordinal);
        Assert.Contains("P(C(C)(C)C)(C(C)(C)C)C(C)(C)C", File.ReadAllText(Path.Combine(_scratch.Output, "failures.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a complex needs a metal, ligands and a shape", "--metal", "Dy3+")]
    [InlineData("no metal ion", "--metal", "Dy", "--ligands", "O x6", "--shape", "OC-6")]
    [InlineData("neither the name of a ligand nor SMILES", "--metal", "Dy3+", "--ligands", "nonsense x6", "--shape", "OC-6")]
    [InlineData("6 vertices and the ligands have 5 donors", "--metal", "Dy3+", "--ligands", "O x5", "--shape", "OC-6")]
    [InlineData("no polyhedron 'XX-6'", "--metal", "Dy3+", "--ligands", "O x6", "--shape", "XX-6")]
    [InlineData("0 is not a number from 1", "--metal", "Dy3+", "--ligands", "O x6", "--shape", "OC-6", "--isomers", "0")]
    [InlineData("there is no such file", "--batch", "nowhere.csv")]
    [InlineData("goes without", "--batch", "nowhere.csv", "--metal", "Dy3+")]
    public void What_cannot_be_built_is_refused(string words, params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["build", .. flags, "-o", _scratch.Output]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Fact]
    public void Two_metals_have_their_distance_and_angle_in_the_table()
    {
        Assert.Equal(0, new Session().Run("build", "--metal", "Cu2+", "--core", "Cu2(mu-OH)2", "--ligands", "en", "--shape", "SP-4", "-q", "-o", _scratch.Output));
        var header = File.ReadLines(Path.Combine(_scratch.Output, "isomers.csv")).First();
        Assert.All(["measureBuiltSecond", "metalDistance", "bridgeAngle"], column => Assert.Contains(column, header, StringComparison.Ordinal));
        Assert.Contains("bridge_angle=", File.ReadAllText(Path.Combine(_scratch.Output, "complexes.xyz")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_hand_is_marked_as_mirror_image_of_the_first()
    {
        Assert.Equal(0, new Session().Run("build", "--metal", "Co2+", "--ligands", "en x3", "--shape", "OC-6", "-q", "-o", _scratch.Output));
        var rows = File.ReadAllLines(Path.Combine(_scratch.Output, "isomers.csv")).Select(line => line.Split(',')).ToArray();
        var (isomer, mirror) = (Array.IndexOf(rows[0], "isomer"), Array.IndexOf(rows[0], "mirrorOf"));
        var marked = Assert.Single(rows.Skip(1), row => row[mirror].Trim('"').Length > 0);
        Assert.Equal(marked[mirror], rows.Skip(1).Single(row => row != marked)[isomer]);
    }

    [Fact]
    public void One_core_and_two_build_the_same()
    {
        var file = _scratch.Write("recipes.csv", Batch);
        string[] Build(string cores)
        {
            Assert.Equal(0, new Session().Run("build", "--batch", file, "--cores", cores, "-q", "-o", _scratch.Output));
            return [.. ((string[])["complexes.xyz", "isomers.csv", "failures.csv", "reasons.csv", "result.json"]).Select(name => File.ReadAllText(Path.Combine(_scratch.Output, name)))];
        }

        Assert.Equal(Build("1"), Build("2"));
    }

    [Fact]
    public void A_batch_that_was_stopped_goes_on_and_builds_nothing_twice()
    {
        var file = _scratch.Write("recipes.csv", Batch);
        Assert.Equal(0, new Session().Run("build", "--batch", file, "-q", "-o", _scratch.Output));
        var whole = File.ReadAllText(Path.Combine(_scratch.Output, "complexes.xyz"));
        var journal = File.ReadAllLines(Path.Combine(_scratch.Output, "built.jsonl"));
        Directory.Delete(_scratch.Output, recursive: true);

        // Two lines are there, the third was cut short; of the first the strain is changed, which shows that it is read and not built.
        var marked = System.Text.RegularExpressions.Regex.Replace(journal[0], "\"StrainEv\":[^,]+", "\"StrainEv\":-1000");
        File.WriteAllText(_scratch.Output + ".built.jsonl", marked + "\n" + journal[1] + "\n" + journal[2][..40]);
        var refused = new Session();
        Assert.Equal(2, refused.Run("build", "--batch", file, "-q", "-o", _scratch.Output));
        Assert.Contains("--resume", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, new Session().Run("build", "--batch", file, "--resume", "-q", "-o", _scratch.Output));
        Assert.Equal(whole, File.ReadAllText(Path.Combine(_scratch.Output, "complexes.xyz")));
        Assert.Contains(File.ReadLines(Path.Combine(_scratch.Output, "built.jsonl")), line => line.Contains("\"StrainEv\":-1000", StringComparison.Ordinal));
        Assert.False(File.Exists(_scratch.Output + ".built.jsonl"));
    }

    [Fact]
    public void Failures_are_counted_by_reason()
    {
        Assert.Equal(0, new Session().Run("build", "--batch", _scratch.Write("recipes.csv", Batch), "-q", "-o", _scratch.Output));
        var reasons = File.ReadAllLines(Path.Combine(_scratch.Output, "reasons.csv"));
        Assert.StartsWith("NoPlace,nbd,2,", reasons[1].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_scratch.Output, "failures.csv")).Length);
    }

    [Theory]
    [InlineData("bite too small", "en 55 to 96", "Co2+", "trans:en; O x4", "OC-6")]
    [InlineData("crowding", "smaller ligands", "Co2+", "P(C(C)(C)C)(C(C)(C)C)C(C)(C)C x6", "OC-6")]
    [InlineData("too few vertices", "take a shape with 8 vertices: OP-8", "Dy3+", "acac x4", "OC-6")]
    [InlineData("unknown ligand", "kramers ligands", "Dy3+", "aacc x3", "OC-6")]
    public void A_failure_names_the_ligand_and_what_to_try(string kind, string advice, string metal, string ligands, string shape)
    {
        var session = new Session();
        Assert.True(session.Run("build", "--metal", metal, "--ligands", ligands, "--shape", shape, "-o", _scratch.Output) == 2, kind);
        Assert.Contains(advice, session.Error, StringComparison.Ordinal);
        Assert.Contains(ligands.Split(' ', ':')[ligands.StartsWith("trans", StringComparison.Ordinal) ? 1 : 0].TrimEnd(';'), session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_names_the_line_that_is_wrong()
    {
        var session = new Session();
        Assert.Equal(2, session.Run("build", "--batch", _scratch.Write("r.csv", "metal,ligands,shape\nCo2+,O x6,OC-6\nCo2+,O x5,OC-6\n"), "-o", _scratch.Output));
        Assert.Contains("r.csv:3:", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_flag()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("build", "--help"));
        Assert.All(["--metal", "--ligands", "--shape", "--core", "--batch", "--resume", "--cores", "--executor", "--site", "--xtb", "--isomers", "--multiplicity", "--seed", "--output", "--quiet"], flag => Assert.Contains(flag, session.Output, StringComparison.Ordinal));
    }
}
