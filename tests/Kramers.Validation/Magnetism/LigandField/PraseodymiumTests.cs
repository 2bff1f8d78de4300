using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.LigandField;

/// <summary>
/// All 91 states of Pr3+ 4f^2 in a crystal field without symmetry, against McPhase 5.4 as quoted in libmcphase's
/// tests/test_ic1ion.py: energies to 0.01 meV, moments to 1e-4 Bohr magnetons. Its free-ion parameters are those of Carnall; its
/// crystal field is given by Stevens operators of J = 4 in meV.
/// </summary>
public sealed class PraseodymiumTests
{
    private const double CmPerMev = PhysicalConstants.EvCm / 1000;

    // Stevens factors of the ground level of Pr3+ (Stevens, Proc. Phys. Soc. A 65, 209 (1952)).
    private static readonly Dictionary<int, double> StevensFactor = new() { [2] = -52.0 / 2475, [4] = -4.0 / 5445, [6] = 272.0 / 4459455 };

    // A_kq<r^k> = lambda_kq times Wybourne's parameter (Newman and Ng, Crystal Field Handbook (2000)), which is the
    // factor of the polynomial of O_kq in C_kq + (-1)^q C_k-q.
    private static readonly Dictionary<(int K, int Q), double> Lambda = new()
    {
        [(2, 0)] = 1.0 / 2, [(2, 1)] = Math.Sqrt(6), [(2, 2)] = Math.Sqrt(6) / 2,
        [(4, 0)] = 1.0 / 8, [(4, 1)] = Math.Sqrt(5) / 2, [(4, 2)] = Math.Sqrt(10) / 4, [(4, 3)] = Math.Sqrt(35) / 2, [(4, 4)] = Math.Sqrt(70) / 8,
        [(6, 0)] = 1.0 / 16, [(6, 1)] = Math.Sqrt(42) / 8, [(6, 2)] = Math.Sqrt(105) / 16, [(6, 3)] = Math.Sqrt(105) / 8,
        [(6, 4)] = 3 * Math.Sqrt(14) / 16, [(6, 5)] = 3 * Math.Sqrt(77) / 8, [(6, 6)] = Math.Sqrt(231) / 16,
    };

    private static readonly Dictionary<(int K, int Q), double> Orthorhombic = new()
    {
        [(2, 0)] = 9.1381e-4, [(2, 2)] = 0.10386, [(4, 0)] = -7.2952e-4, [(4, 2)] = -3.3059e-3, [(4, 4)] = -4.5648e-3,
        [(6, 0)] = -2.1369e-5, [(6, 2)] = 8.8995e-5, [(6, 4)] = 4.7701e-4, [(6, 6)] = 3.9818e-4,
    };

    private static readonly Dictionary<(int K, int Q), double> RealOnly = new(Orthorhombic)
    {
        [(2, 1)] = 0.10579, [(4, 1)] = 6.4828e-3, [(4, 3)] = 1.5821e-2, [(6, 1)] = 4.3678e-4, [(6, 3)] = 1.0380e-4, [(6, 5)] = -1.1485e-3,
    };

    private static readonly Dictionary<(int K, int Q), double> All = new(RealOnly)
    {
        [(2, -2)] = -6.6761e-2, [(2, -1)] = 2.3224e-2,
        [(4, -4)] = -8.1745e-3, [(4, -3)] = -2.3769e-3, [(4, -2)] = 4.8620e-3, [(4, -1)] = 6.6729e-3,
        [(6, -6)] = -6.6456e-4, [(6, -5)] = 8.0453e-4, [(6, -4)] = 3.4691e-4, [(6, -3)] = 5.1962e-4, [(6, -2)] = -1.2112e-4, [(6, -1)] = 3.5266e-5,
    };

    [Fact]
    public void Levels_with_real_parameters() => Expect(RealOnly,
    [
        -1400.18, -1399.68, -1398.16, -1397.99, -1395.58, -1394.96, -1394.66, -1393, -1392.79, -1138.31, -1138.08, -1136.94, -1136.62,
        -1134.23, -1134.15, -1133.97, -1133.61, -1133.59, -1132.48, -1132.38, -866.993, -866.41, -865.065, -864.368, -861.593, -861.056,
        -861.049, -860.474, -859.914, -859.474, -858.926, -858.058, -856.903, -790.393, -789.612, -789.31, -789.161, -788.855, -616.178,
        -615.661, -615.332, -614.225, -614.118, -614.007, -613.522, -558.719, -557.832, -557.34, -556.635, -556.411, -555.567, -555.043,
        -554.843, -554.372, -192.949, -189.563, -188.162, -187.462, -186.38, -186.378, -184.65, -184.329, -181.205, 688.838, 692.736,
        693.247, 694.493, 695.46, 1161.97, 1239.94, 1241.31, 1242.12, 1242.19, 1242.47, 1242.77, 1243.14, 1247.49, 1247.63, 1248.64,
        1249.32, 1249.98, 1250.73, 1251.11, 1252.69, 1252.71, 1392.6, 1393.44, 1394.54, 1395.23, 1395.74, 4395.67,
    ]);

    [Fact]
    public void Levels_with_all_parameters() => Expect(All,
    [
        -1401.95, -1400, -1399.35, -1397.6, -1397.35, -1394.78, -1393.62, -1391.6, -1391.2, -1138.68, -1138.51, -1137.76, -1137.14,
        -1136.26, -1135.27, -1133.49, -1133.13, -1132.8, -1130.93, -1130.77, -867.828, -866.929, -865.631, -865.456, -864.899, -863.497,
        -861.647, -859.534, -859.274, -858.897, -857.456, -855.493, -854.43, -790.395, -789.715, -789.491, -788.752, -788.509, -616.586,
        -615.789, -615.547, -614.621, -613.821, -613.495, -612.842, -559.522, -558.528, -558.2, -557.096, -555.609, -555.275, -554.533,
        -554.178, -553.457, -194.468, -191.231, -190.087, -188.514, -186.898, -184.581, -183.756, -181.359, -180.12, 687.351, 691.495,
        694.211, 695.196, 696.31, 1161.97, 1238.78, 1238.85, 1239.82, 1241.21, 1242.38, 1243.71, 1244, 1246.92, 1247.8, 1248.35,
        1249.18, 1250.33, 1251.35, 1252.72, 1254.41, 1254.74, 1392.24, 1393.39, 1394.75, 1395.45, 1395.9, 4395.7,
    ]);

    /// <summary>Thermal moment along x at 1 K in 0, 2, ..., 20 T along x.</summary>
    [Fact]
    public void Magnetisation()
    {
        double[] expected = [0, 0.297508, 0.58146, 0.841784, 1.07343, 1.27577, 1.45094, 1.6023, 1.73344, 1.84766, 1.94775];
        var ion = Ion(All);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], Moment(ion, FieldVector.FromTesla(2 * i, 0, 0), 1), 1e-4);
        }
    }

    /// <summary>Moment along x in 1 T along x at 1, 31, ..., 301 K.</summary>
    [Fact]
    public void Susceptibility()
    {
        double[] expected = [0.0377984, 0.0581256, 0.0392299, 0.0284567, 0.0221967, 0.0181698, 0.0153757, 0.0133276, 0.0117635, 0.0105307, 0.00953459];
        var ion = Ion(Orthorhombic);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], Moment(ion, FieldVector.FromTesla(1, 0, 0), 1 + 30 * i), 1e-4);
        }
    }

    private static LigandFieldIon Ion(Dictionary<(int K, int Q), double> stevens) =>
        LigandFieldIon.InAllStates(new Configuration(3, 2), LanthanideIons.Parameters("Pr"), LigandFieldPotential.FromWybourne(3, Field(stevens)));

    /// <summary>B O_kq = L (C_k-q + (-1)^q C_kq), and i L (C_k-q - (-1)^q C_kq) for negative q, L = B/(theta lambda).</summary>
    private static WybourneParameters Field(Dictionary<(int K, int Q), double> stevens) => WybourneParameters.FromComplex(ParameterProvenance.NotStated, [..
        from entry in Lambda
        let unit = CmPerMev / (StevensFactor[entry.Key.K] * entry.Value)
        let cosine = unit * stevens.GetValueOrDefault(entry.Key)
        let sine = entry.Key.Q == 0 ? 0 : unit * stevens.GetValueOrDefault((entry.Key.K, -entry.Key.Q))
        let sign = (entry.Key.Q & 1) == 0 ? 1 : -1
        select (entry.Key.K, entry.Key.Q, sign * new Complex(cosine, -sine))]);

    private static void Expect(Dictionary<(int K, int Q), double> stevens, double[] levels)
    {
        var energies = Ion(stevens).Solve(FieldVector.Zero).Energies;
        Assert.Equal(levels.Length, energies.Length);
        Assert.All(levels.Zip(energies), p => Assert.Equal(p.First, p.Second / CmPerMev, 0.01));
    }

    private static double Moment(LigandFieldIon ion, FieldVector field, double kelvin)
    {
        var eigen = ion.Solve(field);
        var moments = eigen.Expectation(ion.MagneticMoment(0));
        var weights = Array.ConvertAll(eigen.RelativeEnergies, e => Math.Exp(-e / (PhysicalConstants.BoltzmannCm * kelvin)));
        return moments.Zip(weights, (m, w) => m * w).Sum() / weights.Sum();
    }
}
