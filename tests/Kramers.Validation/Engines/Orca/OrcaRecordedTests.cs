using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Workbench.Engines.Orca;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.Engines.Orca;

/// <summary>Outputs of ORCA 3.0.3, 4.0.0 and 5.0 that EasySpin tests with (tests/orca), where they lie in shared/data/orca beside or above the repository. Numbers are read by eye.</summary>
public class OrcaRecordedTests
{
    public static TheoryData<string, string, double, int> Files => new()
    {
        { "Pr_EPR.out", "3.0.3", -118.393764582608, 7 },
        { "dioxygen_gD_v400.oof", "4.0.0", -150.084944240220, 0 },
        { "hydroxyl_098_v303.oof", "3.0.3", -75.674959686662, 1 },
        { "hydroxyl_gA.oof", "3.0.3", -75.668735442531, 1 },
        { "methyl_all.oof", "5.0", -39.806511277559, 4 },
        { "quinoline_triplet.out", "5.0.4", -401.522690564163, 1 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Version_energy_and_nuclei(string file, string version, double hartree, int nuclei)
    {
        var output = Read(file);
        Assert.Equal(version, output.ProgramVersion());
        Assert.Equal(hartree, output.FinalEnergy().Hartree, 11);
        Assert.Equal(nuclei, output.Nuclei().Count);
        Assert.Single(output.GTensors());
        Assert.Throws<InputException>(output.Gradient);
        Assert.Empty(output.SpinOrbitStates());
    }

    [Theory]
    [InlineData("Pr_EPR.out", 2.0022469, 2.0027484, 2.0029120)]
    [InlineData("dioxygen_gD_v400.oof", 2.0021331, 2.0194958, 2.0194958)]
    [InlineData("hydroxyl_098_v303.oof", 2.0021647, 2.0068302, 2.0784868)]
    [InlineData("hydroxyl_gA.oof", 2.0022631, 2.0064969, 2.0774386)]
    [InlineData("methyl_all.oof", 2.0022304, 2.0027993, 2.0027993)]
    [InlineData("quinoline_triplet.out", 2.0022043, 2.0030905, 2.0038265)]
    public void Main_values_of_g(string file, double g1, double g2, double g3) => Assert.Equal([g1, g2, g3], Read(file).GTensor("SCF").MainValues);

    [Fact]
    public void The_g_matrix_of_version_3_has_its_rows_on_the_field()
    {
        // Printed g_xy = -0.0002248 and g_yx = -0.0002217, axes of g^T g: the transpose of what version 5 prints.
        var g = Read("Pr_EPR.out").GTensor("SCF").Tensor;
        Assert.Equal([-0.0002217, -0.0002248], [g[0, 1], g[1, 0]]);
        var later = Read("quinoline_triplet.out").GTensor("SCF").Tensor;
        Assert.Equal([0.0001332, 0.0000490], [later[0, 1], later[1, 0]]);
    }

    [Fact]
    public void Zero_field_splitting_of_dioxygen()
    {
        var d = Read("dioxygen_gD_v400.oof").ZeroField("SCF", "TOTAL");
        Assert.Equal([-0.250415, -0.250415, 1.858361], d.MainValues);
        Assert.Equal((2.108776, 0.0), (d.D, d.Rhombicity));
        // EasySpin's test of another version's run of the same molecule: -0.250117, -0.250117, 1.858352.
        Assert.Equal([-0.250117, -0.250117, 1.858352], d.MainValues, (a, b) => Math.Abs(a - b) < 3.1e-4);
        Assert.Equal(2.108776, ZeroFieldParameters.From(d.Tensor).D, 2e-6);
    }

    [Fact]
    public void Zero_field_splitting_of_quinoline()
    {
        var d = Read("quinoline_triplet.out").ZeroField("SCF", "TOTAL");
        Assert.Equal((0.051963, 0.059993), (d.D, d.Rhombicity));
        Assert.Equal(0.002667, d.Tensor[0, 1]);
        Assert.Equal([-0.020438, -0.014204, 0.034642], d.MainValues);
    }

    [Theory]
    [InlineData("Pr_EPR.out", 0, 1, "H", 1, -3.9244, -4.0011, 4.2564)]
    [InlineData("Pr_EPR.out", 6, 9, "H", 1, -28.1002, -66.3233, -102.3775)]
    [InlineData("hydroxyl_098_v303.oof", 0, 1, "H", 1, 23.0706, -101.3835, -139.7396)]
    [InlineData("hydroxyl_gA.oof", 0, 1, "H", 1, -9.7731, -116.1546, -140.4956)]
    [InlineData("methyl_all.oof", 0, 0, "C", 13, 66.6225, 66.6238, 288.1500)]
    [InlineData("methyl_all.oof", 3, 3, "H", 1, -16.8769, -59.6938, -99.4807)]
    [InlineData("quinoline_triplet.out", 0, 0, "N", 14, -1.3530, -1.7576, 22.3594)]
    public void Hyperfine_couplings(string file, int index, int atom, string element, int isotope, double a1, double a2, double a3)
    {
        var nucleus = Read(file).Nuclei()[index];
        Assert.Equal((atom, element, isotope), (nucleus.Atom, nucleus.Element.Symbol, nucleus.Hyperfine!.Isotope));
        Assert.Equal([a1, a2, a3], nucleus.Hyperfine.MainValuesMHz);
    }

    [Theory]
    [InlineData("hydroxyl_098_v303.oof", 0, 2, 0.310, 0.164)]
    [InlineData("methyl_all.oof", 2, 2, 0.232130, 0.060170)]
    [InlineData("quinoline_triplet.out", 0, 14, -4.788171, 0.197208)]
    public void Quadrupole_couplings(string file, int index, int isotope, double coupling, double eta)
    {
        var q = Read(file).Nuclei()[index].Quadrupole!;
        Assert.Equal((isotope, coupling, eta), (q.Isotope, q.CouplingMHz, q.Asymmetry));
        Assert.Equal(0, q.TensorMHz.Trace(), 3e-4 * Math.Abs(coupling));
    }

    [Fact]
    public void Carbon_13_has_no_quadrupole_and_protons_of_hydroxyl_none_that_was_asked_for()
    {
        Assert.Null(Read("methyl_all.oof").Nuclei()[0].Quadrupole);
        Assert.Null(Read("hydroxyl_gA.oof").Nuclei()[0].Quadrupole);
    }

    // The property file of the same run is written by another part of ORCA, with six decimals.
    [Fact]
    public void Hyperfine_matrices_agree_with_the_property_file()
    {
        var nuclei = Read("methyl_all.oof").Nuclei();
        Assert.Equal([-78.827566, -35.769761, -35.769746, -37.530026, -59.693780], Picked(nuclei[2]), (a, b) => Math.Abs(a - b) < 5.1e-5);
        Assert.Equal([-78.827566, 35.769761, 35.769746, -37.530025, -59.693781], Picked(nuclei[3]), (a, b) => Math.Abs(a - b) < 5.1e-5);

        static double[] Picked(OrcaNucleus n) => n.Hyperfine!.TensorMHz is var t ? [t[0, 0], t[0, 1], t[1, 0], t[1, 1], t[2, 2]] : [];
    }

    // The property file of the same run is written by another part of ORCA.
    [Theory]
    [InlineData("methyl_all.oof", "methyl_all_property.txt", 4, 4)]
    [InlineData("quinoline_triplet.out", "quinoline_triplet_property.txt", 1, 1)]
    public void The_property_file_says_the_same_as_the_output(string file, string properties, int hyperfine, int gradients)
    {
        var (output, other) = (Read(file), OrcaPropertyFile.Read(PathOf(properties)));
        other.RequireSame(output);
        Assert.Equal((hyperfine, gradients), (other.Hyperfine().Count, other.FieldGradients().Count));
        Assert.Equal(output.FinalEnergy().Hartree, other.FinalEnergy().Hartree, 2e-10);
        Assert.Equal(output.GTensor("SCF").MainValues, other.GTensor()!.MainValues, (a, b) => Math.Abs(a - b) < 1.1e-6);
        Assert.All(output.Dipole().Zip(other.Dipole()!), d => Assert.Equal(d.First, d.Second, 2e-5));

        // The output has four decimals of the field gradient.
        foreach (var nucleus in output.Nuclei().Where(n => n.Quadrupole is not null))
        {
            Assert.Equal(other.FieldGradients()[nucleus.Atom].Data, nucleus.Quadrupole!.FieldGradient.Data, (a, b) => Math.Abs(a - b) < 5.1e-5);
        }

        Assert.Throws<InputException>(() => other.RequireSame(Read("hydroxyl_gA.oof")));
    }

    [Fact]
    public void The_property_file_of_quinoline_has_the_zero_field_splitting_of_the_output()
    {
        var (here, there) = (OrcaPropertyFile.Read(PathOf("quinoline_triplet_property.txt")).ZeroField()!, Read("quinoline_triplet.out").ZeroField("SCF", "TOTAL"));
        Assert.Equal((there.D, there.Rhombicity), (here.D, here.Rhombicity));
        Assert.Equal(there.Tensor.Data, here.Tensor.Data);
        Assert.Null(OrcaPropertyFile.Read(PathOf("methyl_all_property.txt")).ZeroField());
    }

    [Fact]
    public void The_folder_of_outputs_becomes_a_set_with_every_output_taken()
    {
        var found = OutputImport.Read(Path.GetDirectoryName(PathOf("methyl_all.oof"))!, TestContext.Current.CancellationToken);
        Assert.Empty(found.Refused);
        Assert.Equal(Files.Count, found.Set.Count);
        var methyl = found.Set.Labels.Single(l => l.Structure.Formula == "CH3");
        Assert.Equal("UKS B3LYP cc-pVDZ", found.Set.Records[methyl.Id].LevelOfTheory);
        Assert.Equal(13.277, found.Set.Records[methyl.Id].Seconds, 1e-9);
        Assert.Equal(2.0022304, methyl.Tensors["g"][2, 2], 1e-6);
    }

    [Fact]
    public void Dipole_and_geometry()
    {
        var output = Read("methyl_all.oof");
        Assert.Equal(0.00033338, output.Dipole()[0], 1.3e-5);
        Assert.Equal("CH3", output.Geometry().Formula);
        Assert.Equal(1.078, output.Geometry().Distance(0, 1), 9);
        // Printed magnitude 0.92434 a.u.; ORCA's own 2.34948 D has an older debye, 2.5418 instead of 2.541746 a.u.
        Assert.Equal(0.92434 * 2.541746473, Math.Sqrt(Read("quinoline_triplet.out").Dipole().Sum(d => d * d)), 2e-5);
        Assert.Equal("C9H7N", Read("quinoline_triplet.out").Geometry().Formula);
        Assert.Equal(0.77788 * 2.541746, Read("hydroxyl_098_v303.oof").Dipole()[2], 1e-5);
    }

    [Theory]
    [InlineData("Pr_EPR.out")]
    [InlineData("dioxygen_gD_v400.oof")]
    [InlineData("hydroxyl_098_v303.oof")]
    [InlineData("hydroxyl_gA.oof")]
    [InlineData("methyl_all.oof")]
    [InlineData("quinoline_triplet.out")]
    public void Without_any_line_a_number_is_right_or_refused(string file)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var whole = Everything(lines);
        Assert.True(whole.All(q => q is not null));
        Parallel.For(0, lines.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var left = Everything([.. lines.Where((_, j) => j != i)]);
            for (var k = 0; k < whole.Length; k++)
            {
                Assert.True(left[k] is null || left[k] == whole[k], $"without line {i + 1} '{lines[i]}' quantity {k} became {left[k]}");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cut_anywhere_nothing_is_read(string file, string version, double hartree, int nuclei)
    {
        var text = File.ReadAllText(PathOf(file));
        var normal = text.IndexOf("****ORCA TERMINATED NORMALLY****", StringComparison.Ordinal);
        for (var end = 0; end < normal; end += 997)
        {
            Assert.Throws<InputException>(() => OrcaOutput.Parse(text[..end].ReplaceLineEndings("\n").Split('\n'), $"{file} {version} {hartree} {nuclei}"));
        }
    }

    private static string?[] Everything(string[] lines)
    {
        OrcaOutput output;
        try
        {
            output = OrcaOutput.Parse(lines, "recorded");
        }
        catch (InputException)
        {
            return new string?[9];
        }

        return
        [
            Text(output.ProgramVersion), Text(() => output.FinalEnergy().Hartree), Text(() => JsonSerializer.Serialize(output.Geometry().Positions.ToArray())), Text(output.Dipole),
            Text(output.GTensors), Text(output.ZeroFields), Text(output.Nuclei), Text(output.SpinOrbitStates), Text(output.LigandFields),
        ];
    }

    private static string? Text<T>(Func<T> read)
    {
        try
        {
            return JsonSerializer.Serialize(read());
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static OrcaOutput Read(string file) => OrcaOutput.Read(PathOf(file));

    private static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(RepositoryRoot.Path); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "orca", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("The recorded outputs are not here.");
        return "";
    }
}
