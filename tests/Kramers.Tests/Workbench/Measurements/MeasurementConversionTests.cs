using Kramers.Chemistry;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public sealed class MeasurementConversionTests : IDisposable
{
    // 0.01 mmol of a substance whose chi T is 0.375 cm^3 K/mol, diamagnetism -2e-4 cm^3/mol: m = 1e-5 (0.375/T - 2e-4) H.
    private static readonly double[] Kelvin = [2, 10, 100], Oersted = [1000, 10000];
    private static readonly ConversionOptions Weighed = new() { MassMilligrams = 5, MolarMassGramsPerMole = 500, DiamagnetismCm3PerMol = -2e-4 };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-convert-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Moments_become_chi_T_of_PHI_and_the_fields_of_its_columns_are_told()
    {
        var told = MeasurementConversion.Convert(Moments(), At("a.sus"), Weighed);
        Assert.EndsWith("chi T of 6 points; fields in T of the columns, for PHI's input: 0.1 1", told, StringComparison.Ordinal);
        var read = PhiFile.ReadSus(At("a.sus"), [0.1, 1]);
        Assert.Equal(6, read.Points.Count);
        Assert.All(read.Points, p => Assert.Equal(0.375, p.Value, 12));
    }

    [Fact]
    public void Moments_become_M_of_PHI()
    {
        var told = MeasurementConversion.Convert(Moments(), At("a.mag"), Weighed);
        Assert.EndsWith("temperatures in K of the columns, for PHI's input: 2 10 100", told, StringComparison.Ordinal);
        var read = PhiFile.ReadMag(At("a.mag"), Kelvin);

        // chi = 0.55849 cm^3/mol times M/B in mu_B/T.
        Assert.All(read.Points, p => Assert.Equal(0.375 / p.TemperatureK * p.FieldTesla!.Value / 0.5584938, p.Value, 6));
    }

    [Theory]
    [InlineData("b.csv", MolarQuantity.SusceptibilityTimesTemperature)]
    [InlineData("b.csv", MolarQuantity.Magnetisation)]
    public void Molar_data_become_the_moments_of_the_same_sample_again(string between, MolarQuantity kind)
    {
        MeasurementConversion.Convert(Moments(), At(between), Weighed with { Quantity = kind });
        MeasurementConversion.Convert(At(between), At("c.dat"), Weighed);
        var (first, last) = (MeasurementFile.ReadDc(Moments()), MeasurementFile.ReadDc(At("c.dat")));
        Assert.Equal((5, 500), (last.Origin.MassMilligrams, last.Origin.MolarMassGramsPerMole));
        Assert.Equal(first.Points.Select(p => p.MomentEmu), last.Points.Select(p => p.MomentEmu), (x, y) => Math.Abs(x - y) < 1e-12 * Math.Abs(x));
        Assert.Equal(first.Points.Select(p => p.ErrorEmu!.Value), last.Points.Select(p => p.ErrorEmu!.Value), (x, y) => Math.Abs(x - y) < 1e-12 * x);
    }

    [Fact]
    public void Without_a_kind_moments_stay_moments()
    {
        Assert.EndsWith("moments in emu of 6 points", MeasurementConversion.Convert(Moments(), At("raw.csv"), new ConversionOptions()), StringComparison.Ordinal);
        Assert.Equal(MeasurementFile.ReadDc(Moments()).Points, MeasurementFile.ReadDc(At("raw.csv")).Points);
    }

    [Theory]
    [InlineData("a.sus", "states no mass nor molar mass")]
    [InlineData("a.txt", "the extension says no format")]
    [InlineData("missing/a.csv", "cannot be written")]
    public void What_cannot_be_done_is_refused(string output, string words)
    {
        Assert.Contains(words, Assert.Throws<InputException>(() => MeasurementConversion.Convert(Moments(), At(output), new ConversionOptions())).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(At(output)));
    }

    [Fact]
    public void A_kind_that_the_target_does_not_hold_is_refused() =>
        Assert.Contains("The target holds M, not chi", Assert.Throws<InputException>(() => MeasurementConversion.Convert(Moments(), At("a.mag"), Weighed with { Quantity = MolarQuantity.Susceptibility })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        File.WriteAllText(At("a.csv"), "precious");
        Assert.Contains("exists already", Assert.Throws<InputException>(() => MeasurementConversion.Convert(Moments(), At("a.csv"), Weighed)).Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(At("a.csv")));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Moments()
    {
        var points = Oersted.SelectMany(h => Kelvin.Select(t => new DcPoint(null, t, 1e-4 * h, 1e-5 * (0.375 / t - 2e-4) * h, 1e-6)));
        using var writer = new StreamWriter(At("moments.csv"));
        MeasurementCsv.Write(new DcMeasurement(new MeasurementOrigin("x", "x"), points), writer);
        return At("moments.csv");
    }
}
