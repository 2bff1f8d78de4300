using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What the convergence check varies.</summary>
/// <param name="FwhmCm">Line widths, cm^-1, ascending.</param>
/// <param name="Modes">Numbers of modes, the lowest ones are kept, ascending.</param>
public sealed record ConvergenceSettings(double[] FwhmCm, int[] Modes)
{
    internal static ConvergenceSettings Read(YamlSection section, RateSettings settings, int modes)
    {
        var own = settings.Line.FwhmCm;
        var widths = section.Numbers("fwhmCm", [own / 4, own / 2, own, 2 * own, 4 * own], 1e-3);
        var counts = section.Numbers("modes", [.. new[] { modes / 4, modes / 2, 3 * modes / 4, modes }.Where(n => n > 0).Distinct().Select(n => (double)n)], 1);
        section.Finish();
        return counts.All(n => n == Math.Floor(n) && n <= modes)
            ? new ConvergenceSettings([.. widths.Append(own).Distinct().Order()], [.. counts.Append(modes).Distinct().Order().Select(n => (int)n)])
            : throw section.Error("modes", "'converge.modes' has a number that is not whole or larger than that of all modes", $"There are {modes} modes");
    }
}
