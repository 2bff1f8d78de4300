using System.Globalization;
using System.Text;
using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Fits;

/// <summary>Standard errors mean what they say: 200 sets of measurements with known noise, each fitted.</summary>
public sealed class FitCoverageTests
{
    private const int Sets = 200;
    private const double J = 60;
    private const double G = 2.1;
    private const double Noise = 0.01;

    private const string Dimer = """
        name: pair
        centres:
          - { label: A, spin: 1/2, g: g }
          - { label: B, spin: 1/2, g: g }
        couplings:
          - { between: [A, B], J: J, convention: +J }
        parameters:
          J: { start: 50, min: 0, max: 200 }
          g: { start: 2, min: 1.8, max: 2.6 }
        fit:
          starts: 1
          data:
            - { file: chi.csv }

        """;

    [Fact]
    public void Two_thirds_of_the_intervals_of_one_sigma_hold_the_truth()
    {
        // 68 % expected for 38 degrees of freedom; the binomial spread of 200 sets is 3.3 %.
        var random = new SeededRandom(20);
        int[] inside = [0, 0], inTwo = [0, 0];
        double[] truth = [J, G];
        for (var set = 0; set < Sets; set++)
        {
            using var folder = new FitFolder(Dimer, ("chi.csv", Measure(random)));
            var table = FitLevelTests.Compute(folder.File).Table("parameters");
            for (var p = 0; p < truth.Length; p++)
            {
                var off = Math.Abs(table["value"][p] - truth[p]) / table["standardError"][p];
                inside[p] += off < 1 ? 1 : 0;
                inTwo[p] += off < 2 ? 1 : 0;
            }
        }

        Assert.All(inside, n => Assert.InRange(n / (double)Sets, 0.60, 0.76));
        Assert.All(inTwo, n => Assert.InRange(n / (double)Sets, 0.91, 0.99));
    }

    /// <summary>chi T of Bleaney and Bowers' formula with Gaussian noise of one percent.</summary>
    private static string Measure(SeededRandom random)
    {
        var text = new StringBuilder("T_K,chiT,error\n");
        for (var t = 5.0; t <= 200; t += 5)
        {
            var thermal = PhysicalConstants.BoltzmannCm * t;
            var chi = MolarSusceptibility.FromBohrMagnetonsPerTesla(2 * G * G * PhysicalConstants.BohrMagnetonCm / thermal / (3 + Math.Exp(J / thermal))).ChiT(t);
            text.Append(CultureInfo.InvariantCulture, $"{t:R},{chi * (1 + Noise * random.Gaussian()):R},{Noise * chi:R}\n");
        }

        return text.ToString();
    }
}
