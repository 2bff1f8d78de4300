using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism;

/// <summary>
/// Relaxation times of MolForge, reproduced from its inputs. Its h differs from CODATA's by 2.3e-5 and is divided out; its other
/// constants (k_B, u, pi in single precision) leave up to 4e-6.
/// </summary>
public sealed class MolForgeRateTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Rates go as 1/h: MolForge's, as compiled in single precision, over CODATA's.</summary>
    private const double PlanckRatio = 33.357177734375e-12 / PhysicalConstants.PlanckCm;

    public static TheoryData<string, int> Cases => new() { { "1", 28 }, { "2a", 33 }, { "3a", 33 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Relaxation_time_of_every_run(string name, int expectedRuns)
    {
        var reference = MolForgeCase.Load(name);
        Assert.Equal(expectedRuns, reference.Runs.Count);
        foreach (var run in reference.Runs)
        {
            var tau = 1e12 * PlanckRatio * RelaxationTime.Of(Rates(name, reference, run)).Seconds;
            Assert.True(Math.Abs(tau / run.TauPs - 1) < Tolerance, $"case {name}, {run.Line}, {run.TemperatureK} K: {tau} instead of {run.TauPs} ps");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_rate_above_the_rounding_of_the_reference(string name, int expectedRuns)
    {
        var reference = MolForgeCase.Load(name);
        Assert.Equal(expectedRuns, reference.Runs.Count);
        foreach (var run in reference.Runs)
        {
            var rates = Rates(name, reference, run);
            for (var ab = 0; ab < run.RatesPerPs.Data.Length; ab++)
            {
                var expected = run.RatesPerPs.Data[ab];
                var actual = 1e-12 / PlanckRatio * rates[ab / rates.Dimension, ab % rates.Dimension];

                // Rates inside the doublets come from matrix elements that cancel to 1e-15 of their parts.
                var floor = 1e-22 * run.RatesPerPs.Data.Max(Math.Abs);
                Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected) + floor, $"case {name}, {run.Line}, {run.TemperatureK} K, element {ab}: {actual} instead of {expected}");
            }
        }
    }

    /// <summary>The references were diagonalised with 120 digits; 1e-17 of the largest rate is far below an eigensolver's reach.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Slowest_eigenvalue_of_the_printed_matrices(string name, int expectedRuns)
    {
        var reference = MolForgeCase.Load(name);
        Assert.Equal(expectedRuns, reference.Runs.Count);
        foreach (var run in reference.Runs)
        {
            var tau = 1e12 * RelaxationTime.Of(new RateMatrix(1e12 * run.RatesPerPs)).Seconds;
            Assert.True(Math.Abs(tau / run.TauPs - 1) < 1e-9, $"case {name}, {run.Line}, {run.TemperatureK} K: {tau} instead of {run.TauPs} ps ({run.PrintedTauPs} with the printed diagonal)");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spin_levels(string name, int expectedRuns)
    {
        var reference = MolForgeCase.Load(name);
        Assert.Equal(expectedRuns, reference.Runs.Count);
        var levels = reference.System.Solve(reference.Field).RelativeEnergies;
        for (var i = 0; i < levels.Length; i++)
        {
            Assert.Equal(reference.LevelsCm[i], levels[i], 1e-8);
        }
    }

    private static RateMatrix Rates(string name, MolForgeCase reference, MolForgeCase.Run run)
    {
        IRelaxationProcess process = name == "3a"
            ? MolForgeConventions.Raman(run.Line)
            : MolForgeConventions.OnePhonon(run.Line);
        return process.Prepare(reference.System.Solve(reference.Field), reference.Coupling).Rates(run.TemperatureK);
    }
}
