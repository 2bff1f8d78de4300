using System.Numerics;
using Kramers.Magnetism.Magnetometry;

namespace Kramers.Tests.Magnetism.Magnetometry;

public class DemagnetisingFieldTests
{
    /// <summary>A superconducting sphere expels the field: -1/(4 pi) per volume inside, -3/(8 pi) to the applied field.</summary>
    [Fact]
    public void A_superconducting_sphere()
    {
        var sphere = new DemagnetisingField(DemagnetisingField.SphereFactor, 0.02);
        Assert.Equal(-0.02 / (4 * Math.PI), sphere.Internal(-3 / (8 * Math.PI) * 0.02).Real, 1e-15);
    }

    [Fact]
    public void Field_and_susceptibility_say_the_same()
    {
        var plate = DemagnetisingField.FromDensity(1, 15, 1.5);
        Assert.Equal(0.01, plate.VolumeCm3, 1e-15);
        var inside = plate.InternalOersted(1000, 0.2);
        Assert.Equal(1000 - 4 * Math.PI * 20, inside, 1e-10);
        Assert.Equal(0.2 / inside, plate.Internal(0.2 / 1000).Real, 1e-15);
    }

    [Fact]
    public void A_needle_along_the_field_changes_nothing()
    {
        var needle = new DemagnetisingField(0, 1e-3);
        Assert.Equal(new Complex(3e-5, -2e-5), needle.Internal(new Complex(3e-5, -2e-5)));
        Assert.Equal(500, needle.InternalOersted(500, 3));
    }

    [Fact]
    public void What_lags_behind_inside_lags_less_outside()
    {
        // chi_int from chi_ext and back, chi_ext = chi_int/(1 + 4 pi N chi_int/V).
        var sphere = new DemagnetisingField(1.0 / 3, 0.01);
        var inside = new Complex(4e-4, -3e-4);
        var outside = inside / (1 + 4 * Math.PI / 3 * inside / 0.01);
        Assert.True(-outside.Imaginary < -inside.Imaginary && outside.Phase > inside.Phase);
        Assert.Equal(0, (sphere.Internal(outside) - inside).Magnitude, 1e-18);
    }

    [Fact]
    public void Impossible_shapes_are_refused()
    {
        Assert.Contains("Divide a cgs factor by 4 pi", Assert.Throws<ArgumentOutOfRangeException>(() => new DemagnetisingField(4 * Math.PI / 3, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemagnetisingField(0.3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemagnetisingField.FromDensity(0.3, 10, -1));
        Assert.Contains("only values below 1", Assert.Throws<ArgumentException>(() => new DemagnetisingField(1, 1e-5).Internal(1e-4)).Message, StringComparison.Ordinal);
    }
}
