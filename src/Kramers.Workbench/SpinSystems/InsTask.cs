using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The task 'ins': which transitions neutrons cause in a powder, and the spectrum. The elastic line is left out.</summary>
internal static class InsTask
{
    private const double SameLevelCm = 1e-3;
    private const double Weakest = 1e-6; // of the strongest, for the table
    private const double HighestCm = 800; // about 100 meV: where the default spectrum ends at the latest
    private const int Points = 1001;

    private sealed record Line(int From, int To, double EnergyCm, double Strength, double Intensity);

    public static TaskResult Run(SpinTask task)
    {
        var options = task.Options.Ins;
        var levels = task.SolveZeroField();
        var level = LevelOf(levels.Energies);
        var scatterings = Scatterings(task, levels, options.MomentumTransfer);
        var lines = options.Temperatures.Select(t => Lines(scatterings, level, t)).ToArray();
        var energies = options.Energies ?? Around(levels.RelativeEnergies);
        var width = options.FwhmCm ?? 0.01 * (energies[^1] - energies[0]);
        var shape = options.IsGaussian ? LineShape.GaussianFwhm(width) : LineShape.LorentzianFwhm(width);
        var spectra = lines.Select(at => Array.ConvertAll(energies, e => at.Sum(l => l.Intensity * shape.Density(e - l.EnergyCm)))).ToArray();

        string[] at = [.. options.Temperatures.Select(t => Text(t) + " K")];
        var losses = lines[0].Index().Where(l => l.Item.EnergyCm > 0 && l.Item.Strength > Weakest * lines[0].Max(x => x.Strength)).ToArray();
        var transitions = new ResultTable("transitions", "Transitions by which a neutron loses energy", [
            new("from", "from level", [.. losses.Select(l => l.Item.From + 1.0)]),
            new("to", "to level", [.. losses.Select(l => l.Item.To + 1.0)]),
            new("energyCm", "*E* (cm^-1)", [.. losses.Select(l => l.Item.EnergyCm)]),
            new("energyMeV", "*E* (meV)", [.. losses.Select(l => 1e3 * l.Item.EnergyCm / PhysicalConstants.EvCm)]),
            new("strengthBohr2", "strength (*\u03bc*_B^2)", [.. losses.Select(l => l.Item.Strength)]),
            .. lines.Select((_, k) => new ResultColumn($"intensityAt{Text(options.Temperatures[k])}KBohr2", $"intensity, {at[k]}", [.. losses.Select(l => lines[k][l.Index].Intensity)])),
        ]);
        var spectrum = new ResultTable("spectrum", "*S*(*E*) (*\u03bc*_B^2 per cm^-1)", [
            new("energyCm", "*E* (cm^-1)", energies), .. spectra.Select((s, k) => new ResultColumn($"spectrumAt{Text(options.Temperatures[k])}KBohr2Cm", $"*S*, {at[k]}", s)),
        ]);
        var how = options.MomentumTransfer is { } q ? $"*Q* = {Text(q)} \u00c5^-1" : "centres without interference";
        return task.Result("ins", $"Inelastic neutron scattering of the powder, {how}, lines of {Text(width)} cm^-1", [transitions, spectrum], [
            CaptionedFigure.Wide("Inelastic neutron scattering of the powder; *E* > 0: the neutron loses energy. The elastic line is left out.", new LinearAxis("*E* (cm^-1)", energies[0], energies[^1]), LinearAxis.FromZero("*S*(*E*) (*\u03bc*_B^2 cm)", spectra.SelectMany(s => s)), SpinTask.Lines(energies, [.. at.Zip(spectra)])),
        ], losses.Length == 0 ? ["No transition from one level to another has any strength"] : []);
    }

    private static NeutronScattering[] Scatterings(SpinTask task, Eigensystem levels, double? momentumTransfer)
    {
        var centres = task.Scatterers(needPositions: momentumTransfer is not null);
        return momentumTransfer is { } q
            ? [new NeutronScattering(levels, centres, q)]
            : [.. centres.Select(c => new NeutronScattering(levels, [c]))];
    }

    /// <summary>Transitions between levels, in which those between their states are summed; ascending, without elastic ones.</summary>
    private static Line[] Lines(NeutronScattering[] scatterings, int[] level, double temperature) =>
    [
        .. from scattering in scatterings
           from t in scattering.Transitions(temperature)
           where level[t.Initial] != level[t.Final]
           group t by (From: level[t.Initial], To: level[t.Final]) into g
           let line = new Line(g.Key.From, g.Key.To, g.Average(t => t.EnergyTransferCm), g.Sum(t => t.Strength), g.Sum(t => t.Intensity))
           orderby line.EnergyCm, line.From
           select line,
    ];

    /// <summary>Number of the level of each state, from 0.</summary>
    private static int[] LevelOf(double[] energies)
    {
        var level = new int[energies.Length];
        for (var i = 1; i < energies.Length; i++)
        {
            level[i] = level[i - 1] + (energies[i] - energies[i - 1] > SameLevelCm ? 1 : 0);
        }

        return level;
    }

    private static double[] Around(double[] energies)
    {
        var reach = Math.Min(HighestCm, energies[^1] > 0 ? 1.1 * energies[^1] : 1);
        return [.. Enumerable.Range(0, Points).Select(i => reach * (1.5 * i / (Points - 1) - 0.5))];
    }

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
