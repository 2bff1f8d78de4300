using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Screened repulsion of nuclei at short distance, the core that a learned potential lacks where it has seen no data: Ziegler, Biersack and
/// Littmark, The Stopping and Range of Ions in Solids (1985), switched off as pair style zbl of LAMMPS does.
///
///     E(r) = e^2/(4 pi eps_0) Z_i Z_j/r phi(r/a) + S(r),   a = 0.46850/(Z_i^0.23 + Z_j^0.23) angstrom
///     phi(x) = 0.02817 exp(-0.20162 x) + 0.28022 exp(-0.40290 x) + 0.50986 exp(-0.94229 x) + 0.18175 exp(-3.19980 x)
///
/// S = C for r &lt; inner and A/3 (r - inner)^3 + B/4 (r - inner)^4 + C up to outer, such that energy, slope and curvature vanish at outer.
/// </summary>
public sealed class ZblPotential : INeighbourPotential
{
    /// <summary>e^2/(4 pi eps_0) in eV angstrom with the digits of LAMMPS' metal units: potentials that were fitted on top of the core mean this number (CODATA 2018: 14.3996454784).</summary>
    public const double CoulombEvAngstrom = 14.399645;

    private const double ScreeningLength = 0.46850;
    private const double ScreeningPower = 0.23;
    private static readonly (double Weight, double Decay)[] Screening = [(0.02817, 0.20162), (0.28022, 0.40290), (0.50986, 0.94229), (0.18175, 3.19980)];

    private readonly Dictionary<string, double> _charges;
    private readonly Dictionary<(string, string), Pair> _pairs;

    /// <summary>Sets up all pairs of the elements.</summary>
    /// <param name="innerAngstrom">Where switching begins.</param>
    /// <param name="outerAngstrom">Where the repulsion ends.</param>
    /// <param name="charges">Nuclear charge Z by element symbol.</param>
    /// <exception cref="ArgumentException">Not 0 &lt; inner &lt; outer, or a charge that is not positive.</exception>
    public ZblPotential(double innerAngstrom, double outerAngstrom, IReadOnlyDictionary<string, double> charges)
    {
        ArgumentNullException.ThrowIfNull(charges);
        if (!(innerAngstrom > 0 && innerAngstrom < outerAngstrom && double.IsFinite(outerAngstrom)))
        {
            throw new ArgumentException($"The core needs 0 < inner < outer, got {innerAngstrom} and {outerAngstrom} angstrom.", nameof(innerAngstrom));
        }

        if (charges.Any(c => !(c.Value > 0)))
        {
            throw new ArgumentException("Nuclear charges are positive.", nameof(charges));
        }

        (InnerAngstrom, OuterAngstrom) = (innerAngstrom, outerAngstrom);
        _charges = new(charges, StringComparer.Ordinal);
        _pairs = (from a in charges from b in charges select (a, b)).ToDictionary(p => (p.a.Key, p.b.Key), p => new Pair(p.a.Value, p.b.Value, innerAngstrom, outerAngstrom));
    }

    /// <summary>Where switching begins, angstrom.</summary>
    public double InnerAngstrom { get; }

    /// <summary>Where the repulsion ends, angstrom.</summary>
    public double OuterAngstrom { get; }

    /// <summary>Nuclear charge by element symbol.</summary>
    public IReadOnlyDictionary<string, double> Charges => _charges;

    /// <inheritdoc/>
    public double CutoffAngstrom => OuterAngstrom;

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return Evaluate(structure, NeighbourList.Within(structure, OuterAngstrom), ThreadTeam.Alone);
    }

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure, NeighbourList near, ThreadTeam team)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(near);
        if (structure.Elements.FirstOrDefault(e => !_charges.ContainsKey(e.Symbol)).Symbol is { } unknown)
        {
            throw new ArgumentException($"The core was set up for {string.Join(", ", _charges.Keys)}, but the structure holds {unknown}.", nameof(structure));
        }

        var (energy, forces, virial) = (0.0, new double[3 * structure.Count], new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            var others = near.Of(i);
            var vectors = near.VectorsOf(i);
            for (var n = 0; n < others.Length; n++)
            {
                var d = vectors.Slice(3 * n, 3);
                var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
                var (e, slope) = _pairs[(structure.Elements[i].Symbol, structure.Elements[others[n]].Symbol)].At(r);

                // Each pair comes twice: half of everything, and the whole force on the one atom.
                energy += e / 2;
                for (var k = 0; k < 9; k++)
                {
                    virial.Data[k] -= slope / 2 * d[k / 3] * d[k % 3] / r;
                }

                for (var k = 0; k < 3; k++)
                {
                    forces[3 * i + k] += slope * d[k] / r;
                }
            }
        }

        return new PotentialValue(energy, forces, virial);
    }

    /// <summary>One pair of elements.</summary>
    private sealed class Pair
    {
        private readonly double _strength;
        private readonly double _length;
        private readonly double _inner;
        private readonly double _cubic;
        private readonly double _quartic;
        private readonly double _shift;

        public Pair(double z1, double z2, double inner, double outer)
        {
            (_strength, _inner) = (CoulombEvAngstrom * z1 * z2, inner);
            _length = ScreeningLength / (Math.Pow(z1, ScreeningPower) + Math.Pow(z2, ScreeningPower));
            var t = outer - inner;
            var (e, slope, curvature) = Bare(outer);
            _cubic = (-3 * slope + t * curvature) / (t * t);
            _quartic = (2 * slope - t * curvature) / (t * t * t);
            _shift = -e + t / 2 * slope - t * t / 12 * curvature;
        }

        public (double Energy, double Slope) At(double r)
        {
            var (e, slope, _) = Bare(r);
            var t = Math.Max(r - _inner, 0);
            return (e + _shift + t * t * t * (_cubic / 3 + _quartic / 4 * t), slope + t * t * (_cubic + _quartic * t));
        }

        private (double Energy, double Slope, double Curvature) Bare(double r)
        {
            double phi = 0, first = 0, second = 0;
            foreach (var (weight, decay) in Screening)
            {
                var k = decay / _length;
                var term = weight * Math.Exp(-k * r);
                (phi, first, second) = (phi + term, first - k * term, second + k * k * term);
            }

            var c = _strength / r;
            return (c * phi, c * (first - phi / r), c * (second - 2 * first / r + 2 * phi / (r * r)));
        }
    }
}
