using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class ModelSelectionTests
{
    private const double Noise = 0.03;

    [Fact]
    public void Finds_the_processes_that_made_the_data_and_has_no_doubt()
    {
        var law = new RateModel(new TunnellingTerm(), new OrbachTerm(), new RamanTerm()).WithValues(2, 2e-11, 500, 2e-3, 3.4);
        var selection = ModelSelection.Compare(Points(law, 3, 70, 40, 1), RateWeighting.FitError);
        Assert.Equal("QTM + Orbach + Raman", selection.Best.Model.Name);
        Assert.Empty(selection.Warnings);
        Assert.Equal(1, selection.Table.Sum(m => m.Weight), 1e-12);
        Assert.Equal(selection.Table.Select(m => m.DeltaAicc).Order(), selection.Table.Select(m => m.DeltaAicc));
        Assert.Equal(11, selection.Table.Count);
    }

    /// <summary>A Raman law over a short range, as many barriers in the literature are: no barrier may be claimed.</summary>
    [Fact]
    public void A_Raman_curve_does_not_become_a_proven_barrier()
    {
        var law = new RateModel(new RamanTerm()).WithValues(1e-3, 5);
        var selection = ModelSelection.Compare(Points(law, 4, 9, 10, 2), RateWeighting.FitError);
        Assert.True(
            !selection.Best.Model.TermNames.Contains("Orbach") || selection.Warnings.Any(w => w.Contains("not proven", StringComparison.Ordinal)),
            string.Join('\n', selection.Warnings));
    }

    /// <summary>Times that follow the law exactly, so that no fluke of the noise looks like a barrier.</summary>
    [Fact]
    public void A_barrier_beyond_the_data_is_called_undetermined()
    {
        var law = new RateModel(new OrbachTerm(), new RamanTerm()).WithValues(1e-11, 900, 2e-3, 3.4);
        MeasuredRelaxationTime[] points = [.. Points(law, 3, 30, 20, 3).Select(p => p with { TauSeconds = law.TauSeconds(p.TemperatureKelvin) })];
        var selection = ModelSelection.Compare([law.Model], points, RateWeighting.FitError);
        Assert.Contains(selection.Warnings, w => w.Contains("not determined", StringComparison.Ordinal));
        Assert.Contains(selection.Warnings, w => w.Contains("do not reach the Orbach regime", StringComparison.Ordinal));
    }

    /// <summary>With noise a term that is not there closes its interval now and then, by chance: chi square of two parameters above 4 in 14 of 100.</summary>
    [Fact]
    public void An_interval_of_a_barrier_that_the_data_do_not_see_is_mostly_open()
    {
        var law = new RateModel(new OrbachTerm(), new RamanTerm()).WithValues(1e-11, 900, 2e-3, 3.4);
        var open = Enumerable.Range(0, 20).Count(seed =>
            ProfileLikelihood.Interval(RateFit.Run(law.Model, Points(law, 3, 30, 20, (ulong)seed), RateWeighting.FitError), "Orbach.U", 2).IsOpen);
        Assert.InRange(open, 14, 20);
    }

    [Fact]
    public void Two_hot_points_are_no_slope()
    {
        var law = new RateModel(new OrbachTerm(), new RamanTerm()).WithValues(1e-11, 300, 2e-2, 3);
        var selection = ModelSelection.Compare([law.Model], Points(law, 3, 22.5, 30, 4), RateWeighting.FitError);
        Assert.Contains(selection.Warnings, w => w.Contains("slope is hardly measured", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exponent_beyond_two_phonons_is_named()
    {
        var law = new RateModel(new RamanTerm()).WithValues(1e-8, 11);
        var selection = ModelSelection.Compare([law.Model], Points(law, 4, 12, 12, 5), RateWeighting.FitError);
        Assert.Contains(selection.Warnings, w => w.Contains("Raman exponent", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_that_are_too_small_are_named()
    {
        var law = new RateModel(new OrbachTerm()).WithValues(1e-8, 40);
        MeasuredRelaxationTime[] points = [.. Points(law, 4, 12, 12, 6).Select(p => p with { LnTauStandardError = Noise / 10 })];
        var selection = ModelSelection.Compare([law.Model], points, RateWeighting.FitError);
        Assert.Contains(selection.Warnings, w => w.Contains("times their errors", StringComparison.Ordinal));
    }

    [Fact]
    public void In_several_fields_the_direct_process_and_the_quenching_are_found()
    {
        var model = new RateModel(new FieldQuenchedTunnellingTerm(), new DirectTerm(), new RamanTerm());
        var law = model.WithValues(0.01, 0.03, 2, 300, 4, 5e-4, 4.5);
        var random = new SeededRandom(7);
        MeasuredRelaxationTime[] points = [.. from b in new[] { 0, 0.02, 0.05, 0.1, 0.3, 1 } from t in new[] { 2.0, 3, 4, 6, 9, 13, 18 }
            select new MeasuredRelaxationTime(t, b, law.TauSeconds(t, b) * Math.Exp(Noise * random.Gaussian()), Noise)];
        Assert.Equal(model.Name, ModelSelection.Compare(points, RateWeighting.FitError).Best.Model.Name);
    }

    [Fact]
    public void One_temperature_is_refused_with_advice()
    {
        MeasuredRelaxationTime[] points = [.. Enumerable.Range(1, 8).Select(i => new MeasuredRelaxationTime(4, 0.1 * i, 0.1))];
        Assert.Contains("five or more temperatures", Assert.Throws<ArgumentException>(() => ModelSelection.Compare(points, RateWeighting.Equal)).Message, StringComparison.Ordinal);
    }

    private static MeasuredRelaxationTime[] Points(RateLaw law, double from, double to, int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))
            .Select(t => new MeasuredRelaxationTime(t, 0, law.TauSeconds(t) * Math.Exp(Noise * random.Gaussian()), Noise))];
    }
}
