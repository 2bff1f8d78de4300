using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.AbInitio;

public sealed class AnisoFileTests
{
    /// <summary>Energies pass through hartree in the keyed format, hence their last digit.</summary>
    [Theory]
    [InlineData(AnisoFormat.Old, 0)]
    [InlineData(AnisoFormat.Keyed, 1e-13)]
    public void What_is_written_is_read_back(AnisoFormat format, double tolerance)
    {
        var states = Cobalt();
        var back = AnisoFile.Parse(Lines(states, format), "a.aniso");
        Assert.All(states.Energies.Zip(back.Energies), e => Assert.Equal(e.First, e.Second, tolerance));
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.Equal(states.Moment(axis).Data, back.Moment(axis).Data);
            Assert.Equal(states.Spin(axis).Data, back.Spin(axis).Data);
            Near(states.OrbitalMomentum(axis), back.OrbitalMomentum(axis), 1e-15);
        }
    }

    /// <summary>Written by hand: a free electron in Fortran's ways of writing numbers; what follows the spins is passed over.</summary>
    [Fact]
    public void The_old_format_of_a_free_electron()
    {
        string[] text =
        [
            " 1  2", " 0.0D+00 0.00000000000000E+00", " 2",
            "0 0 -1.00115965218 0 -1.00115965218 0 0 0", "0 1.0-100 0 1.00115965218 0 -1.00115965218 0 0", "-1.00115965218 0 0 0 0 0 1.00115965218 0",
            "0 0 .5 0 .5 0 0 0", "0 0 0 -.5 0 .5 0 0", "0.5 0 0 0 0 0 -5.0D-01 0", "anything",
        ];
        var states = AnisoFile.Parse(text, "aniso.input");
        var s = SpinOperators.Of(Spin.FromValue(0.5));
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.True((states.Spin(axis) - s[axis]).Norm() == 0);
            Assert.True((states.Moment(axis) + 2.00231930436 * s[axis]).Norm() < 1e-14);
        }

        Assert.Equal("OpenMolcas, aniso.input", states.Provenance.Program);
    }

    [Fact]
    public void Total_energies_in_hartree_become_wavenumbers_above_the_lowest()
    {
        var lines = Lines(Cobalt(), AnisoFormat.Keyed);
        var at = Array.IndexOf(lines, "$eso") + 2;
        lines[at] = "-12295.84012204780 -12295.84012204780 -12295.8396 -12295.8395";
        var states = AnisoFile.Parse(lines, "a.aniso");
        Assert.Equal(0.0001 * PhysicalConstants.HartreeCm, states.Energies[3] - states.Energies[2], 1e-6);
        Assert.Equal(0, states.Energies[0]);
    }

    [Theory]
    [InlineData(AnisoFormat.Old, 3, "1x0", "a.aniso:4: '1x0' stands where a number of the magnetic moment along x")]
    [InlineData(AnisoFormat.Old, 0, "1 -4", "a.aniso:1: '-4' stands where the number of spin-orbit states")]
    [InlineData(AnisoFormat.Old, 1, "0 0 NaN 3", "a.aniso:2: 'NaN'")]
    [InlineData(AnisoFormat.Old, 1, "0 5 3 3", "a.aniso: Energies must ascend: number 2 is 3 after 5")]
    [InlineData(AnisoFormat.Keyed, 22, "3 4", "a.aniso:23: $magn_xr is 3 x 4")]
    [InlineData(AnisoFormat.Keyed, 21, "$magn_xq", "a.aniso: there is no $magn_xr")]
    [InlineData(AnisoFormat.Keyed, 17, "$eos", "a.aniso: there is no $eso")]
    public void Bad_files_are_refused_with_their_line(AnisoFormat format, int line, string text, string message)
    {
        var lines = Lines(Cobalt(), format);
        lines[line] = text;
        var error = Assert.Throws<InputException>(() => AnisoFile.Parse(lines, "a.aniso"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_files_matrices_that_are_not_Hermitian_and_missing_files_are_refused()
    {
        var lines = Lines(Cobalt(), AnisoFormat.Old);
        var error = Assert.Throws<InputException>(() => AnisoFile.Parse(lines[..^1], "a.aniso"));
        Assert.Contains("ends before the spin along z", error.Message, StringComparison.Ordinal);
        lines[4] = "7 7 7 7 7 7 7 7";
        error = Assert.Throws<InputException>(() => AnisoFile.Parse(lines, "a.aniso"));
        Assert.Contains("Component x of the moment is not Hermitian", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => AnisoFile.Read("/nowhere/a.aniso"));
        Assert.Throws<InputException>(() => AnisoFile.Parse([], "empty"));
    }

    [Fact]
    public void Fewer_states_keep_the_lowest()
    {
        var lowest = Cobalt().Lowest(2);
        Assert.Equal([0, 0], lowest.Energies.Select(e => Math.Round(e, 9)));
        Assert.Equal(Cobalt().Moment(2)[1, 0], lowest.Moment(2)[1, 0]);
    }

    private static SpinOrbitStates Cobalt()
    {
        var g = Matrix.FromRows([2.1, 0.1, 0], [0.1, 2.3, 0.2], [0, 0.2, 2.7]);
        var system = new SpinSystem(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(-27.3, 4.1), new ZeemanTerm(g));
        return SpinOrbitStates.Of(system, new StateProvenance("by hand", "spin Hamiltonian", "laboratory"));
    }

    private static string[] Lines(SpinOrbitStates states, AnisoFormat format)
    {
        using var text = new StringWriter();
        AnisoWriter.Write(states, text, format);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
