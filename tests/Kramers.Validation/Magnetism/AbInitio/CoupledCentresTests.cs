using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// POLY_ANISO (OpenMolcas 22.10, calculated for this project) on the 66 states of Data/dysprosium-oxide.input. Its J is our -T; chi has
/// its N_A mu_B^2/3k_B, 6e-6 less than CODATA's; its powder of five points is the mean over the fields along x, y and z. NCUT takes all
/// coupled states into the field.
/// </summary>
public sealed class CoupledCentresTests
{
    private const double ConstantsDiffer = 1e-5;
    private static readonly double[] Temperatures = [18, 34, 50];

    private static SpinOrbitStates Dysprosium { get; } =
        AnisoFile.Read(RepositoryRoot.File("tests", "Kramers.Validation", "Magnetism", "AbInitio", "Data", "dysprosium-oxide.input"));

    /// <summary>Two dysprosium centres with 2 and 4 states, the second turned: "EigenValues of the Magnetic Interaction", from the lowest.</summary>
    [Fact]
    public void Levels_of_a_dysprosium_pair()
    {
        double[] expected = [0, 0, 8.687384308623, 8.687384308626, 816.255750122406, 816.255750122409, 823.023992326223, 823.023992326225];
        Assert.All(expected.Zip(Pair(4).States.Energies), e => Assert.Equal(e.First, e.Second, 1e-5));
    }

    [Theory]
    [InlineData(0, 28.91278552, 27.28715029, 26.73703248)]
    [InlineData(-0.01, 28.67157881, 27.18291951, 26.67147475)]
    public void Susceptibility_of_a_dysprosium_pair(double zJ, params double[] expected) => ExpectChiT(expected, Pair(4), zJ);

    [Theory]
    [InlineData(3, 8.7733324506, 7.9330771776)]
    [InlineData(6, 8.8095989864, 8.6456589183)]
    public void Magnetisation_of_a_dysprosium_pair(double tesla, params double[] expected) => ExpectMagnetisation(tesla, expected, Pair(4));

    /// <summary>Dysprosium with 4 states, S = 1 with g = (2.1, 2.1, 2.2), D = 3, E = 1.5 cm^-1 (the program takes E/D), and S = 1/2, neighbours with dipoles.</summary>
    [Fact]
    public void Levels_of_a_chain_of_three()
    {
        double[] expected = [0, .376163901894, 1.808307618025, 2.250928889214, 5.189529278783, 5.731159450064, 815.339391706634, 815.641010117705, 817.197844881900, 817.570675863770, 820.435561005406, 820.874482237383];
        var levels = Chain().States.Energies;
        Assert.Equal(24, levels.Count);
        Assert.All(expected.Index(), e => Assert.All([2 * e.Index, 2 * e.Index + 1], k => Assert.Equal(e.Item, levels[k], 1e-5)));
    }

    [Fact]
    public void Susceptibility_of_a_chain_of_three() => ExpectChiT([14.26968800, 14.24497798, 14.26486807], Chain(), 0);

    [Theory]
    [InlineData(3, 5.3924634273, 4.0221462469)]
    [InlineData(6, 6.2474639583, 4.7866088139)]
    public void Magnetisation_of_a_chain_of_three(double tesla, params double[] expected) => ExpectMagnetisation(tesla, expected, Chain());

    private static CoupledCentres Pair(int kept)
    {
        var turned = Dysprosium.Rotated(Rotation.FromEuler(0.4, 1.1, -0.7));
        var exchange = -1 * Matrix.FromRows([-0.5, 0.1, 0.2], [-0.1, 0.3, 0.05], [1, 0.02, -0.7]);
        return new CoupledCentres([new(Dysprosium, 2), new(turned, kept)], CentreCoupling.Exchange(exchange), CentreCoupling.Dipoles([1, 2, 3]));
    }

    private static CoupledCentres Chain()
    {
        var triplet = new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(3, 1.5), new ZeemanTerm(Matrix.Diagonal([2.1, 2.1, 2.2])));
        var doublet = new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(2));
        return new CoupledCentres(
            [new(Dysprosium, 4), Whole(triplet), Whole(doublet)],
            CentreCoupling.Exchange(Matrix.Diagonal([0.5, -0.1, -0.3])),
            CentreCoupling.Exchange(ExchangeConstant.FromMinusJ(-1.2), 1, 2),
            CentreCoupling.Dipoles([1, 2, 3]),
            CentreCoupling.Dipoles([1, -4, 0], 1, 2));
    }

    private static AbInitioCentre Whole(SpinSystem system) => new(SpinOrbitStates.Of(system, StateProvenance.NotStated), system.Dimension);

    private static void ExpectChiT(double[] expected, CoupledCentres cluster, double zJ) => Assert.All(Temperatures.Zip(expected), e =>
    {
        var chi = MolarSusceptibility.FromBohrMagnetonsPerTesla(cluster.Susceptibility(e.First, zJ).Trace() / 3);
        Assert.Equal(1, chi.ChiT(e.First) / e.Second, ConstantsDiffer);
    });

    private static void ExpectMagnetisation(double tesla, double[] expected, CoupledCentres cluster) => Assert.All(new[] { 2.0, 10 }.Zip(expected), e =>
    {
        double[][] axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        var mean = axes.Select((n, a) => cluster.Magnetisation(FieldVector.Along(n, tesla), e.First)[a]).Average();
        Assert.Equal(1, mean / e.Second, ConstantsDiffer);
    });
}
