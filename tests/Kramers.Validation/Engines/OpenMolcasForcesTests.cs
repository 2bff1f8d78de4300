using Kramers.Chemistry;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Validation.Engines;

/// <summary>Forces of OpenMolcas, where it is installed, against differences of its energies. Seconds are those of one core that has nothing else to do.</summary>
public sealed class OpenMolcasForcesTests : IDisposable
{
    private const double Step = 0.01;
    private static readonly Structure Water = Of("O", 0, 0, 0.12, "H", 0, 0.76, -0.47, "H", 0.05, -0.75, -0.48);
    private static readonly Structure CobaltDifluoride = Of("Co", 0, 0, 0, "F", 1.70, 0.05, 0.30, "F", -1.72, -0.05, 0.30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-forces-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>6 s each. Of functionals with unpaired electrons OpenMolcas 22.10 has forces that are 4e-4 eV/angstrom off, with any grid (docs/engines.md).</summary>
    [Theory]
    [InlineData("hf", 0, 1, 1e-4)]
    [InlineData("pbe0", 0, 1, 1e-4)]
    [InlineData("hf", 1, 2, 1e-4)]
    [InlineData("pbe0", 1, 2, 1e-3)]
    public void Forces_of_water_are_differences_of_energies(string method, int charge, int multiplicity, double tolerance) =>
        Compare(new OpenMolcasForceSettings { Method = method }, new Molecule(Water, charge, multiplicity), 5, tolerance);

    /// <summary>The lowest two of ten quartets are 0.05 meV apart; RASSCF prints eight decimals of a hartree; 25 s.</summary>
    [Fact]
    public void Forces_of_the_lowest_state_of_CASSCF_are_differences_of_its_energies() =>
        Compare(new OpenMolcasForceSettings { Method = "casscf", OxidationState = 2 }, new Molecule(CobaltDifluoride, 0, 4), 3, 1e-4);

    // f' = (f(-2h) - 8 f(-h) + 8 f(h) - f(2h)) / 12h, error h^4.
    private void Compare(OpenMolcasForceSettings settings, Molecule molecule, int coordinate, double tolerance)
    {
        var engine = new OpenMolcasForces(File.Exists("/usr/bin/pymolcas") && File.Exists("/usr/bin/python3") ? settings with { Command = ["/usr/bin/python3", "/usr/bin/pymolcas"] } : settings);
        var found = engine.Find(Environment.GetEnvironmentVariable("PATH") ?? "", TestContext.Current.CancellationToken);
        Assert.SkipUnless(found.State == FindingState.Found, "OpenMolcas is not installed: kramers doctor says how to get it.");
        double Energy(int steps) => Run(engine, Moved(molecule, coordinate, steps * Step), $"{steps}").EnergyEv!.Value;
        var derivative = (Energy(-2) - 8 * Energy(-1) + 8 * Energy(1) - Energy(2)) / (12 * Step);
        Assert.Equal(-derivative, Run(engine, molecule, "0").ForcesEvPerAngstrom![coordinate], tolerance);
    }

    private EngineResult Run(OpenMolcasForces engine, Molecule molecule, string folder) =>
        LocalRun.Run(engine, molecule, EngineTask.EnergyForces, Path.Combine(_folder.FullName, folder), TestContext.Current.CancellationToken);

    private static Molecule Moved(Molecule molecule, int coordinate, double step)
    {
        var x = molecule.Structure.Positions.ToArray();
        x[coordinate] += step;
        return new Molecule(molecule.Structure.WithPositions(x), molecule.Charge, molecule.Multiplicity);
    }

    private static Structure Of(params object[] atoms) => new(
        [.. atoms.OfType<string>().Select(Element.FromSymbol)],
        [.. atoms.Where(a => a is not string).Select(a => Convert.ToDouble(a, System.Globalization.CultureInfo.InvariantCulture))]);
}
