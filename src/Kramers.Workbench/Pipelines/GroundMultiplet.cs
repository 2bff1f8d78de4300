using System.Globalization;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>A level without field.</summary>
/// <param name="EnergyCm">cm^-1 above the lowest.</param>
/// <param name="States">Number of its states.</param>
/// <param name="G">Main values of g as a spin 1/2, ascending; null unless it has two states.</param>
public sealed record MultipletLevel(double EnergyCm, int States, double[]? G);

/// <summary>Levels of a magnet without field, and g of its lowest two states.</summary>
/// <param name="Levels">Ascending.</param>
/// <param name="G">Main values of g of the lowest two states as a spin 1/2, ascending; null where a third one is as low as the second.</param>
/// <param name="TunnelSplittingCm">How far these two are apart, cm^-1: zero of a Kramers doublet.</param>
public sealed record GroundMultiplet(IReadOnlyList<MultipletLevel> Levels, double[]? G, double TunnelSplittingCm)
{
    /// <summary>Below the output folder of a live chain: the levels with their g.</summary>
    public const string FileName = "levels.csv";

    private const double SameLevelCm = 1e-6;

    /// <summary>Of a magnet that kramers rates has read.</summary>
    /// <param name="magnet">The magnet.</param>
    public static GroundMultiplet Of(VibratingMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        var system = magnet.Solve(FieldVector.Zero);
        double[] energies = system.RelativeEnergies;
        double[]? G(int first) => DoubletGTensor.From(system, magnet.Moment, first).MainValues;
        var levels = new List<MultipletLevel>();
        for (var first = 0; first < energies.Length; first += levels[^1].States)
        {
            var count = energies.Skip(first).TakeWhile(e => e - energies[first] < SameLevelCm).Count();
            levels.Add(new MultipletLevel(energies[first], count, count == 2 ? G(first) : null));
        }

        var pair = energies.Length == 2 || energies[2] - energies[1] > SameLevelCm;
        return new GroundMultiplet(levels, pair ? G(0) : null, energies[1]);
    }

    /// <summary>The energies, such as "0.0, 51.1".</summary>
    public string LevelsInWords => string.Join(", ", Levels.Select(l => Number(l.EnergyCm, "0.0")));

    /// <summary>The g of the lowest two states, such as "0.213, 0.954, 18.540".</summary>
    public string GInWords => G is null ? "is not defined" : string.Join(", ", G.Select(g => Number(g, "0.000")))
        + (TunnelSplittingCm < SameLevelCm ? "" : $", which lie {Number(TunnelSplittingCm, "g3")} cm^-1 apart");

    /// <summary>The text of <see cref="FileName"/>.</summary>
    internal string ToCsv() => "energyCm,states,g1,g2,g3\n" + string.Concat(Levels.Select(l =>
        $"{Number(l.EnergyCm, "R")},{l.States.ToString(CultureInfo.InvariantCulture)},{(l.G is { } g ? string.Join(',', g.Select(x => Number(x, "R"))) : ",,")}\n"));

    private static string Number(double x, string format) => x.ToString(format, CultureInfo.InvariantCulture);
}
