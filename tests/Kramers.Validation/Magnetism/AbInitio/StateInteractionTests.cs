using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Magnetometry;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// 10 triplets and 15 singlets of V3+ between twelve point charges, CASSCF(2,5)/RASSI of OpenMolcas 22.10 (its test/additional/325, run for this
/// project): Data/vanadium.aniso has its spin-free blocks.
/// </summary>
public sealed class StateInteractionTests
{
    private static StateInteraction Vanadium { get; } = StateInteraction.Read(SingleAnisoRunsTests.Path("vanadium.aniso"));

    /// <summary>The 45 energies that RASSI found, hence all elements of the coupling; its hartrees have 14 digits, 3e-6 cm^-1 each.</summary>
    [Fact]
    public void Levels_of_vanadium()
    {
        double[] expected = [0, 28.83408, 87.74174, 300.01887, 349.76055, 496.59743, 659.97627, 702.0989, 774.71015, 816.77703, 889.39521, 920.33298, 1131.77031, 1204.00606, 1217.79034, 1510.96223, 1532.64385, 1595.75626, 2098.88867, 2153.65441, 2164.49825, 13977.3131, 14069.03207, 14287.31496, 14658.87164, 14810.3864, 16361.62441, 16368.4152, 16383.79559, 17268.70936, 17289.29685, 17295.52817, 18248.32938, 18255.57854, 18261.86095, 20504.47585, 20550.82878, 21420.22712, 21657.79007, 22122.98222, 22552.28816, 22653.53697, 23302.31927, 23308.96274, 52574.24188];
        var levels = Vanadium.Couple().Energies;
        Assert.Equal(45, levels.Count);
        Assert.All(expected.Zip(levels), e => Assert.Equal(e.First, e.Second, 1e-4));
    }

    /// <summary>D, E and "gX, gY, gZ" of the lowest three states.</summary>
    [Fact]
    public void Ground_triplet_of_vanadium()
    {
        var triplet = PseudospinProjection.Of(Vanadium.Couple(), 0, 3);
        double[] g = [.11594679970813, .75839297770968, 1.03566161845366];
        Assert.All(g.Zip(triplet.G.MainValues), v => Assert.Equal(v.First, v.Second, 1e-6));
        Assert.Equal(-73.3247, triplet.DAndE.D, 1e-4);
        Assert.Equal(14.4170, triplet.DAndE.E, 1e-4);
    }

    /// <summary>Check values CHIT and CHIT_THETA, zJ = -0.05 cm^-1.</summary>
    [Fact]
    public void Susceptibility_of_vanadium()
    {
        var input = OpenMolcasInput.Number(325);
        var (temperatures, isolated, coupled) = (input.Checks("TEMPERATURE"), input.Checks("CHIT"), input.Checks("CHIT_THETA"));
        var states = Vanadium.Couple();
        for (var i = 0; i < temperatures.Length; i += 7)
        {
            var t = temperatures[i];
            Assert.Equal(1, Chi(new NeighbourField(states, 0), t) / isolated[i], 1e-5);
            Assert.Equal(1, Chi(new NeighbourField(states, -0.05), t) / coupled[i], 1e-5);
        }
    }

    /// <summary>Energies far apart undo the coupling to first order.</summary>
    [Fact]
    public void Other_energies()
    {
        var apart = Vanadium.WithEnergies([.. Enumerable.Range(0, 25).Select(r => 1e7 * r)]).Couple();
        Assert.Equal(0, apart.Energies[2], 0.1);
        Assert.All(PseudospinProjection.Of(apart, 0, 3).G.MainValues, g => Assert.Equal(2.0023, g, 1e-3));
        Assert.Throws<ArgumentException>(() => Vanadium.WithEnergies([0]));
    }

    [Fact]
    public void Files_without_the_coupling_are_refused() =>
        Assert.Contains("$", Assert.Throws<InputException>(() => StateInteraction.Read(SingleAnisoRunsTests.Path("dysprosium-oxide.aniso"))).Message, StringComparison.Ordinal);

    private static double Chi(NeighbourField sample, double t) => MolarSusceptibility.FromBohrMagnetonsPerTesla(sample.Susceptibility(t).Trace() / 3).ChiT(t);
}
