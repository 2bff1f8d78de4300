using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Simulations;

/// <summary>The task 'ladder': loops of a crystal in which all levels relax by their spin-phonon rates, and cross with Landau-Zener steps.</summary>
internal static class LadderTask
{
    public static TaskResult Run(LadderFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (protocol, temperatures) = file.Hysteresis;
        var ladder = Levels(file, monitor);
        var settings = file.Rates.Rates with { TemperaturesK = [.. temperatures] };
        Dictionary<FieldLevels, RatesInField> prepared = [];
        RateMatrix Rates(FieldLevels levels, double temperature)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!prepared.TryGetValue(levels, out var rates))
            {
                prepared[levels] = rates = new RatesInField(levels.Eigensystem, file.Rates.Magnet.Coupling(levels.Field), settings, file.Rates.Magnet.WidthsCm);
            }

            return rates.Total(temperature);
        }

        var loops = SimulationTasks.Measure("Loops", temperatures, t => new SweptLadder(ladder, Rates, t, protocol.SweepRateTeslaPerSecond).Hysteresis(protocol.Cycles), monitor, cancellation);
        var how = LoopTables.SweepRate(protocol.SweepRateTeslaPerSecond);
        return new TaskResult
        {
            Command = "simulate",
            Task = "ladder",
            Name = file.Name,
            Title = $"Hysteresis at {how} of all {file.Rates.Magnet.Dimension} levels, crystal",
            Tables = [.. LoopTables.Of(temperatures, loops, file.OpenLoop), .. Crossings(ladder, protocol)],
            Parameters = new Dictionary<string, double>(),
            Figures = [LoopTables.Figure(temperatures, loops, protocol)],
            Warnings = loops.Any(l => l.CoerciveFieldTesla is null) ? [LoopTables.Frozen] : [],
        };
    }

    private static FieldLadder Levels(LadderFile file, IRunMonitor monitor)
    {
        var magnet = file.Rates.Magnet;
        using var step = monitor.Begin("Levels along the sweep", 1);
        try
        {
            var magnetometer = new Magnetometer(magnet.Hamiltonian(FieldVector.Zero), magnet.Moment[0], magnet.Moment[1], magnet.Moment[2]);
            return new FieldLadder(magnetometer, file.Rates.Axis, file.Hysteresis.Protocol.MaxFieldTesla, file.Intervals, file.ResolvedGapCm);
        }
        catch (ArgumentException e)
        {
            throw new InputException(file.File, null, e.Message, "Change 'rates.axis' in the file of rates, or take the smallest term that lifts the degeneracy into the system", e);
        }
    }

    /// <summary>Where two levels change places, and how probable the magnet tunnels there.</summary>
    private static IEnumerable<ResultTable> Crossings(FieldLadder ladder, Hysteresis protocol)
    {
        AvoidedCrossing[] all = [.. ladder.Crossings];
        return all.Length == 0 ? [] :
        [
            new ResultTable("crossings", "Avoided crossings", [
                new("fieldTesla", "*B* (T)", Array.ConvertAll(all, c => c.FieldTesla)),
                new("lowerLevel", "Lower level", Array.ConvertAll(all, c => c.LowerLevel + 1.0)),
                new("gapCm", "Gap (cm^-1)", Array.ConvertAll(all, c => c.GapCm)),
                new("tunnelProbability", "Landau-Zener probability to tunnel", Array.ConvertAll(all, c => c.TunnelProbability(protocol.SweepRateTeslaPerSecond))),
            ]),
        ];
    }
}
