using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Tests.Engines;

/// <summary>Planar [Cu2Cl6]2-, UKS B3LYP/def2-SVP, recorded with Psi4 1.3.2.</summary>
public sealed class Psi4ExchangeTests : JobEngineContract
{
    protected override IJobEngine Engine { get; } = new Psi4Engine(new Psi4Settings { Functional = "b3lyp", MemoryMb = 2000 });

    protected override Molecule Molecule => Molecules.CopperHexachloride;

    protected override EngineTask Task => EngineTask.Exchange;

    protected override string Recorded => "Psi4Exchange";

    protected override IReadOnlyList<string> Files { get; } = ["kramers.out", "kramers.json"];

    protected override double[] Numbers(EngineResult result) =>
        [result.EnergyEv!.Value, result.Exchange!.BrokenSymmetryEnergyEv, result.Exchange.HighSpinSquare, result.Exchange.BrokenSymmetrySquare, .. result.SpinPopulations!];

    /// <summary>Total energies and S^2 as the output prints them: -6041.391953300562 and -6041.391962597417 hartree.</summary>
    [Fact]
    public void J_follows_from_the_energies_and_squares_that_the_output_prints()
    {
        var pair = Result().Exchange!;
        Assert.Equal((1, 1), (pair.UnpairedFirst, pair.UnpairedSecond));
        Assert.Equal(2.004587262, pair.HighSpinSquare, 1e-8);
        Assert.Equal(0.993621527, pair.BrokenSymmetrySquare, 1e-6);
        const double gap = 9.296855e-6 * 219474.6313632;
        Assert.Equal(gap, pair.GapCm, 5e-3);
        Assert.Equal(2 * gap / (2.004587262 - 0.993621527), pair.Yamaguchi().PlusJ, 0.01);
    }

    /// <summary>One electron up around one copper, one down around the other, each a half on its chlorides.</summary>
    [Fact]
    public void Spins_of_the_two_halves_are_opposite()
    {
        var spins = Result().SpinPopulations!;
        Assert.Equal(-spins[0], spins[1], 1e-4);
        Assert.InRange(Math.Abs(spins[0]), 0.4, 0.7);
        Assert.Equal(0, spins.Sum(), 1e-8);
    }

    /// <summary>What guess_mix from superposed atoms ends in: no spin at all.</summary>
    [Fact]
    public void A_closed_shell_is_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        SetBrokenSquare(folder, "0.000000000");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("broken-symmetry determinant has <S^2> = 0.0000 where about 1 is expected", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_square_that_the_output_does_not_print_is_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("kramers.out", Printed(folder), "9.900000000E-01");
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
        Assert.Contains("printed <S^2>", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Line);
    }

    [Fact]
    public void Both_unpaired_electrons_on_one_centre_are_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        folder.Replace("kramers.json", "\"unpaired\": [1, 1]", "\"unpaired\": [2, 0]");
        Assert.Contains("not two spins", Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_molecule_without_two_unpaired_electrons_is_refused() =>
        Assert.Contains("3 or more", Assert.Throws<ArgumentException>(() => Engine.Prepare(Molecules.Amidogen, Task)).Message, StringComparison.Ordinal);

    private EngineResult Result()
    {
        using var folder = new RecordedFolder(Recorded);
        return Engine.Read(Molecule, Task, folder.Path);
    }

    private static string Printed(RecordedFolder folder) =>
        File.ReadAllLines(folder["kramers.out"]).Last(line => line.Contains("@S^2 Observed:", StringComparison.Ordinal)).Split(':')[1].Trim();

    // In both places, as a run would leave it that went there.
    private static void SetBrokenSquare(RecordedFolder folder, string square)
    {
        folder.Replace("kramers.out", Printed(folder), square);
        var json = File.ReadAllText(folder["kramers.json"]);
        var squares = json.IndexOf("\"s_squared\"", StringComparison.Ordinal);
        var (from, to) = (json.IndexOf(", ", squares, StringComparison.Ordinal), json.IndexOf(']', squares));
        File.WriteAllText(folder["kramers.json"], $"{json[..from]}, {square}{json[to..]}");
    }
}
