using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

public class SampleDescriptionTests
{
    private static readonly MeasurementOrigin Origin = new("x.dat", "MPMS");
    private static readonly SampleDescription Sample = new(10, 500);

    /// <summary>Curie's law of 20 micromol of spins 1/2 with g = 2: m = (0.375 cm^3 K/mol)/T H n.</summary>
    private static readonly double CurieEmu = new Paramagnet(Spin.FromDoubled(1), 2).Susceptibility(100).Cm3PerMol * 1000 * 2e-5;

    [Fact]
    public void Spins_one_half_have_their_chi_T()
    {
        Assert.Equal(7.503e-5, CurieEmu, 1e-8);
        var point = new DcPoint(null, 100, 0.1, CurieEmu, CurieEmu / 100);
        var chiT = new DcMeasurement(Origin, [point]).PerMole(Sample, MolarQuantity.SusceptibilityTimesTemperature).Points[0];
        Assert.Equal(0.375148, chiT.Value, 1e-6);
        Assert.Equal(0.00375148, chiT.Error!.Value, 1e-8);
        Assert.Equal(Sample.Susceptibility(point).ChiT(100), chiT.Value, 1e-14);

        // 0.00375148 cm^3/mol times 1000 Oe over 5584.94 emu/mol.
        Assert.Equal(6.71714e-4, Sample.Moment(point).BohrMagnetons, 1e-9);
    }

    [Fact]
    public void Holder_and_diamagnetism_are_taken_off()
    {
        const double dia = -250e-6, holder = -3e-9;
        var sample = Sample with { Diamagnetism = MolarSusceptibility.FromCm3PerMol(dia), HolderEmuPerOersted = holder };
        var measured = new DcPoint(null, 100, 0.1, CurieEmu + dia * 1000 * 2e-5 + holder * 1000, null);
        Assert.Equal(CurieEmu / 2e-5, sample.Moment(measured).EmuPerMol, 1e-12);
        var ac = sample.AcSusceptibility(measured.MomentEmu / 1000, 2e-9);
        Assert.Equal((CurieEmu / 1000 / 2e-5, 1e-4), (Math.Round(ac.InPhase, 15), Math.Round(ac.OutOfPhase, 15)), Tolerance);
    }

    [Fact]
    public void The_demagnetising_field_enters_dc_and_ac_alike()
    {
        var sample = new SampleDescription(10, 500) { Demagnetisation = new DemagnetisingField(1.0 / 3, 0.008), HolderEmuPerOersted = -1e-6, Diamagnetism = MolarSusceptibility.FromCm3PerMol(-1e-3) };
        var point = new DcPoint(null, 2, 0.1, 0.1, null);
        var chi = sample.Susceptibility(point).Cm3PerMol;
        Assert.Equal(chi, sample.AcSusceptibility(1e-4, 0).InPhase, 1e-12);

        // By hand: H_int = 1000 - (4 pi/3)(0.101/0.008) = 947.1165 Oe; 0.101/2e-5/947.1173 + 0.001.
        Assert.Equal(0.09471165, sample.InternalFieldTesla(point), 1e-8);
        Assert.Equal(5.332974, chi, 1e-6);
    }

    [Fact]
    public void Units_of_a_molar_measurement_go_round()
    {
        var chi = new MolarDcMeasurement(Origin, MolarQuantity.Susceptibility, [new MolarDcPoint(null, 4, 0.5, 0.1, 0.002)]);
        var back = chi.As(MolarQuantity.SusceptibilityTimesTemperature).As(MolarQuantity.Magnetisation).As(MolarQuantity.Susceptibility).Points[0];
        Assert.Equal((0.1, 0.002), (back.Value, back.Error!.Value), Tolerance);
        Assert.Equal(0.1 * 5000 / 5584.939, chi.As(MolarQuantity.Magnetisation).Points[0].Value, 1e-8);
        var open = new MolarDcMeasurement(Origin, MolarQuantity.Susceptibility, [new MolarDcPoint(null, 4, null, 0.1, null)]);
        Assert.Equal(0.4, open.As(MolarQuantity.SusceptibilityTimesTemperature).Points[0].Value, 1e-15);
        Assert.Throws<ArgumentException>(() => open.As(MolarQuantity.Magnetisation));
    }

    [Fact]
    public void Molar_ac_data_stay_as_they_are()
    {
        var raw = new AcMeasurement(Origin, AcUnit.EmuPerOersted, [new AcPoint(2, 0, 10, 2e-5, 1e-5, null)]);
        var molar = raw.PerMole(Sample);
        Assert.Equal((AcUnit.Cm3PerMol, 1.0, 0.5), (molar.Unit, Math.Round(molar.Points[0].InPhase, 12), Math.Round(molar.Points[0].OutOfPhase, 12)));
        Assert.Same(molar, molar.PerMole(Sample));
    }

    [Fact]
    public void Chi_has_no_points_in_no_field_but_M_has()
    {
        var dc = new DcMeasurement(Origin, [new(null, 2, 0, 1e-3, null), new(null, 2, 1, 1e-2, null)]);
        Assert.Single(dc.PerMole(Sample, MolarQuantity.Susceptibility).Points);
        Assert.Equal(2, dc.PerMole(Sample, MolarQuantity.Magnetisation).Points.Count);
        var none = new DcMeasurement(Origin, [new(null, 2, 0, 1e-3, null)]);
        Assert.Contains("less than 1 Oe", Assert.Throws<ArgumentException>(() => none.PerMole(Sample, MolarQuantity.Susceptibility)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_describes_the_sample_or_says_what_it_lacks()
    {
        Assert.Equal(Sample, SampleDescription.FromHeader(Origin with { MassMilligrams = 10, MolarMassGramsPerMole = 500 }));
        Assert.Contains("x.dat: the header states no mass nor molar mass of the sample", Lacks(Origin), StringComparison.Ordinal);
        Assert.Contains("the header states no molar mass of the sample. Give the molar mass in g/mol", Lacks(Origin with { MassMilligrams = 10 }), StringComparison.Ordinal);
        Assert.Contains("the header states no mass of the sample", Lacks(Origin with { MolarMassGramsPerMole = 10 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_samples_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleDescription(0, 500));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleDescription(10, double.NaN));
        Assert.Contains("negative", Assert.Throws<ArgumentOutOfRangeException>(() => Sample with { Diamagnetism = MolarSusceptibility.FromCm3PerMol(250e-6) }).Message, StringComparison.Ordinal);
        var plate = Sample with { Demagnetisation = new DemagnetisingField(1, 1e-6) };
        Assert.Contains("Check the factor, the volume", Assert.Throws<ArgumentException>(() => plate.Susceptibility(new DcPoint(null, 2, 0.1, 1, null))).Message, StringComparison.Ordinal);
    }

    private static string Lacks(MeasurementOrigin origin) => Assert.Throws<InputException>(() => SampleDescription.FromHeader(origin)).Message;

    private static bool Tolerance((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12;
}
