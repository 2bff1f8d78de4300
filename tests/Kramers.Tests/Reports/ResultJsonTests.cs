using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Reports;

public sealed class ResultJsonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kramers-result-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_result_reads_back_bit_for_bit()
    {
        RelaxResult result = SampleResult.Create();
        string path = Path.Combine(folder, "result.json");
        File.WriteAllText(path, ResultJson.ToText(result));
        RelaxResult back = ResultJson.Read(path);
        Assert.Equivalent(result, back, strict: true);
        Assert.Equal(result.Relaxation.TauSeconds, back.Relaxation.TauSeconds);
        Assert.Equal(ResultJson.ToText(result), ResultJson.ToText(back));
    }

    [Fact]
    public void An_infinite_time_is_null_in_the_file_and_infinite_again_in_memory()
    {
        RelaxResult result = SampleResult.WithoutBlocking();
        string text = ResultJson.ToText(result);
        Assert.Contains("\"onePhononTauSeconds\": [null, ", text, StringComparison.Ordinal);
        RelaxResult back = ResultJson.FromText(text);
        Assert.Equal(double.PositiveInfinity, back.Relaxation.OnePhononTauSeconds[0]);
        Assert.Null(back.Relaxation.BlockingTemperatureK);
        Assert.Null(back.Relaxation.UeffCm);
    }

    [Fact]
    public void Other_non_numbers_are_not_taken_for_infinity()
    {
        RelaxResult result = SampleResult.Create();
        result = result with { SpinHamiltonian = result.SpinHamiltonian with { GMain = [double.NaN, double.NegativeInfinity, 1.0 / 3] } };
        Assert.Equal([double.NaN, double.NegativeInfinity, 1.0 / 3], ResultJson.FromText(ResultJson.ToText(result)).SpinHamiltonian.GMain);
    }

    [Fact]
    public void Names_are_those_of_the_field_and_rows_of_numbers_stay_on_one_line()
    {
        string text = ResultJson.ToText(SampleResult.Create());
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        Assert.Equal(-115.37, root.GetProperty("spinHamiltonian").GetProperty("DCm").GetDouble());
        Assert.Equal(3.214, root.GetProperty("spinHamiltonian").GetProperty("ECm").GetDouble());
        Assert.Equal(410, root.GetProperty("tensors").GetProperty("D").GetProperty("features").GetInt32());
        Assert.Equal(434, root.GetProperty("tensors").GetProperty("g").GetProperty("features").GetInt32());
        Assert.Contains("\n      [41.67, 0.42, -1.13],\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"molecule\": oops\n}", 2)]
    [InlineData("", 1)]
    public void A_broken_file_is_named_with_its_line(string content, int line)
    {
        string path = Path.Combine(folder, "broken.json");
        File.WriteAllText(path, content);
        InputException error = Assert.Throws<InputException>(() => ResultJson.Read(path));
        Assert.Equal(path, error.File);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_file_without_a_result_is_refused(string content) => Assert.Throws<JsonException>(() => ResultJson.FromText(content));

    [Fact]
    public void A_word_in_place_of_a_number_is_refused()
    {
        string text = ResultJson.ToText(SampleResult.Create()).Replace("\"DCm\": -115.37", "\"DCm\": true", StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => ResultJson.FromText(text));
    }
}
