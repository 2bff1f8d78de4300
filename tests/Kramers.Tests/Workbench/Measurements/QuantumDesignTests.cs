using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public class QuantumDesignTests
{
    [Fact]
    public void Mpms_gives_the_long_moment_and_leaves_comments_out()
    {
        var dc = Assert.IsType<DcMeasurement>(MeasuredFile.Read(InstrumentFiles.MpmsRso, ".dat"));
        Assert.Equal([new DcPoint(1500091929.501, 1.8, 0.1, 0.01216044, 2e-5), new DcPoint(1500091969.291, 2, 0.1, 0.011, null)], dc.Points);
        Assert.Equal(("MPMS", "ab1234", 21.3, null, 1), (dc.Origin.Instrument, dc.Origin.SampleName, dc.Origin.MassMilligrams, dc.Origin.MolarMassGramsPerMole, dc.Origin.SkippedRows));
        Assert.Equal(["Long Moment (emu)"], dc.Origin.ValueColumns);
    }

    [Fact]
    public void Mpms_ac_moments_are_divided_by_the_drive()
    {
        var ac = Assert.IsType<AcMeasurement>(MeasuredFile.Read(InstrumentFiles.MpmsAc, ".dat"));
        Assert.Equal(AcUnit.EmuPerOersted, ac.Unit);
        Assert.Equal(new AcPoint(3.999938, 0, 0.100003, 1.181545e-4 / 6, 3.978727e-5 / 6, 6), Assert.Single(ac.Points));
    }

    [Theory]
    [InlineData(InstrumentFiles.MpmsAc, "m' (emu)", 7)]
    [InlineData(InstrumentFiles.Mpms3 + InstrumentFiles.Mpms3Ac, "AC X' (emu/Oe)", 4)]
    public void Amplitude_and_phase_say_the_same_as_the_two_components(string text, string inPhase, int digits)
    {
        var components = MeasuredFile.With(text, ".dat", MeasurementFile.ReadAc).Points[0];
        var polar = MeasuredFile.With(text.Replace(inPhase, "not this one", StringComparison.Ordinal), ".dat", MeasurementFile.ReadAc).Points[0];
        Assert.NotEqual(components.InPhase, polar.InPhase);
        Assert.Equal(1, polar.InPhase / components.InPhase, Math.Pow(10, -digits + 1));
        Assert.Equal(1, polar.OutOfPhase / components.OutOfPhase, Math.Pow(10, -digits + 1));
    }

    [Fact]
    public void Mpms3_takes_the_vibrating_sample_where_it_is_and_the_free_centre_elsewhere()
    {
        var dc = Assert.IsType<DcMeasurement>(MeasuredFile.Read(InstrumentFiles.Mpms3 + InstrumentFiles.Mpms3Vsm + InstrumentFiles.Mpms3Dc, ".dat"));
        Assert.Equal([new DcPoint(3720610010, 10, 0.1, 0.002, 1e-6), new DcPoint(3720610020, 20, 0.1, 0.001, 1e-6)], dc.Points);
        Assert.Equal(["Moment (emu)", "DC Moment Free Ctr (emu)"], dc.Origin.ValueColumns);
        Assert.Equal(("MPMS3", "[Dy(L)2]Cl", 26.3, 542.53), (dc.Origin.Instrument, dc.Origin.SampleName, dc.Origin.MassMilligrams, dc.Origin.MolarMassGramsPerMole));
    }

    [Fact]
    public void A_file_with_both_is_ac_and_still_gives_its_dc_rows()
    {
        var text = InstrumentFiles.Mpms3 + InstrumentFiles.Mpms3Dc + InstrumentFiles.Mpms3Ac;
        var ac = Assert.IsType<AcMeasurement>(MeasuredFile.Read(text, ".dat"));
        Assert.Equal(new AcPoint(11.1, -0.25e-4, 999.04, 2.01793055729591E-5, 1.99391174645994E-5, 2.00061980163702), Assert.Single(ac.Points));
        Assert.Equal(20, Assert.Single(MeasuredFile.With(text, ".dat", MeasurementFile.ReadDc).Points).TemperatureK);
    }

    [Fact]
    public void Ppms_vsm_states_mass_behind_the_number()
    {
        var dc = Assert.IsType<DcMeasurement>(MeasuredFile.Read(InstrumentFiles.PpmsVsm, ".DAT"));
        Assert.Equal(new DcPoint(1, 2, 7, 0.25, 1e-5), Assert.Single(dc.Points));
        Assert.Equal(("PPMS VSM", 5.0, 200.0), (dc.Origin.Instrument, dc.Origin.MassMilligrams, dc.Origin.MolarMassGramsPerMole));
    }

    [Theory]
    [InlineData(InstrumentFiles.Acms, 0.2, 4)]
    [InlineData(InstrumentFiles.Acms2, 0, 4)]
    public void Acms_of_both_generations(string text, double field, double drive)
    {
        var ac = Assert.IsType<AcMeasurement>(MeasuredFile.Read(text, ".dat"));
        Assert.Equal(new AcPoint(5, field, 477, 2e-5, 5e-6, drive), Assert.Single(ac.Points));
    }

    [Fact]
    public void Acms_gives_its_dc_extraction()
    {
        var point = Assert.Single(MeasuredFile.With(InstrumentFiles.Acms, ".dat", MeasurementFile.ReadDc).Points);
        Assert.Equal(new DcPoint(9, 6, 0.2, 3e-3, 1e-6), point);
    }

    [Fact]
    public void Ccfit2_tables_without_a_header_and_with_small_letters()
    {
        var ac = Assert.IsType<AcMeasurement>(MeasuredFile.Read(InstrumentFiles.CcFit2, ".dat"));
        Assert.Equal(new AcPoint(2, 1e-3, 1, 2e-5, 5e-6, 2), Assert.Single(ac.Points));
    }

    [Fact]
    public void Titles_alone_are_enough()
    {
        var text = InstrumentFiles.PpmsVsm[(InstrumentFiles.PpmsVsm.IndexOf("[Data]", StringComparison.Ordinal) + 7)..];
        Assert.Equal(0.25, Assert.IsType<DcMeasurement>(MeasuredFile.Read(text)).Points[0].MomentEmu);
    }

    [Theory]
    [InlineData("INFO,7.2,SAMPLE_MASS", 7.2, null)]
    [InlineData("INFO,SAMPLE_MASS,7.2", 7.2, null)]
    [InlineData("INFO,SAMPLE_MASS:7.2", 7.2, null)]
    [InlineData("INFO,Sample Mass (mg): 7.2", 7.2, null)]
    [InlineData("INFO, WEIGHT, 7.200", 7.2, null)]
    [InlineData("INFO,,SAMPLE_MASS", null, null)]
    [InlineData("INFO,839.24,SAMPLE_MOLECULAR_WEIGHT", null, 839.24)]
    [InlineData("INFO,839.24,MOLWGHT:Molecular Weight (g/mol)", null, 839.24)]
    [InlineData("INFO,22.7,SAMPLE_VOLUME", null, null)]
    public void Sample_properties_in_both_orders(string info, double? mass, double? molarMass)
    {
        var origin = MeasuredFile.Read(InstrumentFiles.PpmsVsm.Replace("INFO,5.0,MASS:Sample Mass (mg)\nINFO,200.0,MOLWGHT:Formula Weight (g/mole)", info, StringComparison.Ordinal), ".dat").Origin;
        Assert.Equal((mass, molarMass), (origin.MassMilligrams, origin.MolarMassGramsPerMole));
    }

    [Fact]
    public void Latin_letters_of_the_instrument_do_no_harm()
    {
        byte[] text = [.. "[Header]\nINFO,50 "u8, 0xB5, .. "g,SAMPLE_COMMENT\n[Data]\nTemperature (K),Field (Oe),Moment (emu)\n2,10,1\n"u8];
        Assert.Equal(1, Assert.IsType<DcMeasurement>(MeasuredFile.With(text, ".dat", MeasurementFile.Read)).Points[0].MomentEmu);
    }

    [Fact]
    public void A_comment_with_commas_does_not_move_numbers_under_wrong_titles()
    {
        var dc = MeasuredFile.With(InstrumentFiles.PpmsVsm + "\nwarm, then cool,1,2,3,4,5,6,7,8,9,10\n", ".dat", MeasurementFile.ReadDc);
        Assert.Equal((1, 1), (dc.Points.Count, dc.Origin.SkippedRows));
    }
}
