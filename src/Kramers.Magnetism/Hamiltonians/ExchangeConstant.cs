namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// An exchange constant that remembers which Hamiltonian it belongs to. The literature writes H = c J S1.S2 with c = +1, -1 or
/// -2; here all are kept as the J of H = +J S1.S2, where a positive J is antiferromagnetic.
/// </summary>
public readonly record struct ExchangeConstant
{
    private ExchangeConstant(double plusJ)
    {
        if (!double.IsFinite(plusJ))
        {
            throw new ArgumentOutOfRangeException(nameof(plusJ), plusJ, "An exchange constant is a finite number of cm^-1.");
        }

        PlusJ = plusJ;
    }

    /// <summary>J of H = +J S1.S2, cm^-1; positive: antiferromagnetic.</summary>
    public double PlusJ { get; }

    /// <summary>J of H = -J S1.S2, cm^-1; positive: ferromagnetic.</summary>
    public double MinusJ => -PlusJ;

    /// <summary>J of H = -2J S1.S2, cm^-1; positive: ferromagnetic.</summary>
    public double MinusTwoJ => -PlusJ / 2;

    /// <summary>Whether it favours parallel spins.</summary>
    public bool IsFerromagnetic => PlusJ < 0;

    /// <summary>From the J (cm^-1) of H = +J S1.S2, as in EasySpin and MolForge.</summary>
    /// <exception cref="ArgumentOutOfRangeException">J is not finite.</exception>
    public static ExchangeConstant FromPlusJ(double j) => new(j);

    /// <summary>From the J (cm^-1) of H = -J S1.S2, as in POLY_ANISO.</summary>
    /// <exception cref="ArgumentOutOfRangeException">J is not finite.</exception>
    public static ExchangeConstant FromMinusJ(double j) => new(-j);

    /// <summary>From the J (cm^-1) of H = -2J S1.S2, as in PHI, MAGPACK and julX.</summary>
    /// <exception cref="ArgumentOutOfRangeException">J is not finite.</exception>
    public static ExchangeConstant FromMinusTwoJ(double j) => new(-2 * j);
}
