using System.Globalization;
using System.Numerics;
using System.Text;
using Kramers.Tests.Workbench;
using Kramers.Workbench.RelaxationFits;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.RelaxationFits;

/// <summary>A folder that is gone after the test, files of measurements made from formulas, and runs on them.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-fit");

    public string Folder => _folder.FullName;

    /// <summary>Where runs go.</summary>
    public string Output => Path.Combine(Folder, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Ac data as CSV, chi in cm^3/mol: Cole-Cole with chi_T = 10/T, chi_S = chi_T/20, alpha = 0.1, at 0.1 to 1000 Hz.</summary>
    public static string Ac(IEnumerable<(double Kelvin, double Tesla, double Tau)> curves)
    {
        var text = new StringBuilder("T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n");
        foreach (var (kelvin, tesla, tau) in curves)
        {
            for (var i = 0; i <= 20; i++)
            {
                var f = 0.1 * Math.Pow(10, 0.2 * i);
                var chi = 10 / kelvin * (0.05 + 0.95 / (1 + Complex.Pow(new Complex(0, 2 * Math.PI * f * tau), 0.9)));
                text.Append(CultureInfo.InvariantCulture, $"{kelvin:R},{tesla:R},{f:R},{chi.Real:R},{-chi.Imaginary:R}\n");
            }
        }

        return text.ToString();
    }

    public static TaskResult Compute(RelaxationFitOptions options) =>
        RelaxationFitPipeline.Compute(options, new SilentMonitor(), TestContext.Current.CancellationToken);

    public TaskRun Run(string task, params string[] files) =>
        RelaxationFitPipeline.Run(task, files, o => o, Output, new SilentMonitor(), TestContext.Current.CancellationToken);
}
