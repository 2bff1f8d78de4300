using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Workbench.Tensors;

namespace Kramers.Validation.Atomistics.Tensors;

/// <summary>The tensor studies of docs/results.md; each prints its figures.</summary>
public class TensorStudies(ITestOutputHelper output)
{
    private static readonly string Water = RepositoryRoot.File("tests", "Kramers.Validation", "Atomistics", "Data", "water-tensors.xyz");
    private static readonly string Cobalt = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "labels.xyz");
    private static readonly string ChosenCobalt = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "chosen.xyz");

    [Theory]
    [InlineData("dipole", "moments", 0.003)]
    [InlineData("dipole", "equivariant", 0.01)]
    [InlineData("dipole", "published", 0.01)]
    [InlineData("dipole", "covariant", 0.003)]
    [InlineData("anisotropy", "moments", 0.003)]
    [InlineData("anisotropy", "covariant", 0.003)]
    public void Water_is_learned_from_200_labels(string tensor, string model, double most)
    {
        var (model200, test) = WaterSet(tensor).Train(model, 200, "O", ["H"], 4, twoJMax: 8);
        var relative = TensorStudy.Relative(model200, test);
        output.WriteLine($"water {tensor}, {model}: relative RMSE {TensorStudy.Format(100 * relative)} %");
        Assert.InRange(relative, 1e-6, most);
    }

    [Theory]
    [InlineData("equivariant", 1)]
    [InlineData("moments", 1.3)]
    [InlineData("moment-network", 1)]
    [InlineData("covariant", 8)]
    public void D_of_the_cobalt_complex(string model, double most)
    {
        var (targets, examples) = TensorTarget.Read(Cobalt, ["D"]);
        var chosen = TensorTarget.Read(ChosenCobalt, ["D"]).Examples;
        var study = new TensorStudy(targets[0], examples);
        foreach (var count in new[] { 60, 120, 190, 190 + chosen.Length })
        {
            var (trained, test) = study.Train(model, Math.Min(count, 190), "Co", ["F", "N", "C"], 6, test: 46, more: count > 190 ? chosen : []);
            var rmse = study.ComponentRmse(trained, test);
            output.WriteLine($"D of [CoF2(NCH)3], {model}, {count} labels: RMSE {TensorStudy.Format(rmse)} cm^-1, relative {TensorStudy.Format(100 * TensorStudy.Relative(trained, test))} %");
            Assert.True(count < 190 + chosen.Length || rmse < most);
        }
    }

    /// <summary>
    /// 27 parameters of a Dy(III) ion in nine oxygens. The labels are of the superposition model (D. J. Newman and B. Ng, Rep. Prog. Phys. 52, 699
    /// (1989), doi:10.1088/0034-4885/52/6/002), B_kq = sum over ligands of A_k (r_0/r)^t_k C_kq, not ab initio: a sum over ligands is what a model must at least find.
    /// </summary>
    [Fact]
    public void Crystal_field_of_dysprosium()
    {
        var study = new TensorStudy(new TensorTarget("B", 27), [.. Enumerable.Range(0, 160).Select(Dysprosium)]);
        var (model, test) = study.Train("equivariant", 120, "Dy", ["O"], 5, lmax: 6);
        double error = 0, total = 0;
        foreach (var e in test)
        {
            var (truth, learned) = (Levels(e.Spherical), Levels(model.Predict(e.Structure)));
            error += truth.Zip(learned, (a, b) => (a - b) * (a - b)).Average() / test.Length;
            total += truth[^1] / test.Length;
        }

        output.WriteLine($"Dy(III): levels within {TensorStudy.Format(100 * Math.Sqrt(error) / total)} % of the splitting of {TensorStudy.Format(total)} cm^-1; parameters, relative RMSE {TensorStudy.Format(100 * TensorStudy.Relative(model, test))} %");
        Assert.InRange(Math.Sqrt(error) / total, 1e-7, 0.005);
    }

    private static TensorStudy WaterSet(string tensor)
    {
        var (targets, examples) = TensorTarget.Read(Water, [tensor == "dipole" ? "dipole" : "alpha"]);

        // The l = 2 part alone: that is what the literature quotes apart.
        return tensor == "dipole"
            ? new TensorStudy(targets[0], examples)
            : new TensorStudy(new TensorTarget("D", 9), [.. examples.Select(e => e with { Spherical = e.Spherical[1..] })]);
    }

    /// <summary>A tricapped prism at 2.4 angstrom, shaken by 0.08 angstrom; r_0 = 2.4, t = 5, 8, 11.</summary>
    private static TensorExample Dysprosium(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var positions = new List<double> { 0, 0, 0 };
        for (var j = 0; j < 9; j++)
        {
            var (z, phi) = (j < 3 ? 0 : j < 6 ? 1.7 : -1.7, 2 * Math.PI * (j % 3) / 3 + (j < 3 ? Math.PI / 3 : 0));
            var rho = Math.Sqrt(2.4 * 2.4 - z * z);
            positions.AddRange([rho * Math.Cos(phi) + 0.08 * random.Gaussian(), rho * Math.Sin(phi) + 0.08 * random.Gaussian(), z + 0.08 * random.Gaussian()]);
        }

        var (b, y) = (new double[27], new double[RealSphericalHarmonics.Count(6)]);
        for (var j = 1; j <= 9; j++)
        {
            double[] d = [.. positions.Skip(3 * j).Take(3)];
            var r = Math.Sqrt(d.Sum(c => c * c));
            RealSphericalHarmonics.Evaluate(6, d[0] / r, d[1] / r, d[2] / r, y);
            var at = 0;
            foreach (var (k, amplitude, power) in new[] { (2, -3.0, 5), (4, -0.05, 8), (6, 0.0008, 11) })
            {
                for (var m = 0; m <= 2 * k; m++, at++)
                {
                    b[at] += amplitude * Math.Pow(2.4 / r, power) * Math.Sqrt(4 * Math.PI / (2 * k + 1)) * y[k * k + m];
                }
            }
        }

        return new TensorExample(new Structure([Element.FromSymbol("Dy"), .. Enumerable.Repeat(Element.FromSymbol("O"), 9)], positions.ToArray()), b);
    }

    /// <summary>Energies of J = 15/2, cm^-1 from the lowest.</summary>
    private static double[] Levels(double[] tesseral)
    {
        (int, int, double)[] entries = [.. new[] { 2, 4, 6 }.SelectMany(k => Enumerable.Range(-k, 2 * k + 1).Select(q => (k, q))).Zip(tesseral, (kq, value) => (kq.k, kq.q, value))];
        var field = new TesseralParameters(ParameterProvenance.NotStated, entries).ToStevens();
        return [.. new SpinSystem(Spin.FromValue(7.5), new StevensCrystalField(field)).Solve(FieldVector.Zero).RelativeEnergies];
    }
}
