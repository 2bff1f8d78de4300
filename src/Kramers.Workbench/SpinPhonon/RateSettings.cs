using Kramers.Magnetism.Relaxation;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Where relaxation times are wanted, and by which processes.</summary>
public sealed record RateSettings
{
    /// <summary>2 Oe: far below all splittings, and enough to tell the two states of a Kramers doublet apart.</summary>
    public const double SmallFieldTesla = 2e-4;

    /// <summary>Temperatures in K, ascending.</summary>
    public required double[] TemperaturesK { get; init; }

    /// <summary>Fields in T; the first one headlines.</summary>
    public required double[] FieldsTesla { get; init; }

    /// <summary>Lowest temperature in K that the fit of tau(T) takes in.</summary>
    public required double FitFromK { get; init; }

    /// <summary>Highest temperature in K that the fit of tau(T) takes in.</summary>
    public required double FitToK { get; init; }

    /// <summary>Line shape of the phonons.</summary>
    public required LineShape Line { get; init; }

    /// <summary>Whether one phonon may be absorbed or emitted: direct and Orbach.</summary>
    public bool OnePhonon { get; init; } = true;

    /// <summary>Whether two phonons may act at once: Raman.</summary>
    public bool TwoPhonon { get; init; } = true;

    /// <summary>Whether two phonons of one mode take part in Raman scattering.</summary>
    public bool SameModePairs { get; init; } = true;

    /// <summary>The processes whose rates add. A further process, such as one with quadratic couplings, is one line here.</summary>
    internal IEnumerable<IRelaxationProcess> Processes()
    {
        if (OnePhonon)
        {
            yield return new OnePhononProcess(Line);
        }

        if (TwoPhonon)
        {
            yield return new RamanProcess(Line) { IncludeSameModePairs = SameModePairs };
        }
    }

    /// <summary>Reads 'temperaturesK', 'fieldsTesla', 'fit', 'line' and 'sameModePairs'.</summary>
    internal static RateSettings Read(YamlSection section)
    {
        var temperatures = ReadTemperatures(section);
        var fit = section.SectionOrDefaults("fit");
        var settings = new RateSettings
        {
            TemperaturesK = temperatures,
            FieldsTesla = section.Numbers("fieldsTesla", [SmallFieldTesla], 1e-6),
            FitFromK = fit.Number("fromK", temperatures[0], 0),
            FitToK = fit.Number("toK", temperatures[^1], 0),
            Line = ReadLine(section.SectionOrDefaults("line")),
            SameModePairs = section.Flag("sameModePairs", true),
        };
        fit.Finish();
        return settings;
    }

    private static LineShape ReadLine(YamlSection section)
    {
        var shape = section.Choice("shape", "gaussian", "gaussian", "lorentzian");
        var fwhm = section.Number("fwhmCm", 10, 1e-3, 1000);
        section.Finish();
        return shape == "gaussian" ? LineShape.GaussianFwhm(fwhm) : LineShape.LorentzianFwhm(fwhm);
    }

    /// <summary>A list, or from/to/steps at equal distances of ln T.</summary>
    private static double[] ReadTemperatures(YamlSection section)
    {
        if (!section.HoldsSection("temperaturesK"))
        {
            return [.. section.Numbers("temperaturesK", min: 1e-3).Order()];
        }

        var range = section.Section("temperaturesK");
        var (from, to, steps) = (range.Number("from", null, 1e-3), range.Number("to", null, 1e-3), range.Whole("steps", 40, 2, 1000));
        range.Finish();
        return to > from
            ? [.. Enumerable.Range(0, steps).Select(i => from * Math.Pow(to / from, i / (steps - 1.0)))]
            : throw section.Error("temperaturesK", "the range of temperatures is empty", "Let 'to' be above 'from'");
    }
}
