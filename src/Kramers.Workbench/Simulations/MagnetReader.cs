using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Workbench.Simulations;

/// <summary>Reads 'magnet' and 'sample': what the magnetisation relaxes to, and how crystallites lie.</summary>
internal sealed class MagnetReader
{
    private static readonly string[] Ways = ["gz", "g", "system"];
    private readonly Func<double, EquilibriumMagnetisation> _equilibrium;
    private readonly int? _orientations;

    public MagnetReader(YamlSection root)
    {
        var (magnet, sample) = (root.Section("magnet"), root.SectionOrDefaults("sample"));
        (_equilibrium, var isFree) = Equilibrium(magnet);
        magnet.Finish();
        var isPowder = sample.Choice("form", isFree || SystemFile is not null ? "crystal" : "powder", "crystal", "powder") == "powder";
        if (isPowder && isFree)
        {
            throw sample.Error("form", "a free moment has no axis: a powder shows the same as a crystal", "Leave 'form' out, or describe the magnet by 'gz'");
        }

        _orientations = isPowder ? sample.Whole("orientations", 32, 1, 1000) : null;
        sample.Finish();
    }

    /// <summary>The spin system, if the magnet is one.</summary>
    public string? SystemFile { get; private set; }

    public string Description => _orientations is null ? "crystal, field along its axis" : "powder";

    public IReadOnlyList<string> Warnings => _orientations is not null && SystemFile is not null
        ? ["The powder is one of moments along the axis: what the molecule shows across it is left out"]
        : [];

    /// <summary>The magnet with its rates; fields in T up to the largest one are possible.</summary>
    public RelaxingMagnet Magnet(RateLaw law, double maxFieldTesla)
    {
        double Rate(double t, double b) => 1 / law.TauSeconds(t, Math.Abs(b));
        return _orientations is { } orientations
            ? RelaxingMagnet.Powder(_equilibrium(maxFieldTesla), Rate, orientations)
            : RelaxingMagnet.Crystal(_equilibrium(maxFieldTesla), Rate);
    }

    private (Func<double, EquilibriumMagnetisation> Equilibrium, bool IsFree) Equilibrium(YamlSection magnet)
    {
        string[] ways = [.. Ways.Where(magnet.Keys.Contains)];
        switch (ways)
        {
            case ["gz"]:
                var doublet = Magnetism.MagnetisationDynamics.Equilibrium.IsingDoublet(UnitKeys.Plain("gz").Positive(magnet));
                return (_ => doublet, false);
            case ["g"]:
                var j = UnitKeys.Plain("J").Read(magnet, null, x => x > 0 && 2 * x == Math.Floor(2 * x), "1/2, 1, 3/2, ...");
                var free = Magnetism.MagnetisationDynamics.Equilibrium.Brillouin(UnitKeys.Plain("g").Positive(magnet), j);
                return (_ => free, true);
            case ["system"]:
                return (Molecule(magnet), false);
            default:
                throw magnet.Error(ways.LastOrDefault("gz"), ways.Length == 0 ? "the magnet has no moment" : $"the magnet is described by {string.Join(" and ", ways)}", "Give 'gz' of a doublet, 'g' and 'J' of a free moment, or 'system', the file of a spin system");
        }
    }

    private Func<double, EquilibriumMagnetisation> Molecule(YamlSection magnet)
    {
        var axis = CentreReader.Vector(magnet, "axis", [0, 0, 1]);
        SystemFile = Path.Combine(Path.GetDirectoryName(magnet.File) ?? "", magnet.Text("system"));
        var system = SpinSystemFile.Load(SystemFile);
        var magnetometer = system.Model.Magnetometer(system.Parameters.Start);
        return maxField => Magnetism.MagnetisationDynamics.Equilibrium.Crystal(magnetometer, axis, maxField);
    }
}
