using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.LigandField;

/// <summary>Free-ion levels of lanthanides against other programs and published fits.</summary>
public sealed class LanthanideLevelTests
{
    private const double CmPerMev = PhysicalConstants.EvCm / 1000;

    /// <summary>Pr3+ without spin-orbit coupling in libmcphase (tests/test_ic1ion.py): seven terms from -1088.304 to 4363.09 meV.</summary>
    [Fact]
    public void Terms_of_praseodymium()
    {
        var levels = Levels(3, 2, LanthanideIons.Parameters("Pr") with { SpinOrbit = 0 });
        Assert.Equal(7, levels.Length);
        Assert.Equal(-1088.304, levels[0].Energy / CmPerMev, 1e-3);
        Assert.Equal(4363.09, levels[^1].Energy / CmPerMev, 1e-2);
    }

    /// <summary>The same without repulsion, zeta = 100 meV: thirteen levels from -344.537 to 474.274 meV. Alpha, beta and gamma stay.</summary>
    [Fact]
    public void Spin_orbit_levels_of_praseodymium()
    {
        var parameters = LanthanideIons.Parameters("Pr") with { Repulsion = new ElectronRepulsion(0, 0), SpinOrbit = 100 * CmPerMev };
        var levels = Levels(3, 2, parameters);
        Assert.Equal(13, levels.Length);
        Assert.Equal(-344.537, levels[0].Energy / CmPerMev, 1e-3);
        Assert.Equal(474.274, levels[^1].Energy / CmPerMev, 1e-3);
    }

    /// <summary>
    /// Levels of 4f^2 as calculated by Carnall, Fields and Sarup, J. Chem. Phys. 51, 2587 (1969), doi:10.1063/1.1672382, table II, with the
    /// parameters of the same table (both as quoted in R. Caspary's Lanthanide, test/basic2.py), counted from 232 cm^-1. Levels and
    /// parameters are printed with few digits: 1 cm^-1.
    /// </summary>
    [Fact]
    public void Levels_of_praseodymium_in_lanthanum_fluoride()
    {
        var parameters = new FreeIonParameters(ElectronRepulsion.FromRacahE(4559.0, 21.954, 467.75), 744.44)
        {
            Alpha = 15.294,
            Beta = -669.02,
            Gamma = 1411.8,
        };
        (double Energy, int J)[] published =
        [
            (232, 4), (2317, 5), (4502, 6), (5190, 2), (6586, 3), (7045, 4), (9992, 4), (17047, 2), (20905, 0), (21514, 6), (21534, 1),
            (22748, 2), (46986, 0),
        ];
        var levels = Levels(3, 2, parameters);
        Assert.Equal(published.Select(p => 2 * p.J + 1), levels.Select(l => l.Degeneracy));
        Assert.All(published.Zip(levels), p => Assert.Equal(p.First.Energy, p.Second.Energy - levels[0].Energy + 232, 1.0));
    }

    /// <summary>
    /// The sextets of Dy3+ in the order of Dieke's diagram (Spectra and Energy Levels of Rare Earth Ions in Crystals (1968)): 6H15/2,
    /// 13/2, 11/2, then 6H and 6F in pairs. The first interval of the bare ion is 3013 cm^-1 by OpenMolcas without dynamic
    /// correlation, and that of crystals close to 3500.
    /// </summary>
    [Fact]
    public void Ladder_of_dysprosium()
    {
        var levels = Levels(3, 9, LanthanideIons.Parameters("Dy"), 15000);
        Assert.Equal([16, 14, 12, 10, 12, 10, 8, 6, 8, 6, 4, 2], levels.Select(l => l.Degeneracy));
        Assert.InRange(levels[1].Energy - levels[0].Energy, 3013, 3600);
    }

    /// <summary>All 2002 states of 4f^9 in a field without symmetry, against its 108 lowest free-ion states: 16 levels to 1 cm^-1.</summary>
    [Fact]
    public void All_states_of_dysprosium_and_the_lowest()
    {
        var (configuration, parameters) = (new Configuration(3, 9), LanthanideIons.Parameters("Dy"));
        var field = AngularOverlapLigand.Potential(3, [AngularOverlapLigand.At(0, 0, 1, 400, 100), AngularOverlapLigand.At(1, 0.2, 0, 300, 100)]);
        var all = LigandFieldIon.InAllStates(configuration, parameters, field).Solve(FieldVector.Zero).RelativeEnergies;
        var few = new LigandFieldIon(FreeIonBasis.Below(15000, configuration, parameters), field).Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(108, few.Length);
        Assert.All(all.Zip(few).Take(16), p => Assert.Equal(p.First, p.Second, 1.0));
        Assert.True(all[15] > 200);
        for (var i = 0; i < all.Length; i += 2)
        {
            Assert.Equal(all[i], all[i + 1], 1e-6);
        }
    }

    /// <summary>Levels on the scale of the Hamiltonian, cm^-1.</summary>
    private static (double Energy, int Degeneracy)[] Levels(int l, int n, FreeIonParameters parameters, double cut = double.PositiveInfinity)
    {
        var basis = FreeIonBasis.Below(cut, new Configuration(l, n), parameters);
        var ground = basis.Energies[0];
        return [.. basis.Levels.Select(level => (level.Energy + ground, level.Degeneracy))];
    }
}
