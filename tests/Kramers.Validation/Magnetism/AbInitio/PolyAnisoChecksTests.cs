using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// Check values of POLY_ANISO in OpenMolcas' test inputs 450 to 468. They are Euclidean norms: W of the levels above the lowest (cm^-1), the others of
/// the tensor chi k_B T/mu_B^2, first at the temperatures of the magnetisation, where states that are not kept are counted in part (why is not known: the values lie between
/// ours with and without them, 2e-5 apart), then at those of the susceptibility, of which 0 means 1e-4 K. Its k_B, mu_B and mu_0 differ from CODATA 2018 by up to 1e-6.
/// </summary>
public sealed class PolyAnisoChecksTests
{
    private const double ConstantsDiffer = 2e-6;
    private static readonly double[] EveryTen = [1e-4, .. Enumerable.Range(1, 30).Select(k => 10.0 * k)];
    private static readonly double[] Measured = [5.882353, 11.764706, 17.647059, 23.529412, 29.411765, 35.294118, 41.176471, 47.058824, 52.941176];

    /// <summary>450: one isotropic centre.</summary>
    [Theory]
    [InlineData(2, 2, 2.0, 0)]
    [InlineData(3, 2, 2.5, 0)]
    [InlineData(6, 3, 2.5, 0)]
    [InlineData(7, 4, 2.5, 0, 2.0, 4.0, 1.0, 5.0, 3.0)]
    [InlineData(11, 2, 2.0, -0.055)]
    [InlineData(13, 2, 2.0, -0.055, 1.89, 12.0, 2.5, 3.4, 2.0, 2.1, 1.0, 0.55, 0.85, 11.054, 21.0, 3.434)]
    [InlineData(14, 12, 2.0, -0.025, 1.89, 12.0, 2.5, 3.4, 2.0, 2.1, 1.0, 0.55, 0.85, 11.054, 21.0, 3.434)]
    [InlineData(24, 2, 2.0, -0.01)]
    [InlineData(29, 2, 2.0, -0.02, 2.0, 3.2)]
    [InlineData(30, 8, 2.0, -0.01)]
    [InlineData(31, 8, 2.0, 0)]
    public void Isotropic_centre(int run, int multiplicity, double g, double zJ, params double[] temperatures)
    {
        var states = SpinOrbitStates.Of(new SpinSystem(Spin.FromDoubled(multiplicity - 1), ZeemanTerm.Isotropic(g)), StateProvenance.NotStated);
        var checks = OpenMolcasInput.Number(450).Run(run);
        var cluster = new CoupledCentres([new(states, states.Count)]);
        ExpectChiT(checks.Checks(zJ == 0 ? "XT:__CHIT_TENS_EXCH" : "XT:_CHIT_THETA_TENS"), cluster, zJ, temperatures.Length == 0 ? [2.0] : temperatures, EveryTen);
    }

    /// <summary>
    /// A dysprosium doublet and a free electron with Lines' exchange (J, its three components) and dipoles, the other states of dysprosium by themselves:
    /// 16 states in old files (455, 457), 66 in new ones (465, 467).
    /// </summary>
    [Theory]
    [InlineData(455, 13, -0.124, -0.124, -0.124, -0.005)]
    [InlineData(455, 15, -0.124, -0.124, -0.125, -0.005)]
    [InlineData(455, 16, -0.124, -0.124, -0.125, -0.006)]
    [InlineData(457, 1, -0.124, -0.124, -0.125, -0.005)]
    [InlineData(465, 13, -0.124, -0.124, -0.124, -0.005)]
    [InlineData(465, 15, -0.124, -0.124, -0.125, -0.005)]
    [InlineData(467, 1, -0.124, -0.124, -0.125, -0.005)]
    public void Dysprosium_and_a_radical_with_dipoles(int number, int run, double jx, double jy, double jz, double zJ)
    {
        var input = OpenMolcasInput.Number(number);
        var cluster = new CoupledCentres(
            [new(input.StatesOf("DyFile"), 2), new(input.StatesOf("IsoFile"), 2)],
            CentreCoupling.Exchange(Matrix.Diagonal([-jx, -jy, -jz])),
            CentreCoupling.Dipoles([-1, -1, 0]));
        ExpectLevels(input.Run(run), cluster);
        ExpectChiT(input.Run(run).Checks("XT:_CHIT_THETA_TENS"), cluster, zJ, [2.0, 3.6], Measured);
        ExpectChiT(input.Run(run).Checks("XT:_CHIT_TENS_TOT"), cluster, 0, [2.0, 3.6], Measured);
    }

    /// <summary>The same without dipoles, magnetisation at 1, 5.3 and 2.4 K.</summary>
    [Theory]
    [InlineData(456)]
    [InlineData(466)]
    public void Dysprosium_and_a_radical(int number)
    {
        var input = OpenMolcasInput.Number(number);
        var cluster = new CoupledCentres(
            [new(input.StatesOf("DyFile"), 2), new(input.StatesOf("IsoFile"), 2)], CentreCoupling.Exchange(ExchangeConstant.FromMinusJ(-0.124)));
        ExpectLevels(input.Run(6), cluster);
        ExpectChiT(input.Run(6).Checks("XT:_CHIT_THETA_TENS"), cluster, -0.003, [1.0, 5.3, 2.4], EveryTen);
    }

    /// <summary>454, the electron first: 6 and 4 states of dysprosium, anisotropic exchange with three and nine components.</summary>
    [Theory]
    [InlineData(13, 6, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    [InlineData(14, 4, -0.5, 0.0, 0.5, -0.4, 0.3, 0.0, 1.0, 0.0, -1.0)]
    public void Several_doublets_and_all_components(int run, int kept, params double[] minusTensor)
    {
        var input = OpenMolcasInput.Number(454);
        var cluster = new CoupledCentres(
            [new(input.StatesOf("IsoFile"), 2), new(input.StatesOf("DyFile"), kept)],
            CentreCoupling.Exchange(-1 * new Matrix(3, 3, minusTensor)),
            CentreCoupling.Dipoles([0, 0, -1]));
        ExpectLevels(input.Run(run), cluster);
        ExpectChiT(input.Run(run).Checks("XT:__CHIT_TENS_EXCH"), KeptAlone(cluster), 0, [2.0], EveryTen);
    }

    private static void ExpectLevels(OpenMolcasInput checks, CoupledCentres cluster)
    {
        var norm = Math.Sqrt(cluster.States.Energies.Sum(e => e * e));
        Assert.Equal(1, norm / Assert.Single(checks.Checks("EXCHCTL::_____W")), ConstantsDiffer);
    }

    private static void ExpectChiT(double[] expected, CoupledCentres cluster, double zJ, double[] ofMagnetisation, double[] temperatures)
    {
        Assert.Equal(ofMagnetisation.Length + temperatures.Length, expected.Length);
        Assert.All(expected.Zip(ofMagnetisation), e => Assert.InRange(
            e.First, (1 - ConstantsDiffer) * Norm(KeptAlone(cluster), zJ, e.Second), (1 + ConstantsDiffer) * Norm(cluster, zJ, e.Second)));
        ExpectChiT(expected[ofMagnetisation.Length..], cluster, zJ, temperatures);
    }

    private static void ExpectChiT(double[] expected, CoupledCentres cluster, double zJ, double[] temperatures) =>
        Assert.All(expected.Zip(temperatures), e => Assert.Equal(1, Norm(cluster, zJ, e.Second) / e.First, ConstantsDiffer));

    private static double Norm(CoupledCentres cluster, double zJ, double temperature) =>
        cluster.Susceptibility(temperature, zJ).Norm() * PhysicalConstants.BoltzmannCm * temperature / PhysicalConstants.BohrMagnetonCm;

    private static CoupledCentres KeptAlone(CoupledCentres cluster) => new([new(cluster.States, cluster.Dimension)]);
}
