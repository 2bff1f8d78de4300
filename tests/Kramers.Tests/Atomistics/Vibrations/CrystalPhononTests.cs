using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Vibrations;

/// <summary>Phonons against closed forms: Ashcroft and Mermin, Solid State Physics (1976), chapter 22.</summary>
public class CrystalPhononTests
{
    private const double K = 2.5;
    private const double A = 4;
    private static readonly double Unit = Math.Sqrt(PhysicalConstants.ElementaryCharge / PhysicalConstants.AtomicMass) * 1e10 / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100);
    private static readonly Structure Fcc = LatticeSprings.Fcc("Al", A);
    private static readonly LatticeSprings FccSprings = new(K, A / Math.Sqrt(2));
    private static readonly CrystalPhonons FccPhonons = new(SupercellForceConstants.Evaluate(FccSprings, Fcc, (3, 3, 3), 1e-4));
    private static readonly double Mass = Element.FromSymbol("Al").Mass;

    /// <summary>w^2 = K (1/m + 1/M) -+ K sqrt((1/m + 1/M)^2 - 4 sin^2(qa/2)/(mM)); two cells are enough for neighbours.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Diatomic_chain(int cells)
    {
        const double length = 2;
        var chain = new Structure([Element.FromSymbol("Na"), Element.FromSymbol("Cl")], [0, 0, 0, length, 0, 0], new UnitCell(Matrix.Diagonal([2 * length, 9, 9])));
        var phonons = new CrystalPhonons(SupercellForceConstants.Evaluate(new LatticeSprings(K, length), chain, (cells, 1, 1), 1e-4, cancellation: TestContext.Current.CancellationToken));
        var (light, heavy) = (1 / chain.Elements[0].Mass, 1 / chain.Elements[1].Mass);
        foreach (var x in new[] { 0, 0.1, 0.25, 0.37, 0.5 })
        {
            var root = Math.Sqrt(Math.Pow(light + heavy, 2) - 4 * light * heavy * Math.Pow(Math.Sin(Math.PI * x), 2));
            var modes = phonons.At(phonons.Wavevector([x, 0, 0]));
            Assert.Equal(Unit * Math.Sqrt(K * (light + heavy + root)), modes.FrequenciesCm[5], 1e-5);
            Assert.Equal(Unit * Math.Sqrt(Math.Max(0, K * (light + heavy - root))), modes.FrequenciesCm[4], x == 0 ? 0.02 : 1e-5);
            Assert.All(modes.FrequenciesCm[..4], w => Assert.Equal(0, w, 0.05)); // springs do not hold what moves sideways
        }
    }

    /// <summary>Along [100]: m w^2 = 8 K sin^2(qa/4) and twice 4 K sin^2(qa/4), slopes along.</summary>
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Fcc_along_100(double x)
    {
        double[] q = [2 * Math.PI / A * x, 0, 0];
        var (modes, phase) = (FccPhonons.At(q), q[0] * A / 4);
        Assert.Equal(Unit * Math.Sqrt(4 * K / Mass) * Math.Sin(phase), modes.FrequenciesCm[0], 1e-4);
        Assert.Equal(Unit * Math.Sqrt(4 * K / Mass) * Math.Sin(phase), modes.FrequenciesCm[1], 1e-4);
        Assert.Equal(Unit * Math.Sqrt(8 * K / Mass) * Math.Sin(phase), modes.FrequenciesCm[2], 1e-4);
        var velocities = modes.GroupVelocities(FccPhonons);
        var sound = Math.Sqrt(8 * K / Mass * PhysicalConstants.ElementaryCharge / PhysicalConstants.AtomicMass) * A / 4 * 1e-3; // km/s
        Assert.Equal(sound * Math.Cos(phase), velocities[2, 0], 1e-4);
        Assert.Equal(sound / Math.Sqrt(2) * Math.Cos(phase), velocities[0, 0], 1e-4);
        Assert.Equal(0, velocities[2, 1], 1e-6);
    }

    /// <summary>Anywhere: m D = 2 K sum over the six axes d of (1 - cos q.d) d d^T/d^2.</summary>
    [Fact]
    public void Fcc_at_any_wavevector_and_its_slopes_by_differences()
    {
        double[] q = [0.31, -0.12, 0.57];
        var expected = new Matrix(3, 3);
        foreach (var (x, y, z) in new[] { (1, 1, 0), (1, -1, 0), (1, 0, 1), (1, 0, -1), (0, 1, 1), (0, 1, -1) })
        {
            double[] d = [x, y, z];
            var share = 2 * K / Mass * (1 - Math.Cos(A / 2 * (q[0] * x + q[1] * y + q[2] * z))) / 2;
            for (var k = 0; k < 9; k++)
            {
                expected.Data[k] += share * d[k / 3] * d[k % 3];
            }
        }

        var values = DenseLinearAlgebra.Best.SymmetricEigenvalues(expected);
        Geometries.AssertClose([.. values.Select(v => Unit * Math.Sqrt(v))], FccPhonons.At(q).FrequenciesCm, 1e-6);
        var velocities = FccPhonons.At(q).GroupVelocities(FccPhonons);
        var perKmPerSecond = 1e3 / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100) * 1e10; // cm^-1 angstrom of 1 km/s
        for (var axis = 0; axis < 3; axis++)
        {
            double[] ahead = [.. q], back = [.. q];
            (ahead[axis], back[axis]) = (q[axis] + 1e-4, q[axis] - 1e-4);
            var slope = FccPhonons.At(ahead).FrequenciesCm.Zip(FccPhonons.At(back).FrequenciesCm, (a, b) => (a - b) / 2e-4);
            Assert.All(slope.Index(), s => Assert.Equal(s.Item / perKmPerSecond, velocities[s.Index, axis], 1e-5));
        }
    }

    [Fact]
    public void Force_constants_obey_sum_rule_and_exchange_and_the_supercell_is_the_crystal()
    {
        var salt = new Structure([Element.FromSymbol("Na"), Element.FromSymbol("Cl")], [0, 0, 0, 1.9, 2.1, 2], new UnitCell(Matrix.FromRows([4, 0, 0], [0.3, 4, 0], [0, 0.2, 4])));
        var springs = new LatticeSprings(K, 3.4);
        var constants = SupercellForceConstants.Evaluate(springs, salt, (3, 3, 2), 1e-3, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(18 * springs.Evaluate(salt).EnergyEv, springs.Evaluate(constants.Supercell).EnergyEv, 1e-9);
        Assert.InRange(constants.SumRuleViolation, 1e-14, 1e-5);
        for (var a = 0; a < 6; a++)
        {
            Assert.All(Enumerable.Range(0, 3), b => Assert.Equal(0, Enumerable.Range(0, 36).Sum(j => constants.Values[a, 3 * j + b]), 1e-12));
        }

        var d = new CrystalPhonons(constants).DynamicalMatrix([0.2, 0.1, -0.4]);
        Assert.InRange((d - d.Adjoint()).Norm() / d.Norm(), 0, 1e-13);
    }

    /// <summary>Where the supercell is commensurate, its modes at rest are those of the mesh.</summary>
    [Fact]
    public void The_mesh_has_the_frequencies_of_the_whole_supercell()
    {
        var constants = SupercellForceConstants.Evaluate(FccSprings, Fcc, (3, 3, 3), 1e-4, cancellation: TestContext.Current.CancellationToken);
        var hessian = FiniteDifferenceHessian.Evaluate(FccSprings, constants.Supercell, 1e-4, TestContext.Current.CancellationToken);
        var whole = DenseLinearAlgebra.Best.SymmetricEigenvalues(1 / Mass * hessian);
        var mesh = PhononMesh.Of(FccPhonons, (3, 3, 3));
        Assert.Equal(1, mesh.Weights.Sum(), 1e-12);
        double[] all = [.. mesh.Points.Zip(mesh.Weights).SelectMany(p => Enumerable.Repeat(p.First.FrequenciesCm, (int)Math.Round(27 * p.Second)).SelectMany(w => w)).Order()];
        Assert.All(all.Skip(3).Zip(whole.Skip(3)), p => Assert.Equal(Unit * Math.Sqrt(p.Second), p.First, 1e-3));
    }

    [Fact]
    public void Density_of_states_counts_three_modes_per_atom_and_warm_atoms_spread_as_the_inverse_of_D()
    {
        var mesh = PhononMesh.Of(FccPhonons, (5, 5, 5));
        double[] grid = [.. Enumerable.Range(-200, 1000).Select(k => (double)k)];
        Assert.Equal(3, mesh.DensityOfStates(grid, 10).Sum(), 1e-6);

        // Classical limit: <u u^T> = kT/m mean over q of D^-1, here a third of its trace by cubic symmetry.
        const double hot = 20000;
        var inverse = 0.0;
        for (var p = 1; p < mesh.Points.Count; p++)
        {
            var d = FccPhonons.DynamicalMatrix(mesh.Points[p].Wavevector);
            inverse += mesh.Weights[p] * DenseLinearAlgebra.Best.HermitianEigenvalues(d).Sum(x => 1 / x);
        }

        var u = mesh.ThermalDisplacements(hot)[0];
        var expected = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge * hot / Mass * inverse / 3;
        Assert.Equal(1, u[0, 0] / expected, 1e-4);
        Assert.Equal(1, u[1, 1] / u[2, 2], 1e-9);
        Assert.Equal(0, u[0, 1] / u[0, 0], 1e-9);
    }

    [Fact]
    public void A_molecule_has_no_supercell() =>
        Assert.Throws<ArgumentException>(() => SupercellForceConstants.Repeated(Geometries.Random("C O", 1), (1, 1, 1)));
}
