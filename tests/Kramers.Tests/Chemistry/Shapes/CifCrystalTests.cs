using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Tests.Chemistry.Shapes;

public sealed class CifCrystalTests
{
    private const string Cell = "data_x\n_cell_length_a 10.0(2)\n_cell_length_b 8\n_cell_length_c 6\n_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 120.00(1)\n";
    private const string Inversion = "loop_ _space_group_symop_operation_xyz 'x, y, z' '-x, -y, -z'\n";
    private const string Atoms = "loop_ _atom_site_label _atom_site_type_symbol _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\n";

    [Fact]
    public void A_monoclinic_cell_has_its_volume_and_lengths()
    {
        var cell = new CifCell(10, 8, 6, 70, 80, 110);
        double Length(double x, double y, double z) => Math.Sqrt(cell.ToCartesian([x, y, z]).Sum(v => v * v));
        Assert.Equal([10, 8, 6], [Length(1, 0, 0), Length(0, 1, 0), Length(0, 0, 1)], (a, b) => Math.Abs(a - b) < 1e-12);
        // |b + c|^2 = b^2 + c^2 + 2 b c cos(alpha)
        Assert.Equal(64 + 36 + 96 * Math.Cos(70 * Math.PI / 180), Math.Pow(Length(0, 1, 1), 2), 1e-10);
        double[] cosines = [.. new[] { 70, 80, 110 }.Select(a => Math.Cos(a * Math.PI / 180))];
        Assert.Equal(480 * Math.Sqrt(1 - cosines.Sum(c => c * c) + 2 * cosines[0] * cosines[1] * cosines[2]), cell.Volume, 1e-9);
    }

    [Theory]
    [InlineData("-x,1/2+y,1/2-z", -0.1, 0.7, 0.2)]
    [InlineData("X-Y, x, Z+0.3333", -0.1, 0.1, 0.6333)]
    [InlineData("z+3/4,-x-1/4,y", 1.05, -0.35, 0.2)]
    public void Operations_are_read(string xyz, double x, double y, double z) =>
        Assert.Equal([x, y, z], new CifSymmetry(xyz).Apply([0.1, 0.2, 0.3]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Uncertainties_charges_quotes_comments_and_texts_are_understood()
    {
        var text = "# first\n" + Cell + "_publ_section_title\n;\n data_not_a_block\n_cell_length_a 3\n;\n_note 'John's cell'\n" + Inversion + Atoms + "Dy1 Dy3+ 0.25(3) .5 -0.1e0 # the metal\n'O1' O2- 0 0 0\nD1 D ? ? ?\n";
        var crystal = Assert.Single(Read(text));
        Assert.Equal(("x", 10.0, 2), (crystal.Name, crystal.Cell.A, crystal.Operations.Count));
        Assert.Equal(["Dy", "O"], crystal.Atoms.Select(a => a.Element.Symbol));
        Assert.Equal([0.25, 0.5, -0.1], crystal.Atoms[0].Fractional);
        Assert.Empty(crystal.Notes);
    }

    [Fact]
    public void Of_disordered_groups_the_main_one_is_kept_and_said()
    {
        var loop = "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z _atom_site_occupancy _atom_site_disorder_assembly _atom_site_disorder_group\n";
        var crystal = Read(Cell + Inversion + loop + "Dy1 0 0 0 1 . .\nO1 .2 0 0 .4 A 1\nO1B .22 0 0 .6 A 2\nN1 0 .3 0 .7 B 1\nN1B 0 .32 0 .3 B 2\nC1 0 0 .4 .5 . .\nC1B 0 0 .42 .3 . .\n")[0];
        Assert.Equal(["Dy1", "O1B", "N1", "C1"], crystal.Atoms.Select(a => a.Label));
        Assert.Contains("3 of 7 atoms are left out", Assert.Single(crystal.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_molecule_on_an_inversion_centre_is_completed_across_cells()
    {
        // Two oxygens of the unit, at -0.2 and 0.21, become four around the metal in the corner of the cell.
        var molecule = CifMolecule.Around(Read(Cell + Inversion + Atoms + "Dy1 Dy 1 1 1\nO1 O .22 0 0\nO2 O 0 .71 0\nC9 C .5 .5 .5\n")[0], 0);
        Assert.Equal("DyO4", molecule.Structure.Formula);
        Assert.Equal(["Dy1", "O1", "O1", "O2", "O2"], molecule.Labels.Order());
        Assert.Equal([2.2, 2.2, 2.32, 2.32], Enumerable.Range(1, 4).Select(i => molecule.Structure.Distance(0, i)).Order(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.False(molecule.IsCut);
    }

    [Fact]
    public void A_chain_is_cut_at_the_next_metal()
    {
        var small = Cell.Replace("_cell_length_c 6", "_cell_length_c 4.6", StringComparison.Ordinal);
        var molecule = CifMolecule.Around(Read(small + Inversion + Atoms + "Dy1 Dy 0 0 0\nO1 O 0 0 .5\n")[0], 0);
        Assert.True(molecule.IsCut);
        Assert.Equal("Dy3O2", molecule.Structure.Formula);
    }

    [Theory]
    [InlineData("nothing here\n", null, "no data block")]
    [InlineData("data_x\n_cell_length_a 1\n", null, "no atoms")]
    [InlineData(Cell + Inversion + Atoms + "Dy1 Dy 0 0\n", 10, "4 values")]
    [InlineData(Cell + Inversion + Atoms + "Dy1 Dy 0 0 zero\n", 10, "'zero' stands where the number _atom_site_fract_z")]
    [InlineData(Cell + Inversion + Atoms + "Q1 Qq 0 0 0\n", 10, "'Qq' is not an element")]
    [InlineData(Cell + "loop_ _symmetry_equiv_pos_as_xyz\n'x,y'\n" + Atoms + "Dy1 Dy 0 0 0\n", 9, "'x,y' is no symmetry operation")]
    [InlineData(Cell + Atoms + "Dy1 Dy 0 0 0\n", 1, "lists no symmetry operations")]
    [InlineData("data_x\n_cell_length_a\n_cell_length_b 3\n", 2, "_cell_length_a has no value")]
    [InlineData("data_x\n_title\n;\nno end\n", 3, "has no end")]
    public void Mistakes_are_named_with_file_and_line(string text, int? line, string words)
    {
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Equal(("x.cif", line), (error.File, error.Line));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<CifCrystal> Read(string text)
    {
        using var reader = new StringReader(text);
        return CifCrystal.Read(reader, "x.cif");
    }
}
