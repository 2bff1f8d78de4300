using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Tests.Engines;

/// <summary>[CoF4]2-, SA-CASSCF(7,5) over ten quartets, recorded with OpenMolcas 22.10.</summary>
public sealed class OpenMolcasTests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new OpenMolcasEngine(new OpenMolcasSettings(2) { MemoryMb = 1000 });

    protected override Molecule Molecule => Molecules.CobaltTetrafluoride;

    protected override EngineTask Task => EngineTask.DTensor;

    protected override string Recorded => "OpenMolcas";

    protected override IReadOnlyList<string> Files { get; } = ["molcas.out", "kramers.old.aniso"];

    protected override double[] Numbers(EngineResult result) =>
    [
        result.EnergyEv!.Value, .. result.SpinFreeEnergiesCm!, .. result.SpinOrbitStates!.Energies, .. result.DTensorCm!.Data, .. result.GTensor!.Data,
        .. result.SpinOrbitStates.Moment(0).Data.Select(x => x.Real), .. result.SpinOrbitStates.Spin(2).Data.Select(x => x.Real),
        .. result.ActiveOccupations ?? [],
    ];

    [Fact]
    public void D_E_and_g_are_those_that_SINGLE_ANISO_prints()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        var output = File.ReadAllText(folder["molcas.out"]);
        var parameters = ZeroFieldParameters.From(result.DTensorCm!);
        Assert.Equal(Printed(output, @"^D =\s+(\S+)"), parameters.D, 2e-4);
        Assert.Equal(Printed(output, @"^E =\s+(\S+)"), parameters.E, 2e-4);
    }

    /// <summary>SINGLE_ANISO's g is that of Tr(mu_i mu_j) and holds the odd ranks from 3 on, which ours, the linear part, leaves out.</summary>
    [Fact]
    public void The_moments_have_the_g_that_SINGLE_ANISO_prints_and_ours_is_their_linear_part()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        var output = File.ReadAllText(folder["molcas.out"]);
        double[] printed = [Printed(output, @"^ gX =\s+(\S+)"), Printed(output, @"^ gY =\s+(\S+)"), Printed(output, @"^ gZ =\s+(\S+)")];
        var ground = result.SpinOrbitStates!.Lowest(4);
        var squares = new Matrix(3, 3);
        for (var k = 0; k < 9; k++)
        {
            squares.Data[k] = (ground.Moment(k / 3) * ground.Moment(k % 3)).Trace().Real;
        }

        // Tr(S_a S_a) = S(S+1)(2S+1)/3 = 5.
        var whole = DenseLinearAlgebra.Best.Symmetric(squares).Values.Select(a => Math.Sqrt(a / 5)).ToArray();
        var linear = DenseLinearAlgebra.Best.Symmetric(result.GTensor!).Values;
        Assert.All(printed.Zip(whole), g => Assert.Equal(g.First, g.Second, 1e-8));
        Assert.All(whole.Zip(linear), g => Assert.InRange(g.First - g.Second, 0, 1e-4));
    }

    [Fact]
    public void Energies_are_those_of_the_output()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(-1790.21609640 * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-6);
        Assert.Equal((1790.21609640 - 1790.20155477) * PhysicalConstants.HartreeCm, result.SpinFreeEnergiesCm![1], 5e-3);
        Assert.Equal(21.02632951851880, result.SpinOrbitStates!.Energies[2], 1e-9);
        Assert.Equal("v22.10", result.Provenance.Version);
    }

    [Fact]
    public void Active_orbitals_are_cobalt_d_and_hold_seven_electrons()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(7, result.ActiveOccupations!.Sum(), 1e-3);
        Assert.All(result.MetalShares!, share => Assert.InRange(share, 0.9, 1));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Ligand_orbitals_in_the_active_space_are_warned_of()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("molcas.out", " CO1    3d", " F2     3d");
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.Equal(5, result.Warnings.Count);
        Assert.Contains("Co d", result.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_convergence_is_refused_with_its_last_words()
    {
        using var folder = new RecordedFolder("OpenMolcasNotConverged");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("rasscf ended with _RC_NOT_CONVERGED_", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Convergence problem", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Line);
    }

    [Fact]
    public void States_of_another_run_are_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("molcas.out", "=        21.02632951851880", "=        21.12632951851880");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("not of one run", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_recipe_of_the_cobalt_example_is_written()
    {
        var input = Engine.Prepare(Molecules.Of(0, 4, ("Co", 0, 0, 0), ("F", 0, 0, 1.8), ("F", 0, 0, -1.8), ("N", 2.05, 0, 0), ("C", 3.2, 0, 0), ("H", 4.3, 0, 0)), EngineTask.DTensor).Files["kramers.input"];
        Assert.Contains("basis=Co.ANO-RCC-VDZP,F.ANO-RCC-VDZ,N.ANO-RCC-VDZ,C.ANO-RCC-MB,H.ANO-RCC-MB\n", input, StringComparison.Ordinal);
        Assert.Contains("spin=4\n nactel=7 0 0\n inactive=26\n ras2=5\n ciroot=10 10 1\n charge=0\n", input, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_orbitals_are_copied_and_named()
    {
        var job = new OpenMolcasEngine(new OpenMolcasSettings(2) { StartOrbitals = "/before/kramers.RasOrb" }).Prepare(Molecule, Task);
        Assert.Equal("/before/kramers.RasOrb", job.Copies["start.RasOrb"]);
        Assert.Contains(">> COPY $CurrDir/start.RasOrb INPORB\n&RASSCF", job.Files["kramers.input"], StringComparison.Ordinal);
        Assert.Contains(" lumorb\n", job.Files["kramers.input"], StringComparison.Ordinal);
    }

    /// <summary>A hydrogen 2 angstrom from the metal would count as bonded by itself.</summary>
    [Fact]
    public void Donors_that_are_named_decide_the_basis_and_the_geometry_does_not()
    {
        var near = Molecules.Of(0, 4, ("Co", 0, 0, 0), ("F", 0, 0, 1.8), ("F", 0, 0, -1.8), ("O", 2.3, 0, 0), ("H", 1.7, 0.9, 0), ("H", 3.2, 0, 0));
        string Basis(OpenMolcasSettings settings) => new OpenMolcasEngine(settings).Prepare(near, EngineTask.DTensor).Files["kramers.input"].Split('\n').Single(line => line.StartsWith(" basis=", StringComparison.Ordinal));
        Assert.EndsWith("H.ANO-RCC-VDZ", Basis(new OpenMolcasSettings(2)), StringComparison.Ordinal);
        Assert.Equal(" basis=Co.ANO-RCC-VDZP,F.ANO-RCC-VDZ,O.ANO-RCC-VDZ,H.ANO-RCC-MB", Basis(new OpenMolcasSettings(2) { Donors = [.. "FO".Select(c => Element.FromSymbol($"{c}"))] }));
    }

    [Fact]
    public void An_auxiliary_basis_is_copied_and_takes_the_place_of_RICD()
    {
        using var before = new TemporaryFile("/CO.ANO-RCC-VDZP....acCD-aux-basis.\n 1 2\n/F.ANO-RCC-VDZ....acCD-aux-basis.\n");
        var job = new OpenMolcasEngine(new OpenMolcasSettings(2) { AuxiliaryBasis = before.Path }).Prepare(Molecule, Task);
        Assert.Equal(before.Path, job.Copies["auxiliary.RICDLib"]);
        Assert.StartsWith(">> COPY $CurrDir/auxiliary.RICDLib RICDLIB\n&GATEWAY\n", job.Files["kramers.input"], StringComparison.Ordinal);
        Assert.Contains("\n XRICD\n", job.Files["kramers.input"], StringComparison.Ordinal);
    }

    /// <summary>VDZ is there, VDZP is not; OpenMolcas 22.10 would go on without a word.</summary>
    [Fact]
    public void An_auxiliary_basis_of_other_bases_is_refused()
    {
        using var before = new TemporaryFile("/CO.ANO-RCC-VDZP....acCD-aux-basis.\n 1 2\n/F.ANO-RCC-VDZ....acCD-aux-basis.\n");
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(2) { AuxiliaryBasis = before.Path, DonorBasis = "VDZP" });
        var refused = Assert.Throws<InputException>(() => engine.Prepare(Molecule, Task));
        Assert.Equal((before.Path, true), (refused.File, refused.Message.Contains("F.ANO-RCC-VDZP", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_crystal_field_is_not_asked_of_a_d_ion() =>
        Assert.Throws<ArgumentException>(() => Engine.Prepare(Molecule, EngineTask.CrystalField));

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }

    private static double Printed(string output, string pattern) => double.Parse(
        Regex.Match(output, pattern, RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
