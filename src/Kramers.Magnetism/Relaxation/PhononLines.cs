namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// The lines of all modes: one for every process, or a width per mode, which may grow with temperature. With widths per mode a
/// process of two phonons has the convolution of both lines, and a denominator the scale of the phonon that it follows.
/// </summary>
public sealed class PhononLines
{
    private readonly LineShape[] _lines;
    private readonly double[]? _decaying;
    private readonly bool _uniform;

    private PhononLines(LineShape[] lines, double[]? decaying, bool uniform)
    {
        (_lines, _decaying, _uniform) = (lines, decaying, uniform);
        foreach (var line in lines)
        {
            if (line.Required(nameof(lines)).IsGaussian != lines[0].IsGaussian || line.IsOdd != lines[0].IsOdd)
            {
                throw new ArgumentException("The lines of all modes are of one kind; their widths may differ.", nameof(lines));
            }
        }
    }

    /// <summary>Whether the widths change with temperature, so that line densities are computed anew at each.</summary>
    public bool DependOnTemperature => _decaying is not null;

    /// <summary>One line for every process, of one phonon or of two alike.</summary>
    /// <exception cref="ArgumentException">The line shape has no width.</exception>
    public static PhononLines Uniform(LineShape line) => new([line], null, true);

    /// <summary>One line per mode.</summary>
    /// <exception cref="ArgumentException">A line has no width, or they are of different kinds.</exception>
    public static PhononLines PerMode(IReadOnlyList<LineShape> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new([.. lines], null, false);
    }

    /// <summary>
    /// Widths of phonons that decay into two of half the frequency, w(T) = w(0) [2 n(w_a/2) + 1] (P. G. Klemens, Phys. Rev. 148,
    /// 845 (1966), doi:10.1103/PhysRev.148.845): an estimate where no third derivatives are known.
    /// </summary>
    /// <param name="atZeroKelvin">One line per mode, at 0 K.</param>
    /// <param name="frequenciesCm">Mode frequencies, cm^-1, as many.</param>
    /// <exception cref="ArgumentException">The numbers differ, a line has no width, or they are of different kinds.</exception>
    public static PhononLines TwoPhononDecay(IReadOnlyList<LineShape> atZeroKelvin, IReadOnlyList<double> frequenciesCm)
    {
        ArgumentNullException.ThrowIfNull(atZeroKelvin);
        ArgumentNullException.ThrowIfNull(frequenciesCm);
        if (atZeroKelvin.Count != frequenciesCm.Count)
        {
            throw new ArgumentException($"{frequenciesCm.Count} modes need as many lines, got {atZeroKelvin.Count}.", nameof(atZeroKelvin));
        }

        return new([.. atZeroKelvin], [.. frequenciesCm], false);
    }

    /// <summary>Line of one phonon of a mode at a temperature in K.</summary>
    public LineShape Of(int mode, double temperatureKelvin)
    {
        var line = _lines[_uniform ? 0 : mode];
        return _decaying is null
            ? line
            : line.WithFwhm(line.FwhmCm * (2 * BoseEinstein.Occupation(0.5 * _decaying[mode], temperatureKelvin) + 1));
    }

    /// <summary>Line of a process of two phonons at a temperature in K.</summary>
    public LineShape OfPair(int p, int q, double temperatureKelvin) =>
        _uniform ? _lines[0] : Of(p, temperatureKelvin).Convolve(Of(q, temperatureKelvin));

    /// <summary>Throws where the lines belong to another number of modes.</summary>
    internal PhononLines For(int modes) => _uniform || _lines.Length == modes
        ? this
        : throw new ArgumentException($"There are {_lines.Length} phonon lines for {modes} modes.");

    /// <summary>Throws for the odd line, which has a meaning for one phonon only.</summary>
    internal PhononLines ForPairs() => _lines.Length == 0 || !_lines[0].IsOdd
        ? this
        : throw new ArgumentException("The anti-Lorentzian is a line of one phonon: take LineShape.LorentzianFwhm for two.");
}
