using Kramers.Tests.Workbench;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Labels;

/// <summary>Which elements have the donors' basis is decided once for a set: labels of different bases are no labels of one surface.</summary>
public sealed class DonorBasisTests : IDisposable
{
    private const string Bonded = "4\n\nCo 0 0 0\nO 2.0 0 0\nH 2.6 0.76 0\nH 2.6 -0.76 0\n";
    private const string Turned = "4\n\nCo 0 0 0\nO 2.0 0 0\nH 1.5 0.85 0\nH 2.6 -0.76 0\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-donors-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_geometries_have_the_basis_that_the_bonds_of_the_first_decide()
    {
        Assert.Equal(["H.ANO-RCC-MB", "H.ANO-RCC-MB"], Hydrogen(Bonded + Turned, resume: false));
        Assert.Contains("\"Donors\": [\n      \"O\"\n    ]", File.ReadAllText(Path.Combine(_folder.FullName, "set", "request.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_goes_on_with_other_geometries_keeps_its_basis()
    {
        Assert.Equal(["H.ANO-RCC-MB"], Hydrogen(Bonded, resume: false));
        Assert.Equal(["H.ANO-RCC-MB", "H.ANO-RCC-MB"], Hydrogen(Turned, resume: true));
    }

    [Fact]
    public void A_hydrogen_that_is_bonded_in_the_first_geometry_has_the_basis_of_the_donors_in_all() =>
        Assert.Equal(["H.ANO-RCC-VDZ", "H.ANO-RCC-VDZ"], Hydrogen(Turned + Bonded, resume: false));

    // The end of the line of the basis in the input of each job; the program is not there, so that all fail.
    private string[] Hydrogen(string geometries, bool resume)
    {
        var (file, set) = (Path.Combine(_folder.FullName, "geometries.xyz"), Path.Combine(_folder.FullName, "set"));
        File.WriteAllText(file, geometries);
        var choice = new EngineChoice("openmolcas", "d-tensor") { OxidationState = 2, Program = ["no-such-pymolcas"], MemoryMb = 100 };
        var options = new LabelOptions(file, choice, new SamplerOptions("none"), set) { Charge = 2, Multiplicity = 4, Resume = resume, Attempts = 1 };
        new LabelPipeline(options, ["kramers"], TestContext.Current.CancellationToken).Run("", new SilentMonitor(), TestContext.Current.CancellationToken);
        return [.. Directory.GetFiles(set, "kramers.input", SearchOption.AllDirectories).Select(input => File.ReadAllLines(input).Single(line => line.StartsWith(" basis=", StringComparison.Ordinal)).Split(',')[^1])];
    }
}
