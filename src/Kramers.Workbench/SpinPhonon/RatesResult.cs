using System.Text.Json;
using System.Text.Json.Serialization;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What 'kramers rates' found: <c>result.json</c>. Infinite times are null there.</summary>
public sealed record RatesResult
{
    /// <summary>Name of the magnet.</summary>
    public required string Name { get; init; }

    /// <summary>What was read.</summary>
    public required string Origin { get; init; }

    /// <summary>Direction of the field, a unit vector.</summary>
    public required double[] Axis { get; init; }

    /// <summary>The levels in the first field.</summary>
    public required LadderResult Levels { get; init; }

    /// <summary>tau(T, B), fit and modes.</summary>
    public required RelaxationResult Relaxation { get; init; }

    /// <summary>Barriers read in different ways.</summary>
    public required BarrierResult Barrier { get; init; }

    /// <summary>Temperatures where one-phonon and Raman relaxation alone are equally fast, K, descending.</summary>
    public required double[] CrossoversK { get; init; }

    /// <summary>Ways of relaxation at the lowest, a middle and the highest temperature, in the first field.</summary>
    public required IReadOnlyList<RelaxationPath> Paths { get; init; }

    /// <summary>Convergence check; null where none was asked for.</summary>
    public required ConvergenceResult? Convergence { get; init; }

    /// <summary>tau with couplings of second order alone in the first field, s; null where there are none.</summary>
    public required double[]? QuadraticTauSeconds { get; init; }

    /// <summary>What only the density matrix knows; null in the picture of populations.</summary>
    public required RedfieldResult? Redfield { get; init; }

    /// <summary>M(t) and a coherence, followed at the temperatures asked for; empty where none were.</summary>
    public required IReadOnlyList<RedfieldTrace> Traces { get; init; }

    /// <summary>The average over internal fields; null where there are none.</summary>
    public required InternalFieldResult? InternalField { get; init; }

    /// <summary>What to know before trusting the numbers.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The text of result.json.</summary>
    public string ToJson()
    {
        using var document = JsonSerializer.SerializeToDocument(this, RatesJsonContext.Default.RatesResult);
        return ResultJson.Layout(document);
    }
}

/// <summary>Levels in the first field.</summary>
/// <param name="EnergiesCm">cm^-1 above the lowest.</param>
/// <param name="Momentum">Expectation value of the angular momentum along the field, one per level.</param>
/// <param name="MomentumSymbol">"S" or "J".</param>
public sealed record LadderResult(double[] EnergiesCm, double[] Momentum, string MomentumSymbol);

/// <summary>Barriers, cm^-1.</summary>
/// <param name="SlopeCm">k_B d ln tau/d(1/T) over the highest temperatures; null where tau is infinite there.</param>
/// <param name="SlopeFromK">Lowest temperature of that slope, K.</param>
/// <param name="LadderCm">Highest level on the leading path at the highest temperature; null where there is no path.</param>
/// <param name="TopCm">The highest level of all.</param>
public sealed record BarrierResult(double? SlopeCm, double SlopeFromK, double? LadderCm, double TopCm);

/// <summary>One way from well to well.</summary>
/// <param name="TemperatureK">Temperature, K.</param>
/// <param name="Share">Fraction of the net current that takes this way.</param>
/// <param name="SummitCm">Energy of its highest level above the lowest one, cm^-1.</param>
/// <param name="Steps">From level to level.</param>
public sealed record RelaxationPath(double TemperatureK, double Share, double SummitCm, IReadOnlyList<PathStep> Steps);

/// <summary>One step of a way.</summary>
/// <param name="From">Level, from 0 by ascending energy.</param>
/// <param name="To">Level.</param>
/// <param name="RatePerSecond">Rate of all processes, s^-1.</param>
/// <param name="Process">The one that leads.</param>
/// <param name="ProcessShare">Its share of the rate.</param>
/// <param name="Modes">Modes that it needs most.</param>
public sealed record PathStep(int From, int To, double RatePerSecond, string Process, double ProcessShare, IReadOnlyList<StepMode> Modes);

/// <summary>A mode that drives a step.</summary>
/// <param name="Mode">From 0, in the order of the input.</param>
/// <param name="FrequencyCm">cm^-1.</param>
/// <param name="Share">Fraction of the rate of the leading process that is lost without it; two modes of one Raman process both count.</param>
public sealed record StepMode(int Mode, double FrequencyCm, double Share);

/// <summary>tau against line width, number of modes, and mesh of q.</summary>
/// <param name="TemperaturesK">Temperatures, K.</param>
/// <param name="Widths">By full width at half maximum, cm^-1.</param>
/// <param name="Modes">By number of modes.</param>
/// <param name="Meshes">By number of phonons of the mesh, this magnet among them; empty where no other mesh was named.</param>
/// <param name="Verdicts">In words, one per temperature and quantity.</param>
public sealed record ConvergenceResult(double[] TemperaturesK, IReadOnlyList<ConvergencePoint> Widths, IReadOnlyList<ConvergencePoint> Modes, IReadOnlyList<ConvergencePoint> Meshes, IReadOnlyList<string> Verdicts);

/// <summary>One setting of a convergence check.</summary>
/// <param name="Value">Width in cm^-1, or number of modes or phonons.</param>
/// <param name="TauSeconds">tau at each temperature, s.</param>
public sealed record ConvergencePoint(double Value, double[] TauSeconds);

/// <summary>Serialisers made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, Converters = [typeof(InfinityAsNullConverter)])]
[JsonSerializable(typeof(RatesResult))]
internal sealed partial class RatesJsonContext : JsonSerializerContext;
