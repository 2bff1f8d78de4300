using Kramers.Magnetism.Clusters;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Fields, temperatures and directions of the tasks. Fields in T, temperatures in K.</summary>
public sealed record SpinTaskOptions
{
    /// <summary>Degree of the grid of orientations.</summary>
    public required int PowderDegree { get; init; }

    /// <summary>Field of 'levels', T.</summary>
    public required double LevelsField { get; init; }

    /// <summary>Axis of the field and of Sz in 'levels'.</summary>
    public required double[] LevelsAxis { get; init; }

    /// <summary>Temperatures of 'chi', K.</summary>
    public required double[] ChiTemperatures { get; init; }

    /// <summary>Field of 'chi', T; 0 is the limit of no field.</summary>
    public required double ChiField { get; init; }

    /// <summary>Fields of 'magnetisation', T.</summary>
    public required double[] MagnetisationFields { get; init; }

    /// <summary>Temperatures of 'magnetisation', K.</summary>
    public required double[] MagnetisationTemperatures { get; init; }

    /// <summary>Temperatures of 'heat', K.</summary>
    public required double[] HeatTemperatures { get; init; }

    /// <summary>Fields of 'heat', T, ascending; -dS_M counts from the first.</summary>
    public required double[] HeatFields { get; init; }

    /// <summary>Fields of 'zeeman', T.</summary>
    public required double[] ZeemanFields { get; init; }

    /// <summary>Axis of 'zeeman'.</summary>
    public required double[] ZeemanAxis { get; init; }

    /// <summary>Field of 'torque', T.</summary>
    public required double TorqueField { get; init; }

    /// <summary>Temperatures of 'torque', K.</summary>
    public required double[] TorqueTemperatures { get; init; }

    /// <summary>Where the field of 'torque' begins to turn, a unit vector.</summary>
    public required double[] TorqueFrom { get; init; }

    /// <summary>Where it is after a right angle, a unit vector.</summary>
    public required double[] TorqueTowards { get; init; }

    /// <summary>What 'epr' is asked.</summary>
    public required EprOptions Epr { get; init; }

    /// <summary>What 'ins' is asked.</summary>
    public required InsOptions Ins { get; init; }

    /// <summary>What 'barrier' is asked.</summary>
    public required BarrierOptions Barrier { get; init; }

    /// <summary>What 'project' is asked.</summary>
    public required ProjectOptions Project { get; init; }

    /// <summary>How finely a cluster too large for its levels is sampled.</summary>
    public required FiniteTemperatureLanczosSettings Lanczos { get; init; }

    internal static SpinTaskOptions Read(YamlSection root)
    {
        var (powder, levels, chi, magnetisation) = (root.SectionOrDefaults("powder"), root.SectionOrDefaults("levels"), root.SectionOrDefaults("chi"), root.SectionOrDefaults("magnetisation"));
        var (heat, zeeman, torque) = (root.SectionOrDefaults("heat"), root.SectionOrDefaults("zeeman"), root.SectionOrDefaults("torque"));
        var (from, towards) = ReadPlane(torque);
        var options = new SpinTaskOptions
        {
            PowderDegree = powder.Whole("degree", 23, 7, 200),
            LevelsField = levels.Number("fieldTesla", 0, -1000, 1000),
            LevelsAxis = CentreReader.Vector(levels, "axis", [0, 0, 1]),
            ChiTemperatures = Range(chi, "temperaturesK", 2, 300, 60, isTemperature: true),
            ChiField = chi.Number("fieldTesla", 0, 0, 1000),
            MagnetisationFields = Range(magnetisation, "fieldsTesla", 0, 7, 36, isTemperature: false),
            MagnetisationTemperatures = Range(magnetisation, "temperaturesK", [2, 4, 8], isTemperature: true),
            HeatTemperatures = Range(heat, "temperaturesK", 0.5, 50, 80, isTemperature: true),
            HeatFields = Range(heat, "fieldsTesla", [0, 1, 3, 7], isTemperature: false),
            ZeemanFields = Range(zeeman, "fieldsTesla", 0, 10, 101, isTemperature: false),
            ZeemanAxis = CentreReader.Vector(zeeman, "axis", [0, 0, 1]),
            TorqueField = torque.Number("fieldTesla", 5, 0, 1000),
            TorqueTemperatures = Range(torque, "temperaturesK", [2, 5, 20], isTemperature: true),
            TorqueFrom = from,
            TorqueTowards = towards,
            Epr = EprOptions.Read(root),
            Ins = InsOptions.Read(root),
            Barrier = BarrierOptions.Read(root),
            Project = ProjectOptions.Read(root),
            Lanczos = ReadLanczos(root.SectionOrDefaults("lanczos")),
        };
        foreach (var section in new[] { powder, levels, chi, magnetisation, heat, zeeman, torque })
        {
            section.Finish();
        }

        return options;
    }

    private static FiniteTemperatureLanczosSettings ReadLanczos(YamlSection section)
    {
        var settings = new FiniteTemperatureLanczosSettings
        {
            RandomVectors = section.Whole("randomVectors", 20, 2, 10_000),
            Steps = section.Whole("steps", 60, 10, 1000),
            ExactLevels = section.Whole("exactLevels", 4, 0, 100),
            Seed = (ulong)section.Whole("seed", 1, 0, int.MaxValue),
            Threads = Environment.ProcessorCount,
        };
        section.Finish();
        return settings;
    }

    /// <summary>Two orthonormal vectors of the plane in which the field turns.</summary>
    private static (double[] From, double[] Towards) ReadPlane(YamlSection torque)
    {
        var u = Unit(CentreReader.Vector(torque, "from", [0, 0, 1]));
        var v = CentreReader.Vector(torque, "towards", [1, 0, 0]);
        var along = u.Zip(v, (a, b) => a * b).Sum();
        var across = v.Zip(u, (b, a) => b - along * a).ToArray();
        return across.Any(x => Math.Abs(x) > 1e-9 * v.Max(Math.Abs))
            ? (u, Unit(across))
            : throw torque.Error("towards", "'from' and 'towards' are parallel and span no plane", "Give two directions");
    }

    private static double[] Unit(double[] v)
    {
        var norm = Math.Sqrt(v.Sum(x => x * x));
        return Array.ConvertAll(v, x => x / norm);
    }

    /// <summary>As below, with an evenly spread default.</summary>
    internal static double[] Range(YamlSection section, string key, double from, double to, int steps, bool isTemperature) =>
        Range(section, key, Spread(from, to, steps, isTemperature), isTemperature);

    /// <summary>A list, or from/to/steps: temperatures at equal steps of ln T, fields at equal steps.</summary>
    internal static double[] Range(YamlSection section, string key, double[] fallback, bool isTemperature)
    {
        var min = isTemperature ? 1e-3 : 0;
        if (!section.HoldsSection(key))
        {
            return [.. section.Numbers(key, fallback, min).Distinct().Order()];
        }

        var range = section.Section(key);
        var (from, to, steps) = (range.Number("from", null, min), range.Number("to", null, min), range.Whole("steps", 40, 2, 2000));
        range.Finish();
        return to > from ? Spread(from, to, steps, isTemperature) : throw section.Error(key, $"the range '{key}' is empty", "Let 'to' be above 'from'");
    }

    private static double[] Spread(double from, double to, int steps, bool geometric) =>
        [.. Enumerable.Range(0, steps).Select(i => i / (steps - 1.0)).Select(x => geometric ? from * Math.Pow(to / from, x) : from + x * (to - from))];
}
