using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.AbInitio;

public sealed class NeighbourFieldTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(-0.3)]
    public void For_an_isotropic_g_it_is_the_mean_field_of_the_moment(double zJ)
    {
        var states = States(2.1 * Matrix.Identity(3));
        var isolated = states.ToMagnetometer().At(FieldVector.Zero).Susceptibility(4);
        var chi = new NeighbourField(states, zJ).Susceptibility(4);
        var isolatedMatrix = isolated.ToMatrix();
        var eigen = DenseLinearAlgebra.Best.Symmetric(isolatedMatrix).Values;
        var expected = eigen.Sum(x => MeanField.FromMinusZJ(zJ, 2.1).Apply(MolarSusceptibility.FromBohrMagnetonsPerTesla(x)).BohrMagnetonsPerTesla);
        Assert.Equal(expected, chi.Trace(), 1e-12);
    }

    [Fact]
    public void Without_coupling_it_is_the_magnetometer()
    {
        var states = Anisotropic();
        var magnetometer = states.ToMagnetometer();
        var field = FieldVector.FromTesla(0.5, -1, 2);
        var alone = new NeighbourField(states, 0);
        Assert.All(new[] { 0.5, 5, 300 }, t =>
        {
            Assert.True((magnetometer.At(FieldVector.Zero).Susceptibility(t).ToMatrix() - alone.Susceptibility(t)).Norm() < 1e-13 * alone.Susceptibility(t).Norm());
            Assert.All(magnetometer.At(field).Magnetisation(t).Zip(alone.Magnetisation(field, t)), m => Assert.Equal(m.First, m.Second, 1e-12));
        });
    }

    /// <summary>Two routes: the matrix formula, and the slope of the self-consistent magnetisation.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.4)]
    public void The_susceptibility_is_the_slope_of_the_magnetisation(double zJ)
    {
        var neighbours = new NeighbourField(Anisotropic(), zJ);
        var chi = neighbours.Susceptibility(3);
        const double tesla = 1e-4;
        double[][] units = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        for (var b = 0; b < 3; b++)
        {
            var m = neighbours.Magnetisation(FieldVector.Along(units[b], tesla), 3);
            Assert.All(Enumerable.Range(0, 3), a => Assert.Equal(chi[a, b], m[a] / tesla, 1e-6));
        }

        Assert.True((chi - chi.Transpose()).Norm() < 1e-12);
    }

    /// <summary>For a spin 1/2 the coupling meets 1/chi_SS = 4 k_B T at T_c = zJ/(4 k_B).</summary>
    [Fact]
    public void A_ferromagnet_orders_at_the_temperature_of_Curie_and_Weiss()
    {
        var half = SpinOrbitStates.Of(new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(2)), StateProvenance.NotStated);
        var neighbours = new NeighbourField(half, 4 * 0.695034800);
        Assert.True(neighbours.Susceptibility(1.001)[0, 0] > 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => neighbours.Susceptibility(0.999));
    }

    private static SpinOrbitStates Anisotropic() => States(Matrix.FromRows([2.1, 0.1, 0], [0.1, 2.3, 0.2], [0, 0.2, 2.7]));

    private static SpinOrbitStates States(Matrix g) =>
        SpinOrbitStates.Of(new SpinSystem(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(-7.3, 1.1), new ZeemanTerm(g)), StateProvenance.NotStated);
}
