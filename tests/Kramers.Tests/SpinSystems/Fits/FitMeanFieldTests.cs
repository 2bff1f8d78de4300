using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.SpinSystems.Fits;

/// <summary>M = M_0(B + lambda M): Brillouin's function with a molecular field, the limit of a small field, and chi and M with one zJ.</summary>
public class FitMeanFieldTests
{
    private const double K = PhysicalConstants.BoltzmannCm;
    private const double MuB = PhysicalConstants.BohrMagnetonCm;

    [Theory]
    [InlineData(-2.0, 2, 0.3)]
    [InlineData(-2.0, 2, 9)]
    [InlineData(-30.0, 2, 5)]
    [InlineData(0.5, 2, 0.3)]
    [InlineData(0.5, 2, 9)]
    [InlineData(8.0, 1.5, 0.01)] // orders at 2.9 K: the moment that stays in a small field
    public void A_spin_half_obeys_the_closed_form(double zJ, double kelvin, double tesla)
    {
        // M = (g/2) tanh(g mu_B (B + lambda M)/2kT) turned around gives the field of a moment.
        const double g = 2.2;
        var field = MeanField.FromMinusZJ(zJ, g);
        var m = Moments(Free(1, g), 5, field, (tesla, kelvin))[0];
        Assert.InRange(m, 1e-3, 0.5 * g);
        var belongsTo = 2 * K * kelvin / (g * MuB) * Math.Atanh(2 * m / g) - zJ / (g * g * MuB) * m;
        Assert.Equal(tesla, belongsTo, 7);
    }

    [Theory]
    [InlineData(-0.4)]
    [InlineData(0.05)]
    public void Gadolinium_follows_Brillouins_function_in_its_molecular_field(double zJ)
    {
        var field = MeanField.FromMinusZJ(zJ, 2);
        var free = new Paramagnet(Spin.FromDoubled(7), 2);
        (double, double)[] points = [(0.5, 3), (2, 3), (7, 3), (2, 20)];
        var found = Moments(Free(7, 2), 5, field, points);
        Assert.All(points.Zip(found), p => Assert.Equal(Iterated(free, field.TeslaPerBohrMagneton, p.First.Item1, p.First.Item2), p.Second, 9));
    }

    [Fact]
    public void In_a_small_field_it_is_the_mean_field_of_chi()
    {
        var magnetometer = Cobalt();
        var field = MeanField.FromMinusZJ(-0.3, 2.3);
        foreach (var t in new[] { 2.0, 10, 100 })
        {
            var chi = field.Apply(magnetometer.At(FieldVector.Zero).Susceptibility(t).Powder).BohrMagnetonsPerTesla;
            Assert.Equal(1, Moments(magnetometer, 11, field, (1e-4, t))[0] / (1e-4 * chi), 6);
        }
    }

    [Fact]
    public void Without_neighbours_it_is_the_powder_and_the_reversed_field_reverses_it()
    {
        var magnetometer = Cobalt();
        (double, double)[] points = [(1, 2), (5, 2), (5, 20)];
        var curves = new PowderSample(magnetometer, SphereGrid.OfDegree(11)).Magnetisation([1, 5], [2, 20], TestContext.Current.CancellationToken).Values;
        Assert.Equal([curves[0, 0], curves[1, 0], curves[1, 1]], Moments(magnetometer, 11, null, points), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(Moments(magnetometer, 11, null, points), Moments(magnetometer, 11, MeanField.FromMinusZJ(0, 2), points));
        var field = MeanField.FromMinusZJ(-0.3, 2.3);
        Assert.Equal(-Moments(magnetometer, 11, field, (3, 2))[0], Moments(magnetometer, 11, field, (-3, 2))[0], 12);
        Assert.Equal(0, Moments(magnetometer, 11, field, (0, 2))[0]);
    }

    [Fact]
    public void Chi_and_M_are_fitted_together_with_one_zJ()
    {
        // Made from the closed forms: Curie's law with a Weiss constant, and Brillouin's function in its molecular field.
        const string yaml = """
            name: Gd
            centres:
              - { label: Gd, spin: 7/2, g: g }
            sample:
              meanField: { zJ: zJ, convention: -zJ }
            parameters:
              g: { start: 1.9, min: 1.7, max: 2.3 }
              zJ: { start: -0.01, min: -1, max: 0.02 }
            powder: { degree: 7 }
            fit:
              starts: 1
              data:
                - { file: data.csv, errorPercent: 1 }
                - { file: m.csv, errorPercent: 1 }
                - { file: chi1.csv, errorPercent: 1, fieldTesla: 1 }

            """;
        const double zJ = -0.08;
        var free = new Paramagnet(Spin.FromDoubled(7), 2);
        var field = MeanField.FromMinusZJ(zJ, 2);
        double Moment(double b, double t) => Iterated(free, field.TeslaPerBohrMagneton, b, t);
        double[] temperatures = [2, 5, 10, 50, 200], fields = [0.5, 1, 3, 7];
        using var text = new SystemText(yaml, "T_K,chi\n" + Rows(temperatures.Select(t => (t, field.Apply(free.Susceptibility(t)).Cm3PerMol))));
        Write(text, "m.csv", "B_T,M,T_K\n" + Rows(fields.Select(b => (b, Moment(b, 2)))).Replace("\n", ",2\n", StringComparison.Ordinal));
        Write(text, "chi1.csv", "T_K,chi\n" + Rows(temperatures.Select(t => (t, MolarSusceptibility.FromBohrMagnetonsPerTesla(Moment(1, t)).Cm3PerMol))));
        var fit = text.Compute("fit");
        Assert.Equal(2, fit.Parameters["g"], 7);
        Assert.Equal(zJ, fit.Parameters["zJ"], 7);
        Assert.All(fit.Table("fit")["residual"].Zip(fit.Table("fit")["measured"]), p => Assert.InRange(Math.Abs(p.First / p.Second), 0, 1e-6));
    }

    [Fact]
    public void The_task_magnetisation_knows_the_mean_field()
    {
        var yaml = "name: Gd\ncentres:\n  - { label: Gd, spin: 7/2, g: 2 }\nsample: { meanField: { zJ: -0.08, convention: -zJ } }\nmagnetisation: { fieldsTesla: [1, 5], temperaturesK: [2] }\n";
        var result = SystemText.Compute("magnetisation", yaml);
        var lambda = MeanField.FromMinusZJ(-0.08, 2).TeslaPerBohrMagneton;
        double[] expected = [Iterated(new Paramagnet(Spin.FromDoubled(7), 2), lambda, 1, 2), Iterated(new Paramagnet(Spin.FromDoubled(7), 2), lambda, 5, 2)];
        Assert.Equal(expected, result.Table("magnetisation")["magnetisationAt2KBohr"], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_heat_capacity_in_a_field_knows_no_mean_field()
    {
        const string yaml = "name: A\ncentres:\n  - { label: A, spin: 1/2, g: g }\nsample: { meanField: { zJ: 0.1, convention: -zJ } }\nparameters: { g: { start: 2 } }\nfit: { data: [ { file: data.csv } ] }\n";
        Assert.Contains("a mean field stands beside a heat capacity in a field", SystemText.Refused("fit", yaml, "T_K,B_T,C_J_per_molK\n2,1,3\n3,1,2\n").Message, StringComparison.Ordinal);
    }

    /// <summary>The slow reference: halving of the interval between no moment and saturation.</summary>
    private static double Iterated(Paramagnet free, double lambda, double tesla, double kelvin)
    {
        var (low, high) = (0.0, 2 * free.G * free.Spin.Value);
        for (var step = 0; step < 100; step++)
        {
            var m = 0.5 * (low + high);
            (low, high) = m < free.Magnetisation(tesla + lambda * m, kelvin) ? (m, high) : (low, m);
        }

        return low;
    }

    private static double[] Moments(Magnetometer magnetometer, int degree, MeanField? field, params (double Tesla, double Kelvin)[] points) =>
        new PowderMagnetisation(magnetometer, SphereGrid.OfDegree(degree)).At(points, field, TestContext.Current.CancellationToken);

    private static Magnetometer Free(int doubledSpin, double g) => new(new SpinSystem([Spin.FromDoubled(doubledSpin)], [new ZeemanTerm(Matrix.Diagonal([g, g, g]), 0)]));

    private static Magnetometer Cobalt() => new(new SpinSystem([Spin.FromDoubled(3)], [new ZeemanTerm(Matrix.Diagonal([2.1, 2.2, 2.6]), 0), ZeroFieldSplitting.FromDE(-60, 6, 0)]));

    private static void Write(SystemText text, string name, string content) => File.WriteAllText(Path.Combine(Path.GetDirectoryName(text.File)!, name), content);

    private static string Rows(IEnumerable<(double X, double Y)> rows) => string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.X:R},{r.Y:R}\n")));
}
