using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Coupling of a molecule to its neighbours in the mean field, H = -zJ S.(mean S): chi = chi_0/(1 - zJ chi_0/(N_A g^2 mu_B^2)), and in
/// any field M = M_0(B + lambda M), whose small-field limit that is (Weiss, J. Phys. Theor. Appl. 6, 661 (1907)). A positive zJ is
/// ferromagnetic, as in POLY_ANISO, against the plus sign of exchange inside a molecule.
/// </summary>
public sealed record MeanField
{
    private const int MostSteps = 30; // about five are taken; more would chase rounding
    private const double Tolerance = 1e-12; // of the moment: a fit takes differences of it
    private const double SmallMoment = 0.01; // Bohr magnetons, below which M_0 has not that many digits

    private MeanField(double zJ, double g) => (ZJ, G) = (zJ, g);

    /// <summary>zJ of H = -zJ S.(mean S), cm^-1; positive: ferromagnetic.</summary>
    public double ZJ { get; }

    /// <summary>The g value that makes a spin of the moment.</summary>
    public double G { get; }

    /// <summary>lambda = zJ/(g^2 mu_B): the field of the neighbours in tesla per Bohr magneton of mean moment.</summary>
    public double TeslaPerBohrMagneton => ZJ / (G * G * PhysicalConstants.BohrMagnetonCm);

    /// <summary>From zJ (cm^-1) of H = -zJ S.(mean S).</summary>
    /// <exception cref="ArgumentOutOfRangeException">g is zero.</exception>
    public static MeanField FromMinusZJ(double zJ, double g)
    {
        ArgumentOutOfRangeException.ThrowIfZero(g);
        return new MeanField(zJ, g);
    }

    /// <summary>From an exchange constant to each of <paramref name="neighbours"/> molecules around.</summary>
    /// <exception cref="ArgumentOutOfRangeException">g is zero or the number of neighbours negative.</exception>
    public static MeanField FromNeighbours(int neighbours, ExchangeConstant exchange, double g)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(neighbours);
        return FromMinusZJ(neighbours * exchange.MinusJ, g);
    }

    /// <summary>The susceptibility with the coupling, from that without.</summary>
    /// <exception cref="MagneticOrderException">The coupling is beyond the divergence: the sample would order.</exception>
    public MolarSusceptibility Apply(MolarSusceptibility isolated)
    {
        // chi_0/(N_A g^2 mu_B^2) in 1/cm^-1, with chi_0/N_A mu_B in 1/T.
        var feedback = ZJ * isolated.BohrMagnetonsPerTesla / (G * G * PhysicalConstants.BohrMagnetonCm);
        return feedback < 1
            ? 1 / (1 - feedback) * isolated
            : throw new MagneticOrderException(feedback);
    }

    /// <summary>
    /// Solves M = M_0(B + lambda M) for the moment in the direction of the field. M_0 rises with the field, so that there is one solution
    /// where the neighbours weaken the field; where they strengthen it the one of the growing moment is taken. 0 in no field, also
    /// where the sample would order.
    /// </summary>
    /// <param name="isolated">M_0 in Bohr magnetons at a field in tesla, odd and rising with the field.</param>
    /// <param name="tesla">B, T.</param>
    /// <returns>M in Bohr magnetons.</returns>
    public double Magnetisation(Func<double, double> isolated, double tesla)
    {
        ArgumentNullException.ThrowIfNull(isolated);
        if (tesla == 0)
        {
            return 0;
        }

        var lambda = TeslaPerBohrMagneton;
        var field = Math.Abs(tesla);
        double Excess(double m) => m - isolated(field + lambda * m);
        var (low, high) = ((M: 0.0, Excess: Excess(0)), (M: 0.0, Excess: 0.0));
        for (high.M = -low.Excess; (high.Excess = Excess(high.M)) < 0; high.M *= 2)
        {
            low = high;
        }

        return Math.Sign(tesla) * Root(Excess, low, high);
    }

    /// <summary>False position after the Illinois rule (Dowell and Jarratt, BIT 11, 168 (1971)), which keeps the bracket.</summary>
    private static double Root(Func<double, double> excess, (double M, double Excess) low, (double M, double Excess) high)
    {
        for (var step = 0; step < MostSteps && high.Excess != 0; step++)
        {
            var m = (low.M * high.Excess - high.M * low.Excess) / (high.Excess - low.Excess);
            var found = (M: m, Excess: excess(m));
            if (Math.Abs(found.Excess) <= Tolerance * (Math.Abs(m) + SmallMoment))
            {
                return m;
            }

            // Low is the end that stays, high the newest point.
            low = found.Excess < 0 == high.Excess < 0 ? (low.M, 0.5 * low.Excess) : high;
            high = found;
        }

        return high.M;
    }
}
