using System.Globalization;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.RateLaws;

/// <summary>
/// The compounds of SIMDAVIS (Y. Duan et al., Nat. Commun. 13, 7626 (2022), doi:10.1038/s41467-022-35336-9) with a full fit of
/// 1/tau = 1/tau_QTM + C T^n + exp(-U/T)/tau0, U in K. The table is not part of this repository.
/// </summary>
public sealed class SimdavisTests(ITestOutputHelper output)
{
    private static readonly double[] Temperatures = [2, 10, 50];

    [Fact]
    public void Every_compound_has_rates_a_leading_process_and_a_blocking_temperature_that_agree()
    {
        var compounds = Compounds();
        Assert.Equal(27, compounds.Length);
        output.WriteLine($"{"",-44} {"1/tau(2 K)",10} {"10 K",10} {"50 K",10} {"T(100 s)",9}  leading at 2, 10, 50 K; changes of lead, 1 to 100 K");
        foreach (var compound in compounds)
        {
            output.WriteLine(Line(compound));
            Check(compound);
        }
    }

    /// <summary>Counted once more from the table by another program.</summary>
    [Fact]
    public void At_2_K_tunnelling_leads_in_20_of_24_compounds_and_at_50_K_Raman_in_12()
    {
        RateLaw[] full = [.. Compounds().Select(c => c.Law).Where(law => law.Model.Terms.Count == 3)];
        (string, int)[] Leading(double t) => [.. full.GroupBy(law => law.LeadingTerm(t)).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];
        Assert.Equal([("Orbach", 1), ("QTM", 20), ("Raman", 3)], Leading(2));
        Assert.Equal([("Orbach", 11), ("QTM", 1), ("Raman", 12)], Leading(50));
    }

    private static void Check(Compound c)
    {
        foreach (var t in Temperatures)
        {
            var expected = (c.TauQtm > 0 ? 1 / c.TauQtm : 0) + (c.C > 0 ? c.C * Math.Pow(t, c.N) : 0) + Math.Exp(-c.BarrierKelvin / t) / c.Tau0;
            Assert.Equal(1, expected * c.Law.TauSeconds(t), 1e-10);
        }

        var blocking = BlockingTemperature.Of(c.Law);
        Assert.Equal(c.TauQtm is 0 or > 100, blocking is not null);
        Assert.True(blocking is null || Math.Abs(c.Law.TauSeconds(blocking.TemperatureKelvin) / 100 - 1) < 1e-6);
    }

    private static string Line(Compound c)
    {
        var rates = string.Join(' ', Temperatures.Select(t => string.Create(CultureInfo.InvariantCulture, $"{1 / c.Law.TauSeconds(t),10:g3}")));
        var blocking = BlockingTemperature.Of(c.Law) is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b.TemperatureKelvin,7:f2} K") : "     none";
        var changes = string.Join(", ", c.Law.Crossovers(1, 100).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Below} > {x.Above} {x.TemperatureKelvin:f1} K")));
        return $"{c.Name,-44} {rates} {blocking}  {string.Join(", ", Temperatures.Select(t => c.Law.LeadingTerm(t)))}; {changes}";
    }

    private static Compound[] Compounds()
    {
        var path = RepositoryRoot.File("..", "shared", "data", "simdavis", "full_fit_parameters.csv");
        Assert.SkipUnless(File.Exists(path), $"The SIMDAVIS table is not here: put full_fit_parameters.csv at {path}.");
        return [.. File.ReadLines(path).Skip(1).Where(line => line.Trim(';').Length > 0).Select(Compound.Parse)];
    }

    /// <summary>A row; parameters that are zero stand for terms that the fit did not have.</summary>
    private sealed record Compound(string Name, double BarrierKelvin, double Tau0, double C, double N, double TauQtm)
    {
        public RateLaw Law { get; } = MakeLaw(BarrierKelvin, Tau0, C, N, TauQtm);

        /// <summary>Names in quotes hold the separator, so numbers are counted from the end.</summary>
        public static Compound Parse(string line)
        {
            var words = line.Split(';');
            var numbers = words[^6..^1].Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            return new Compound(string.Join(';', words[1..^6]).Trim('"'), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }

        private static RateLaw MakeLaw(double barrier, double tau0, double c, double n, double tauQtm)
        {
            IRateTerm[] terms = [.. (IRateTerm[])(tauQtm > 0 ? [new TunnellingTerm()] : []), new OrbachTerm(), .. (IRateTerm[])(c > 0 ? [new RamanTerm()] : [])];
            double[] values = [.. (double[])(tauQtm > 0 ? [tauQtm] : []), tau0, Energy.FromKelvin(barrier).Cm, .. (double[])(c > 0 ? [c, n] : [])];
            return new RateModel(terms).WithValues(values);
        }
    }
}
