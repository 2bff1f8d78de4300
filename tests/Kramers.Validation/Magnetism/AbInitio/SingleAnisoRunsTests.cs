using System.Globalization;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// Runs of OpenMolcas' test inputs test/additional/320, 323, 324, 325, 326, 363 and 365 with OpenMolcas 22.10, made for this project: metal ions between point
/// charges or with one oxygen atom. Data/*.input are the lowest states of their PROJECT.old.aniso (Data/README.md). Expected values are what SINGLE_ANISO
/// printed in these runs, and the check values of the inputs.
/// </summary>
public sealed class SingleAnisoRunsTests
{
    private const double ConstantsDiffer = 1e-5;

    /// <summary>365 is erbium (the list of reference numbers says dysprosium), J = 15/2 along z without symmetry: "Extended Stevens Operators".</summary>
    [Theory]
    [InlineData(2, "-1.1174075557772 -1.0774805710256 -.77203417549114 -1.9185177731866 -.71523350103022")]
    [InlineData(4, ".52057832651521E-03 .21932586069560E-02 -.11399568325461E-02 -.12857752962474E-02 .23894155768023E-03 -.14824694605876E-02 .44422742825755E-03 -.14955067667312E-02 -.15534658044528E-02")]
    [InlineData(6, ".36326053679564E-05 .43630171637301E-04 .22012077165098E-04 .11119762116843E-04 -.11536673588605E-04 .48854978437775E-05 .20452160023039E-05 .12901212627051E-04 .26653857707338E-04 .45764986111597E-04 -.11492079009451E-04 -.62782412897923E-04 -.25580873112272E-05")]
    public void Crystal_field_of_erbium(int k, string printed) =>
        ExpectRank(k, printed, PseudospinProjection.Of(States("erbium"), 0, 16, Rotation.Identity).ZeroField);

    /// <summary>The same of the term L = 6: a pseudospin whose moment is -L, without spin-orbit coupling (check values CRYS_TERM).</summary>
    [Theory]
    [InlineData(2, "-1.7225132851108 -1.6562813225795 -1.1887011876958 -2.9500899687469 -1.1036383056869")]
    [InlineData(4, ".13994155953130E-02 .59432818541647E-02 -.31442497552938E-02 -.35209326440921E-02 .65248771002466E-03 -.40744956739846E-02 .11787061666354E-02 -.40848584644083E-02 -.42112547897925E-02")]
    [InlineData(6, ".19260484807739E-04 .23435457189454E-03 .11854766122536E-03 .60617015400120E-04 -.62961523914635E-04 .27254468760745E-04 .11066816662214E-04 .69859255241875E-04 .14343163876842E-03 .24581789508778E-03 -.61754993065503E-04 -.33668273403014E-03 -.13906188361860E-04")]
    public void Crystal_field_of_the_term_of_erbium(int k, string printed) =>
        ExpectRank(k, printed, PseudospinProjection.Of(States("erbium-term"), 0, 13, Rotation.Identity).ZeroField);

    /// <summary>324: L = 5 of Dy-O, check values CRYS_TERM_BNMC_k0.</summary>
    [Fact]
    public void Crystal_field_of_the_term_of_dysprosium_oxide()
    {
        var b = PseudospinProjection.Of(States("dysprosium-oxide-term"), 0, 11, Rotation.Identity).ZeroField;
        Assert.Equal(1, b[2, 0] / -42.516076072721, 1e-6);
        Assert.Equal(1, b[4, 0] / -.105823070840, 1e-6);
        Assert.Equal(1, b[6, 0] / 9.08082798e-4, 1e-6);
    }

    /// <summary>The doublets of 320 (copper) and 365. The sign of gx gy gz that the program prints is not compared: it is the same for g = 1.8, 2, 4 and -1.8, 2, 4.</summary>
    [Theory]
    [InlineData("copper", 0, 1.80938413045912, 1.98611003956638, 4.06467186223846)]
    [InlineData("erbium", 0, .00002187019526, .00002938025263, 17.98945274136772)]
    [InlineData("erbium", 2, .00270880428937, .00402256829308, 15.56632522606988)]
    [InlineData("erbium", 4, .22233668358799, .35260413583554, 12.52673582875625)]
    public void Doublets(string file, int first, params double[] g) =>
        Assert.All(g.Zip(PseudospinProjection.Of(States(file), first, 2).G.MainValues), v => Assert.Equal(v.First, v.Second, 1e-8));

    /// <summary>Quasi-doublets of non-Kramers ions (323: cobalt, 363: iron) have gz alone; the others are below 1e-7.</summary>
    [Theory]
    [InlineData("cobalt", 0, 12.00289111642891)]
    [InlineData("cobalt", 2, 9.20506971097447)]
    [InlineData("cobalt", 4, 6.53191477606394)]
    [InlineData("cobalt", 6, 3.91207253678910)]
    [InlineData("iron", 0, 12.00925475719763)]
    [InlineData("iron", 2, 8.04383505920072)]
    [InlineData("iron", 4, 4.07014565477204)]
    public void Quasi_doublets(string file, int first, double gz)
    {
        var g = PseudospinProjection.Of(States(file), first, 2).G.MainValues;
        Assert.Equal(gz, g[2], 1e-8);
        Assert.Equal(0, g[1], 1e-7);
    }

    /// <summary>326 is Ni-O: an axial triplet on an axis that is none of x, y, z.</summary>
    [Fact]
    public void Triplet_of_nickel_oxide()
    {
        var triplet = PseudospinProjection.Of(States("nickel-oxide"), 0, 3);
        Assert.Equal(3 * 14.664834720880, triplet.DAndE.D, 1e-6);
        Assert.Equal(0, triplet.DAndE.E, 1e-6);
        double[] g = [1.99850444466203, 2.19060137390248, 2.19060137508440];
        Assert.All(g.Zip(triplet.G.MainValues), v => Assert.Equal(v.First, v.Second, 1e-8));
        Assert.Equal(.486080181, Math.Abs(triplet.G.Axes[2, 0]), 1e-7);
    }

    /// <summary>320: check values CHIT at 107 temperatures.</summary>
    [Fact]
    public void Susceptibility_of_copper()
    {
        var input = OpenMolcasInput.Number(320);
        var (temperatures, expected) = (input.Checks("TEMPERATURE"), input.Checks("CHIT"));
        Assert.Equal(107, temperatures.Length);
        var levels = States("copper").ToMagnetometer().At(FieldVector.Zero);
        Assert.All(temperatures.Zip(expected), e => Assert.Equal(1, levels.Susceptibility(e.First).Powder.ChiT(e.First) / e.Second, ConstantsDiffer));
    }

    private static void ExpectRank(int k, string printed, StevensParameters b)
    {
        var expected = printed.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        var size = expected.Max(Math.Abs);
        Assert.All(expected.Index(), e => Assert.Equal(e.Item, b[k, e.Index - k], 1e-6 * size));
    }

    internal static SpinOrbitStates States(string file) => AnisoFile.Read(Path(file + ".input"));

    internal static string Path(string file) => RepositoryRoot.File("tests", "Kramers.Validation", "Magnetism", "AbInitio", "Data", file);
}
