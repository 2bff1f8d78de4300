namespace Kramers.Tests.Simulations;

/// <summary>A file that does not say what it means is refused, with its line and what to write.</summary>
public class SimulationFileErrorTests
{
    private const string Magnet = "name: x\nmagnet: { gz: 20 }\n";
    private const string Rates = "rates:\n  - qtm: { tau: 10 }\n";

    [Theory]
    [InlineData("orbach: { U: 200, tau0: 1e-9 }", "'U' does not state its unit. Write Ucm or UK")]
    [InlineData("orbach: { UK: 200, Ucm: 139, tau0: 1e-9 }", "'U' is given twice, in two units. Write Ucm or UK, not both")]
    [InlineData("orbach: { tau0: 1e-9 }", "'U' is missing. Add Ucm or UK")]
    [InlineData("orbach: { UK: -200, tau0: 1e-9 }", "'UK' is -200. It takes a number of at least 0")]
    [InlineData("orbach: { UK: 200, tau0: -1e-9 }", "'tau0' is -1E-09. It takes a number above 0")]
    [InlineData("orbach: { UK: 200, tau0: 0 }", "'tau0' is 0. It takes a number above 0")]
    [InlineData("orbach: { UK: 200, tau0: 1e-9, n: 4 }", "the key 'rates[1].orbach.n' is not known here")]
    [InlineData("raman: { C: 1e-3, n: 40 }", "'n' is 40. It takes a value from 1 to 12")]
    [InlineData("raman: { C: -1e-3, n: 4 }", "'C' is -0.001. It takes a number above 0")]
    [InlineData("quenchedQtm: { tau: 1, Bq: 0.1 }", "'Bq' does not state its unit. Write BqTesla or BqOe")]
    [InlineData("qtm: 5", "'rates[1].qtm' is '5'. It takes a section")]
    [InlineData("tunnelling: { tau: 1 }", "'tunnelling' is no rate term. Write one a line, such as '- qtm: { tau: 1e-3 }'. Known are orbach, raman")]
    [InlineData("{ qtm: { tau: 1 }, raman: { C: 1, n: 4 } }", "'qtm, raman' is no rate term. Write one a line")]
    public void A_rate_term_without_sense_is_refused(string term, string words)
    {
        var error = SimulationText.Refused("hysteresis", Magnet + "rates:\n  - " + term + "\n");
        Assert.Equal(4, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hysteresis: { maxField: 5, sweepOePerSecond: 25, temperaturesK: [2] }", "'maxField' does not state its unit. Write maxFieldTesla or maxFieldOe")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweep: 25, temperaturesK: [2] }", "'sweep' does not state its unit. Write sweepTeslaPerSecond or sweepOePerSecond")]
    [InlineData("hysteresis: { maxFieldTesla: -5, sweepOePerSecond: 25, temperaturesK: [2] }", "'maxFieldTesla' is -5. It takes a number above 0")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweepOePerSecond: 0, temperaturesK: [2] }", "'sweepOePerSecond' is 0. It takes a number above 0")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweepOePerSecond: 25, temperaturesK: [] }", "'hysteresis.temperaturesK' is a list or section. It takes a list of numbers such as [1, 2], at least one")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweepOePerSecond: 25, temperaturesK: [2, 0] }", "'temperaturesK' has 0. Temperatures are above 0 K")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweepOePerSecond: 25, temperaturesK: [2], cycles: 0 }", "'hysteresis.cycles' is '0'")]
    [InlineData("hysteresis: { maxFieldTesla: 5, sweepOePerSecond: 25, temperatures: [2] }", "the key 'hysteresis.temperaturesK' is missing")]
    [InlineData("zfcFc: { field: 0.1, lowestK: 2, highestK: 9 }", "'field' does not state its unit")]
    [InlineData("zfcFc: { fieldTesla: 0.1, lowestK: 9, highestK: 2 }", "the range from 9 to 2 K is empty. Let 'highestK' be above 'lowestK'")]
    [InlineData("zfcFc: { fieldTesla: 0.1, lowestK: 2, highestK: 9, heatingKPerMinute: -2 }", "'heatingKPerMinute' is -2. It takes a number above 0")]
    [InlineData("decay: { saturationTesla: 5, sweepTeslaPerSecond: 1, temperaturesK: [2], seconds: 0 }", "'seconds' is 0. It takes a number above 0")]
    [InlineData("decay: { saturationTesla: 5, watchTesla: 5, sweepTeslaPerSecond: 1, temperaturesK: [2], seconds: 9 }", "watched in the saturating field")]
    [InlineData("openLoop: { fromK: 20, toK: 20 }", "the range from 20 to 20 K is empty. Let 'toK' be above 'fromK'")]
    [InlineData("openLoop: { remanenceFraction: 2 }", "'openLoop.remanenceFraction' is '2'")]
    [InlineData("hysterisis: { maxFieldTesla: 5 }", "the key 'hysterisis' is not known here")]
    public void A_protocol_without_sense_is_refused(string section, string words)
    {
        var error = SimulationText.Refused("hysteresis", Magnet + Rates + section + "\n");
        Assert.Equal(5, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("magnet: { gz: -1 }", "'gz' is -1. It takes a number above 0")]
    [InlineData("magnet: { gz: 20, g: 2, J: 1/2 }", "the magnet is described by gz and g. Give 'gz' of a doublet")]
    [InlineData("magnet: { J: 1/2 }", "the magnet has no moment")]
    [InlineData("magnet: { g: 2, J: 0.7 }", "'J' is 0.7. It takes 1/2, 1, 3/2")]
    [InlineData("magnet: { g: 2 }", "'J' is missing")]
    [InlineData("magnet: { gz: 20, axis: [0, 0, 1] }", "the key 'magnet.axis' is not known here")]
    public void A_magnet_without_sense_is_refused(string magnet, string words)
    {
        var error = SimulationText.Refused("hysteresis", "name: x\n" + magnet + "\n" + Rates);
        Assert.Equal(2, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_powder_of_free_moments_is_refused() =>
        Assert.Contains("a free moment has no axis", SimulationText.Refused("hysteresis", "name: x\nmagnet: { g: 2, J: 1/2 }\nsample: { form: powder }\n" + Rates).Message, StringComparison.Ordinal);

    [Fact]
    public void Rates_are_required() =>
        Assert.Contains("there are no 'rates'", SimulationText.Refused("hysteresis", Magnet).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_in_the_spin_system_names_its_own_file_and_line()
    {
        var error = SimulationText.Refused("hysteresis", "name: x\nmagnet: { system: s.yaml }\n" + Rates, "s.yaml", "name: s\ncentres:\n  - { label: A, spin: 1/2 }\n");
        Assert.EndsWith("s.yaml", error.File, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
    }
}
