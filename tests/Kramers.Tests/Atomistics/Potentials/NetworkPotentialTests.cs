using System.Text.Json;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Potentials;

public class NetworkPotentialTests : PotentialContract
{
    private static readonly string[] Elements = ["Co", "F", "N"];
    private static readonly GaussianMoments Moments = new(new GaussianMomentSettings { Elements = Elements, CutoffAngstrom = 4.5, RadialCount = 2 });
    private static readonly Dictionary<string, double> Atoms = new() { ["Co"] = -3, ["F"] = -2, ["N"] = -1 };

    protected override IPotential Potential { get; } = Trained(Moments, AtomTypes.ByElement(Elements), Set("Co F N F N", 20), 40);

    protected override Structure Molecule { get; } = Geometries.Random("Co F N F N", 4);

    protected override double Step => 0.0005;

    [Fact]
    public void The_ensemble_has_the_mean_of_its_members()
    {
        var members = ((NetworkPotential)Potential).Members.Select(m => m.Evaluate(Molecule)).ToArray();
        Assert.Equal(2, members.Length);
        Assert.NotEqual(members[0].EnergyEv, members[1].EnergyEv, 1e-6);
        Assert.Equal(members.Average(m => m.EnergyEv), Potential.Evaluate(Molecule).EnergyEv, 1e-12);
        Geometries.AssertClose([.. members[0].ForcesEvPerAngstrom.Zip(members[1].ForcesEvPerAngstrom, (a, b) => (a + b) / 2)], Potential.Evaluate(Molecule).ForcesEvPerAngstrom, 1e-12);
    }

    [Fact]
    public void Longer_training_brings_energies_and_forces_nearer_to_the_labels()
    {
        var labels = Set("Co F N F", 12);
        double Error(int epochs)
        {
            var potential = Trained(Moments, AtomTypes.ByElement(Elements), labels, epochs);
            return labels.Sum(l => potential.Evaluate(l.Structure).ForcesEvPerAngstrom.Zip(l.ForcesEvPerAngstrom!, (a, b) => (a - b) * (a - b)).Sum());
        }

        var silent = labels.Sum(l => l.ForcesEvPerAngstrom!.Sum(f => f * f));
        Assert.InRange(Error(3) / silent, 0.5, double.MaxValue);
        Assert.InRange(Error(1000) / silent, 0, 0.1);
    }

    [Fact]
    public void Atoms_far_apart_do_not_feel_each_other()
    {
        double Energy(double distance) => Potential.Evaluate(new Structure([Element.FromSymbol("Co"), Element.FromSymbol("N")], [0, 0, 0, 0, 0, distance])).EnergyEv;
        Assert.Equal(Energy(10), Energy(50), 1e-12);
    }

    [Fact]
    public void Networks_come_back_from_their_json_to_the_last_bit()
    {
        var potential = (NetworkPotential)Potential;
        var again = new NetworkPotential(potential.Descriptor, potential.Types, potential.AtomEnergiesEv, [.. potential.Networks.Select(n => PooledRegressor.Read(Json(n)))]);
        Assert.Equal(potential.Evaluate(Molecule).ForcesEvPerAngstrom, again.Evaluate(Molecule).ForcesEvPerAngstrom);
    }

    [Fact]
    public void Networks_that_do_not_fit_and_missing_labels_are_refused()
    {
        var potential = (NetworkPotential)Potential;
        Assert.Throws<ArgumentException>(() => new NetworkPotential(Moments, AtomTypes.ByElement(["Co"]), Atoms, potential.Networks));
        Assert.Throws<ArgumentException>(() => new NetworkPotential(Moments, potential.Types, new Dictionary<string, double> { ["Co"] = 0 }, potential.Networks));
        Assert.Throws<ArgumentException>(() => Trained(Moments, potential.Types, [Set("Co F", 1)[0] with { ForcesEvPerAngstrom = null }], 1));
        Assert.Throws<ArgumentException>(() => Trained(Moments, AtomTypes.ByElement(["Co"]), Set("Co F", 1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trained(Moments, potential.Types, Set("Co F", 1), 0));
    }

    private static NetworkPotential Trained(IDescriptor descriptor, AtomTypes types, LabelledStructure[] labels, int epochs) =>
        new NetworkPotentialTraining(new PooledNetwork([12, 12], Epochs: epochs, BatchSize: 4), Members: 2).Fit(descriptor, types, labels, Atoms);

    /// <summary>Labels of springs of 2.5 angstrom and 0.3 eV/angstrom^2 between all pairs.</summary>
    private static LabelledStructure[] Set(string symbols, int count) => [.. Enumerable.Range(0, count).Select(seed => Label(Geometries.Random(symbols, 10 + seed)))];

    private static LabelledStructure Label(Structure structure)
    {
        var (energy, forces) = (structure.Elements.Sum(e => Atoms.GetValueOrDefault(e.Symbol)), new double[3 * structure.Count]);
        for (var i = 0; i < structure.Count; i++)
        {
            for (var j = i + 1; j < structure.Count; j++)
            {
                var (r, x) = (structure.Distance(i, j), structure.Distance(i, j) - 2.5);
                energy += 0.15 * x * x;
                for (var c = 0; c < 3; c++)
                {
                    var f = 0.3 * x * (structure.Positions[3 * j + c] - structure.Positions[3 * i + c]) / r;
                    forces[3 * i + c] += f;
                    forces[3 * j + c] -= f;
                }
            }
        }

        return new LabelledStructure("springs", structure, energy, forces, new Dictionary<string, Matrix>(), 1);
    }

    private static JsonElement Json(PooledRegressor network)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            network.Write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(bytes.ToArray());
    }

    /// <summary>The same with the bispectrum, and a network for each symmetry-distinct atom.</summary>
    public class BispectrumOfDistinctAtoms : PotentialContract
    {
        protected override IPotential Potential { get; } = Make();

        protected override Structure Molecule { get; } = Geometries.Shaken(Descriptors.AtomTypesTests.Ethanol, 0.1, new SeededRandom(2));

        protected override double Step => 0.001;

        private static NetworkPotential Make()
        {
            var random = new SeededRandom(7);
            var bispectrum = new Bispectrum(new BispectrumSettings
            {
                TwoJMax = 2, CutoffFactor = 4, ElementChannels = true, SubtractIsolated = true, Elements = [.. "C H O".Split(' ').Select(s => KeyValuePair.Create(s, new ElementDensity(0.5, 1)))],
            });
            var labels = Enumerable.Range(0, 20).Select(_ => Label(Geometries.Shaken(Descriptors.AtomTypesTests.Ethanol, 0.1, random)));
            return new NetworkPotentialTraining(new PooledNetwork([8, 8], Epochs: 40, BatchSize: 4), Members: 1).Fit(bispectrum, AtomTypes.OfMolecule(Descriptors.AtomTypesTests.Ethanol), [.. labels]);
        }
    }
}
