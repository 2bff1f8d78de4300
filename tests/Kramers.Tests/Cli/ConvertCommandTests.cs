namespace Kramers.Tests.Cli;

public class ConvertCommandTests
{
    [Fact]
    public void Options_reach_the_conversion()
    {
        var folder = Directory.CreateTempSubdirectory("kramers-convert-");
        try
        {
            string source = Path.Combine(folder.FullName, "a.csv"), target = Path.Combine(folder.FullName, "b.csv");
            File.WriteAllText(source, "T_K,B_T,moment_emu\n10,0.1,3.75e-4\n");
            var session = new Session();
            Assert.Equal(0, session.Run("convert", source, target, "--mass", "5", "--molar-mass", "500", "--diamagnetism", "-1e-3", "--kind", "chiT"));
            Assert.Equal($"Wrote {target}: chi T of 1 point\n", session.Output);

            // 3.75e-4 emu of 0.01 mmol in 1000 Oe: 0.0375 cm^3/mol, and the diamagnetism is taken off.
            Assert.Equal(10 * 0.0385, double.Parse(File.ReadAllLines(target)[1].Split(',')[3], System.Globalization.CultureInfo.InvariantCulture), 12);
            Assert.Equal(2, session.Run("convert", source, target));
            Assert.Contains("exists already", session.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
