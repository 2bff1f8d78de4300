namespace Kramers.Numerics.Quadrature;

/// <summary>
/// Lebedev's rules (V. I. Lebedev, D. N. Laikov, Doklady Mathematics 59, 477 (1999)): orbits of the octahedral group, each with
/// one weight. Only rules with positive weights are kept (that of degree 13 has a negative one). Degrees up to 11 have closed
/// forms (Lebedev, USSR Comput. Math. Math. Phys. 15, 44 (1975)); a test checks every rule on all spherical harmonics.
/// </summary>
internal static class LebedevRules
{
    private static readonly Dictionary<int, Orbit[]> Rules = new()
    {
        [3] = [Vertices(1 / 6.0)],
        [5] = [Vertices(1 / 15.0), Diagonals(3 / 40.0)],
        [7] = [Vertices(1 / 21.0), Edges(4 / 105.0), Diagonals(9 / 280.0)],
        [9] = [Vertices(1 / 105.0), Diagonals(9 / 280.0), InPlane(Math.Sqrt((3 - Math.Sqrt(3)) / 6), 1 / 35.0)],
        [11] = [Vertices(4 / 315.0), Edges(64 / 2835.0), Diagonals(27 / 1280.0), TwoEqual(Math.Sqrt(1 / 11.0), 14641 / 725760.0)],
        [15] =
        [
            Vertices(0.1154401154401154e-1), Diagonals(0.1194390908585628e-1), TwoEqual(0.3696028464541502, 0.1111055571060340e-1),
            TwoEqual(0.6943540066026664, 0.1187650129453714e-1), InPlane(0.3742430390903412, 0.1181230374690448e-1),
        ],
        [17] =
        [
            Vertices(0.3828270494937162e-2), Diagonals(0.9793737512487512e-2), TwoEqual(0.1851156353447362, 0.8211737283191111e-2),
            TwoEqual(0.6904210483822922, 0.9942814891178103e-2), TwoEqual(0.3956894730559419, 0.9595471336070963e-2),
            InPlane(0.4783690288121502, 0.9694996361663028e-2),
        ],
        [19] =
        [
            Vertices(0.5996313688621381e-3), Edges(0.7372999718620756e-2), Diagonals(0.7210515360144488e-2),
            TwoEqual(0.6764410400114264, 0.7116355493117555e-2), TwoEqual(0.4174961227965453, 0.6753829486314477e-2),
            TwoEqual(0.1574676672039082, 0.7574394159054034e-2), General(0.1403553811713183, 0.4493328323269557, 0.6991087353303262e-2),
        ],
        [21] =
        [
            Vertices(0.5544842902037365e-2), Edges(0.6071332770670752e-2), Diagonals(0.6383674773515093e-2),
            TwoEqual(0.2551252621114134, 0.5183387587747790e-2), TwoEqual(0.6743601460362766, 0.6317929009813725e-2),
            TwoEqual(0.4318910696719410, 0.6201670006589077e-2), InPlane(0.2613931360335988, 0.5477143385137348e-2),
            General(0.4990453161796037, 0.1446630744325115, 0.5968383987681156e-2),
        ],
        [23] =
        [
            Vertices(0.1782340447244611e-2), Edges(0.5716905949977102e-2), Diagonals(0.5573383178848738e-2),
            TwoEqual(0.6712973442695226, 0.5608704082587997e-2), TwoEqual(0.2892465627575439, 0.5158237711805383e-2),
            TwoEqual(0.4446933178717437, 0.5518771467273614e-2), TwoEqual(0.1299335447650067, 0.4106777028169394e-2),
            InPlane(0.3457702197611283, 0.5051846064614808e-2), General(0.1590417105383530, 0.8360360154824589, 0.5530248916233094e-2),
        ],
        [29] =
        [
            Vertices(0.8545911725128148e-3), Diagonals(0.3599119285025571e-2), TwoEqual(0.3515640345570105, 0.3449788424305883e-2),
            TwoEqual(0.6566329410219612, 0.3604822601419882e-2), TwoEqual(0.4729054132581005, 0.3576729661743367e-2),
            TwoEqual(0.9618308522614784e-1, 0.2352101413689164e-2), TwoEqual(0.2219645236294178, 0.3108953122413675e-2),
            TwoEqual(0.7011766416089545, 0.3650045807677255e-2), InPlane(0.2644152887060663, 0.2982344963171804e-2),
            InPlane(0.5718955891878961, 0.3600820932216460e-2), General(0.2510034751770465, 0.8000727494073952, 0.3571540554273387e-2),
            General(0.1233548532583327, 0.4127724083168531, 0.3392312205006170e-2),
        ],
    };

    public static int[] Degrees { get; } = [.. Rules.Keys.Order()];

    /// <summary>Directions, flat [count, 3], and weights with sum 1.</summary>
    public static (double[] Directions, double[] Weights) Of(int degree)
    {
        var (directions, weights) = (new List<double>(), new List<double>());
        foreach (var orbit in Rules[degree])
        {
            foreach (var (x, y, z) in orbit.Points())
            {
                directions.AddRange([x, y, z]);
                weights.Add(orbit.Weight);
            }
        }

        return ([.. directions], [.. weights]);
    }

    private static Orbit Vertices(double weight) => new(0, 0, 1, weight);

    private static Orbit Edges(double weight) => new(0, Math.Sqrt(0.5), Math.Sqrt(0.5), weight);

    private static Orbit Diagonals(double weight) => new(Math.Sqrt(1 / 3.0), Math.Sqrt(1 / 3.0), Math.Sqrt(1 / 3.0), weight);

    private static Orbit TwoEqual(double l, double weight) => new(l, l, Math.Sqrt(1 - 2 * l * l), weight);

    private static Orbit InPlane(double p, double weight) => new(p, 0, Math.Sqrt(1 - p * p), weight);

    private static Orbit General(double r, double u, double weight) => new(r, u, Math.Sqrt(1 - r * r - u * u), weight);

    private readonly record struct Orbit(double X, double Y, double Z, double Weight)
    {
        /// <summary>All different permutations of the components with all signs, in a fixed order.</summary>
        public IEnumerable<(double X, double Y, double Z)> Points()
        {
            (double X, double Y, double Z)[] permutations = [(X, Y, Z), (Y, Z, X), (Z, X, Y), (Y, X, Z), (X, Z, Y), (Z, Y, X)];
            return permutations.SelectMany(Signs).Distinct();
        }

        private static IEnumerable<(double X, double Y, double Z)> Signs((double X, double Y, double Z) p)
        {
            for (var bits = 0; bits < 8; bits++)
            {
                yield return (Signed(p.X, bits & 1), Signed(p.Y, bits & 2), Signed(p.Z, bits & 4));
            }
        }

        // -0.0 must not become a direction of its own.
        private static double Signed(double value, int negative) => negative == 0 || value == 0 ? value : -value;
    }
}
