using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

/// <summary>A property file in the layout of ORCA 5, from numbers of our own; real ones are read in the validation tests.</summary>
public class OrcaPropertyFileTests
{
    private static readonly double[] G = [1.998, 2.101, 2.305];
    private static readonly double[] D = [-0.4, -0.1, 5.3];
    private static readonly double[] A = [-1.5, 30, 62];
    private static readonly double[] V = [0.4, 0.6, -1];

    private static readonly string Complete = "!PROPERTIES!\n"
        + Section("SCF_Energy", "        SCF Energy:      -76.2\n") + Section("VdW_Correction", "        Van der Waals Correction:   -0.01\n")
        + Section("Calculation_Info", "     Total Energy                           -76.210000\n")
        + Section("SCF_Electric_Properties", "        Magnitude of dipole moment (Debye) :        1.4601189\n        Total Dipole moment:\n                  0    \n      0       0.400000\n      1      -0.100000\n      2       0.400000\n")
        + Section("EPRNMR_GTensor", Table("raw g tensor: ", OrcaPrint.Tensor(G)) + Table("g tensor: ", OrcaPrint.Axes) + Values("G eigenvalues: ", G))
        + Section("EPRNMR_DTensor", Table("Raw D tensor (cm^-1): ", OrcaPrint.Tensor(D)) + Values("D Eigenvalues: ", D) + Table("D Eigenvectors: ", OrcaPrint.Axes)
            + " Final D value (cm^-1)   5.550000\n Final E value (cm^-1)   0.027027\n")
        + Section("EPRNMR_ATensor", " Number of stored nuclei 1\n Nucleus: 2 N  \n Isotope: 14 \n Nuclear Spin:  1.0 \n"
            + Table("Raw A tensor (MHz): ", OrcaPrint.Tensor(A)) + Table("A Tensor eigenvectors:", OrcaPrint.Axes) + Values("A Eigenvalues: ", A))
        + Section("EPRNMR_QTensor", " Number of stored nuclei 1\n Nucleus: 2 N  \n Isotope: 14 \n Nuclear Spin:  1.0 \n"
            + Table("Raw Q tensor (au**-3): ", OrcaPrint.Tensor(V)) + Table("Q Tensor eigenvectors:", OrcaPrint.Axes) + Values("EFG Eigenvalues (atomic units): ", V))
        + "----------------------- !GEOMETRIES! ------------------------\n";

    [Fact]
    public void What_was_written_is_read()
    {
        var file = Read(Complete);
        Assert.Equal(-76.21, file.FinalEnergy().Hartree, 1e-9);
        Assert.Equal(0.4 * 2.541746473, file.Dipole()![0], 1e-6);
        Assert.Equal(G, file.GTensor()!.MainValues);
        Assert.True((file.ZeroField()!.Tensor - OrcaPrint.Tensor(D)).Norm() < 3e-6);
        Assert.Equal((5.55, 0.027027), (file.ZeroField()!.D, file.ZeroField()!.Rhombicity));
        var (atom, hyperfine) = Assert.Single(file.Hyperfine());
        Assert.Equal((2, 14, 1.0), (atom, hyperfine.Isotope, hyperfine.NuclearSpin));
        Assert.Equal(A, hyperfine.MainValuesMHz);
        Assert.True((file.FieldGradients()[2] - OrcaPrint.Tensor(V)).Norm() < 3e-6);
    }

    // ORCA 5.0.2 writes zeros for the eigenvalues of D.
    [Fact]
    public void Main_values_that_are_all_zero_are_refused()
    {
        var zeros = Complete.Replace(Values("D Eigenvalues: ", D), Values("D Eigenvalues: ", [0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("do not belong together", Assert.Throws<InputException>(() => Read(zeros).ZeroField()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_anywhere_or_without_any_line_a_number_is_right_or_refused()
    {
        var lines = Complete.Split('\n');
        var whole = Everything(lines);
        Assert.All(whole, Assert.NotNull);
        for (var i = 0; i < lines.Length; i++)
        {
            Right(whole, Everything([.. lines[..i], .. lines[(i + 1)..]]));
            Assert.True(i == lines.Length - 1 || Everything(lines[..i]).All(q => q is null));
        }
    }

    private static void Right(string?[] whole, string?[] damaged) => Assert.All(damaged.Zip(whole), q => Assert.True(q.First is null || q.First == q.Second));

    private static string?[] Everything(string[] lines)
    {
        string? Text<T>(Func<OrcaPropertyFile, T> read)
        {
            try
            {
                return System.Text.Json.JsonSerializer.Serialize(read(OrcaPropertyFile.Parse(lines, "job_property.txt"))) is var text && text is "null" or "{}" ? null : text;
            }
            catch (InputException)
            {
                return null;
            }
        }

        return [Text(f => f.FinalEnergy().Hartree), Text(f => f.Dipole()), Text(f => f.GTensor()), Text(f => f.ZeroField()), Text(f => f.Hyperfine()), Text(f => f.FieldGradients())];
    }

    private static OrcaPropertyFile Read(string text) => OrcaPropertyFile.Parse(text.Split('\n'), "job_property.txt");

    private static string Section(string name, string body) => $"# ---\n$ {name}\n   description: of this test\n   geom. index: 1\n   prop. index: 1\n{body}";

    private static string Table(string title, Matrix m) => $" {title}\n                  0          1          2    \n{OrcaPrint.Rows(m, 6, "0", "1", "2")}";

    private static string Values(string title, double[] values) => $" {title}\n                  0          1          2    \n      0 {OrcaPrint.Line(values, 6)}\n";
}
