using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What 'ins' is asked.</summary>
public sealed record InsOptions
{
    /// <summary>Temperatures, K.</summary>
    public required double[] Temperatures { get; init; }

    /// <summary>Energy transfers, cm^-1, ascending; null: chosen by the levels.</summary>
    public required double[]? Energies { get; init; }

    /// <summary>Full width at half maximum of a line, cm^-1; null: 1 % of the spectrum.</summary>
    public required double? FwhmCm { get; init; }

    /// <summary>True for Gaussian lines, false for Lorentzian ones.</summary>
    public required bool IsGaussian { get; init; }

    /// <summary>Momentum transfer Q, 1/angstrom; null: centres scatter without interference, as on the mean over large Q.</summary>
    public required double? MomentumTransfer { get; init; }

    internal static InsOptions Read(YamlSection root)
    {
        var ins = root.SectionOrDefaults("ins");
        var energies = ins.OptionalSection("energiesCm");
        var options = new InsOptions
        {
            Temperatures = SpinTaskOptions.Range(ins, "temperaturesK", [2, 20], isTemperature: true),
            Energies = energies is null ? null : Spread(energies),
            FwhmCm = ins.OptionalNumber("fwhmCm") is { } fwhm ? fwhm > 0 ? fwhm : throw ins.Error("fwhmCm", "a line without width", "Give a positive width in cm^-1") : null,
            IsGaussian = ins.Choice("line", "gaussian", "gaussian", "lorentzian") == "gaussian",
            MomentumTransfer = ins.OptionalNumber("momentumTransfer") is { } q ? q >= 0 ? q : throw ins.Error("momentumTransfer", "a negative momentum transfer", "Give its size in 1/angstrom") : null,
        };
        ins.Finish();
        return options;
    }

    /// <summary>Energy transfers may be negative, unlike all other ranges.</summary>
    private static double[] Spread(YamlSection range)
    {
        var (from, to, steps) = (range.Number("from"), range.Number("to"), range.Whole("steps", 1001, 2, 20000));
        range.Finish();
        return to > from
            ? [.. Enumerable.Range(0, steps).Select(i => from + (to - from) * i / (steps - 1))]
            : throw range.Error("to", "the range of energies is empty", "Let 'to' be above 'from'");
    }
}
