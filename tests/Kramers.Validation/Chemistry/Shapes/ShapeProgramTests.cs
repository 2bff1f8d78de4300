using System.Globalization;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Shapes;

namespace Kramers.Validation.Chemistry.Shapes;

/// <summary>Against SHAPE 2.1 on the lanthanide sites of the SIMDAVIS data base (.dat and .tab files), and against cosymlib for all pairs of ideal shapes.</summary>
public sealed class ShapeProgramTests
{
    private const string Data = "/work/shared/data";

    // Two of SHAPE's tables, for machines without the files; the structures are those of the example.
    [Theory]
    [InlineData("holmium.xyz", "27.579 23.830 17.180 9.787 0.061 2.488 16.910 28.589")]
    [InlineData("terbium.cif", "31.553 22.350 14.515 9.137 2.196 0.826 14.629 26.759")]
    public void Sites_of_the_example_have_the_measures_of_SHAPE(string file, string measures)
    {
        var path = RepositoryRoot.File("examples", "06-shape", file);
        var structure = file.EndsWith(".cif", StringComparison.Ordinal) ? CifMolecule.Around(Crystal(path, out var metal), metal).Structure : ExtendedXyz.ReadFrames(path)[0].Structure;
        var sphere = CoordinationSphere.Around(structure, 0);
        AssertMeasures(sphere.Ligands, sphere.Centre, Numbers(measures));
    }

    [Theory]
    [InlineData("35")]
    [InlineData("51")]
    [InlineData("56")]
    [InlineData("954")]
    [InlineData("1029")]
    [InlineData("1390")]
    public void Sites_of_the_data_base_have_the_measures_of_SHAPE(string id)
    {
        var path = Path.Combine(Data, "shape", id + "ShapeFile.dat");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        double[] positions = [.. File.ReadLines(path).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length == 4 && char.IsLetter(w[0][0])).SelectMany(w => Numbers(string.Join(' ', w[1..])))];
        var last = File.ReadLines(Path.ChangeExtension(path, ".tab")).Last(l => l.Contains("IONLIST", StringComparison.Ordinal));
        AssertMeasures(positions.AsSpan(..^3), positions.AsSpan(^3..), Numbers(last.Split(',', 2)[1].Replace(',', ' ')));
    }

    [Fact]
    public void All_pairs_of_ideal_shapes_have_the_measures_of_cosymlib()
    {
        var path = Path.Combine(Data, "shape", "cshm_ideal_vs_ideal.txt");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        string[] codes = [];
        var pairs = 0;
        foreach (var words in File.ReadLines(path).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0 && w[0] is not ("CN" or "time")))
        {
            if (char.IsLetter(words[^1][0]))
            {
                codes = words;
                continue;
            }

            var structure = ReferencePolyhedron.FromCode(words[0]);
            for (var k = 0; k < codes.Length; k++, pairs++)
            {
                Assert.Equal(Numbers(words[k + 1])[0], ContinuousShape.Measure(structure.Vertices, structure.Centre, ReferencePolyhedron.FromCode(codes[k])), 1e-3);
            }
        }

        Assert.Equal(638, pairs);
    }

    // Donors and nearest shapes of ten crystals; numbers of SHAPE for 1524821 (954), 752496 (56) and the second nearest of 643254 (35).
    [Theory]
    [InlineData("1524821_N_Tb.cif", "Tb1", "8 N", "SAPR-8", 0.598)]
    [InlineData("752496.cif", "Tb1", "2 N 6 O", "TDD-8", 0.826)]
    [InlineData("643254.cif", "Dy1", "10 O", "JBCSAPR-10", 3.079)]
    [InlineData("1835955.cif", "Er1", "C4P C8", "L-2", 1.044)]
    [InlineData("4107178.cif", "Dy1", "2 C8", "L-2", 0.042)]
    [InlineData("4119398.cif", "Dy1", "2 C8", "L-2", 0.035)]
    [InlineData("4121213.cif", "Dy1", "2 C8", "L-2", 0.000)]
    [InlineData("4121213.cif", "Dy2", "2 C8", "L-2", 0.003)]
    [InlineData("4328536.cif", "Dy1", "C5 C8", "L-2", 0.717)]
    [InlineData("4349461.cif", "Dy1", "BC5 C8", "L-2", 1.157)]
    [InlineData("961013.cif", "Dy1", "2 C8", "L-2", 0.011)]
    public void Crystals_have_their_donors_and_shapes(string file, string metal, string donors, string code, double measure)
    {
        var path = Path.Combine(Data, "cif", file);
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        var crystal = CifCrystal.Read(path)[0];
        var molecule = CifMolecule.Around(crystal, crystal.Atoms.ToList().FindIndex(a => a.Label == metal));
        var sphere = CoordinationSphere.Around(molecule.Structure, 0, haptic: true);
        Assert.Equal(donors, string.Join(' ', sphere.Donors.CountBy(d => d.Name).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value == 1 ? d.Key : $"{d.Value} {d.Key}")));
        Assert.Equal(measure, ContinuousShape.Measure(sphere.Ligands, sphere.Centre, ReferencePolyhedron.FromCode(code)), 1e-3);
    }

    private static void AssertMeasures(ReadOnlySpan<double> ligands, ReadOnlySpan<double> centre, double[] measures)
    {
        var polyhedra = ReferencePolyhedron.WithVertices(ligands.Length / 3);
        for (var k = 0; k < measures.Length; k++)
        {
            Assert.Equal(measures[k], ContinuousShape.Measure(ligands, centre, polyhedra[k]), 1e-3);
        }
    }

    private static CifCrystal Crystal(string path, out int metal)
    {
        var crystal = CifCrystal.Read(path)[0];
        metal = crystal.Atoms.ToList().FindIndex(a => Metals.IsFBlock(a.Element));
        return crystal;
    }

    private static double[] Numbers(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}
