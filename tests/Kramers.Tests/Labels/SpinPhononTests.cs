using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Cli;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.Labels;

/// <summary>kramers label --task spin-phonon on labels that were made up: D is a polynomial of the coordinates whose derivative is known.</summary>
public sealed class SpinPhononTests : IDisposable
{
    private static readonly string Example = Path.Combine(Root(), "examples", "01-cobalt-bipyramid");
    private static readonly Structure Minimum = ExtendedXyz.Read(Path.Combine(Example, "minimum.xyz"))[0].Structure;
    private static readonly NormalModes Modes = NormalModes.FromHessian(Minimum, XtbHessian.Read(Path.Combine(Example, "minimum.hessian"), Minimum.Count));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-derivatives-");

    private string Set => Path.Combine(_folder.FullName, "set");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("none", 2)]
    [InlineData("modes", 4)]
    [InlineData("atoms", 2)]
    public void Derivatives_of_D_along_modes_are_those_of_the_polynomial(string sampler, int points)
    {
        var run = Run(sampler, points, skip: 0);
        Assert.Equal(Path.Combine(Set, "rates.yaml"), run.RatesFile);
        var rows = File.ReadAllLines(Path.Combine(Set, "modes.csv"));
        var header = rows[0].Split(',');
        Assert.Equal(["frequencyCm", "Dxx", "Dxy", "Dxz", "Dyy", "Dyz", "Dzz", "gxx", "gxy", "gxz", "gyy", "gyz", "gzz"], header);
        Assert.Equal(Modes.Count, rows.Length - 1);
        for (var mode = 0; mode < Modes.Count; mode++)
        {
            var numbers = rows[mode + 1].Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            var slope = Slope(Modes.ZeroPointDisplacement(mode));
            Assert.Equal(Modes.FrequenciesCm[mode], numbers[0], 1e-9);
            Assert.Equal(slope[0, 0], numbers[1], 1e-5);
            Assert.Equal(slope[0, 2], numbers[3], 1e-5);
            Assert.Equal(slope[1, 2] / 1000, numbers[11], 1e-8);
        }
    }

    /// <summary>V of a mode is S.(dD/dQ).S / sqrt(2) (docs/conventions.md, section 5), without a field.</summary>
    [Fact]
    public void The_input_of_kramers_rates_has_the_levels_and_the_couplings()
    {
        var magnet = RatesFile.Load(Run("modes", 2, skip: 0).RatesFile!).Magnet;
        var spin = SpinOperators.Of(Spin.FromValue(1.5));
        ComplexMatrix[] s = [spin.X, spin.Y, spin.Z];
        ComplexMatrix Quadratic(Matrix d) => Enumerable.Range(0, 9).Select(k => d[k / 3, k % 3] * (s[k / 3] * s[k % 3])).Aggregate((a, b) => a + b);
        Assert.Equal(0, (magnet.Hamiltonian(FieldVector.Zero) - Quadratic(D(Minimum))).Norm(), 1e-9);
        var coupling = magnet.Coupling(FieldVector.Zero);
        for (var mode = 0; mode < Modes.Count; mode++)
        {
            var expected = 1 / Math.Sqrt(2) * Quadratic(Slope(Modes.ZeroPointDisplacement(mode)));
            Assert.Equal(0, (coupling.Matrices[mode] - expected).Norm(), 1e-4);
        }
    }

    /// <summary>Energies and forces of another program, merged into the same frames: the labels of D stand there under the Ids of the others.</summary>
    [Fact]
    public void Labels_that_are_joined_with_others_of_their_geometries_give_the_same_derivatives()
    {
        var alone = Run("modes", 2, skip: 0);
        var (modes, rates) = (File.ReadAllText(Path.Combine(Set, "modes.csv")), File.ReadAllText(alone.RatesFile!));
        Directory.Delete(Set, recursive: true);
        var joined = Run("modes", 2, skip: 0, known => LabelledSets.Merge(known, Forces(known)));
        Assert.All(joined.Set.Records.Values, record => Assert.Equal("xTB", record.Program));
        Assert.Equal(0, joined.Added);
        Assert.Equal((modes, rates), (File.ReadAllText(Path.Combine(Set, "modes.csv")), File.ReadAllText(joined.RatesFile!)));
    }

    [Fact]
    public void A_stencil_with_a_hole_gives_no_derivatives()
    {
        var run = Run("modes", 2, skip: 1);
        Assert.Null(run.RatesFile);
        Assert.Single(run.Failures);
        Assert.False(File.Exists(Path.Combine(Set, "rates.yaml")));
    }

    [Theory]
    [InlineData("--engine", "openmolcas", "--oxidation", "2", "--sampler", "random")]
    [InlineData("--engine", "psi4", "--sampler", "modes")]
    [InlineData("--engine", "openmolcas", "--oxidation", "2", "--points", "3")]
    [InlineData("--engine", "openmolcas", "--oxidation", "2", "--method", "ccsd")]
    [InlineData("--engine", "openmolcas", "--oxidation", "2", "--orbitals", "nowhere.RasOrb")]
    public void What_gives_no_derivatives_is_refused_before_anything_is_written(params string[] flags)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["label", Path.Combine(Example, "minimum.xyz"), "--task", "spin-phonon", "--multiplicity", "4", "--hessian", Path.Combine(Example, "minimum.hessian"), "-o", Set, .. flags]));
        Assert.False(Directory.Exists(Set));
    }

    private static LabelledSet Forces(LabelledSet known) => new(
        [.. known.Labels.Select(l => l with { Id = $"xtb-{l.Id}", EnergyEv = -2, ForcesEvPerAngstrom = new double[3 * Minimum.Count], Tensors = new Dictionary<string, Matrix>() })],
        known.Records.ToDictionary(r => $"xtb-{r.Key}", r => r.Value with { Program = "xTB" }));

    private LabelRun Run(string sampler, int points, int skip, Func<LabelledSet, LabelledSet>? merge = null)
    {
        var choice = new EngineChoice("openmolcas", "spin-phonon") { OxidationState = 2, Program = ["no-such-pymolcas"], MemoryMb = 100 };
        var sampling = new SamplerOptions(sampler) { Hessian = Path.Combine(Example, "minimum.hessian"), Points = points, Step = 0.02 };
        var known = Known(sampler, points, choice, skip);
        (merge?.Invoke(known) ?? known).Save(Set);
        var options = new LabelOptions(Path.Combine(Example, "minimum.xyz"), choice, sampling, Set) { Multiplicity = 4, Resume = true, Attempts = 1 };
        return new LabelPipeline(options, ["kramers"], Test).Run("", new SilentMonitor(), Test);
    }

    // The set as if OpenMolcas had labelled the stencil.
    private static LabelledSet Known(string sampler, int points, EngineChoice choice, int skip)
    {
        var stencil = sampler == "atoms" ? DisplacementStencil.AlongAtoms(Minimum, 0.02, points) : DisplacementStencil.AlongModes(Minimum, Modes, 0.02, points);
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(2) { Command = choice.Program, MemoryMb = choice.MemoryMb });
        var labels = stencil.Structures.Prepend(Minimum).Skip(skip).Select(s => new LabelledStructure(
            new Job(engine.Prepare(new Molecule(s, 0, 4), EngineTask.DTensor), TimeSpan.FromMinutes(1)).Id, s, -1, null, new Dictionary<string, Matrix> { ["D"] = D(s), ["g"] = G(s) }, 0)).ToArray();
        var record = new LabelRecord("OpenMolcas", "made up", "none", "d-tensor", 0, 4, 1, 1, new Dictionary<string, string>(), [], new Dictionary<string, double[]>());
        return new LabelledSet(labels, labels.ToDictionary(l => l.Id, _ => record));
    }

    // D_ij = sum_k c_ijk x_k + b_ij x_k^2: central differences of it are exact.
    private static Matrix D(Structure structure) => Tensor((ij, k) => structure.Positions[k] * (Linear(ij, k) + Bent(ij) * structure.Positions[k]));

    private static Matrix G(Structure structure) => 2.2 * Matrix.Identity(3) + 0.001 * D(structure);

    private static Matrix Slope(double[] direction) => Tensor((ij, k) => direction[k] * (Linear(ij, k) + 2 * Bent(ij) * Minimum.Positions[k]));

    private static Matrix Tensor(Func<int, int, double> term)
    {
        var d = new Matrix(3, 3);
        for (var ij = 0; ij < 9; ij++)
        {
            var pair = ij / 3 <= ij % 3 ? ij : 3 * (ij % 3) + ij / 3;
            d.Data[ij] = Enumerable.Range(0, 3 * Minimum.Count).Sum(k => term(pair, k));
        }

        return d;
    }

    private static double Linear(int ij, int k) => 10 * Math.Sin(1 + ij + 3 * k);

    private static double Bent(int ij) => 2 * Math.Cos(ij);

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
