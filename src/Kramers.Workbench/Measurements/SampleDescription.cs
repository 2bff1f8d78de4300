using System.Numerics;
using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.Measurements;

/// <summary>
/// What stands between the moment that a magnetometer prints and the magnetism of a mole, in cgs: n = mass/molar mass; m = m_printed - chi_holder H;
/// H_int = H - 4 pi N m/V; M = m/n - chi_dia H_int; chi = M/H_int.
/// </summary>
public sealed record SampleDescription
{
    /// <summary>Below 1 Oe a ratio M/H means nothing.</summary>
    public const double SmallestFieldTesla = 1e-4;

    private readonly MolarSusceptibility _diamagnetism;

    /// <summary>From what was weighed.</summary>
    /// <param name="massMilligrams">Mass of the substance in mg.</param>
    /// <param name="molarMassGramsPerMole">Molar mass of the formula unit in g/mol.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not positive.</exception>
    public SampleDescription(double massMilligrams, double molarMassGramsPerMole) =>
        (MassMilligrams, MolarMassGramsPerMole) = (Positive(massMilligrams, nameof(massMilligrams)), Positive(molarMassGramsPerMole, nameof(molarMassGramsPerMole)));

    /// <summary>mg.</summary>
    public double MassMilligrams { get; }

    /// <summary>g/mol.</summary>
    public double MolarMassGramsPerMole { get; }

    /// <summary>Amount of substance in mol.</summary>
    public double AmountMoles => 1e-3 * MassMilligrams / MolarMassGramsPerMole;

    /// <summary>Diamagnetism of the formula unit, negative (<see cref="DiamagneticCorrection"/>); zero where nothing is said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is positive.</exception>
    public MolarSusceptibility Diamagnetism
    {
        get => _diamagnetism;
        init => _diamagnetism = value.Cm3PerMol <= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value.Cm3PerMol, "A diamagnetic susceptibility is negative. Give it with its sign: it is subtracted from what was measured.");
    }

    /// <summary>Moment of the empty holder (capsule, straw, grease, eicosane) over the field, in emu/Oe; usually negative.</summary>
    public double HolderEmuPerOersted { get; init; }

    /// <summary>Shape of the sample, or null for no demagnetising field.</summary>
    public DemagnetisingField? Demagnetisation { get; init; }

    /// <summary>From the mass and molar mass in the header of the file.</summary>
    /// <exception cref="InputException">The header lacks one.</exception>
    public static SampleDescription FromHeader(MeasurementOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return (origin.MassMilligrams, origin.MolarMassGramsPerMole) switch
        {
            ({ } mass, { } molar) => new SampleDescription(mass, molar),
            (null, null) => throw Missing("mass nor molar mass", "the mass in mg and the molar mass in g/mol"),
            (null, _) => throw Missing("mass", "the mass in mg"),
            _ => throw Missing("molar mass", "the molar mass in g/mol"),
        };

        InputException Missing(string what, string advice) => new(origin.File, null, $"the header states no {what} of the sample", $"Give {advice}");
    }

    /// <summary>Moment per formula unit: holder and diamagnetism taken off.</summary>
    public MagneticMoment Moment(DcPoint point) =>
        MagneticMoment.FromEmuPerMol(SampleEmu(point) / AmountMoles - Diamagnetism.Cm3PerMol * InternalOersted(point));

    /// <summary>chi = M/H_int.</summary>
    /// <exception cref="ArgumentException">There is no field, or the demagnetising field exceeds it.</exception>
    public MolarSusceptibility Susceptibility(DcPoint point) =>
        MolarSusceptibility.FromBohrMagnetonsPerTesla(Moment(point).BohrMagnetons / FollowedFieldTesla(point));

    /// <summary>The field in the sample in T.</summary>
    public double InternalFieldTesla(DcPoint point) => InternalOersted(point) / CgsUnits.OerstedPerTesla;

    /// <summary>The same where the moment follows the field: a remanent moment may turn a weak field around, and then M/H means nothing.</summary>
    internal double FollowedFieldTesla(DcPoint point)
    {
        var inside = InternalOersted(point);
        return inside * point.FieldOersted > 0
            ? inside / CgsUnits.OerstedPerTesla
            : throw new ArgumentException(FormattableString.Invariant($"At {point.TemperatureK:G5} K the demagnetising field turns {point.FieldOersted:G5} Oe into {inside:G5} Oe. Check the factor, the volume and the unit of the moment."), nameof(point));
    }

    /// <summary>Molar chi' and chi'' in cm^3/mol from raw ones in emu/Oe. The demagnetising field mixes the two.</summary>
    /// <exception cref="ArgumentException">The demagnetising field exceeds the applied one.</exception>
    public (double InPhase, double OutOfPhase) AcSusceptibility(double inPhaseEmuPerOersted, double outOfPhaseEmuPerOersted)
    {
        var raw = new Complex(inPhaseEmuPerOersted - HolderEmuPerOersted, -outOfPhaseEmuPerOersted);
        var chi = (Demagnetisation?.Internal(raw) ?? raw) / AmountMoles;
        return (chi.Real - Diamagnetism.Cm3PerMol, -chi.Imaginary);
    }

    private double SampleEmu(DcPoint point) => point.MomentEmu - HolderEmuPerOersted * point.FieldOersted;

    private double InternalOersted(DcPoint point) => Demagnetisation?.InternalOersted(point.FieldOersted, SampleEmu(point)) ?? point.FieldOersted;

    private static double Positive(double value, string name) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The mass in mg and the molar mass in g/mol are positive.");
}
