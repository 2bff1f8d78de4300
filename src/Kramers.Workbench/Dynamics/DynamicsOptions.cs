using Kramers.Chemistry;

namespace Kramers.Workbench.Dynamics;

/// <summary>All that decides a run of 'kramers md'.</summary>
/// <param name="File">Extended XYZ with the start.</param>
/// <param name="Potential">The potential.</param>
public sealed record DynamicsOptions(string File, PotentialChoice Potential)
{
    /// <summary>Names of the heat baths.</summary>
    public static IReadOnlyList<string> Thermostats { get; } = ["bussi", "langevin", "none"];

    /// <summary>Number of time steps.</summary>
    public int Steps { get; init; } = 10_000;

    /// <summary>Time step, fs.</summary>
    public double StepFs { get; init; } = 0.5;

    /// <summary>Of the bath, and of the first velocities, K.</summary>
    public double TemperatureK { get; init; } = 300;

    /// <summary>One of <see cref="Thermostats"/>; none is constant energy.</summary>
    public string Thermostat { get; init; } = "bussi";

    /// <summary>Within this time the bath makes velocities forgotten, fs.</summary>
    public double BathFs { get; init; } = 100;

    /// <summary>Constant pressure, GPa; null keeps the cell.</summary>
    public double? PressureGpa { get; init; }

    /// <summary>Within this time the piston makes the volume forgotten, fs.</summary>
    public double PistonFs { get; init; } = 1000;

    /// <summary>Estimate of the compressibility for the piston, 1/GPa.</summary>
    public double CompressibilityPerGpa { get; init; } = 0.05;

    /// <summary>Every so many steps a frame is kept.</summary>
    public int Every { get; init; } = 10;

    /// <summary>Of all random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Extrapolation grade of a kept frame at which the run stops; where the potential has a committee.</summary>
    public double LargestGrade { get; init; } = 3;

    /// <summary>Threads that share the atoms; the trajectory is the same whatever their number.</summary>
    public int Cores { get; init; } = 1;

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>
        {
            ["file"] = Path.GetFileName(File), ["potential"] = Potential.Name, ["charge"] = Potential.Charge, ["multiplicity"] = Potential.Multiplicity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "lowest",
            ["steps"] = Steps, ["stepFs"] = StepFs, ["temperatureK"] = TemperatureK, ["thermostat"] = Thermostat, ["bathFs"] = BathFs, ["every"] = Every, ["seed"] = Seed,
        };
        if (PressureGpa is { } pressure)
        {
            (settings["pressureGPa"], settings["pistonFs"], settings["compressibilityPerGPa"]) = (pressure, PistonFs, CompressibilityPerGpa);
        }

        return settings;
    }

    /// <exception cref="InputException">A number is out of range, or pressure is asked for where there is none.</exception>
    internal void Check(Structure start)
    {
        Require(Steps >= 1, "--steps", "there are no steps to do", "Give a positive number");
        Require(StepFs is > 0 and <= 10, "--step", "the time step must lie between 0 and 10 fs", "0.5 fs is right for molecules with hydrogen");
        Require(TemperatureK >= 0 && double.IsFinite(TemperatureK), "--temperature", "the temperature is negative", "Give kelvin, not negative");
        Require(Thermostats.Contains(Thermostat), "--thermostat", $"there is no '{Thermostat}'", "Take " + string.Join(", ", Thermostats));
        Require(BathFs > StepFs, "--bath", "the bath is faster than a time step", "Give fs, such as 100");
        Require(Every >= 1, "--every", "frames lie less than a step apart", "Give a positive number of steps");
        Require(LargestGrade > 0, "--limit", "the grade at which the run stops is not positive", "Give a grade above 1, such as 3");
        Require(Cores >= 1, "--cores", "there is no core to work on", "Give a positive number");
        Require(Seed >= 0, "--seed", "the seed is negative", "Give a number from 0");
        if (PressureGpa is not null)
        {
            Require(start.Cell is not null, "--pressure", "a molecule has no volume", "Leave out --pressure, or give a crystal");
            Require(Thermostat != "none", "--pressure", "constant pressure needs a heat bath", "Take --thermostat bussi or langevin");
            Require(PistonFs > 10 * StepFs && CompressibilityPerGpa > 0, "--piston", "the piston is too fast or the compressibility is not positive", "Give --piston in fs, such as 1000, and --compressibility in 1/GPa");
        }
    }

    private static void Require(bool holds, string flag, string found, string advice)
    {
        if (!holds)
        {
            throw new InputException(flag, null, found, advice);
        }
    }
}
