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

    [Fact]
    public void Statistics_count_and_list_what_failed()
    {
        var session = new Session();
        _scratch.Write("a.xyz", Octahedron);
        _scratch.Write("b.xyz", Octahedron.Replace("O 2.1 0 0", "N 2.2 0 0", StringComparison.Ordinal));
        var folder = Path.GetDirectoryName(_scratch.Write("c.xyz", "1\n\nO 0 0 0\n"))!;
        Assert.Equal(0, session.Run("shape", folder, "--statistics", "-o", _scratch.Output, "-q"));
        Assert.Matches(@"(?m)^Co +6 +6 O +1 +OC-6 \(1\)$", session.Output);
        Assert.Equal("metal,donor,bonds,meanAngstrom,standardDeviationAngstrom,shortestAngstrom,longestAngstrom\n\"Co\",\"N\",1,2.2,NaN,2.2,2.2\n\"Co\",\"O\",11,2.1,0,2.1,2.1\n", File.ReadAllText(Path.Combine(_scratch.Output, "distances.csv")));
        Assert.Equal(1 + 2 * 15, File.ReadAllLines(Path.Combine(_scratch.Output, "angles.csv")).Length);
        Assert.Contains("it holds no metal", File.ReadAllText(Path.Combine(_scratch.Output, "failures.csv")), StringComparison.Ordinal);
        Assert.Contains("Pairs of donors", File.ReadAllText(Path.Combine(_scratch.Output, "report.html")), StringComparison.Ordinal);
        Assert.Equal(2, session.Run("shape", folder, "-o", _scratch.Output, "-q"));
    }

    [Fact]
    public void The_report_draws_the_site_in_its_polyhedron()
    {
        Assert.Equal(0, new Session().Run("shape", _scratch.Write("x.xyz", Octahedron), "-o", _scratch.Output));
        var report = File.ReadAllText(Path.Combine(_scratch.Output, "report.html"));
        Assert.Equal(8, report.Split("fill-opacity=\"0.1\"").Length - 1 + report.Split("fill-opacity=\"0.05\"").Length - 1);
        Assert.Equal(7, report.Split("text-anchor=\"middle\" style=\"fill:#111\"").Length - 1);
    }

    [Fact]
    public void The_molecule_of_a_crystal_is_cut_out()
    {
        const string Rows = "Co1 Co 0.5 0.5 0.5\nO1 O 0.71 0.5 0.5\nO2 O 0.29 0.5 0.5\nO3 O 0.5 0.71 0.5\nO4 O 0.5 0.29 0.5\n";
        const string Cif = "data_a\n_cell_length_a 10\n_cell_length_b 10\n_cell_length_c 10\n_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n_space_group_name_H-M_alt 'P 1'\nloop_\n_atom_site_label\n_atom_site_type_symbol\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n" + Rows;
        Assert.Equal(0, new Session().Run("shape", _scratch.Write("x.cif", Cif), "-o", _scratch.Output));
        var lines = File.ReadAllLines(Path.Combine(_scratch.Output, "molecules.xyz"));
        Assert.Equal(("5", 7), (lines[0], lines.Length));
        Assert.StartsWith("Co ", lines[2], StringComparison.Ordinal);
        Assert.Contains("x Co1", lines[1], StringComparison.Ordinal);
    }
}
