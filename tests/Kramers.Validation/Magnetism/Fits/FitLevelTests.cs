using Kramers.Validation.Examples;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Validation.Magnetism.Fits;

/// <summary>Crystal-field parameters from level energies, against those of other programs.</summary>
public sealed class FitLevelTests
{
    private const double PerMeV = 8.065543937349;

    [Fact]
    public void The_point_charges_of_praseodymium_stannate_are_found_again()
    {
        // PyCrystalField 2.3.3 (doi:10.1107/S160057672001554X), Sample-Fit_Pr2Sn2O7, meV.
        double[] published = [-.643611, -.04072296, .30489587, 4.2397e-4, 3.86348e-3, 4.02167e-3];
        var fit = Compute(RepositoryRoot.File("examples", "02-spin-systems", "praseodymium.yaml"));
        var table = fit.Table("parameters");

        // Two decimals of 14.98 meV are 3 parts in 10^4.
        Assert.All(table["value"].Zip(published), p => Assert.Equal(1, p.First / PerMeV / p.Second, 3e-4));
        Assert.All(table["standardError"].Zip(published), p => Assert.InRange(p.First / PerMeV / Math.Abs(p.Second), 1e-6, 3e-4));
        Assert.All(fit.Table("fit")["residual"], r => Assert.InRange(Math.Abs(r) / PerMeV, 0, 0.006)); // half a digit of the data
    }

    [Fact]
    public void The_parameters_of_libMcPhase_for_levels_at_0_5_10_and_20_meV_are_found_again()
    {
        // tests/test_cf1ion.py of libMcPhase, six parameters of Pr3+ in a trigonal field; four levels of which two are doublets determine
        // three of them, so that those of rank 6 stay as they were published.
        double[] published = [0.0332037, -0.0117421, -0.0260689, -1.21633e-4, 2.23263e-3, 6.88682e-3];
        var b = published.Select(x => FormattableString.Invariant($"{PerMeV * x:R}")).ToArray();
        var yaml = $"""
            name: Pr
            centres:
              - label: Pr
                ion: Pr
                crystalField: [ convention: Stevens, B20: B20, B40: B40, B43: B43, B60: {b[3]}, B63: {b[4]}, B66: {b[5]} ]
            parameters:
              B20: [ start: 0.25 ]
              B40: [ start: -0.09 ]
              B43: [ start: -0.2 ]
            fit:
              starts: 1
              data: [ [ file: levels.csv ] ]

            """.Replace("[ ", "{ ", StringComparison.Ordinal).Replace(" ]", " }", StringComparison.Ordinal).Replace("data: { { file: levels.csv } }", "data: [ { file: levels.csv } ]", StringComparison.Ordinal);
        using var folder = new FitFolder(yaml, ("levels.csv", "E_meV,from,to\n5,1,3\n10,1,4\n10,1,5\n20,1,6\n"));
        var fit = Compute(folder.File);
        Assert.All(fit.Table("fit")["residual"], r => Assert.Equal(0, r, 6));

        // Theirs stopped where the levels were 5.008, 9.997 and 20.005 meV.
        Assert.All(fit.Table("parameters")["value"].Zip(published), p => Assert.Equal(1, p.First / PerMeV / p.Second, 0.01));
    }

    internal static TaskResult Compute(string file) => SpinPipeline.Compute("fit", SpinSystemFile.Load(file), new NoMonitor(), TestContext.Current.CancellationToken);
}
