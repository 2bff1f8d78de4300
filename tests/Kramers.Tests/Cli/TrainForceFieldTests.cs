using System.Globalization;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Cli;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.RelaxationFits;
using Kramers.Workbench.ForceFields;

namespace Kramers.Tests.Cli;

public sealed class TrainForceFieldTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("ace", "--degrees", "5,3,2")]
    [InlineData("ace", "--degrees", "3,2", "--distinct-atoms")]
    [InlineData("snap", "--twojmax", "4")]
    [InlineData("quadratic-snap", "--twojmax", "4")]
    [InlineData("gmnn", "--epochs", "60")]
    [InlineData("snap-network", "--twojmax", "2", "--epochs", "150", "--distinct-atoms")]
    public void A_force_field_is_trained_written_and_read_again(string model, params string[] flags)
    {
        var labels = Water(60);
        var (session, file) = (new Session(), _scratch.Write("water.xyz", Text(labels)));
        Assert.Equal(0, session.Run(["train", "force-field", file, "--model", model, "--cutoff", "4", "--test", file, "-o", _scratch.Output, "-q", .. flags]));
        Assert.Matches(@"(?m)^random +48 +6 ", session.Output);
        Assert.Matches(@"(?m)^blocked +48 +6 ", session.Output);
        Assert.Equal(["errors.csv", "force-field.json", "inputs.yaml", "learning-curve.csv", "log.txt", "report.html", "result.json"], Directory.EnumerateFiles(_scratch.Output).Select(Path.GetFileName).Order());

        var potential = Assert.IsType<CommitteePotential>(PotentialFile.Load(Path.Combine(_scratch.Output, "force-field.json")));
        var error = labels.Average(l => potential.Evaluate(l.Structure).ForcesEvPerAngstrom.Zip(l.ForcesEvPerAngstrom!, (a, b) => Math.Abs(a - b)).Average());
        var size = labels.Average(l => l.ForcesEvPerAngstrom!.Average(Math.Abs));
        Assert.InRange(error / size, 0, 0.05);

        // The text of the labels has eight decimals.
        var printed = File.ReadAllLines(Path.Combine(_scratch.Output, "errors.csv"))[^1].Split(',')[4];
        Assert.Equal(1000 * error, double.Parse(printed, CultureInfo.InvariantCulture), 1e-3);

        // What it has not seen is further than what it has seen, and it says so before the energy is far off.
        var seen = labels.Max(l => potential.Uncertainty(l.Structure).ExtrapolationGrade);
        Assert.InRange(seen, 0, 1.2);
        Assert.InRange(potential.Uncertainty(Stretched(1.4)).ExtrapolationGrade, 1.5, double.MaxValue);
    }

    [Fact]
    public void Labels_near_the_minimum_may_count_more_in_linear_models()
    {
        var (session, file) = (new Session(), _scratch.Write("water.xyz", Text(Water(60))));
        string[] common = ["train", "force-field", file, "--cutoff", "4", "--degrees", "3,2", "-q"];
        string Trained(string name, params string[] flags)
        {
            Assert.Equal(0, session.Run([.. common, "-o", Path.Combine(_scratch.Output, name), .. flags]));
            return File.ReadAllText(Path.Combine(_scratch.Output, name, "force-field.json"));
        }

        var minimum = Water(60).MinBy(l => l.EnergyEv!.Value)!;
        double Error(string name) => PotentialFile.Load(Path.Combine(_scratch.Output, name, "force-field.json")).Evaluate(minimum.Structure).ForcesEvPerAngstrom.Zip(minimum.ForcesEvPerAngstrom!, (a, b) => Math.Abs(a - b)).Average();
        Assert.NotEqual(Trained("all"), Trained("soft", "--softening", "0.5"));
        Assert.True(Error("soft") < Error("all"), $"{Error("soft")} and {Error("all")} eV/angstrom at the lowest label");
        Assert.Contains("softeningKcalPerMol: 0.5", File.ReadAllText(Path.Combine(_scratch.Output, "soft", "inputs.yaml")), StringComparison.Ordinal);
        Assert.Equal(2, session.Run([.. common, "-o", Path.Combine(_scratch.Output, "net"), "--model", "gmnn", "--softening", "0.5"]));
        Assert.Contains("gmnn is a network, which weighs all labels the same", session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 is not positive", "--softening", "0")]
    [InlineData("'5,x' is no list", "--degrees", "5,x")]
    [InlineData("0 is not positive", "--cutoff", "0")]
    [InlineData("0 is not positive", "--epochs", "0")]
    [InlineData("there is no isolated", "--atoms", "ATOMS")]
    public void Flags_that_cannot_be_are_refused(string words, string flag, string value)
    {
        var atoms = _scratch.Write("atoms.xyz", "1\nenergy=-1\nH 0 0 0\n");
        var session = new Session();
        Assert.Equal(2, session.Run("train", "force-field", _scratch.Write("water.xyz", Text(Water(12))), flag, value == "ATOMS" ? atoms : value, "-o", _scratch.Output));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    /// <summary>A force that no molecule has: the labels are to blame, and the message says so.</summary>
    [Fact]
    public void Networks_that_diverge_blame_the_labels()
    {
        var labels = Water(30);
        var spoilt = Array.ConvertAll(labels, l => l with { ForcesEvPerAngstrom = [1e308, .. l.ForcesEvPerAngstrom![1..]] });
        var (session, file) = (new Session(), _scratch.Write("water.xyz", Text(spoilt)));
        Assert.Equal(2, session.Run("train", "force-field", file, "--model", "gmnn", "--epochs", "20", "--cutoff", "4", "-o", _scratch.Output, "-q"));
        Assert.Contains($"{file}: the training of the networks diverged. Look for labels", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_labels_and_files_that_are_no_potential_are_refused()
    {
        var session = new Session();
        Assert.Equal(2, session.Run("train", "force-field", _scratch.Write("water.xyz", Text(Water(5))), "-o", _scratch.Output));
        Assert.Contains("5 labels are too few", session.Error, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => PotentialFile.Load("molecule.xyz"));
        Assert.Throws<InputException>(() => PotentialFile.Load("gfn2"));
        Assert.Throws<InputException>(() => PotentialFile.Load(_scratch.Write("a.json", "{\"kramersForceField\": 7}")));
        Assert.Throws<InputException>(() => PotentialFile.Load(_scratch.Write("b.json", "{")));
        Assert.Contains("of version 1", Assert.Throws<InputException>(() => PotentialFile.Load(_scratch.Write("c.json", OldAce))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_flag()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("train", "force-field", "--help"));
        var command = TrainForceFieldCommand.Create(new Shell(Terminal.Plain(TextWriter.Null), TextWriter.Null, default), (_, _, _, _) => throw new InvalidOperationException());
        Assert.All(command.Options, option => Assert.Contains(option.Name, session.Output, StringComparison.Ordinal));
    }

    // A cluster expansion with the cutoff function of version 1.
    private const string OldAce = """{"kramersForceField": 1, "ace": {"settings": {}, "elements": ["H"], "ofAtoms": null, "radial": [[null]]}, "snap": null, "coefficients": [], "committee": null}""";

    private static Structure Stretched(double factor) => new([.. "O H H".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0.96 * factor, 0, 0, -0.24 * factor, 0.93 * factor, 0]);

    /// <summary>Water shaken at random, with a Morse bond for each pair as its energy.</summary>
    private static LabelledStructure[] Water(int count)
    {
        var random = new SeededRandom(4);
        return [.. Enumerable.Range(0, count).Select(i => Label(i, Stretched(1).WithPositions(Array.ConvertAll(Stretched(1).Positions.ToArray(), x => x + 0.06 * random.Gaussian()))))];
    }

    private static LabelledStructure Label(int index, Structure water)
    {
        var (energy, forces) = (-10.0, new double[9]);
        foreach (var (i, j, rest, depth) in new[] { (0, 1, 0.96, 4.0), (0, 2, 0.96, 4.0), (1, 2, 1.52, 1.0) })
        {
            var r = water.Distance(i, j);
            var x = Math.Exp(-2 * (r - rest));
            energy += depth * (1 - x) * (1 - x);
            for (var c = 0; c < 3; c++)
            {
                var f = -4 * depth * (1 - x) * x * (water.Positions[3 * i + c] - water.Positions[3 * j + c]) / r;
                forces[3 * i + c] += f;
                forces[3 * j + c] -= f;
            }
        }

        return new LabelledStructure($"water-{index}", water, energy, forces, new Dictionary<string, Matrix>(), 1);
    }

    private static string Text(IEnumerable<LabelledStructure> labels)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ExtendedXyz.Write(text, labels);
        return text.ToString();
    }
}
