using Kramers.Chemistry;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaEngradTests
{
    private const string Text = "#\n# Number of atoms\n#\n 2\n#\n# The current total energy in Eh\n#\n    -113.300000000000\n#\n# The current gradient in Eh/bohr\n#\n       0.000000000000\n       0.000000000000\n"
        + "      -0.012500000000\n       0.000000000000\n       0.000000000000\n       0.012500000000\n#\n# The atomic numbers and current coordinates in Bohr\n#\n   6     0.0000000    0.0000000    0.0000000\n   8     0.0000000    0.0000000    2.1353905\n";

    [Fact]
    public void Energy_forces_and_geometry_come_in_eV_and_angstrom()
    {
        var engrad = OrcaEngrad.Parse(Text, "co.engrad");
        Assert.Equal(-113.3 * 27.211386245988, engrad.Energy.Ev, 9);
        var labelled = engrad.ToLabelled("co");
        Assert.Equal(-0.0125 * 27.211386245988 / 0.529177210903, labelled.ForcesEvPerAngstrom![5], 9);
        Assert.Equal(2.1353905 * 0.529177210903, engrad.Structure.Distance(0, 1), 9);
        Assert.Equal("CO", engrad.Structure.Formula);
    }

    [Fact]
    public void Cut_anywhere_the_file_is_refused()
    {
        for (var end = 0; end < Text.Length; end++)
        {
            Assert.Throws<InputException>(() => OrcaEngrad.Parse(Text[..end], "co.engrad"));
        }
    }

    [Fact]
    public void Without_a_line_of_numbers_the_file_is_refused()
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var left = string.Join('\n', lines.Where((_, j) => j != i));
            if (!lines[i].StartsWith('#'))
            {
                Assert.Throws<InputException>(() => OrcaEngrad.Parse(left, "co.engrad"));
            }
        }
    }
}
