using System.Diagnostics;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.Engines;

/// <summary>
/// The program kramers labels with OpenMolcas 22.10, where it is installed, against what OpenMolcas itself had printed. Seconds are those of
/// one core that has nothing else to do.
/// </summary>
public sealed class OpenMolcasLabelTests : IDisposable
{
    private static readonly string Kramers = Path.Combine(AppContext.BaseDirectory, "kramers");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-molcas-");

    public OpenMolcasLabelTests()
    {
        Assert.SkipUnless(File.Exists(Kramers), "The program kramers was not built beside the tests.");
        var found = new OpenMolcasEngine(new OpenMolcasSettings(2)).Find(Environment.GetEnvironmentVariable("PATH") ?? "", CancellationToken.None);
        Assert.SkipUnless(found.State == FindingState.Found, "OpenMolcas is not installed: kramers doctor says how to get it.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>SA-CASSCF(7,5), SINGLE_ANISO; 16 s.</summary>
    [Fact]
    public void Tetrachlorocobaltate_has_the_D_that_SINGLE_ANISO_prints()
    {
        const string geometry = "5\n\nCo 0 0 0\nCl 1.86 0.05 1.32\nCl -1.86 -0.05 1.32\nCl 0.05 1.82 -1.37\nCl -0.05 -1.82 -1.37\n";
        var set = Label(geometry, "--task", "d-tensor", "--charge", "-2", "--multiplicity", "4", "--oxidation", "2");
        var parameters = ZeroFieldParameters.From(set.Labels[0].Tensors["D"]);
        Assert.Equal(5.8532, parameters.D, 2e-3);
        Assert.Equal(0.3239, Math.Abs(parameters.E), 2e-3);
        var record = set.Records.Values.Single();
        Assert.Equal([0, 0, 11.7601, 11.7601, 2263.0550], record.Quantities["spin_orbit_energies_cm"].Take(5), (x, y) => Math.Abs(x - y) < 2e-3);
        Assert.All(record.Quantities["metal_shares"], share => Assert.InRange(share, 0.9, 1));
        Assert.Equal(7, record.Quantities["active_occupations"].Sum(), 1e-3);
    }

    /// <summary>XMS-CASPT2 over ten quartets; 8 s.</summary>
    [Fact]
    public void Cobalt_difluoride_with_CASPT2_has_the_D_that_SINGLE_ANISO_prints()
    {
        const string geometry = "3\n\nCo 0 0 0\nF 1.70 0.05 0.30\nF -1.70 -0.05 0.30\n";
        var set = Label(geometry, "--task", "d-tensor", "--multiplicity", "4", "--oxidation", "2", "--method", "caspt2");
        Assert.Equal(25.7817, ZeroFieldParameters.From(set.Labels[0].Tensors["D"]).D, 5e-3);
        Assert.Equal([0, 0, 51.5682, 51.5682], set.Records.Values.Single().Quantities["spin_orbit_energies_cm"].Take(4), (x, y) => Math.Abs(x - y) < 5e-3);
        Assert.Contains("XMS-CASPT2", set.Records.Values.Single().LevelOfTheory, StringComparison.Ordinal);
    }

    /// <summary>SA-CASSCF(9,7) over 21 sextets of [DyF2]+, against the label of examples/09-labels; 35 s.</summary>
    [Fact]
    public void A_dysprosium_ion_has_the_crystal_field_and_the_doublets_of_its_example()
    {
        var example = LabelledSet.Open(RepositoryRoot.File("examples", "09-labels", "set"));
        var set = Label(File.ReadAllText(RepositoryRoot.File("examples", "09-labels", "minimum.xyz")), "--task", "crystal-field", "--charge", "1", "--multiplicity", "6", "--oxidation", "3");
        var (record, known) = (set.Records.Values.Single(), example.Records[set.Labels[0].Id]);
        Assert.All(record.Quantities["spin_orbit_energies_cm"].Take(16).Zip(known.Quantities["spin_orbit_energies_cm"]), e => Assert.Equal(e.Second, e.First, 0.01));
        Assert.Equal(known.Quantities["B_2^0_cm"][0], record.Quantities["B_2^0_cm"][0], 1e-3);
        Assert.Equal(known.Quantities["B_6^6_cm"][0], record.Quantities["B_6^6_cm"][0], 1e-6);
        Assert.InRange(record.Quantities["spin_orbit_energies_cm"][16] - record.Quantities["spin_orbit_energies_cm"][15], 1000, 3500);
    }

    /// <summary>Bent CoF2; the auxiliary basis is that of the first geometry, the two labels are of the second; 3 x 5 s.</summary>
    [Fact]
    public void An_auxiliary_basis_that_was_made_for_another_geometry_gives_the_same_doublets()
    {
        const string first = "3\n\nCo 0 0 0\nF 1.70 0.05 0.30\nF -1.70 -0.05 0.30\n", moved = "3\n\nCo 0 0 0\nF 1.72 0.05 0.30\nF -1.70 -0.05 0.32\n";
        string[] options = ["--task", "d-tensor", "--multiplicity", "4", "--oxidation", "2"];
        Label(first, [.. options, "--raw"]);
        var job = Directory.GetDirectories(Path.Combine(_folder.FullName, "set", "jobs")).Single();
        File.Move(OpenMolcasEngine.AuxiliaryBasisOf(Path.Combine(job, "1")), Path.Combine(_folder.FullName, "Co.RICDLib"));
        File.WriteAllText(Path.Combine(_folder.FullName, "engine.yaml"), "auxiliary-basis: Co.RICDLib\n");
        double[] Energies(params string[] more)
        {
            Directory.Delete(Path.Combine(_folder.FullName, "set"), recursive: true);
            return Label(moved, [.. options, .. more]).Records.Values.Single().Quantities["spin_orbit_energies_cm"];
        }

        Assert.Equal(Energies(), Energies("--settings", "engine.yaml"), (x, y) => Math.Abs(x - y) < 1e-3);
    }

    private LabelledSet Label(string geometry, params string[] options)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "molecule.xyz"), geometry);
        string[] program = File.Exists("/usr/bin/pymolcas") && File.Exists("/usr/bin/python3") ? ["--program", "/usr/bin/python3 /usr/bin/pymolcas"] : [];
        using var run = Process.Start(new ProcessStartInfo(Kramers, ["label", "molecule.xyz", "--engine", "openmolcas", "--output", "set", "--quiet", "--attempts", "1", .. program, .. options])
        {
            WorkingDirectory = _folder.FullName,
        })!;
        run.WaitForExit();
        Assert.Equal(0, run.ExitCode);
        return LabelledSet.Open(Path.Combine(_folder.FullName, "set"));
    }
}
