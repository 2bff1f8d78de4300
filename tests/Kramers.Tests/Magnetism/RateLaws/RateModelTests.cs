using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class RateModelTests
{
    private static readonly RateModel Model = new(new TunnellingTerm(), new OrbachTerm(), new RamanTerm(), new OrbachTerm());
    private static readonly RateLaw Law = Model.WithValues(0.5, 1e-9, 120, 2e-3, 3.5, 1e-11, 260);

    [Fact]
    public void Rates_add_and_shares_add_to_one()
    {
        foreach (var t in new[] { 1.0, 5, 20, 80 })
        {
            var rates = Law.Rates(t);
            Assert.Equal(1, rates.Sum() * Law.TauSeconds(t), 1e-12);
            Assert.Equal(1, Law.Shares(t).Sum(), 1e-12);
            Assert.Equal(2e-3 * Math.Pow(t, 3.5), rates[2], 1e-12 * rates[2]);
            Assert.Equal(Model.TermNames[Array.IndexOf(rates, rates.Max())], Law.LeadingTerm(t));
        }
    }

    [Fact]
    public void Terms_of_one_kind_are_told_apart() =>
        Assert.Equal(["QTM.tau_QTM", "Orbach.tau0", "Orbach.U", "Raman.C", "Raman.n", "Orbach 2.tau0", "Orbach 2.U"], Model.ParameterNames);

    [Fact]
    public void The_gradient_is_a_difference()
    {
        double[] c = [.. Law.Coordinates], gradient = new double[c.Length];
        foreach (var t in new[] { 1.0, 5, 20, 80 })
        {
            Model.LogRate(c, t, 0, gradient);
            for (var k = 0; k < c.Length; k++)
            {
                var h = 1e-5 * Math.Max(1, Math.Abs(c[k]));
                double At(double by) => Model.LogRate([.. c.Select((x, i) => i == k ? x + by : x)], t, 0);
                Assert.Equal((At(h) - At(-h)) / (2 * h), gradient[k], 1e-8);
            }
        }
    }

    [Fact]
    public void At_a_crossover_both_rates_are_equal_and_lead()
    {
        var law = new RateModel(new TunnellingTerm(), new RamanTerm(), new OrbachTerm()).WithValues(0.1, 1e-3, 4, 1e-11, 400);
        var crossings = law.Crossovers(1, 100);
        Assert.Equal([("QTM", "Raman"), ("Raman", "Orbach")], crossings.Select(x => (x.Below, x.Above)));

        // 1/tau_QTM = C T^4 at (10/1e-3)^(1/4) = 10 K.
        Assert.Equal(10, crossings[0].TemperatureKelvin, 1e-8);
        var rates = law.Rates(crossings[1].TemperatureKelvin);
        Assert.Equal(1, rates[1] / rates[2], 1e-7);
    }

    [Fact]
    public void Nothing_overflows_far_below_the_barrier()
    {
        var law = new RateModel(new OrbachTerm()).WithValues(1e-12, 1500);
        Assert.Equal(-1500 / (PhysicalConstants.BoltzmannCm * 0.1) - Math.Log(1e-12), -Math.Log(1) + law.Model.LogRate([.. law.Coordinates], 0.1, 0), 1e-6);
    }

    [Fact]
    public void Refuses_values_without_meaning()
    {
        Assert.Throws<ArgumentException>(() => Model.WithValues(1, 2));
        Assert.Throws<ArgumentException>(() => new RateModel(new TunnellingTerm()).WithValues(-1));
        Assert.Contains("QTM.tau_QTM", Assert.Throws<ArgumentException>(() => Model.WithFixed("tau", 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Model.WithBounds("Raman.n", 5, 3));
    }
}
