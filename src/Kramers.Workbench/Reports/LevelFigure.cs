using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>The spin levels over their orientation: the barrier that the magnetisation has to cross.</summary>
internal static class LevelFigure
{
    public static CaptionedFigure Render(SpinHamiltonianResult spin)
    {
        double reach = Math.Max(spin.Spin, 0.5) + 0.5;
        LinearAxis x = new("\u27e8*S*_z\u27e9 along the main axis", -reach, reach);
        LinearAxis y = LinearAxis.Around("Energy (cm^-1)", spin.LevelsCm, 0.12);
        bool isBarrier = spin.DCm < 0;
        string[] tips = [.. spin.LevelsCm.Zip(spin.LevelsSz, (e, s) => RichText.ToPlain(NumberText.Significant(e, 4)) + " cm\u207b\u00b9, <Sz> = " + NumberText.Decimals(s, 3))];
        LevelDiagram levels = new(null, PaletteColor.Blue, spin.LevelsSz, spin.LevelsCm, isBarrier ? Climb(spin.LevelsSz) : []) { Tooltips = tips };
        Figure figure = new("Spin levels against the expectation value of the spin along the main axis", x, y, [levels]) { Height = 360 };
        string top = NumberText.Significant(spin.LevelsCm.Max(), 4) + " cm^-1";
        return new(figure.Render(), isBarrier
            ? "The spin levels form a double well: to turn over, the spin has to climb at most " + top + " (arrows), unless it tunnels or scatters through."
            : "With *D* > 0 the levels of smallest |⟨*S*_z⟩| lie lowest and the spin finds no barrier along the main axis; the highest level lies at " + top + ".");
    }

    /// <summary>Steps from each level to the next one in the order of orientation; none between levels that share an orientation.</summary>
    private static List<(int From, int To)> Climb(double[] spins)
    {
        int[] order = [.. Enumerable.Range(0, spins.Length).OrderBy(i => spins[i])];
        return [.. order.Zip(order.Skip(1)).Where(step => spins[step.Second] - spins[step.First] > 0.2)];
    }
}
