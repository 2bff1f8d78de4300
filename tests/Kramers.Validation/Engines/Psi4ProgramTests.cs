using Kramers.Chemistry;
using Kramers.Magnetism.Exchange;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Validation.Engines;

/// <summary>Psi4 itself, where it is installed: exchange against full CI, Hessians against differences of forces.</summary>
public sealed class Psi4ProgramTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-psi4-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// Planar, 2.299 angstrom to bridging and 2.234 to terminal chlorides. The recorded run has J = 4.04 cm^-1; a closed shell would be 12 000 cm^-1 away.
    /// </summary>
    [Fact]
    public void Copper_dimer_is_found_in_broken_symmetry()
    {
        var molecule = Of(-2, 3, ("Cu", 1.67, 0, 0), ("Cu", -1.67, 0, 0), ("Cl", 0, 1.58, 0), ("Cl", 0, -1.58, 0),
            ("Cl", 3.25, 1.58, 0), ("Cl", -3.25, 1.58, 0), ("Cl", 3.25, -1.58, 0), ("Cl", -3.25, -1.58, 0));
        var pair = Exchange(new Psi4Settings { Functional = "b3lyp" }, molecule);
        Assert.Equal(2.0046, pair.HighSpinSquare, 1e-4);
        Assert.Equal(0.9936, pair.BrokenSymmetrySquare, 1e-3);
        Assert.Equal(4.04, pair.Yamaguchi().PlusJ, 0.3);
    }

    /// <summary>
    /// Two hydrogen atoms in a minimal basis: projection of the broken-symmetry determinant of Hartree-Fock is the exact singlet but for the shape of its orbitals.
    /// E(triplet) - E(singlet) by full CI of the same basis.
    /// </summary>
    [Theory]
    [InlineData(2.0, 5290.17)]
    [InlineData(2.5, 969.163)]
    public void Stretched_dihydrogen_has_the_J_of_full_CI(double distance, double exact)
    {
        var pair = Exchange(new Psi4Settings { Functional = "hf", Basis = "sto-3g" }, Of(0, 3, ("H", 0, 0, 0), ("H", 0, 0, distance)));
        Assert.Equal(exact, pair.Yamaguchi().PlusJ, 0.002 * exact);
    }

    /// <summary>
    /// Full CI in 6-31G** (Psi4, detci): 528.3 cm^-1 at 1.625 angstrom, 54.3 at 2. Hartree-Fock gives less and B3LYP more, at both.
    /// </summary>
    [Theory]
    [InlineData(1.625, 528.31)]
    [InlineData(2.0, 54.315)]
    public void Hydrogen_atoms_across_helium_lie_on_either_side_of_full_CI(double distance, double exact)
    {
        var molecule = Of(0, 3, ("H", 0, 0, distance), ("He", 0, 0, 0), ("H", 0, 0, -distance));
        var hartreeFock = Exchange(new Psi4Settings { Functional = "hf", Basis = "6-31g**" }, molecule).Yamaguchi().PlusJ;
        var hybrid = Exchange(new Psi4Settings { Functional = "b3lyp", Basis = "6-31g**" }, molecule).Yamaguchi().PlusJ;
        Assert.InRange(hartreeFock, 0.75 * exact, exact);
        Assert.InRange(hybrid, exact, 2.5 * exact);
    }

    /// <summary>Spins 3/2 and 1/2: a nitrogen and a hydrogen atom far from each other.</summary>
    [Fact]
    public void Unequal_spins_are_told_apart_and_do_not_couple_from_afar()
    {
        var pair = Exchange(new Psi4Settings { Functional = "hf", Basis = "sto-3g" }, Of(0, 5, ("H", 0, 0, 0), ("N", 0, 0.1, 6)));
        Assert.Equal((3, 1), (pair.UnpairedFirst, pair.UnpairedSecond));
        Assert.Equal(pair.ExpectedBrokenSymmetrySquare, pair.BrokenSymmetrySquare, 1e-3);
        Assert.Equal(0, pair.Yamaguchi().PlusJ, 0.5);
    }

    /// <summary>At 0.74 angstrom two electrons pair: no broken symmetry exists.</summary>
    [Fact]
    public void A_bond_is_no_exchange_coupling()
    {
        var failure = Assert.Throws<EngineException>(() => Exchange(new Psi4Settings { Functional = "hf", Basis = "sto-3g" }, Of(0, 3, ("H", 0, 0, 0), ("H", 0, 0, 0.74))));
        Assert.Contains("<S^2>", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hessian_of_water_is_the_difference_of_its_forces()
    {
        var engine = new Psi4Engine(new Psi4Settings { Functional = "pbe", Basis = "sto-3g" });
        SkipWithout(engine);
        double[] x = [0, 0.02, 0.1, 0.79, 0, -0.5, -0.74, 0.1, -0.52];
        var hessian = Run(engine, Water(x), EngineTask.Hessian).HessianEvPerAngstrom2!;
        foreach (var k in new[] { 2, 3 })
        {
            const double step = 0.005;
            var (forward, backward) = (Forces(engine, x, k, step), Forces(engine, x, k, -step));
            Assert.All(Enumerable.Range(0, 9), row => Assert.Equal((backward[row] - forward[row]) / (2 * step), hessian[row, k], 0.05));
        }
    }

    private double[] Forces(Psi4Engine engine, double[] x, int coordinate, double step) =>
        Run(engine, Water([.. x.Select((value, k) => k == coordinate ? value + step : value)]), EngineTask.EnergyForces).ForcesEvPerAngstrom!;

    private BrokenSymmetryPair Exchange(Psi4Settings settings, Molecule molecule)
    {
        var engine = new Psi4Engine(settings);
        SkipWithout(engine);
        var pair = Run(engine, molecule, EngineTask.Exchange).Exchange!;
        output.WriteLine(FormattableString.Invariant($"<S^2> {pair.HighSpinSquare:F6} and {pair.BrokenSymmetrySquare:F6}; J of +J S1.S2, cm^-1:"));
        output.WriteLine(FormattableString.Invariant($"Yamaguchi {pair.Yamaguchi().PlusJ:F3}, Noodleman {pair.Noodleman().PlusJ:F3}, Ruiz {pair.Ruiz().PlusJ:F3}"));
        return pair;
    }

    private EngineResult Run(Psi4Engine engine, Molecule molecule, EngineTask task) =>
        LocalRun.Run(engine, molecule, task, _folder.CreateSubdirectory(Path.GetRandomFileName()).FullName, TestContext.Current.CancellationToken);

    private static Molecule Water(double[] x) => new(new Structure([.. new[] { "O", "H", "H" }.Select(Element.FromSymbol)], x), 0, 1);

    private static Molecule Of(int charge, int multiplicity, params (string Symbol, double X, double Y, double Z)[] atoms) => new(
        new Structure([.. atoms.Select(a => Element.FromSymbol(a.Symbol))], [.. atoms.SelectMany(a => new[] { a.X, a.Y, a.Z })]), charge, multiplicity);

    private static void SkipWithout(Psi4Engine engine)
    {
        var finding = engine.Find(Environment.GetEnvironmentVariable("PATH") ?? "", TestContext.Current.CancellationToken);
        Assert.SkipWhen(finding.State != FindingState.Found, $"{finding.Name} is not installed: kramers doctor says how to get it.");
    }
}
