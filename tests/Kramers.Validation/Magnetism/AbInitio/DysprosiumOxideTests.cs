using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// Dy3+ with an oxygen atom at 2.5 angstrom on the z axis, all 66 states of CASSCF(9,7)/RASSI from OpenMolcas 22.10, calculated
/// for this project: Data/dysprosium-oxide.input holds them with moments to 8 decimals, the .aniso file the lowest four as the program wrote them. The
/// reference values are printed by SINGLE_ANISO (OpenMolcas, test/additional/324.input and its output).
/// </summary>
public sealed class DysprosiumOxideTests
{
    private static SpinOrbitStates States { get; } = AnisoFile.Read(Data("dysprosium-oxide.input"));

    [Fact]
    public void Both_formats_of_the_program_hold_the_same_states()
    {
        var keyed = AnisoFile.Read(Data("dysprosium-oxide.aniso"));
        Assert.Equal(4, keyed.Count);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(States.Energies[i], keyed.Energies[i], 5e-5); // hartrees to 14 digits
        }

        for (var axis = 0; axis < 3; axis++)
        {
            Assert.True((States.Lowest(4).Moment(axis) - keyed.Moment(axis)).Norm() < 1e-7);
            Assert.True((States.Lowest(4).Spin(axis) - keyed.Spin(axis)).Norm() < 1e-7);
        }
    }

    [Fact]
    public void Ground_doublet_is_Ising()
    {
        var g = PseudospinProjection.Of(States, 0, 2).G;
        Assert.Equal(20.01159652185907, g.MainValues[2], 2e-8);
        Assert.Equal(0, g.MainValues[1], 1e-8);
        Assert.Equal(1, g.Axes[2, 2], 1e-9);
    }

    /// <summary>
    /// J = 15/2 along z: B(k,0) as printed, those with k = 2, 4, 6 are the check values CRYS_BNMC_k0 too. The moments in the file have 8
    /// decimals, which the higher ranks see.
    /// </summary>
    [Fact]
    public void Crystal_field_of_the_ground_multiplet()
    {
        var projection = PseudospinProjection.Of(States, 0, 16, Rotation.Identity);
        var b = projection.ZeroField;
        Assert.Equal(Spin.FromValue(7.5), projection.Spin);
        Assert.Equal(1, b[2, 0] / -19.680346728398, 1e-9);
        Assert.Equal(1, b[4, 0] / -0.51035201840654e-2, 1e-7);
        Assert.Equal(1, b[6, 0] / 0.58673324310510e-4, 1e-7);
        Assert.Equal(1, b[8, 0] / -0.39540630045855e-7, 1e-6);
        Assert.Equal(1, b[10, 0] / -0.43671951443821e-10, 1e-5);
        Assert.All(b.NonZero().Where(p => p.Q != 0), p => Assert.Equal(0, p.Value, 1e-6));
        Assert.Equal(b[2, 0], b.ToChibotaruUngur()[2, 0]);
    }

    /// <summary>The printed crystal-field splitting matrix, from its barycentre: multiplets mix, so that ranks above 6 are needed.</summary>
    [Fact]
    public void Six_ranks_are_not_enough()
    {
        var projection = PseudospinProjection.Of(States, 0, 16, Rotation.Identity);
        var b = projection.ZeroField;
        double[] printed = [-2102.39857, -1287.11514, -513.72255, 156.36264];
        Assert.All(printed.Index(), e => Assert.Equal(e.Item, projection.Hamiltonian[e.Index, e.Index].Real - b[0, 0], 1e-4));
        var six = new StevensParameters(b.Provenance, [.. b.NonZero().Where(p => p.K is 2 or 4 or 6)]);
        Assert.Equal(-2097.2, CrystalFieldProjection.Compose(projection.Spin, six)[0, 0].Real, 0.05);
    }

    [Theory]
    [InlineData(1e-4, 12.519442403401)]
    [InlineData(5, 12.535391776067)]
    [InlineData(25, 12.599190542707)]
    [InlineData(100, 12.838405877480)]
    public void Susceptibility(double temperature, double chiT)
    {
        var chi = States.ToMagnetometer().At(FieldVector.Zero).Susceptibility(temperature).Powder;
        Assert.Equal(1, chi.ChiT(temperature) / chiT, 1e-5);
    }

    private static string Data(string file) =>
        RepositoryRoot.File("tests", "Kramers.Validation", "Magnetism", "AbInitio", "Data", file);
}
