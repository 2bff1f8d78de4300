using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

public sealed class BuildCommandTests : IDisposable
{
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
        Assert.All(["--metal", "--ligands", "--shape", "--batch", "--xtb", "--isomers", "--multiplicity", "--seed", "--output", "--quiet"], flag => Assert.Contains(flag, session.Output, StringComparison.Ordinal));
    }
}
