using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Potentials;

public sealed class LammpsSnapTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kramers-snap").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("linear")]
    [InlineData("quadratic")]
    [InlineData("chem")]
    public void What_is_written_comes_back_to_the_last_bit(string kind)
    {
        var potential = (SnapPotential)CrystalPotentialTests.Make(kind);
        LammpsSnap.Write(potential, File("a.snapcoeff"), File("a.snapparam"));
        var read = LammpsSnap.Read(File("a.snapcoeff"), File("a.snapparam"));
        var molecule = Geometries.Random("Co F N F N", 4);
        var (before, after) = (potential.Evaluate(molecule), read.Evaluate(molecule));
        Assert.Equal(before.EnergyEv, after.EnergyEv);
        Assert.Equal(before.ForcesEvPerAngstrom, after.ForcesEvPerAngstrom);
    }

    [Fact]
    public void Defaults_are_those_of_LAMMPS()
    {
        Write("a.snapcoeff", "1 3\nTa 0.5 1\n-2\n0.1\n0.2\n");
        Write("a.snapparam", "# text\nrcutfac 4.6 # angstrom\n\ntwojmax 1\n");
        var settings = ((Bispectrum)LammpsSnap.Read(File("a.snapcoeff"), File("a.snapparam")).Descriptor).Settings;
        Assert.Equal((4.6, 1, 0.99363, 0.0), (settings.CutoffFactor, settings.TwoJMax, settings.SphereFraction, settings.InnerRadius));
        Assert.True(settings is { Switch: true, SubtractIsolated: true, Normalise: false, ElementChannels: false, SelfInAllChannels: false });
    }

    [Fact]
    public void A_core_is_read_with_the_charges_of_its_types()
    {
        LammpsSnap.Write((SnapPotential)CrystalPotentialTests.Make("linear"), File("a.snapcoeff"), File("a.snapparam"));
        Write("a.mod", "variable z equal 27\npair_style hybrid/overlay &\nzbl 2.5 3.6 snap\npair_coeff 1 1 zbl ${z} ${z}\npair_coeff 1 2 zbl ${z} 9\npair_coeff 3 3 zbl 7 7\npair_coeff * * snap a.snapcoeff a.snapparam Co F N\n");
        var molecule = Geometries.Random("Co F N F N", 4);
        Assert.Equal(CrystalPotentialTests.Make("sum").Evaluate(molecule).EnergyEv, LammpsSnap.ReadInput(File("a.mod")).Evaluate(molecule).EnergyEv, 1e-10);
    }

    [Theory]
    [InlineData("1 3\nTa 0.5 1\n-2\n0.1\n", "the file ends")]
    [InlineData("1 3\nTa 0.5 1\n-2\n0.1\nnan\n", ":5: 'nan' is not a finite number")]
    [InlineData("1 2\nTa 0.5 1\n-2\n0.1\n", "2 coefficients for each element")]
    [InlineData("1 3\nTa 0.5\n-2\n0.1\n0.2", ":2: found 'Ta 0.5'")]
    public void Bad_coefficients_are_named(string text, string message)
    {
        Write("a.snapcoeff", text);
        Write("a.snapparam", "rcutfac 4.6\ntwojmax 1\n");
        Assert.Contains(message, Assert.Throws<InputException>(() => LammpsSnap.Read(File("a.snapcoeff"), File("a.snapparam"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rcutfac 4.6\n", "twojmax is missing")]
    [InlineData("rcutfac 4.6\ntwojmax 1\nswitchinnerflag 1\n", ":3: 'switchinnerflag 1' is not understood")]
    public void Bad_parameters_are_named(string text, string message)
    {
        Write("a.snapcoeff", "1 3\nTa 0.5 1\n-2\n0.1\n0.2\n");
        Write("a.snapparam", text);
        Assert.Contains(message, Assert.Throws<InputException>(() => LammpsSnap.Read(File("a.snapcoeff"), File("a.snapparam"))).Message, StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);
}
