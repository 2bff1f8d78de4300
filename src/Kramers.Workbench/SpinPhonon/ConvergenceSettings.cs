using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What the convergence check varies.</summary>
/// <param name="FwhmCm">Line widths, cm^-1, ascending.</param>
/// <param name="Modes">Numbers of modes, the lowest ones are kept, ascending.</param>
/// <param name="Meshes">The same magnet with phonons on other meshes of q.</param>
public sealed record ConvergenceSettings(double[] FwhmCm, int[] Modes, IReadOnlyList<RatesFile> Meshes)
{
    internal static ConvergenceSettings Read(YamlSection section, RateSettings settings, VibratingMagnet magnet)
    {
        var modes = magnet.FrequenciesCm.Count;
        var own = settings.Line.FwhmCm;
        var widths = section.Numbers("fwhmCm", [own / 4, own / 2, own, 2 * own, 4 * own], 1e-3);
        var counts = section.Numbers("modes", [.. new[] { modes / 4, modes / 2, 3 * modes / 4, modes }.Where(n => n > 0).Distinct().Select(n => (double)n)], 1);
        var meshes = section.Keys.Contains("meshes") ? section.Words("meshes").Select(name => Mesh(section, name, magnet)).ToArray() : [];
        section.Finish();
        return counts.All(n => n == Math.Floor(n) && n <= modes)
            ? new ConvergenceSettings([.. widths.Append(own).Distinct().Order()], [.. counts.Append(modes).Distinct().Order().Select(n => (int)n)], meshes)
            : throw section.Error("modes", "'converge.modes' has a number that is not whole or larger than that of all modes", $"There are {modes} modes");
    }

    private static RatesFile Mesh(YamlSection section, string name, VibratingMagnet magnet)
    {
        var mesh = RatesFile.LoadMesh(Path.Combine(Path.GetDirectoryName(section.File) ?? "", name));
        return mesh.Magnet.Dimension == magnet.Dimension
            ? mesh
            : throw section.Error("meshes", FormattableString.Invariant($"'{name}' has {mesh.Magnet.Dimension} states, this magnet {magnet.Dimension}"), "Name files of the same magnet that differ in their modes");
    }
}
