using Kramers.Workbench.Reports;

namespace Kramers.Tests.Simulations;

/// <summary>Rates from the result.json of a fit, however it writes its parameters.</summary>
public class FittedRatesTests
{
    private const string Magnet = "name: x\nmagnet: { gz: 20 }\n";
    private const string More = "hysteresis: { maxFieldTesla: 1, sweepTeslaPerSecond: 0.01, temperaturesK: [2] }\nopenLoop: { fromK: 2, toK: 4 }\n";
    private const string Fitted = Magnet + "rates: { fitted: result.json }\n" + More;

    [Theory]
    [InlineData("""{ "task": "rates", "parameters": { "Orbach.tau0": 1e-9, "Orbach.U": 140, "Raman.C": 1e-5, "Raman.n": 3, "QTM.tau_QTM": 2, "chi": 5 } }""")]
    [InlineData("""{ "fit": { "parameters": { "QTM.tau_QTM": { "value": 2, "standardError": 0.1 }, "Orbach.U": { "value": 140 }, "Orbach.tau0": { "value": 1e-9 }, "Raman.C": { "value": 1e-5 }, "Raman.n": { "value": 3 } } } }""")]
    [InlineData("""{ "tables": { "parameters": { "name": ["Orbach.tau0", "Orbach.U", "Raman.C", "Raman.n", "QTM.tau_QTM"], "value": [1e-9, 140, 1e-5, 3, 2] } } }""")]
    [InlineData("""{ "parameters": [ { "name": "Raman.n", "value": 3 }, { "name": "Raman.C", "value": 1e-5 }, { "name": "Orbach.U", "value": 140 }, { "name": "Orbach.tau0", "value": 1e-9 }, { "name": "QTM.tau_QTM", "value": 2 } ] }""")]
    public void Parameters_are_found_by_their_names(string json)
    {
        var listed = SimulationText.Compute("hysteresis", Magnet + "rates:\n  - orbach: { Ucm: 140, tau0: 1e-9 }\n  - raman: { C: 1e-5, n: 3 }\n  - qtm: { tau: 2 }\n" + More);
        var fitted = SimulationText.Compute("hysteresis", Fitted, "result.json", json);
        Assert.Equal(listed.Parameters.OrderBy(p => p.Key), fitted.Parameters.OrderBy(p => p.Key));
        Assert.Equal(listed.Table("loops")["magnetisationAt2KBohr"], fitted.Table("loops")["magnetisationAt2KBohr"], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void The_result_of_a_simulation_hands_its_own_rates_on()
    {
        var first = SimulationText.Compute("hysteresis", Magnet + "rates:\n  - orbach: { Ucm: 140, tau0: 1e-9 }\n  - orbach: { Ucm: 20, tau0: 1e-3 }\n  - quenchedQtm: { tau: 2, BqTesla: 0.01 }\n" + More);
        var again = SimulationText.Compute("hysteresis", Fitted, "result.json", TaskResultText.Json(first));
        Assert.Contains("Orbach 2.U", again.Parameters.Keys);
        Assert.Equal(first.Parameters, again.Parameters);
    }

    [Theory]
    [InlineData("""{ "parameters": { "J": -148 } }""", "no parameters of a rate law were found")]
    [InlineData("""{ "parameters": { "Orbach.U": 140 } }""", "the fit has no number for Orbach.tau0")]
    [InlineData("""{ "parameters": { "Orbach.U": 140, "Orbach.tau0": -1 } }""", "Orbach.tau0 cannot be -1 s")]
    [InlineData("{ \"parameters\":\n {,", "this is not valid JSON")]
    public void What_is_no_rate_law_is_refused(string json, string words)
    {
        var error = SimulationText.Refused("hysteresis", Fitted, "result.json", json);
        Assert.EndsWith("result.json", error.File, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_that_is_not_there_is_named() =>
        Assert.Contains("result.json: the result of the fit cannot be read", SimulationText.Refused("hysteresis", Fitted).Message, StringComparison.Ordinal);
}
