using System.Diagnostics;
using System.Globalization;
using Kramers.Magnetism.Relaxation;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Benchmarks;

/// <summary>What Raman rates at ten temperatures cost on one core, against the number of modes and of states, and one crystal-sized case.</summary>
internal static class RamanCostTable
{
    private static readonly int[] Levels = [4, 8, 16, 32];
    private static readonly int[] Modes = [30, 60, 120, 240, 480];

    /// <summary>One row per number of states and modes; the figure is an HTML page.</summary>
    public static void Print(string figure)
    {
        Console.WriteLine("| states | modes | pairs | Gaussian, ms | Lorentzian, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        var gaussian = Levels.Select(n => Modes.Select(m => Row(n, m)).ToArray()).ToArray();
        var watch = Stopwatch.StartNew();
        var crystal = Best(RamanBenchmarks.Prepared(16, 1000, gaussian: true, cores: 2), 40, () => watch.Elapsed.TotalMilliseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n16 states, 1000 modes, 40 temperatures, two cores: {crystal / 1000:f2} s of wall time"));
        File.WriteAllText(figure, Page(gaussian));
    }

    private static double Row(int levels, int modes)
    {
        var (gaussian, lorentzian) = (Processor(RamanBenchmarks.Prepared(levels, modes, gaussian: true, cores: 1)), Processor(RamanBenchmarks.Prepared(levels, modes, gaussian: false, cores: 1)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {levels} | {modes} | {modes * (modes + 1) / 2} | {gaussian:g3} | {lorentzian:g3} |"));
        return gaussian;
    }

    /// <summary>Best of what fits into a second, in processor time of one core: what other programs take does not count.</summary>
    private static double Processor(PreparedRaman raman)
    {
        using var process = Process.GetCurrentProcess();
        return Best(raman, 10, () =>
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        });
    }

    private static double Best(PreparedRaman raman, int temperatures, Func<double> clock)
    {
        double[] kelvin = [.. Enumerable.Range(1, temperatures).Select(i => 3.0 * i)];
        var (best, spent) = (double.MaxValue, Stopwatch.StartNew());
        for (var run = 0; run == 0 || (run < 100 && spent.Elapsed.TotalSeconds < 1); run++)
        {
            var begin = clock();
            _ = raman.Rates(kelvin);
            best = Math.Min(best, clock() - begin);
        }

        return best;
    }

    private static string Page(double[][] milliseconds)
    {
        double[] modes = [.. Modes.Select(m => (double)m)];
        var series = Levels.SelectMany((n, i) => new Series[]
        {
            new LineSeries($"{n} states", Palette.InOrder(i), modes, milliseconds[i]),
            new ScatterSeries(null, Palette.InOrder(i), modes, milliseconds[i]),
        });
        var chart = new Figure(
            "Time of Raman rates at ten temperatures on one core against the number of modes",
            LogAxis.Around("Number of modes", modes),
            LogAxis.Around("Time (ms)", milliseconds.SelectMany(x => x)),
            [.. series]);
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><style>{Palette.StyleSheet} body{{margin:8px;background:var(--paper)}} svg{{width:640px}}</style>{chart.Render()}";
    }
}
