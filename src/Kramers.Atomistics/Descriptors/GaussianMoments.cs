using Kramers.Numerics;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Gaussian moments: Cartesian moments Psi_L,s = sum_j R_s(r_ij) u_ij^(x)L, L = 0..3, of the directions u to the neighbours, with
/// R_s = f_c(r) N_G^(-1/2) sum_g beta_ZiZj,s,g (2 gamma/pi)^(1/4) exp(-gamma (r - mu_g)^2), gamma = N_G^2/r_c^2,
/// mu_g = r_min + g (r_c - r_min)/N_G, and as features the full contractions of products of up to three moments (<see cref="MomentContractions"/>).
/// Zaverkin and Kaestner, JCTC 16, 5410 (2020), https://doi.org/10.1021/acs.jctc.0c00347.
/// </summary>
public sealed class GaussianMoments : DensityDescriptor
{
    private readonly GaussianMomentSettings _settings;
    private readonly int _elements;
    private readonly double[] _mixing;
    private readonly MomentContractions _contractions;

    /// <summary>Moments with a given, such as a trained, mixing of Gaussians into radial functions.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="mixing">beta, flat [element of the atom, of the neighbour, radial function, Gaussian]; null draws normal numbers with the seed.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or beta has another length.</exception>
    public GaussianMoments(GaussianMomentSettings settings, IReadOnlyList<double>? mixing = null)
        : this(Checked(settings), new ElementChannels("The descriptor of Gaussian moments", settings.Elements), mixing)
    {
    }

    private GaussianMoments(GaussianMomentSettings settings, ElementChannels elements, IReadOnlyList<double>? mixing)
        : base(elements, new CosineCutoff(settings.CutoffAngstrom))
    {
        (_settings, _elements, _contractions) = (settings, elements.Count, new MomentContractions(settings.RadialCount));
        var needed = _elements * _elements * settings.RadialCount * settings.Gaussians;
        _mixing = mixing is null ? Random(settings.Seed, needed) : [.. mixing];
        if (_mixing.Length != needed)
        {
            throw new ArgumentException($"The mixing of Gaussian moments takes {needed} numbers, got {_mixing.Length}.", nameof(mixing));
        }
    }

    /// <inheritdoc/>
    public override int Length => _contractions.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> FeatureNames => _contractions.Names;

    private protected override int DensityLength => _settings.RadialCount * MomentContractions.Components;

    private protected override int BlockLength => DensityLength;

    private protected override int Block(int neighbour) => 0;

    private protected override void AddCentre(int centre, Span<double> density)
    {
        // An atom has no direction to itself, and its element is known to the mixing.
    }

    private protected override void AddNeighbour(int centre, int neighbour, ReadOnlySpan<double> d, double r, Span<double> block, Span<double> slopes)
    {
        Span<double> monomials = stackalloc double[MomentContractions.Components], monomialSlopes = stackalloc double[3 * MomentContractions.Components];
        MomentContractions.FillMonomials(d, r, monomials, monomialSlopes);
        for (var s = 0; s < _settings.RadialCount; s++)
        {
            var (value, slope) = Radial(centre, neighbour, s, r);
            for (var m = 0; m < MomentContractions.Components; m++)
            {
                var at = s * MomentContractions.Components + m;
                block[at] += value * monomials[m];
                for (var c = 0; c < 3 && slopes.Length > 0; c++)
                {
                    slopes[c * block.Length + at] = slope * d[c] / r * monomials[m] + value * monomialSlopes[3 * m + c];
                }
            }
        }
    }

    private protected override void FillFeatures(ReadOnlySpan<double> density, Span<double> features) => _contractions.Fill(density, features);

    private protected override void AddAdjoint(ReadOnlySpan<double> density, ReadOnlySpan<double> coefficients, Span<double> adjoint) =>
        _contractions.AddAdjoint(density, coefficients, adjoint);

    private protected override void AddFeatureSlope(ReadOnlySpan<double> density, int block, ReadOnlySpan<double> change, Span<double> features) =>
        _contractions.AddSlope(density, change, features);

    private static GaussianMomentSettings Checked(GaussianMomentSettings s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (s.RadialCount is < 1 or > 10 || s.Gaussians < 1)
        {
            throw new ArgumentException($"Gaussian moments take 1 to 10 radial functions of 1 or more Gaussians, got {s.RadialCount} of {s.Gaussians}.", nameof(s));
        }

        if (!(s.InnerRadius >= 0) || !(s.CutoffAngstrom > s.InnerRadius) || !double.IsFinite(s.CutoffAngstrom))
        {
            throw new ArgumentException($"The finite cutoff of Gaussian moments must exceed the inner radius, got {s.CutoffAngstrom} and {s.InnerRadius} angstrom.", nameof(s));
        }

        return s;
    }

    private static double[] Random(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Gaussian())];
    }

    /// <summary>R_s at distance r and its derivative per angstrom.</summary>
    private (double Value, double Slope) Radial(int centre, int neighbour, int s, double r)
    {
        var (cutoff, count) = (_settings.CutoffAngstrom, _settings.Gaussians);
        var gamma = count * count / (cutoff * cutoff);
        var scale = Math.Pow(2 * gamma / Math.PI, 0.25) / Math.Sqrt(count);
        var first = ((centre * _elements + neighbour) * _settings.RadialCount + s) * count;
        var (value, slope) = (0.0, 0.0);
        for (var g = 0; g < count; g++)
        {
            var x = r - _settings.InnerRadius - g * (cutoff - _settings.InnerRadius) / count;
            var term = _mixing[first + g] * scale * Math.Exp(-gamma * x * x);
            value += term;
            slope -= 2 * gamma * x * term;
        }

        var (f, df) = Cutoff.At(r);
        return (f * value, df * value + f * slope);
    }
}
