using Kramers.Magnetism.Spins;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What 'project' is asked.</summary>
/// <param name="Pseudospins">Number of states of each pseudospin from the ground state on; null: one for each level of two states or more.</param>
/// <param name="SeeksMultiplet">Whether an isolated ground multiplet is looked for.</param>
/// <param name="Multiplet">J (or S) of the ground multiplet; null: looked for, or none.</param>
/// <param name="SameLevelCm">States closer than this are one level, cm^-1.</param>
public sealed record ProjectOptions(int[]? Pseudospins, bool SeeksMultiplet, Spin? Multiplet, double SameLevelCm)
{
    internal static ProjectOptions Read(YamlSection root)
    {
        var project = root.SectionOrDefaults("project");
        var counts = project.Rows("pseudospins") is null ? null : project.Numbers("pseudospins", null, 2);
        var j = project.Text("multiplet", "auto");
        var options = new ProjectOptions(
            counts is null || counts.All(n => n == Math.Floor(n)) ? counts?.Select(n => (int)n).ToArray() : throw project.Error("pseudospins", "a broken number of states", "Give whole numbers such as [2, 2, 4]"),
            j == "auto",
            j is "auto" or "none" ? null : ParseSpin(project, j),
            project.Number("sameLevelCm", 0.1, 1e-9));
        project.Finish();
        return options;
    }

    private static Spin ParseSpin(YamlSection project, string text) =>
        YamlSection.TryParse(text, out var value) && value >= 0.5 && 2 * value == Math.Floor(2 * value)
            ? Spin.FromValue(value)
            : throw project.Error("multiplet", $"'{text}' is no J", "Write a whole or half-integer number such as 15/2, 'auto' or 'none'");
}
