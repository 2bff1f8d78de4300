using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public class NamedColumnTests
{
    [Theory]
    [InlineData("T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n2,0.1,10,3,1\n", AcUnit.Cm3PerMol)]
    [InlineData("f_Hz;T_K;H_Oe;chi_im_cm3mol;chi_re_cm3mol\n10;2;1000;1;3\n", AcUnit.Cm3PerMol)]
    [InlineData("# note\nT_K\tB_mT\tf_Hz\tchi_re_emuOe\tchi_im_emuOe\n2\t100\t10\t3\t1\n", AcUnit.EmuPerOersted)]
    public void Ac_columns_in_any_order_and_with_any_separator(string text, AcUnit unit)
    {
        var ac = Assert.IsType<AcMeasurement>(MeasuredFile.Read(text));
        Assert.Equal(unit, ac.Unit);
        Assert.Equal(new AcPoint(2, 0.1, 10, 3, 1, null), Assert.Single(ac.Points) with { FieldTesla = Math.Round(ac.Points[0].FieldTesla, 12) });
    }

    [Theory]
    [InlineData("T_K,chi\n5,0.2\n", MolarQuantity.Susceptibility, null)]
    [InlineData("T_K,chiT,error\n5,0.2,0.01\n", MolarQuantity.SusceptibilityTimesTemperature, null)]
    [InlineData("B_T,T_K,M\n1,5,0.2\n", MolarQuantity.Magnetisation, 1.0)]
    [InlineData("H_Oe,T_K,chiT_cm3Kmol\n10000,5,0.2\n", MolarQuantity.SusceptibilityTimesTemperature, 1.0)]
    public void Short_and_long_spellings_of_dc_columns(string text, MolarQuantity quantity, double? field)
    {
        var molar = Assert.IsType<MolarDcMeasurement>(MeasuredFile.Read(text));
        var point = Assert.Single(molar.Points);
        Assert.Equal((quantity, 5, field, 0.2), (molar.Quantity, point.TemperatureK, point.FieldTesla, point.Value));
        Assert.Equal(text.Contains("error", StringComparison.Ordinal) ? 0.01 : null, point.Error);
    }

    [Fact]
    public void Si_columns_are_converted_with_their_errors()
    {
        static double Value(string text) => Assert.IsType<MolarDcMeasurement>(MeasuredFile.Read(text)).Points[0].Value;
        Assert.Equal(MolarSusceptibility.FromM3PerMol(3e-6).Cm3PerMol, Value("T_K,chi_m3mol\n5,3e-6\n"), 1e-15);
        Assert.Equal(MagneticMoment.FromEmuPerMol(5000).BohrMagnetons, Value("T_K,B_T,M_emumol\n5,1,5000\n"), 1e-15);
        var point = Assert.IsType<DcMeasurement>(MeasuredFile.Read("T_K,B_T,moment_Am2,error\n5,1,2e-6,1e-8\n")).Points[0];
        Assert.Equal((2e-3, 1e-5), (Math.Round(point.MomentEmu, 15), Math.Round(point.ErrorEmu!.Value, 15)));
    }

    [Fact]
    public void Incomplete_rows_are_counted_and_left_out()
    {
        var molar = Assert.IsType<MolarDcMeasurement>(MeasuredFile.Read("T_K,chi,remark\n5,0.2,\n6,,lost\n7,0.1\n"));
        Assert.Equal((2, 1), (molar.Points.Count, molar.Origin.SkippedRows));
    }

    [Theory]
    [InlineData("T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol,drive_Oe\n2,0.1,10,3.3,1.1,4\n2,0.1,20,3.2,1.2,\n")]
    [InlineData("T_K,B_T,f_Hz,chi_re_emuOe,chi_im_emuOe,drive_Oe\n2,0.1,10,3.3E-05,1E-05,4\n")]
    [InlineData("t_s,T_K,B_T,moment_emu,error\n0,2,0.1,0.003,1E-06\n1.5,2,0.1,0.002,\n")]
    [InlineData("t_s,T_K,B_T,M_muB,error\n,2,0.1,0.003,1E-06\n")]
    [InlineData("t_s,T_K,B_T,chiT_cm3Kmol,error\n,2,,0.1,\n")]
    [InlineData("t_s,T_K,B_T,chi_cm3mol,error\n,300,0.1,0.047123456789012345,\n")]
    public void What_is_written_is_read_back_to_the_same_bits(string text)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var first = MeasuredFile.Read(text);
        MeasurementCsv.Write(first, writer);
        var second = MeasuredFile.Read(writer.ToString());
        Assert.Equal(Points(first), Points(second));
        Assert.Equal(text[..text.IndexOf('\n', StringComparison.Ordinal)], writer.ToString()[..writer.ToString().IndexOf('\n', StringComparison.Ordinal)]);
    }

    private static object[] Points(Measurement measurement) => measurement switch
    {
        AcMeasurement ac => [ac.Unit, .. ac.Points],
        DcMeasurement dc => [.. dc.Points],
        _ => [((MolarDcMeasurement)measurement).Quantity, .. ((MolarDcMeasurement)measurement).Points],
    };
}
