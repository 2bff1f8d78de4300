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

    /// <summary>Whether two phonons act through couplings of second order.</summary>
    public bool Quadratic { get; init; }

    /// <summary>Whether widths are those at 0 K and grow as a phonon decays into two of half its frequency (Klemens).</summary>
    public bool WidthsGrow { get; init; }

    /// <summary>Where phonon numbers are taken.</summary>
    public OccupationAt OccupationAt { get; init; }

    /// <summary>Whether pairs that couple in second order have twice the width of one mode, as in MolForge.</summary>
    public bool DoubleQuadraticWidth { get; init; }

    /// <summary>Whether coherences take part.</summary>
    public RatePicture Picture { get; init; }

    /// <summary>Largest difference of Bohr frequencies that the Redfield tensor keeps, cm^-1; 0 for equal ones.</summary>
    public double SecularCutoffCm { get; init; }

    /// <summary>Whether the density matrix relaxes in Lindblad form: what lies within <see cref="SecularCutoffCm"/> then counts as equal, and rho stays positive.</summary>
    public bool Lindblad { get; init; }

    /// <summary>Temperatures in K at which M(t) and a coherence are followed.</summary>
    public IReadOnlyList<double> TraceK { get; init; } = [];

    /// <summary>Static fields that differ from molecule to molecule; null for none.</summary>
    public InternalField? InternalField { get; init; }

    /// <summary>Names of the processes, as <see cref="IRelaxationProcess.Name"/> gives them.</summary>
    internal IReadOnlyList<string> ProcessNames => [.. Processes([], null).Select(p => p.Name)];

    /// <summary>The processes whose rates add; a further one is one line here.</summary>
    /// <param name="frequenciesCm">Modes, cm^-1.</param>
    /// <param name="widthsCm">FWHM of each, cm^-1; null for that of <see cref="Line"/>.</param>
    internal IEnumerable<IRelaxationProcess> Processes(IReadOnlyList<double> frequenciesCm, IReadOnlyList<double>? widthsCm)
    {
        var pairs = PairLines(frequenciesCm, widthsCm);
        if (OnePhonon)
        {
            yield return new OnePhononProcess(Lines(frequenciesCm, widthsCm)) { OccupationAt = OccupationAt };
        }

        if (TwoPhonon)
        {
            yield return new RamanProcess(pairs) { IncludeSameModePairs = SameModePairs, OccupationAt = OccupationAt };
        }

        if (Quadratic)
        {
            yield return new QuadraticTwoPhononProcess(ForQuadratic(pairs)) { IncludeSameModePairs = SameModePairs, OccupationAt = OccupationAt };
        }
    }

    /// <summary>Lines of one phonon.</summary>
    internal PhononLines Lines(IReadOnlyList<double> frequenciesCm, IReadOnlyList<double>? widthsCm) => Lines(Line, frequenciesCm, widthsCm);

    /// <summary>Lines of two phonons: the odd line has a meaning for one only, two have its Lorentzian.</summary>
    internal PhononLines PairLines(IReadOnlyList<double> frequenciesCm, IReadOnlyList<double>? widthsCm) =>
        Lines(Line.IsOdd ? LineShape.LorentzianFwhm(Line.FwhmCm) : Line, frequenciesCm, widthsCm);

    /// <summary>Lines of pairs that couple in second order.</summary>
    internal PhononLines ForQuadratic(PhononLines pairs) => DoubleQuadraticWidth ? PhononLines.Uniform(Line.WithFwhm(2 * Line.FwhmCm)) : pairs;

    private PhononLines Lines(LineShape line, IReadOnlyList<double> frequenciesCm, IReadOnlyList<double>? widthsCm)
    {
        if (widthsCm is null && !WidthsGrow)
        {
            return PhononLines.Uniform(line);
        }

        LineShape[] each = [.. frequenciesCm.Select((_, mode) => line.WithFwhm(widthsCm?[mode] ?? line.FwhmCm))];
        return WidthsGrow ? PhononLines.TwoPhononDecay(each, frequenciesCm) : PhononLines.PerMode(each);
    }

    /// <summary>Reads 'temperaturesK', 'fieldsTesla', 'fit', 'line', 'conventions' and 'sameModePairs'.</summary>
    /// <param name="section">The section.</param>
    /// <param name="field">The field in T where none is named.</param>
    internal static RateSettings Read(YamlSection section, double field = SmallFieldTesla)
    {
        var temperatures = ReadTemperatures(section);
        var fit = section.SectionOrDefaults("fit");
        var molForge = section.Choice("conventions", "own", "own", "molforge") == "molforge";
        var settings = LineReader.Read(section.SectionOrDefaults("line"), molForge, new RateSettings
        {
            TemperaturesK = temperatures,
            FieldsTesla = section.Numbers("fieldsTesla", [field], 0),
            FitFromK = fit.Number("fromK", temperatures[0], 0),
            FitToK = fit.Number("toK", temperatures[^1], 0),
            Line = default,
            SameModePairs = section.Flag("sameModePairs", !molForge),
            DoubleQuadraticWidth = molForge,
        });
        fit.Finish();
        return settings;
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

/// <summary>What relaxes.</summary>
public enum RatePicture
{
    /// <summary>Populations of the levels alone.</summary>
    Populations,

    /// <summary>The density matrix, with coherences.</summary>
    Redfield,
}
