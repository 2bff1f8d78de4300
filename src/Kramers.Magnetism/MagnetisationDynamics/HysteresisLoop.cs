namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>One cycle of a hysteresis measurement.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="SweepRateTeslaPerSecond">T/s.</param>
/// <param name="Down">From the largest positive field to the largest negative one.</param>
/// <param name="Up">And back.</param>
public sealed record HysteresisLoop(double TemperatureKelvin, double SweepRateTeslaPerSecond, MagnetisationBranch Down, MagnetisationBranch Up)
{
    /// <summary>Magnetisation left in zero field on the way down, Bohr magnetons per formula unit.</summary>
    public double Remanence => Down.At(0);

    /// <summary><see cref="Remanence"/> over the magnetisation at the largest field, where the way down begins.</summary>
    public double RemanenceFraction => Remanence / Down.Magnetisation[0];

    /// <summary>
    /// The reverse field that brings the magnetisation to zero on the way down, T, positive, linear between readings; null where
    /// it never gets there, since the magnet is frozen.
    /// </summary>
    public double? CoerciveFieldTesla => -Down.FirstZero();

    /// <summary>Area between the branches, T Bohr magnetons per formula unit; times 5.585 it is the loss in J/mol per cycle.</summary>
    public double AreaTesla => -Down.Integral() - Up.Integral();
}
