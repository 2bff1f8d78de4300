using Kramers.Numerics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Reports;

/// <summary>A made-up but sensible result: a trigonal-bipyramidal cobalt(II) complex with 12 atoms, 30 modes, 24 test geometries and 40 temperatures.</summary>
internal static class SampleResult
{
    private const double Barrier = 231.4;
    private const int TestGeometries = 24;

    public static RelaxResult Create()
    {
        Random random = new(7);
        double[] frequencies = Frequencies(random);
        return new RelaxResult
        {
            Molecule = Molecule(),
            Data = new SplitResult(240, 192, 24, TestGeometries, 7),
            Potential = Potential(random),
            Phonons = new PhononResult(frequencies, [.. frequencies.Select(w => w + 4.2 * Normal(random))], 4.37, 41, 2.3e-4, 0.0121),
            Tensors = Tensors(random),
            SpinHamiltonian = SpinHamiltonian(),
            SpinPhonon = Couplings(random, frequencies),
            Relaxation = Relaxation(frequencies),
            Timings = new TimingsResult([new("Read labels", 0.42), new("Train potential", 12.8), new("Relax and phonons", 3.9), new("Train D and g", 7.35), new("Couplings", 1.18), new("Rates", 29.6)], 55.25),
            Warnings = ["The fit of tau leaves 0.12 in ln tau: one exponent does not describe the Raman regime.", "Frequencies < 30 cm^-1 & \"soft\" modes: 1 mode lies below the Redfield limit."],
        };
    }

    /// <summary>The same molecule with a weaker magnet: tau never reaches 100 s and is infinite in zero field at 2 K.</summary>
    public static RelaxResult WithoutBlocking()
    {
        RelaxResult result = Create();
        RelaxationResult relaxation = result.Relaxation;
        double[] onePhonon = [double.PositiveInfinity, .. relaxation.OnePhononTauSeconds.Skip(1)];
        RateFitResult fit = relaxation.Fit with { UeffCm = null, Tau0Seconds = null, QtmSeconds = null };
        return result with { Warnings = [], Relaxation = relaxation with { BlockingTemperatureK = null, UeffCm = null, Fit = fit, OnePhononTauSeconds = onePhonon } };
    }

    private static MoleculeResult Molecule()
    {
        string[] symbols = ["Co", "Cl", "Cl", "O", "H", "H", "O", "H", "H", "O", "H", "H"];
        List<double[]> positions = [[0, 0, 0], [0.05, 0.02, 2.38], [-0.04, 0.03, -2.36]];
        for (int k = 0; k < 3; k++)
        {
            (double sin, double cos) = Math.SinCos(k * 2 * Math.PI / 3 + 0.1);
            positions.Add([2.08 * cos, 2.08 * sin, 0.04]);
            positions.Add([2.62 * cos - 0.55 * sin, 2.62 * sin + 0.55 * cos, 0.58]);
            positions.Add([2.64 * cos + 0.52 * sin, 2.64 * sin - 0.52 * cos, -0.6]);
        }

        return new MoleculeResult("CoCl2(H2O)3 <test>", "H6Cl2CoO3", symbols, [.. positions], "CASSCF(7,5)/NEVPT2 & def2-TZVP");
    }

    private static double[] Frequencies(Random random)
    {
        double[] soft = [.. Enumerable.Range(0, 21).Select(i => 38 + 31.0 * i + 9 * Normal(random))];
        double[] stiff = [1588, 1596, 1603, 3502, 3511, 3520, 3604, 3612, 3621];
        return [.. soft.Concat(stiff).Order()];
    }

    private static PotentialResult Potential(Random random)
    {
        double[] energies = [.. Enumerable.Range(0, TestGeometries).Select(_ => 2 + 26 * random.NextDouble())];
        double[] forces = [.. Enumerable.Range(0, TestGeometries * 36).Select(_ => 1.4 * Normal(random))];
        return new PotentialResult("SNAP, twojmax 8", 224, 3.2e-7, new PotentialErrors(0.212, 0.9994, 0.0412, 0.9991), new PotentialErrors(0.387, 0.9976, 0.0734, 0.9972),
            new Parity(energies, Noisy(random, energies, 0.39)), new Parity(forces, Noisy(random, forces, 0.073)));
    }

    private static TensorsResult Tensors(Random random)
    {
        double[] d = [], g = [];
        for (int i = 0; i < TestGeometries; i++)
        {
            d = [.. d, 38 + 9 * Normal(random), 6 * Normal(random), 7 * Normal(random), 39 + 9 * Normal(random), 7 * Normal(random), -77 + 14 * Normal(random)];
            g = [.. g, 2.13 + 0.03 * Normal(random), 0.02 * Normal(random), 0.03 * Normal(random), 2.15 + 0.03 * Normal(random), 0.03 * Normal(random), 2.91 + 0.06 * Normal(random)];
        }

        double[] r2 = [0.981, 0.962, 0.957, 0.979, 0.961, 0.991];
        return new TensorsResult
        {
            D = new ZeroFieldTensorResult(410, 1.5e-4, new TensorErrorsCm(0.81, r2), new TensorErrorsCm(1.32, r2), 3.1e-15, new Parity(d, Noisy(random, d, 1.3))),
            G = new GTensorResult(434, [2.2e-5, 7.1e-5], new TensorErrors(0.0031, r2), new TensorErrors(0.0052, r2), 2.7e-15, new Parity(g, Noisy(random, g, 0.0052))),
        };
    }

    private static SpinHamiltonianResult SpinHamiltonian() => new()
    {
        Spin = 1.5,
        DCm = -115.37,
        ECm = 3.214,
        DTensorCm = [[41.67, 0.42, -1.13], [0.42, 35.24, 0.87], [-1.13, 0.87, -76.91]],
        GTensor = [[2.131, 0.002, -0.004], [0.002, 2.152, 0.001], [-0.004, 0.001, 2.914]],
        GMain = [2.1308, 2.1522, 2.9141],
        MainAxis = [0.0095, -0.0078, 0.99992],
        LevelsCm = [0, 0.27, 230.82, 231.09],
        LevelsSz = [-1.4993, 1.4993, -0.4987, 0.4987],
        ReferenceDCm = -115.22,
        ReferenceECm = 3.087,
    };

    private static SpinPhononResult Couplings(Random random, double[] frequencies)
    {
        double[] d = [.. frequencies.Select(w => 7.5 * Math.Exp(-w / 420) * (0.15 + random.NextDouble()))];
        double[][] derivatives = [.. d.Select(norm => new[] { norm / 2, 0.1, -0.2, 0.1, norm / 2, 0.3, -0.2, 0.3, -norm })];
        return new SpinPhononResult(frequencies, d, [.. d.Select(x => 0.0021 * x)], [.. Noisy(random, d, 0.2).Select(Math.Abs)], 0.0472, derivatives);
    }

    private static RelaxationResult Relaxation(double[] frequencies)
    {
        double[] kelvin = [.. Enumerable.Range(0, 40).Select(i => 2 * Math.Pow(150, i / 39.0))];
        double[] onePhonon = [.. kelvin.Select(t => 4.1e-12 * Math.Exp(Barrier / (PhysicalConstants.BoltzmannCm * t)))];
        double[] raman = [.. kelvin.Select(t => 1 / (2.4e-5 * Math.Pow(t, 4.7) * Math.Exp(-4 / t)))];
        double[] total = Sum(onePhonon, raman, 2.1e4);
        return new RelaxationResult
        {
            TemperaturesK = kelvin,
            TauSeconds = total,
            OnePhononTauSeconds = onePhonon,
            RamanTauSeconds = raman,
            Fields = [.. new[] { 0.0, 0.1, 0.2, 0.5, 1.0 }.Select(b => new FieldResult(b, [.. total.Select((tau, i) => tau / (1 + 6 * b * b * Math.Exp(-i / 20.0)))], [0, 0.27 + 1.35 * b, 230.8, 231.1 + 0.5 * b]))],
            UeffCm = Barrier,
            Fit = new RateFitResult(new Estimate(Barrier, 3.62), new Estimate(4.13e-12, 0.081), new Estimate(3.07e-6, 0.24), new Estimate(5.213, 0.0712), new Estimate(2.06e4, 0.31), 0.1213,
                Sum(onePhonon, [.. kelvin.Select(t => 1 / (3.07e-6 * Math.Pow(t, 5.213)))], 2.06e4), kelvin[0], kelvin[^1]),
            BlockingTemperatureK = kelvin[Array.FindIndex(total, tau => tau < 100)],
            Modes = [.. Enumerable.Range(0, 8).Select(i => new ModeShare(i, frequencies[i], i < 5 ? 5 : 100, i < 5 ? "Raman" : "one-phonon", 0.61 / (1 + i)))],
        };
    }

    private static double[] Sum(double[] first, double[] second, double constant) => [.. first.Zip(second, (a, b) => 1 / (1 / a + 1 / b + 1 / constant))];

    private static double[] Noisy(Random random, double[] values, double sigma) => [.. values.Select(value => value + sigma * Normal(random))];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
