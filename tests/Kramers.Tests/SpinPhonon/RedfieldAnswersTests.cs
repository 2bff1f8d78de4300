using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.SpinPhonon;

/// <summary>What 'picture: redfield' tells beyond tau: modes, paths, T2 in fields, M(t), Lindblad form, doubts.</summary>
public class RedfieldAnswersTests
{
    private const string Quartet = """
        name: A
        centres: [ { label: Co, spin: 3/2, g: 2, zfs: { tensor: [[-40, 2, 1], [2, 3, 0], [1, 0, -90]] } } ]
        modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 120, Dxz: 0.003, Dxx: 0.002 }, { frequencyCm: 145, Dyz: 0.003, Dzz: 0.002, Dxy: 0.004 }, { frequencyCm: 90, Dxz: 0.002, Dyz: 0.001 } ] }

        """;

    private const string Radical = """
        name: A
        centres: [ { label: R, spin: 1/2, g: 2 } ]
        modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 9, gxz: 0.001 } ] }

        """;

    [Fact]
    public void Where_levels_lie_apart_modes_and_paths_are_those_of_populations()
    {
        RatesResult Of(string picture) => RatesText.Compute(
            Quartet + $"rates: {{ picture: {picture}, temperaturesK: [40, 60, 80, 100], fieldsTesla: [9], axis: [0.3, 0.2, 1], line: {{ shape: lorentzian, fwhmCm: 12 }} }}\n");
        var (populations, redfield) = (Of("populations"), Of("redfield"));
        Assert.NotEmpty(populations.Relaxation.Modes);
        Assert.Equal(populations.Relaxation.Modes.Count, redfield.Relaxation.Modes.Count);
        foreach (var (expected, found) in populations.Relaxation.Modes.Zip(redfield.Relaxation.Modes))
        {
            Assert.Equal((expected.Mode, expected.Process, expected.TemperatureK), (found.Mode, found.Process, found.TemperatureK));
            Assert.Equal(expected.Share, found.Share, 1e-6);
        }

        Assert.NotEmpty(populations.Paths);
        Assert.Equal(populations.Paths.Select(p => string.Join(",", p.Steps.Select(s => s.To))), redfield.Paths.Select(p => string.Join(",", p.Steps.Select(s => s.To))));
        Assert.All(populations.Paths.Zip(redfield.Paths), p => Assert.Equal(p.First.Share, p.Second.Share, 1e-6));
    }

    /// <summary>A mode that turns no polarisation but carries the jumps; without the two others that polarisation would never be lost.</summary>
    [Fact]
    public void Without_a_field_a_mode_that_alone_turns_the_polarisation_has_it_all()
    {
        var result = RatesText.Compute("""
            name: A
            centres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -50 } } ]
            modes:
              coordinate: sqrt(hbar/2mw)
              list: [ { frequencyCm: 100, Dxz: 0.03 }, { frequencyCm: 100, Dxx: 0.01, Dyy: -0.01 }, { frequencyCm: 100, Dyz: 0.02 } ]
            rates: { picture: redfield, temperaturesK: [50], processes: [one-phonon], line: { fwhmCm: 4 } }
            """);
        var share = result.Relaxation.Modes.Single(m => m.Mode == 1).Share;
        Assert.Equal(1, share, 1e-6);
        Assert.NotEmpty(result.Paths);
    }

    [Fact]
    public void Phonons_at_the_energy_of_the_transition_give_both_pictures_one_tau()
    {
        double[] Tau(string picture) => RatesText.Compute(
            Quartet + $"rates: {{ picture: {picture}, temperaturesK: [40, 100], fieldsTesla: [9], axis: [0.3, 0.2, 1], line: {{ shape: lorentzian, fwhmCm: 30, occupation: transition-energy }} }}\n").Relaxation.TauSeconds;
        Assert.All(Tau("populations").Zip(Tau("redfield")), p => Assert.Equal(1, p.Second / p.First, 1e-6));
        var kept = RatesText.Compute(Quartet + "rates: { picture: redfield, temperaturesK: [100], line: { shape: lorentzian, fwhmCm: 30, occupation: transition-energy } }\n").Redfield!.Diagnostics[0];
        Assert.True(kept.GibbsDefect < 1e-13);
    }

    [Fact]
    public void T1_and_T2_by_fit_are_those_of_the_generator_and_T2_stands_for_every_field()
    {
        using var text = new RatesText(Radical + "rates: { picture: redfield, temperaturesK: [5, 10, 20, 40], fieldsTesla: [10, 9], axis: [0, 0, 1], processes: [one-phonon], line: { fwhmCm: 2 }, traceK: [10, 40] }\n");
        var result = text.Run().Result;
        Assert.Equal([10.0, 40.0], result.Traces.Select(t => t.TemperatureK));
        foreach (var (trace, i) in result.Traces.Zip([1, 3]))
        {
            Assert.Equal(1, trace.T1Seconds / result.Relaxation.TauSeconds[i], 1e-6);
            Assert.Equal(1, trace.Coherence!.T2Seconds / result.Redfield!.T2Seconds![i], 1e-6);
            Assert.Equal(0.5, trace.Coherence.Magnitude[0], 1e-12);
        }

        // The moment of one electron starts along the field or against it, and ends at tanh(mu_B B/kT).
        Assert.Equal(1, Math.Abs(result.Traces[0].Moment[0]), 1e-9);
        Assert.Equal([10.0, 9.0], result.Redfield!.Fields.Select(f => f.FieldTesla));
        Assert.All(result.Redfield.Fields, f => Assert.Equal(4, f.T2Seconds!.Length));
        Assert.All(result.Redfield.Fields[1].T2Seconds!.Zip(result.Relaxation.Fields[1].TauSeconds), t => Assert.Equal(2, t.First / t.Second, 1e-9));
        Assert.Contains("t2SecondsAt9T", File.ReadAllText(Path.Combine(text.Output, "tau.csv")), StringComparison.Ordinal);
        Assert.Equal(1 + 2 * 101, File.ReadAllLines(Path.Combine(text.Output, "trace.csv")).Length);
        Assert.Equal(1 + 2 * 101, File.ReadAllLines(Path.Combine(text.Output, "coherence.csv")).Length);
        Assert.Contains("T1 of the moment", File.ReadAllText(Path.Combine(text.Output, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Lindblad_form_is_the_strict_tensor_and_stays_positive_with_a_cutoff()
    {
        RatesResult Of(string rates, double field) => RatesText.Compute(
            Quartet + FormattableString.Invariant($"rates: {{ picture: redfield, temperaturesK: [60, 100], fieldsTesla: [{field}], line: {{ fwhmCm: 30 }}, {rates} }}\n"));
        var (strict, lindblad) = (Of("secularCutoffCm: 0", 0.5), Of("generator: lindblad", 0.5));
        Assert.All(strict.Relaxation.TauSeconds.Zip(lindblad.Relaxation.TauSeconds), p => Assert.Equal(1, p.Second / p.First, 1e-9));
        Assert.Equal("lindblad", lindblad.Redfield!.Generator);
        var wide = Of("generator: lindblad, secularCutoffCm: 1", 0.5).Redfield!;
        Assert.All(wide.Diagnostics, d => Assert.True(d.SmallestKossakowskiEigenvalue > -1e-12));
        Assert.Contains("takes levels within the cutoff for equal", RatesText.Refused(Quartet + "rates: { picture: redfield, temperaturesK: [60], generator: lindblad, secularCutoffCm: none }\n"), StringComparison.Ordinal);
    }

    /// <summary>A field far below the rates changes nothing in nature; under a width above them Raman jumps know it, too.</summary>
    [Fact]
    public void Raman_relaxation_in_a_tiny_field_is_that_without_under_a_width()
    {
        double Tau(string rates) => RatesText.Compute("""
            name: A
            centres: [ { label: Co, spin: 3/2, g: 2, zfs: { tensor: [[-10, 2, 1], [2, 3, 0], [1, 0, -40]] } } ]
            modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 110, Dxz: 3, Dzz: 1 }, { frequencyCm: 45, Dxx: 2, Dxy: 5, Dyz: -3 }, { frequencyCm: 43, Dyz: 2, Dxx: 3 } ] }

            """ + $"rates: {{ picture: redfield, temperaturesK: [100], axis: [1, 0.6, 0], processes: [two-phonon], line: {{ fwhmCm: 8 }}, {rates} }}\n").Relaxation.TauSeconds[0];
        var without = Tau("fieldsTesla: [0]");
        Assert.Equal(1, Tau("fieldsTesla: [1e-6], generator: lindblad, secularCutoffCm: 0.1") / without, 1e-5);
        Assert.Equal(0.1, Tau("fieldsTesla: [1e-6]") / without, 0.01);
    }

    [Theory]
    [InlineData("populations")]
    [InlineData("redfield")]
    public void Doubts_name_fast_rates_and_resonances(string picture)
    {
        IReadOnlyList<string> Warnings(double d, double frequency) => RatesText.Compute(FormattableString.Invariant($$"""
            name: A
            centres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -40 } } ]
            modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: {{frequency}}, Dxz: {{d}}, Dyz: {{d}}, Dxx: {{d}} } ] }
            rates: { picture: {{picture}}, temperaturesK: [60], fieldsTesla: [0.5], line: { fwhmCm: 4 } }
            """)).Warnings;
        Assert.Contains(Warnings(3, 80), w => w.Contains("Markov", StringComparison.Ordinal));
        Assert.Contains(Warnings(0.001, 80), w => w.Contains("Orbach steps", StringComparison.Ordinal));
        Assert.DoesNotContain(Warnings(0.001, 60), w => w.Contains("Markov", StringComparison.Ordinal) || w.Contains("Orbach steps", StringComparison.Ordinal));
    }
}
