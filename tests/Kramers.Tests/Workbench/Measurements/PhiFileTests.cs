using Kramers.Chemistry;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public class PhiFileTests
{
    private static readonly MeasurementOrigin Origin = new("x.csv", "CSV");

    [Fact]
    public void Sus_of_one_column_leaves_the_field_open()
    {
        var molar = Assert.IsType<MolarDcMeasurement>(MeasuredFile.Read("2.0 0.30\n300.0\t0.37\n", ".sus"));
        Assert.Equal(MolarQuantity.SusceptibilityTimesTemperature, molar.Quantity);
        Assert.Equal([new MolarDcPoint(null, 2, null, 0.30, null), new MolarDcPoint(null, 300, null, 0.37, null)], molar.Points);
    }

    [Theory]
    [InlineData("0.1 1.0\n2 0.30 0.20\n4 0.35 0.25\n")]
    [InlineData("T 0.1 1.0\n2 0.30 0.20\n4 0.35 0.25\n")]
    [InlineData("0.1,1.0\n2,0.30,0.20\n4,0.35,0.25\n")]
    public void Sus_with_fields_in_its_first_line(string text)
    {
        var molar = Assert.IsType<MolarDcMeasurement>(MeasuredFile.Read(text, ".sus"));
        Assert.Equal([0.1, 0.1, 1, 1], molar.Points.Select(p => p.FieldTesla!.Value));
        Assert.Equal([2, 4, 2, 4], molar.Points.Select(p => p.TemperatureK));
        Assert.Equal([0.30, 0.35, 0.20, 0.25], molar.Points.Select(p => p.Value));
    }

    [Fact]
    public void Titles_are_passed_over_and_the_caller_names_the_conditions()
    {
        var molar = MeasuredFile.With("B M M\n1 0.5 0.4\n2 0.9 0.8\n", ".mag", p => PhiFile.ReadMag(p, [2, 4]));
        Assert.Equal([(2, 1, 0.5), (2, 2, 0.9), (4, 1, 0.4), (4, 2, 0.8)], molar.Points.Select(p => (p.TemperatureK, p.FieldTesla!.Value, p.Value)));
    }

    [Theory]
    [InlineData("2 0.3 0.2\n4 0.3 0.2\n", ".sus", "there are 2 columns of chi T, and it is not said which fields in T belong to them. Write the 2 fields in T into the first line.")]
    [InlineData("1 0.3\n2 0.4\n", ".mag", "there are 1 columns of M, and it is not said which temperatures in K belong to them")]
    [InlineData("2 0.3\n4\n", ".sus", ":2: 1 numbers stand where the other lines have 2")]
    [InlineData("2 0.3\n4 high\n", ".sus", ":2: 'high' is no number")]
    [InlineData("2\n4\n", ".sus", "this is not a measurement: there are no two columns of numbers")]
    [InlineData("-2 0.3\n4 0.3\n", ".sus", "a temperature is -2. The first column of a .sus file is the temperature in K")]
    public void What_a_table_of_phi_lacks_is_said(string text, string extension, string words) =>
        Assert.Contains(words, MeasuredFile.Refused(text, extension).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back()
    {
        MolarDcPoint[] points = [.. from t in new[] { 2.0, 4.0 } from b in new[] { 0.5, 1.0, 1.5 } select new MolarDcPoint(null, t, b, Math.Tanh(b / t), null)];
        var molar = new MolarDcMeasurement(Origin, MolarQuantity.Magnetisation, points);
        using var mag = new StringWriter();
        PhiFile.WriteMag(molar, mag);
        Assert.Equal(points, MeasuredFile.With(mag.ToString(), ".mag", p => PhiFile.ReadMag(p, [2, 4])).Points);

        var chiT = molar.As(MolarQuantity.SusceptibilityTimesTemperature);
        using var sus = new StringWriter();
        PhiFile.WriteSus(chiT, sus);
        var read = MeasuredFile.With(sus.ToString(), ".sus", p => PhiFile.ReadSus(p, [0.5, 1, 1.5]));
        Assert.Equal(chiT.Points.OrderBy(p => p.FieldTesla), read.Points);
    }

    [Fact]
    public void Points_off_a_common_grid_are_not_written()
    {
        var molar = new MolarDcMeasurement(Origin, MolarQuantity.Magnetisation, [new(null, 2, 1, 1, null), new(null, 4, 2, 1, null)]);
        Assert.Contains("do not lie on a common grid", Assert.Throws<ArgumentException>(() => PhiFile.WriteMag(molar, TextWriter.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_without_extension_are_not_guessed() =>
        Assert.Contains("or name a file of PHI .sus or .mag", Assert.Throws<InputException>(() => MeasuredFile.Read("2 0.30\n300 0.37\n", ".txt")).Message, StringComparison.Ordinal);
}
