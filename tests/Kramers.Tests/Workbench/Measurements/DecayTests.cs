using System.Globalization;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public class DecayTests
{
    private static readonly MeasurementOrigin Origin = new("x.dat", "MPMS3");

    [Fact]
    public void Stretches_at_one_temperature_and_field_are_found_between_other_rows()
    {
        DcPoint[] points =
        [
            .. Enumerable.Range(0, 3).Select(i => new DcPoint(i, 2, 3 - i, 1, null)),
            .. Enumerable.Range(0, 6).Select(i => new DcPoint(100 + 10 * i, 2 + 0.003 * (i % 2), -4e-5, Math.Exp(-i), null)),
            .. Enumerable.Range(0, 4).Select(i => new DcPoint(500 + i, 3, 0, 1, null)),
            .. Enumerable.Range(0, 5).Select(i => new DcPoint(900 + i, 4, 0.1, 2 - i, null)),
        ];
        var decays = DecayMeasurement.Find(new DcMeasurement(Origin, points));
        Assert.Equal(2, decays.Count);
        Assert.Equal([0, 10, 20, 30, 40, 50], decays[0].Points.Select(p => p.TimeSeconds));
        Assert.Equal(Math.Exp(-2), decays[0].Points[2].Moment);
        Assert.Equal((2.0015, -4e-5, DecayUnit.Emu), (decays[0].TemperatureK, decays[0].FieldTesla, decays[0].Unit), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-15 && a.Item3 == b.Item3);
        Assert.Equal((4, 0.1, 5), (Math.Round(decays[1].TemperatureK, 12), Math.Round(decays[1].FieldTesla, 12), decays[1].Points.Length));
    }

    [Fact]
    public void Time_that_runs_back_begins_anew()
    {
        var points = Enumerable.Range(0, 10).Select(i => new DcPoint(i % 5, 2, 0, 10 - i, null));
        Assert.Equal([10, 5], DecayMeasurement.Find(new DcMeasurement(Origin, points)).Select(d => d.Points[0].Moment));
    }

    [Theory]
    [InlineData("moment_emu", DecayUnit.Emu)]
    [InlineData("M_muB", DecayUnit.BohrMagnetons)]
    public void A_csv_file_with_times_is_a_decay_and_is_written_as_one(string column, DecayUnit unit)
    {
        var text = $"T_K,B_T,t_s,{column}\n" + string.Concat(Enumerable.Range(0, 5).Select(i => string.Create(CultureInfo.InvariantCulture, $"2,0.1,{i},{5 - i}\n")));
        var decay = Assert.Single(MeasuredFile.With(text, ".csv", MeasurementFile.ReadDecays));
        Assert.Equal(unit, decay.Unit);
        using var writer = new StringWriter { NewLine = "\n" };
        MeasurementCsv.Write(decay, writer);
        Assert.Equal(text, writer.ToString());
    }
}
