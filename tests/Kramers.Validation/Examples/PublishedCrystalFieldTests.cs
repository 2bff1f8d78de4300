using System.Globalization;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/08-published-crystal-field says, from its files.</summary>
public class PublishedCrystalFieldTests
{
    private static readonly string Folder = RepositoryRoot.File("examples", "08-published-crystal-field");
    private static readonly Lazy<RatesResult> Erbium = new(() => RatesPipeline.Compute(RatesFile.Load(Path.Combine(Folder, "erbium.yaml")), new NoMonitor(), TestContext.Current.CancellationToken));

    /// <summary>Table S6 of L. Peng et al., J. Phys. Chem. Lett. 16, 12312 (2025), column PBE0, printed to 0.01 cm^-1.</summary>
    [Fact]
    public void Levels_are_those_of_the_paper()
    {
        var folder = Directory.CreateTempSubdirectory("kramers-erbium-");
        try
        {
            File.Copy(Path.Combine(Folder, "modes.csv"), Path.Combine(folder.FullName, "modes.csv"));
            var yaml = Path.Combine(folder.FullName, "erbium.yaml");
            File.WriteAllText(yaml, File.ReadAllText(Path.Combine(Folder, "erbium.yaml")).Replace("  states: 8", "", StringComparison.Ordinal));
            var levels = RatesFile.Load(yaml).Magnet.Solve(FieldVector.Zero).RelativeEnergies;
            Assert.Equal([0, 67.12, 119.12, 133.66, 295.59, 572.08, 625.49, 651.87], levels.Where((_, i) => i % 2 == 0), (x, y) => Math.Abs(x - y) < 0.0051);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first libration about each axis against Kramers' own rotation of the parameters.</summary>
    [Fact]
    public void Librations_turn_the_crystal_field()
    {
        string[][] cells = [.. File.ReadLines(Path.Combine(Folder, "modes.csv")).Where(l => l[0] != '#').Select(l => l.Split(','))];
        var (header, librations) = (cells[0], cells.Skip(1).Where(row => row[1] == "0.0625").Take(3).ToArray());
        StevensParameters field = new(ParameterProvenance.NotStated, (2, 0, -1.1673728), (4, 0, -1.2073254e-3), (4, 3, 2.0880005e-1), (4, -3, -1.1321827e-1), (6, 0, 1.3333043e-4), (6, 3, -1.2066800e-3), (6, -3, 7.6336324e-4), (6, 6, 6.6374329e-4), (6, -6, -1.0271989e-3));
        const double h = 1e-4;

        // sqrt(hbar/(2 I w)) of a ball of 622.8 u and 1.6 g/cm^3.
        var radius = Math.Cbrt(3 * 622.8 * 1.66053906660 / 1.6 / (4 * Math.PI));
        var angle = Math.Sqrt(33.7152574 / (2 * 0.4 * 622.8 * radius * radius * double.Parse(librations[0][0], CultureInfo.InvariantCulture)));
        for (var axis = 0; axis < 3; axis++)
        {
            StevensParameters Turned(double phi) => field.Rotated(Rotation.FromAxisAngle(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0, phi));
            var (up, down) = (Turned(h), Turned(-h));
            for (var c = 2; c < header.Length; c++)
            {
                var (k, q) = (header[c][1] - '0', int.Parse(header[c][2..], CultureInfo.InvariantCulture));
                var expected = angle * (up[k, q] - down[k, q]) / (2 * h);
                Assert.Equal(expected, double.Parse(librations[axis][c], CultureInfo.InvariantCulture), 1e-6 * Math.Abs(expected) + 1e-10);
            }
        }
    }

    [Fact]
    public void Times_barriers_and_crossings_of_the_README()
    {
        var (relaxation, barrier) = (Erbium.Value.Relaxation, Erbium.Value.Barrier);
        Assert.Equal([2.372e-4, 2.401e-9], new[] { relaxation.TauSeconds[0], relaxation.TauSeconds[^1] }, (x, y) => Math.Abs(x / y - 1) < 1e-3);
        Assert.Equal([66.68, 66.70, 67.30], new[] { barrier.SlopeCm!.Value, relaxation.UeffCm!.Value, barrier.LadderCm!.Value }, (x, y) => Math.Abs(x - y) < 0.01);
        Assert.Equal([7.26, 4.98], Erbium.Value.CrossoversK, (x, y) => Math.Abs(x - y) < 0.01);
    }

    /// <summary>Cold straight across, warm by Raman scattering, hot over the first excited doublet.</summary>
    [Fact]
    public void Paths_of_the_README()
    {
        var leading = Erbium.Value.Paths.GroupBy(p => p.TemperatureK).Select(g => g.MaxBy(p => p.Share)!).ToArray();
        Assert.Equal(["one-phonon", "Raman"], leading[..2].Select(p => Assert.Single(p.Steps).Process));
        Assert.Equal([(1, 2), (2, 0)], leading[2].Steps.Select(s => (s.From, s.To)));
        Assert.Equal(0.477, leading[2].Share, 1e-3);
    }
}
