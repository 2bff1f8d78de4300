using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Engines;
using Kramers.Tests.Engines.Orca;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Engines.Psi4;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>A folder of outputs that somebody else has computed becomes a labelled set.</summary>
public sealed class OutputImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-import-");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_ORCA_output_gives_energy_forces_tensors_and_provenance()
    {
        Write("run/job.out", Orca());
        var found = OutputImport.Read(_folder.FullName, Test);
        Assert.Empty(found.Refused);
        var label = Assert.Single(found.Set.Labels);
        Assert.Equal(-76.2 * PhysicalConstants.HartreeEv, label.EnergyEv!.Value, 1e-9);
        Assert.Equal(-0.02 * PhysicalConstants.HartreeEv / PhysicalConstants.BohrAngstrom, label.ForcesEvPerAngstrom![4], 1e-9);
        Assert.Equal(0, label.Tensors["D"].Trace(), 1e-9);
        Assert.True((label.Tensors["g"] - OrcaPrint.Tensor([1.998, 2.101, 2.305])).Norm() < 1e-5);
        var record = found.Set.Records[label.Id];
        Assert.Equal(("ORCA", "5.0.4", "UKS PBE0 def2-SVP", 0, 3), (record.Program, record.Version, record.LevelOfTheory, record.Charge, record.Multiplicity));
        Assert.Equal("! UKS PBE0 def2-SVP\n* xyz 0 3", record.Files["job.inp"]);
        Assert.Equal(3723.25, record.Seconds);

        // 0.4 e bohr in e angstrom.
        Assert.Equal(0.4 * PhysicalConstants.BohrAngstrom, record.Quantities["dipole_e_angstrom"][0], 1e-6);
        Assert.Equal(9, record.Quantities["A_N1_MHz"].Length);
    }

    [Fact]
    public void What_is_cut_or_did_not_converge_is_refused_with_its_reason_and_the_rest_is_taken()
    {
        Write("good.out", Orca());
        Write("same.log", Orca());
        Write("cut.out", Orca()[..^200]);
        Write("wild.out", Orca().Replace("SCF CONVERGED AFTER   8 CYCLES", "SCF NOT CONVERGED AFTER 125 CYCLES", StringComparison.Ordinal));
        Write("charges.out", Orca().Replace("Total Charge           Charge          ....    0", "Total Charge           Charge          ....    1", StringComparison.Ordinal));
        Write("notes.txt", "ORCA is a whale.\n");
        Write("written.out", Orca());
        using var writer = new FileStream(Path.Combine(_folder.FullName, "written.out"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var found = OutputImport.Read(_folder.FullName, Test);
        Assert.Equal(1, found.Set.Count);
        Assert.Equal(["charges.out", "cut.out", "wild.out", "written.out"], found.Refused.Select(r => Path.GetFileName(r.File)));
        Assert.Contains("electrons", found.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Contains("did not end normally", found.Refused[1].Reason, StringComparison.Ordinal);
        Assert.Contains("did not converge", found.Refused[2].Reason, StringComparison.Ordinal);
        var set = Path.Combine(_folder.FullName, "set");
        found.Save(set);
        Assert.Equal(1, LabelledSet.Open(set).Count);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(set, LabelImport.RefusedFile)).Count(line => line.StartsWith(_folder.FullName, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_OpenMolcas_output_under_any_name_gives_what_the_engine_reads_in_its_own_folder()
    {
        using var recorded = new RecordedFolder("OpenMolcas");
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(2) { MemoryMb = 1000 }).Read(Molecules.CobaltTetrafluoride, EngineTask.DTensor, recorded.Path);
        File.Move(recorded["molcas.out"], recorded["cof4.log"]);
        File.Delete(recorded["geometry.xyz"]);
        File.Delete(recorded["kramers.input"]);
        var found = OutputImport.Read(recorded.Path, Test);
        Assert.Empty(found.Refused);
        var label = Assert.Single(found.Set.Labels);
        Assert.Equal(engine.DTensorCm!.Data, label.Tensors["D"].Data);
        Assert.Equal(engine.GTensor!.Data, label.Tensors["g"].Data);
        Assert.Equal(engine.EnergyEv, label.EnergyEv);
        Assert.Equal(Molecules.CobaltTetrafluoride.Structure.Positions.ToArray(), label.Structure.Positions.ToArray());
        var record = found.Set.Records[label.Id];
        Assert.Equal((-2, 4, "d-tensor"), (record.Charge, record.Multiplicity, record.Task));
        Assert.Contains("ciroot=10 10 1", record.Files["kramers.input"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kramers.old.aniso")]
    [InlineData("molcas.out")]
    public void OpenMolcas_files_that_are_cut_anywhere_are_refused_or_read_right(string file)
    {
        using var whole = new RecordedFolder("OpenMolcas");
        var right = Assert.Single(OutputImport.Read(whole.Path, Test).Set.Labels);
        for (var cut = 0; cut < 10; cut++)
        {
            using var recorded = new RecordedFolder("OpenMolcas");
            recorded.Truncate(file, 0.1 * cut + 0.05);
            var found = OutputImport.Read(recorded.Path, Test);
            Assert.True(cut > 0 || found.Set.Count == 0);
            Assert.All(found.Set.Labels, label => Assert.Equal(right.Tensors["D"].Data, label.Tensors["D"].Data));
            Assert.All(found.Refused, refused => Assert.StartsWith(recorded["molcas.out"], refused.Reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_its_file_of_states_an_OpenMolcas_output_is_refused()
    {
        using var recorded = new RecordedFolder("OpenMolcas");
        File.Delete(recorded["kramers.old.aniso"]);
        Assert.Contains("no kramers.old.aniso beside it", Assert.Single(OutputImport.Read(recorded.Path, Test).Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_which_Kramers_ran_Psi4_is_read_and_another_output_of_Psi4_is_refused()
    {
        using var recorded = new RecordedFolder("Psi4");
        var engine = new Psi4Engine(new Psi4Settings { Functional = "pbe", MemoryMb = 1000 }).Read(Molecules.Amidogen, EngineTask.EnergyForces, recorded.Path);
        var found = OutputImport.Read(recorded.Path, Test);
        var label = Assert.Single(found.Set.Labels);
        Assert.Equal(engine.EnergyEv, label.EnergyEv);
        Assert.Equal(engine.ForcesEvPerAngstrom, label.ForcesEvPerAngstrom);
        Assert.Equal("pbe/def2-svp", found.Set.Records[label.Id].LevelOfTheory);
        File.Delete(recorded["kramers.json"]);
        Assert.Contains("kramers.json", Assert.Single(OutputImport.Read(recorded.Path, Test).Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_outputs_is_an_error()
    {
        Assert.Throws<InputException>(() => OutputImport.Read(_folder.FullName, Test));
        Assert.Throws<InputException>(() => OutputImport.Read(Path.Combine(_folder.FullName, "nowhere"), Test));
    }

    private static string Orca() => "\n                                 * O   R   C   A *\n\n" + OrcaPrint.Head("5.0.4")
        + "NAME = job.inp\n|  1> ! UKS PBE0 def2-SVP\n|  2> * xyz 0 3\n|  3>                          ****END OF INPUT****\n"
        + " Total Charge           Charge          ....    0\n Multiplicity           Mult            ....    3\n"
        + OrcaPrint.SinglePoint(-76.2, 0.01) + OrcaPrint.Gradient(0.001, -0.002, 0.003, 0.01, 0.02, -0.03, -0.011, -0.018, 0.027)
        + OrcaPrint.Dipole([0.1, -0.2, 0.5], [0.3, 0.1, -0.1]) + OrcaPrint.ScfG([1.998, 2.101, 2.305]) + OrcaPrint.ScfD([-0.4, -0.1, 5.3])
        + OrcaPrint.Nucleus(0, "N", [-1.5, 30, 62], [0.4, 0.6, -1], -4.788) + OrcaPrint.End + "TOTAL RUN TIME: 0 days 1 hours 2 minutes 3 seconds 250 msec\n";

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
