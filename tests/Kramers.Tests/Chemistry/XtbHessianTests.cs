using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Tests.Chemistry;

public sealed class XtbHessianTests : IDisposable
{
    private const double Unit = 27.211386245988 / (0.529177210903 * 0.529177210903);
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("$hessian   \n   1.0 -2.0\n 3.0\n  4.0   5.0   6.0\n -7.0 8.0 0.5\n")]
    [InlineData("$hessian (projected)\n  1  1   1.0 -2.0\n 1 2 3.0\n 2  1  4.0   5.0   6.0\n 3 1 -7.0 8.0 0.5\n$end\n 9.0\n")]
    public void Numbers_row_by_row_with_or_without_line_numbers(string text)
    {
        File.WriteAllText(path, text);
        double[] expected = [1, -2, 3, 4, 5, 6, -7, 8, 0.5];
        Assert.Equal(expected.Select(x => x * Unit), XtbHessian.Read(path, 1).Data, (a, b) => Math.Abs(a - b) < 1e-9 * Math.Abs(b));
    }

    [Theory]
    [InlineData("$hessian\n 1.0 2.0 3.0\n 1.0 x.0 3.0\n", 3, "'x.0' is not a finite number")]
    [InlineData("$hessian\n 1.0 NaN\n", 2, "'NaN' is not a finite number")]
    [InlineData("$hessian\n 1.0 2.0 3.0\n 1.0 2.0 3.0\n", null, "found 6 numbers under $hessian, the 3 x 3 Hessian of 1 atoms has 9")]
    [InlineData("no header\n", null, "found 0 numbers")]
    public void Bad_input_is_named(string text, int? line, string found)
    {
        File.WriteAllText(path, text);
        var failure = Assert.Throws<InputException>(() => XtbHessian.Read(path, 1));
        Assert.Equal((path, line), (failure.File, failure.Line));
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no such file", Assert.Throws<InputException>(() => XtbHessian.Read(path, 1)).Message, StringComparison.Ordinal);
}
