using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

public sealed class ShapeCommandTests : IDisposable
{
    private const string Octahedron = "7\n\nCo 0 0 0\nO 2.1 0 0\nO -2.1 0 0\nO 0 2.1 0\nO 0 -2.1 0\nO 0 0 2.1\nO 0 0 -2.1\n";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_site_prints_its_shapes_and_writes_a_run()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("shape", _scratch.Write("x.xyz", Octahedron), "-o", _scratch.Output));
        Assert.Matches(@"(?m)^OC-6 +Octahedron +Oh +0$", session.Output);
        Assert.Matches(@"(?m)^TPR-6 +Trigonal prism +D3h +16\.73", session.Output);
        Assert.Equal(["donors.csv", "inputs.yaml", "log.txt", "report.html", "result.json", "shapes.csv", "sites.csv"], Directory.EnumerateFiles(_scratch.Output).Select(Path.GetFileName).Order());
        Assert.Equal(0, session.Run("shape", _scratch.Write("x.xyz", Octahedron), "-o", _scratch.Output, "--cn", "4"));
        Assert.Contains("with 4 donors", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_frames_are_one_table()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("shape", _scratch.Write("x.xyz", Octahedron + Octahedron.Replace("2.1 0 0", "2.2 0 0.1", StringComparison.Ordinal)), "-o", _scratch.Output, "-q"));
        Assert.Matches(@"(?m)^x frame 1 Co +6 +OC-6 +0 ", session.Output);
        Assert.Matches(@"(?m)^x frame 2 Co +6 +OC-6 +0\.\d", session.Output);
    }

    [Theory]
    [InlineData("it holds no Dy", "--metal", "Dy")]
    [InlineData("'Xx' is not an element", "--metal", "Xx")]
    [InlineData("no shapes with 13 vertices", "--cn", "13")]
    public void Flags_that_cannot_be_are_refused(string words, params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["shape", _scratch.Write("x.xyz", Octahedron), "-o", _scratch.Output, .. flags]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Theory]
    [InlineData("x.pdb", "does not say what it holds", "ATOM\n")]
    [InlineData("x.xyz", "it holds no metal", "1\n\nO 0 0 0\n")]
    [InlineData("x.xyz", "no site has a shape", "2\n\nCo 0 0 0\nO 2 0 0\n")]
    public void Files_that_cannot_be_measured_are_refused(string name, string words, string text)
    {
        var session = new Session();
        Assert.Equal(2, session.Run("shape", _scratch.Write(name, text), "-o", _scratch.Output));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
    }
}
