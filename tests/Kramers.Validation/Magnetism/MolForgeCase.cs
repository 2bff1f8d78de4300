using System.Text.Json;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism;

/// <summary>
/// A spin-phonon calculation printed by MolForge (Spiral.x, commit be22e11), from Data/case_N.json: the couplings are built
/// here from the raw Cartesian derivatives, sum rule and eigenvectors, with CODATA constants.
/// </summary>
internal sealed class MolForgeCase
{
    private MolForgeCase(JsonElement root)
    {
        var spinPart = root.GetProperty("spin");
        Spin = Spin.FromValue(spinPart.GetProperty("S").GetDouble());

        // MolForge's Zeeman term has a minus sign: the same levels as ours in the opposite field.
        var b = Numbers(spinPart.GetProperty("B_T"));
        Field = -FieldVector.FromTesla(b[0], b[1], b[2]);
        var d = spinPart.GetProperty("D");
        System = new SpinSystem(
            Spin,
            new ZeroFieldSplitting(d.ValueKind == JsonValueKind.Null ? new Matrix(3, 3) : Tensor(d)),
            new ZeemanTerm(Tensor(spinPart.GetProperty("g"))));
        LevelsCm = Numbers(spinPart.GetProperty("E_cm1"));
        Runs = [.. root.GetProperty("runs").EnumerateArray().Select(Run.From)];
        (DerivativesAreOfD, AlongModes, Coupling) = ReadCoupling(root);
    }

    public Spin Spin { get; }

    public FieldVector Field { get; }

    public SpinSystem System { get; }

    public double[] LevelsCm { get; }

    public SpinPhononCoupling Coupling { get; }

    /// <summary>Derivatives of D or of g along Q = 1 of sqrt(hbar/(m w)), one tensor per mode.</summary>
    public IReadOnlyList<Matrix> AlongModes { get; }

    public bool DerivativesAreOfD { get; }

    public IReadOnlyList<Run> Runs { get; }

    public static MolForgeCase Load(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kramers.slnx")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException("Kramers.slnx lies in no folder above the tests.");
        }

        var path = Path.Combine(folder.FullName, "tests", "Kramers.Validation", "Magnetism", "Data", $"case_{name}.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new MolForgeCase(document.RootElement);
    }

    private (bool OfD, Matrix[] AlongModes, SpinPhononCoupling Coupling) ReadCoupling(JsonElement root)
    {
        var phonons = root.GetProperty("phonons");
        var masses = Numbers(phonons.GetProperty("masses_amu"));
        var maximum = phonons.GetProperty("max_ener").GetDouble();
        var vectors = phonons.GetProperty("eigenvectors_massweighted_mode_by_3N").EnumerateArray().Select(Numbers).ToArray();
        var frequencies = Numbers(phonons.GetProperty("frequencies_used"));
        var kept = Enumerable.Range(0, frequencies.Length).Where(a => frequencies[a] < maximum).ToArray();
        var part = root.GetProperty("coupling")[0];
        var cartesian = WithoutTranslation([.. part.GetProperty("raw_3N_33").EnumerateArray().Select(Tensor)]);
        Matrix[] perMode = [.. kept.Select(a => AlongMode(cartesian, vectors[a], masses, frequencies[a]))];
        var isD = part.GetProperty("parameter").GetString() == "D";
        return (isD, perMode, SpinPhononCoupling.FromTensorDerivatives(
            Spin, Field, [.. kept.Select(a => frequencies[a])], isD ? perMode : null, isD ? null : perMode, ModeCoordinate.Dimensionless));
    }

    /// <summary>Acoustic sum rule: for each Cartesian axis the mean over atoms is taken off.</summary>
    private static Matrix[] WithoutTranslation(Matrix[] cartesian)
    {
        var atoms = cartesian.Length / 3;
        var means = Enumerable.Range(0, 3).Select(axis =>
            (1.0 / atoms) * Enumerable.Range(0, atoms).Select(i => cartesian[3 * i + axis]).Aggregate((x, y) => x + y)).ToArray();
        return [.. cartesian.Select((t, i) => t - means[i % 3])];
    }

    /// <summary>Derivative along Q with displacements sqrt(hbar/(m w)) L in angstrom.</summary>
    private static Matrix AlongMode(Matrix[] cartesian, double[] vector, double[] masses, double frequency)
    {
        var omega = 2 * Math.PI * PhysicalConstants.SpeedOfLight * 100 * frequency;
        var sum = new Matrix(3, 3);
        for (var i = 0; i < vector.Length; i++)
        {
            var mass = masses[i / 3] * PhysicalConstants.AtomicMass;
            var angstrom = 1e10 * Math.Sqrt(PhysicalConstants.Planck / (2 * Math.PI) / (mass * omega));
            sum += (angstrom * vector[i]) * cartesian[i];
        }

        return sum;
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(x => x.GetDouble())];

    private static Matrix Tensor(JsonElement rows) => Matrix.FromRows([.. rows.EnumerateArray().Select(Numbers)]);

    /// <summary>One line shape and temperature.</summary>
    internal sealed record Run(LineShape Line, double TemperatureK, double TauPs, double PrintedTauPs, Matrix RatesPerPs)
    {
        public static Run From(JsonElement run)
        {
            var sigma = run.GetProperty("sigma").GetDouble();
            var line = run.GetProperty("smear").GetString() == "gauss"
                ? MolForgeConventions.Gaussian(sigma)
                : MolForgeConventions.Lorentzian(sigma);
            return new Run(
                line,
                run.GetProperty("T").GetDouble(),
                run.GetProperty("tau_ps").GetDouble(),
                1 / run.GetProperty("lambda2_from_printed_R_120digits").GetDouble(),
                Tensor(run.GetProperty("R")));
        }
    }
}
