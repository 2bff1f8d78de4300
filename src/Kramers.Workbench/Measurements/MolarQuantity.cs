using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.Measurements;

/// <summary>In which form a molar dc measurement is given.</summary>
public enum MolarQuantity
{
    /// <summary>chi = M/H in cm^3/mol.</summary>
    Susceptibility,

    /// <summary>chi T in cm^3 K/mol.</summary>
    SusceptibilityTimesTemperature,

    /// <summary>M in Bohr magnetons per formula unit.</summary>
    Magnetisation,
}

/// <summary>From one form to the other.</summary>
internal static class MolarQuantities
{
    /// <summary>chi = M/B or chi T of a magnetisation in Bohr magnetons, B in T.</summary>
    public static double FromMagnetisation(double bohrMagnetons, MolarQuantity quantity, double temperatureK, double fieldTesla)
    {
        var chi = MolarSusceptibility.FromBohrMagnetonsPerTesla(bohrMagnetons / fieldTesla);
        return quantity switch
        {
            MolarQuantity.Susceptibility => chi.Cm3PerMol,
            MolarQuantity.SusceptibilityTimesTemperature => chi.ChiT(temperatureK),
            _ => bohrMagnetons,
        };
    }

    /// <summary>The factor from one form to another at a temperature in K and a field in T.</summary>
    public static double Factor(MolarQuantity from, MolarQuantity to, double temperatureK, double fieldTesla) =>
        FromMagnetisation(1, to, temperatureK, fieldTesla) / FromMagnetisation(1, from, temperatureK, fieldTesla);
}
