using System.Globalization;
using System.Text;
using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Validation.Magnetism;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Validation.Examples;

/// <summary>Runs of MolForge (tests/Kramers.Validation/Magnetism/Data) from input, force constants and Cartesian derivatives as Spiral reads them.</summary>
public class MolForgeInputFileTests
{
    // MolForge's h and atomic mass unit in electron masses, as compiled, over CODATA's: divided out.
    private const double PlanckRatio = 33.357177734375e-12 / PhysicalConstants.PlanckCm;
    private const double MassRatio = 1822.8900146484375 * 5.48579909065e-4;

    [Theory]
    [InlineData("1", "one-phonon")]
    [InlineData("2a", "one-phonon")]
    [InlineData("3a", "two-phonon")]
    public void Times_of_its_runs(string name, string process)
    {
        var (reference, folder) = (MolForgeCase.Load(name), Directory.CreateTempSubdirectory("kramers-spiral-"));
        try
        {
            Write(folder.FullName, Root(name));
            foreach (var runs in reference.Runs.GroupBy(r => r.Line))
            {
                var yaml = Path.Combine(folder.FullName, "system.yaml");
                var (field, line) = (reference.Field, runs.Key);
                File.WriteAllText(yaml, string.Create(CultureInfo.InvariantCulture, $$"""
                    name: MolForge
                    molforge: { input: spiral.inp }
                    rates:
                      temperaturesK: [{{string.Join(", ", runs.Select(r => R(r.TemperatureK)))}}]
                      fieldsTesla: [{{field.Magnitude}}]
                      axis: [{{field.X}}, {{field.Y}}, {{field.Z}}]
                      processes: [{{process}}]
                      conventions: molforge
                      line: { shape: {{(line.IsGaussian ? "gaussian" : "lorentzian")}}, sigmaCm: {{line.FwhmCm / (line.IsGaussian ? 2 * Math.Sqrt(Math.Log(2)) : 2):R}} }

                    """));
                var result = RatesPipeline.Compute(RatesFile.Load(yaml), new NoMonitor(), TestContext.Current.CancellationToken);
                Assert.Contains("break the acoustic sum rule", result.Warnings[0], StringComparison.Ordinal);
                Assert.All(runs, run => Assert.Equal(1, 1e12 * PlanckRatio * result.Relaxation.TauSeconds[Array.IndexOf(result.Relaxation.TemperaturesK, run.TemperatureK)] / run.TauPs, 1e-5));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What MolForge makes of the raw derivatives, and that nothing is left of the sum over atoms.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("2a")]
    [InlineData("3a")]
    public void Acoustic_sum_rule(string name)
    {
        var coupling = Root(name).GetProperty("coupling")[0];
        var (raw, expected) = (Rows(coupling.GetProperty("raw_3N_33")), Rows(coupling.GetProperty("after_sum_rule")));
        var projected = CartesianSumRules.WithoutTranslation(raw);
        Assert.True(CartesianSumRules.TranslationShare(raw) > 0.01);
        Assert.True(CartesianSumRules.TranslationShare(projected) < 1e-15);
        Assert.All(projected.Data.Zip(expected.Data), p => Assert.Equal(p.Second, p.First, 1e-9));
    }

    private static void Write(string folder, JsonElement root)
    {
        var (spin, phonons, coupling) = (root.GetProperty("spin"), root.GetProperty("phonons"), root.GetProperty("coupling")[0]);
        var kind = coupling.GetProperty("parameter").GetString() == "D" ? "DSI" : "G";
        var d = spin.GetProperty("D");
        var text = new StringBuilder("&HILBERT_SPACE\n T_INV\n&END\n&SYSTEM\n &DEF_SPINS\n");
        text.Append(CultureInfo.InvariantCulture, $"  S 1 {spin.GetProperty("S").GetDouble()} 0.46686447783\n &END\n&END\n&SPIN_H\n &DEF_G 1\n{Tensor(spin.GetProperty("g"))} &END\n");
        text.Append(d.ValueKind == JsonValueKind.Null ? "" : $" &DEF_DSI 1\n{Tensor(d)} &END\n");
        text.Append(CultureInfo.InvariantCulture, $"&END\n&SPH_H\n &PHONDY\n  K_MESH 1 1 1\n  MAX_ENER {phonons.GetProperty("max_ener").GetDouble()}\n  FC2 FC2\n &END\n &{kind}_BATH 1\n  FILENAME derivatives.dat\n  NORDER 1\n &END\n&END\n");
        File.WriteAllText(Path.Combine(folder, "spiral.inp"), text.ToString());
        var raw = coupling.GetProperty("raw_3N_33").EnumerateArray().ToArray();
        File.WriteAllText(Path.Combine(folder, "derivatives.dat"), $"{raw.Length}\n" + string.Concat(raw.Select((t, i) => $"{i + 1} 1\n{Tensor(t)}")));
        File.WriteAllText(Path.Combine(folder, "FC2"), ForceConstants([.. phonons.GetProperty("masses_amu").EnumerateArray().Select(m => MassRatio * m.GetDouble())], Rows(phonons.GetProperty("hessian_hartree_bohr2"))));
    }

    private static string ForceConstants(double[] masses, Matrix hessian)
    {
        var n = masses.Length;
        var text = new StringBuilder($"{n} {n}\n1 0 0\n0 1 0\n0 0 1\n");
        text.Append(string.Concat(masses.Select((m, i) => $"{i + 1} X {R(m)}\n"))).Append(string.Concat(masses.Select((_, i) => $"{i + 1} {i + 1} 0 0 0\n"))).Append("F\n1 1 1\n");
        foreach (var (s, t, i, j) in from s in Enumerable.Range(0, 3) from t in Enumerable.Range(0, 3) from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select (s, t, i, j))
        {
            text.Append(CultureInfo.InvariantCulture, $"{s + 1} {t + 1} {i + 1} {j + 1}\n1 1 1 {R(2 * hessian[3 * i + s, 3 * j + t])}\n");
        }

        return text.ToString();
    }

    private static string Tensor(JsonElement tensor) => string.Concat(tensor.EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Select(x => R(x.GetDouble()))) + "\n"));

    /// <summary>A row per element of the list, its numbers in order.</summary>
    private static Matrix Rows(JsonElement list) => Matrix.FromRows([.. list.EnumerateArray().Select(row => Numbers(row).ToArray())]);

    private static IEnumerable<double> Numbers(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Numbers) : [value.GetDouble()];

    private static JsonElement Root(string name) => JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("tests", "Kramers.Validation", "Magnetism", "Data", $"case_{name}.json"))).RootElement;

    private static string R(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
