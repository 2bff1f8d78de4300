using System.Globalization;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Energies against moments, arrows along a way over the barrier, transition moments beside them: the picture of SINGLE_ANISO's UBAR.</summary>
internal static class BarrierFigure
{
    public static CaptionedFigure Draw(BarrierLadder ladder, LadderRung[] rungs, int[] way, string axis, double kelvin)
    {
        var count = rungs[^1].Last + 1;
        double[] moments = ladder.Moments[..count], energies = ladder.Energies[..count];
        var reach = 1.12 * Math.Max(0.1, moments.Max(Math.Abs));
        (int From, int To)[] steps = [.. way.Zip(way.Skip(1))];
        string[] tips = [.. moments.Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"state {i + 1}: {energies[i]:0.###} cm\u207b\u00b9, moment {m:0.###} \u03bc_B"))];
        var levels = new LevelDiagram(null, PaletteColor.Blue, moments, energies, steps) { Tooltips = tips };
        var onWay = steps.Select(s => Label(moments, energies, s.From, s.To, ladder.TransitionMoments[s.From, s.To]));
        var across = rungs.Where(r => r.First != r.Last && !steps.Any(s => s.From == r.First && s.To == r.Last))
            .Select(r => Label(moments, energies, r.First, r.Last, r.TunnellingMoment));
        var labels = new PlotLabels([.. onWay.Concat(across)]);
        var figure = new Figure("Levels against their moment along the axis", new LinearAxis("moment along the axis (*\u03bc*_B)", -reach, reach), LinearAxis.Around("Energy (cm^-1)", energies, 0.1), [levels, labels])
        {
            Width = 760,
            Height = 460,
        };
        var path = way.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" Arrows: the way of least resistance at {kelvin:0.###} K.") : "";
        return new(figure.Render(), $"Levels against their moment along {axis}.{path} Numbers are mean transition moments in *\u03bc*_B; those in the middle join the two orientations of a level.");
    }

    private static PlotLabel Label(double[] moments, double[] energies, int from, int to, double moment) =>
        new(0.5 * (moments[from] + moments[to]), 0.5 * (energies[from] + energies[to]), NumberText.Significant(moment, 2));
}
