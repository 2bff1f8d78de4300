using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class CrystalFieldProjectionTests
{
    public static TheoryData<int> Dimensions => new(Enumerable.Range(1, 17));

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Any_Hermitian_matrix_and_back(int n)
    {
        var h = RandomHermitian(new Random(n), n);
        var parameters = CrystalFieldProjection.Decompose(h, Origin);
        Near(h, CrystalFieldProjection.Compose(Spin.FromDoubled(n - 1), parameters), 1e-13);
        Assert.Equal(h.Trace().Real / n, parameters[0, 0], 1e-14);
    }

    [Fact]
    public void Odd_ranks_are_the_part_that_time_reversal_turns_around()
    {
        var h = RandomHermitian(new Random(3), 6);
        var parameters = CrystalFieldProjection.Decompose(h, Origin);
        var odd = new StevensParameters(Origin, [.. parameters.NonZero().Where(p => p.K % 2 == 1)]);
        Near(0.5 * (h - TimeReversed(h)), CrystalFieldProjection.Compose(Spin.FromValue(2.5), odd), 1e-13);
    }

    [Fact]
    public void Zeeman_energy_is_rank_one_and_zero_field_splitting_rank_two()
    {
        var system = new SpinSystem(Spin.FromValue(2), ZeemanTerm.Isotropic(2), ZeroFieldSplitting.FromDE(-6, 1.5));
        var parameters = CrystalFieldProjection.Decompose(system.Hamiltonian(FieldVector.FromTesla(1, 2, 3)), Origin);
        var unit = 2 * PhysicalConstants.BohrMagnetonCm;
        Assert.Equal([2 * unit, 3 * unit, unit], new[] { parameters[1, -1], parameters[1, 0], parameters[1, 1] }, (a, b) => Math.Abs(a - b) < 1e-13);
        Assert.Equal(-2, parameters[2, 0], 1e-13); // D = 3 B20
        Assert.Equal(1.5, parameters[2, 2], 1e-13); // E = B22
        Assert.All(parameters.NonZero().Where(p => p.K != 1 && (p.K, p.Q) is not ((2, 0) or (2, 2))), p => Assert.Equal(0, p.Value, 1e-13));
    }

    [Fact]
    public void A_field_turned_against_its_ion_keeps_the_levels()
    {
        var set = new StevensParameters(Origin, [.. RandomEntries(new Random(8), [2, 4, 6]).Select(p => (p.K, p.Q, p.Value * Math.Pow(10, -p.K)))]);
        var levels = Levels(set);
        Assert.All(levels.Zip(Levels(set.Rotated(Rotation.Random(new SeededRandom(1))))), e => Assert.Equal(e.First, e.Second, 1e-10));
        for (var i = 0; i < 16; i += 2)
        {
            Assert.Equal(levels[i], levels[i + 1], 1e-11); // Kramers
        }

        static double[] Levels(StevensParameters p) => new SpinSystem(Spin.FromValue(7.5), new StevensCrystalField(p)).Solve(FieldVector.Zero).Energies;
    }

    [Fact]
    public void A_crystal_field_has_no_odd_ranks() =>
        Assert.Throws<ArgumentException>(() => new StevensCrystalField(new StevensParameters(Origin, (3, 1, 0.1))));

    [Fact]
    public void A_multiplet_has_a_square_matrix() =>
        Assert.Throws<ArgumentException>(() => CrystalFieldProjection.Decompose(new(2, 3), Origin));
}
