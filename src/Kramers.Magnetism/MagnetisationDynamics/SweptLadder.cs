using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// Rates between the levels in one field at a temperature in K, for example
/// <c>(levels, t) => process.Prepare(levels.Eigensystem, coupling).Rates(t)</c> with an <see cref="IRelaxationProcess"/>.
/// </summary>
public delegate RateMatrix LadderRates(FieldLevels levels, double temperatureKelvin);

/// <summary>
/// Populations of all levels while the field sweeps at a constant rate and temperature: relaxation at each field of the grid for
/// the time that the sweep takes from halfway before it to halfway after it, Landau-Zener exchange at each crossing between. Coherences die between crossings, so
/// that crossings are independent; tunnelling that phonons repeat within the width of one crossing is only in the rates.
/// </summary>
public sealed class SweptLadder
{
    private readonly FieldLadder _ladder;
    private readonly double[][] _relaxationBelow;
    private readonly double[][] _relaxationAbove;
    private readonly (int Lower, double Tunnel)[][] _crossings;
    private readonly double _temperature;
    private readonly double _sweepRate;

    /// <summary>Prepares sweeps in both directions.</summary>
    /// <param name="ladder">Levels and crossings.</param>
    /// <param name="rates">Rates between the levels.</param>
    /// <param name="temperatureKelvin">K.</param>
    /// <param name="sweepRateTeslaPerSecond">T/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">Temperature or sweep rate is not positive.</exception>
    /// <exception cref="ArgumentException">The rates are not between the levels of the ladder.</exception>
    public SweptLadder(FieldLadder ladder, LadderRates rates, double temperatureKelvin, double sweepRateTeslaPerSecond)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(rates);
        ProtocolArguments.Positive(temperatureKelvin, nameof(temperatureKelvin));
        ProtocolArguments.Positive(sweepRateTeslaPerSecond, nameof(sweepRateTeslaPerSecond));
        (_ladder, _temperature, _sweepRate) = (ladder, temperatureKelvin, sweepRateTeslaPerSecond);
        var count = ladder.FieldsTesla.Count;
        RateMatrix[] matrices = [.. Enumerable.Range(0, count).Select(i => Checked(rates(ladder.LevelsAt(i), temperatureKelvin), i))];
        _relaxationBelow = [.. matrices.Select((w, i) => PopulationPropagator.After(w, i == 0 ? 0 : HalfInterval(i - 1)))];
        _relaxationAbove = [.. matrices.Select((w, i) => PopulationPropagator.After(w, i == count - 1 ? 0 : HalfInterval(i)))];
        _crossings = [.. Enumerable.Range(0, count - 1).Select(i => ladder.CrossingsAfter(i)
            .Select(c => (c.LowerLevel, c.TunnelProbability(sweepRateTeslaPerSecond))).ToArray())];
    }

    /// <summary>A loop from equilibrium in the largest field, down and up again; the last of several cycles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no cycle.</exception>
    public HysteresisLoop Hysteresis(int cycles = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cycles, 1);
        var top = _ladder.FieldsTesla.Count - 1;
        var populations = _ladder.LevelsAt(top).At(_temperature).Populations;
        MagnetisationBranch? down = null;
        MagnetisationBranch? up = null;
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            down = Sweep(top, -1, ref populations);
            up = Sweep(0, 1, ref populations);
        }

        return new HysteresisLoop(_temperature, _sweepRate, down!, up!);
    }

    /// <summary>Equilibrium magnetisation at each field of the grid, Bohr magnetons along the axis.</summary>
    public IReadOnlyList<double> InEquilibrium() =>
        [.. Enumerable.Range(0, _ladder.FieldsTesla.Count).Select(i => Mean(_ladder.LevelsAt(i).At(_temperature).Populations, i))];

    private MagnetisationBranch Sweep(int start, int direction, ref double[] populations)
    {
        var count = _ladder.FieldsTesla.Count;
        var (fields, magnetisation) = (new double[count], new double[count]);
        for (var step = 0; step < count; step++)
        {
            var i = start + direction * step;
            populations = Apply((direction > 0 ? _relaxationBelow : _relaxationAbove)[i], populations);
            (fields[step], magnetisation[step]) = (_ladder.FieldsTesla[i], Mean(populations, i));
            populations = Apply((direction > 0 ? _relaxationAbove : _relaxationBelow)[i], populations);
            if (step < count - 1)
            {
                Cross(_crossings[direction > 0 ? i : i - 1], direction, populations);
            }
        }

        return new MagnetisationBranch(fields, magnetisation);
    }

    /// <summary>Who does not tunnel keeps the state and so changes the level.</summary>
    private static void Cross((int Lower, double Tunnel)[] crossings, int direction, double[] populations)
    {
        for (var c = 0; c < crossings.Length; c++)
        {
            var (k, tunnel) = crossings[direction > 0 ? c : crossings.Length - 1 - c];
            var (lower, upper) = (populations[k], populations[k + 1]);
            populations[k] = tunnel * lower + (1 - tunnel) * upper;
            populations[k + 1] = tunnel * upper + (1 - tunnel) * lower;
        }
    }

    private double Mean(double[] populations, int node)
    {
        var moments = _ladder.MomentsAt(node);
        var sum = 0.0;
        for (var k = 0; k < populations.Length; k++)
        {
            sum += populations[k] * moments[k];
        }

        return sum;
    }

    private static double[] Apply(double[] propagator, double[] populations)
    {
        var n = populations.Length;
        var result = new double[n];
        for (var i = 0; i < propagator.Length; i++)
        {
            result[i / n] += propagator[i] * populations[i % n];
        }

        return result;
    }

    /// <summary>Time for half of the way from a field of the grid to the next, s.</summary>
    private double HalfInterval(int i) => (_ladder.FieldsTesla[i + 1] - _ladder.FieldsTesla[i]) / (2 * _sweepRate);

    private RateMatrix Checked(RateMatrix rates, int node) => rates.Dimension == _ladder.MomentsAt(node).Count
        ? rates
        : throw new ArgumentException($"{_ladder.MomentsAt(node).Count} levels, but rates between {rates.Dimension}.", nameof(rates));
}
