using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The ways over, or through, the barrier at one temperature, those that carry most first.</summary>
internal static class RelaxationPaths
{
    private const int MostPaths = 4;
    private const int MostModes = 3;
    private const double SmallestShare = 0.01;
    private const double PointsSomewhere = 0.1;

    /// <summary>The lowest level of each well: source above sink. The two lowest levels where no two wells are to be seen.</summary>
    /// <param name="momentum">Expectation value of the angular momentum along the field, one per level.</param>
    public static (int Source, int Sink) Wells(double[] momentum)
    {
        var up = Array.FindIndex(momentum, m => m > PointsSomewhere);
        var down = Array.FindIndex(momentum, m => m < -PointsSomewhere);
        return up < 0 || down < 0 ? (1, 0) : (Math.Max(up, down), Math.Min(up, down));
    }

    /// <summary>Paths between two levels; empty where no rate connects them.</summary>
    public static IReadOnlyList<RelaxationPath> Find(IRatesByMode rates, double temperature, int source, int sink)
    {
        if (rates.Total(temperature) is not { } total || RelaxationTime.Of(total).StationaryPopulations is not { } stationary || ReactiveFlux.Net(total, stationary, source, sink) is not { } net)
        {
            return [];
        }

        var paths = new List<RelaxationPath>();
        while (paths.Count < MostPaths && Widest(net, source, sink) is { Count: > 1 } levels)
        {
            (int From, int To)[] steps = [.. levels.Zip(levels.Skip(1))];
            var share = steps.Min(s => net[s.From, s.To]);
            if (share < SmallestShare)
            {
                break;
            }

            paths.Add(new RelaxationPath(temperature, share, levels.Max(l => rates.Levels.RelativeEnergies[l]), [.. steps.Select(s => Step(rates, total, temperature, s.From, s.To))]));
            foreach (var (from, to) in steps)
            {
                net[from, to] -= share;
            }
        }

        return paths;
    }

    /// <summary>The path whose smallest current is largest, by Dijkstra's rule with the bottleneck as length.</summary>
    private static List<int> Widest(Matrix net, int source, int sink)
    {
        var n = net.Rows;
        var (width, previous, open) = (new double[n], Enumerable.Repeat(-1, n).ToArray(), Enumerable.Range(0, n).ToHashSet());
        width[source] = double.PositiveInfinity;
        while (open.Count > 0)
        {
            var at = open.MaxBy(i => width[i]);
            open.Remove(at);
            foreach (var to in open)
            {
                var through = Math.Min(width[at], net[at, to]);
                if (through > width[to])
                {
                    (width[to], previous[to]) = (through, at);
                }
            }
        }

        var path = new List<int>();
        for (var at = sink; at >= 0 && width[sink] > 0; at = previous[at])
        {
            path.Insert(0, at);
        }

        return path;
    }

    /// <summary>A step, with the process that leads and the modes without which it would be slower.</summary>
    private static PathStep Step(IRatesByMode rates, RateMatrix all, double temperature, int from, int to)
    {
        var processes = rates.Split(temperature);
        var total = processes.Sum(p => p.All[to, from]);
        if (total == 0)
        {
            return new PathStep(from, to, all[to, from], "coherences", 1, []);
        }

        var leading = processes.MaxBy(p => p.All[to, from])!;
        var rate = leading.All[to, from];
        StepMode[] modes =
        [
            .. leading.Without.Select((w, mode) => new StepMode(mode, rates.FrequenciesCm[mode], 1 - w[to, from] / rate))
                .Where(m => m.Share > 0.02).OrderByDescending(m => m.Share).Take(MostModes),
        ];
        return new PathStep(from, to, all[to, from], leading.Name, rate / total, modes);
    }
}
