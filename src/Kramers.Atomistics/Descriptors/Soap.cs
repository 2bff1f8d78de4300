using Kramers.Numerics.Angular;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Smooth overlap of atomic positions: every neighbour is a Gaussian, faded out towards the cutoff, the density of each element is
/// expanded as c_nlm, and the features are its power spectrum p_nn'l^ZZ' = pi sqrt(8/(2l + 1)) sum_m c_nlm^Z c_n'lm^Z'. The atom itself
/// counts in the density of its own element. Bartok, Kondor and Csanyi, PRB 87, 184115 (2013), https://doi.org/10.1103/PhysRevB.87.184115;
/// between elements: De et al., PCCP 18, 13754 (2016), https://doi.org/10.1039/C6CP00415F.
/// With channels a = (Z, n), Z running slowest, features are ordered by pairs a, b with b from a on, then by l.
/// </summary>
public sealed class Soap : DensityDescriptor
{
    private readonly ElementChannels _elements;
    private readonly SoapSettings _settings;
    private readonly SoapRadialFunctions _radial;
    private readonly double[] _prefactors;
    private readonly int _harmonics;
    private readonly int _channels;
    private IReadOnlyList<string>? _names;

    /// <summary>Prepares the radial functions.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public Soap(SoapSettings settings)
        : this(Checked(settings), new ElementChannels("SOAP", settings.Elements))
    {
    }

    private Soap(SoapSettings settings, ElementChannels elements)
        : base(elements, new CosineCutoff(settings.CutoffAngstrom))
    {
        (_settings, _elements) = (settings, elements);
        _radial = SoapRadialFunctions.Of(settings);
        _prefactors = [.. Enumerable.Range(0, settings.LMax + 1).Select(l => Math.PI * Math.Sqrt(8.0 / (2 * l + 1)))];
        _harmonics = RealSphericalHarmonics.Count(settings.LMax);
        _channels = elements.Count * settings.RadialCount;
    }

    /// <inheritdoc/>
    public override int Length => _channels * (_channels + 1) / 2 * Degrees;

    /// <inheritdoc/>
    public override IReadOnlyList<string> FeatureNames => _names ??= [.. Names()];

    private protected override int DensityLength => _channels * _harmonics;

    private protected override int BlockLength => _settings.RadialCount * _harmonics;

    private int Degrees => _settings.LMax + 1;

    private protected override void FillFeatures(ReadOnlySpan<double> density, Span<double> features)
    {
        var k = 0;
        for (var a = 0; a < _channels; a++)
        {
            for (var b = a; b < _channels; b++)
            {
                for (var l = 0; l < Degrees; l++)
                {
                    features[k++] = _prefactors[l] * Dot(Part(density, a, l), Part(density, b, l));
                }
            }
        }
    }

    private protected override void AddAdjoint(ReadOnlySpan<double> density, ReadOnlySpan<double> coefficients, Span<double> adjoint)
    {
        for (var a = 0; a < _channels; a++)
        {
            for (var b = a; b < _channels; b++)
            {
                for (var l = 0; l < Degrees; l++)
                {
                    var weight = _prefactors[l] * coefficients[Feature(a, b, l)];
                    for (var m = l * l; m < (l + 1) * (l + 1); m++)
                    {
                        adjoint[a * _harmonics + m] += weight * density[b * _harmonics + m];
                        adjoint[b * _harmonics + m] += weight * density[a * _harmonics + m];
                    }
                }
            }
        }
    }

    private protected override int Block(int neighbour) => neighbour * BlockLength;

    private protected override void AddCentre(int centre, Span<double> density) =>
        AddNeighbour(centre, centre, [0, 0, 0], 0, density.Slice(Block(centre), BlockLength), []);

    private protected override void AddNeighbour(int centre, int neighbour, ReadOnlySpan<double> d, double r, Span<double> block, Span<double> slopes)
    {
        Span<double> h = stackalloc double[_settings.RadialCount * Degrees], dh = stackalloc double[h.Length];
        Span<double> y = stackalloc double[_harmonics], dy = stackalloc double[3 * _harmonics];
        _radial.Evaluate(r, h, dh);
        var (f, df) = Cutoff.At(r);
        RealSphericalHarmonics.EvaluateWithGradient(_settings.LMax, d[0], d[1], d[2], y, dy);
        for (var (n, l) = (0, 0); n < _settings.RadialCount; (n, l) = l < _settings.LMax ? (n, l + 1) : (n + 1, 0))
        {
            var (value, slope) = (f * h[n * Degrees + l], df * h[n * Degrees + l] + f * dh[n * Degrees + l]);
            for (var m = l * l; m < (l + 1) * (l + 1); m++)
            {
                var at = n * _harmonics + m;
                block[at] += value * y[m];
                for (var c = 0; c < 3 && slopes.Length > 0; c++)
                {
                    slopes[c * block.Length + at] = slope * d[c] / r * y[m] + value * dy[3 * m + c];
                }
            }
        }
    }

    private protected override void AddFeatureSlope(ReadOnlySpan<double> density, int block, ReadOnlySpan<double> change, Span<double> features)
    {
        var first = block / _harmonics;
        for (var a = first; a < first + _settings.RadialCount; a++)
        {
            for (var b = 0; b < _channels; b++)
            {
                for (var l = 0; l < Degrees; l++)
                {
                    var slope = _prefactors[l] * Dot(Part(change, a - first, l), Part(density, b, l));
                    features[Feature(Math.Min(a, b), Math.Max(a, b), l)] += a == b ? 2 * slope : slope;
                }
            }
        }
    }

    private static SoapSettings Checked(SoapSettings s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (s.RadialCount is < 1 or > 20 || s.LMax is < 0 or > 20)
        {
            throw new ArgumentException($"SOAP takes 1 to 20 radial functions and degrees up to 0 to 20, got {s.RadialCount} and {s.LMax}.", nameof(s));
        }

        if (!(s.CutoffAngstrom > 1) || !double.IsFinite(s.CutoffAngstrom) || !(s.SigmaAngstrom > 0.01))
        {
            throw new ArgumentException($"SOAP needs a finite cutoff above 1 angstrom and a sigma above 0.01, got {s.CutoffAngstrom} and {s.SigmaAngstrom}.", nameof(s));
        }

        return s;
    }

    private int Feature(int a, int b, int l) => (a * _channels - a * (a - 1) / 2 + b - a) * Degrees + l;

    private ReadOnlySpan<double> Part(ReadOnlySpan<double> density, int channel, int l) => density.Slice(channel * _harmonics + l * l, 2 * l + 1);

    private IEnumerable<string> Names()
    {
        string Channel(int a) => $"{_elements.Elements[a / _settings.RadialCount]}{a % _settings.RadialCount + 1}";
        return from a in Enumerable.Range(0, _channels)
               from b in Enumerable.Range(a, _channels - a)
               from l in Enumerable.Range(0, Degrees)
               select $"SOAP {Channel(a)} {Channel(b)} l={l}";
    }
}
