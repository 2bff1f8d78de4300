using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Spins and the terms of their Hamiltonian.</summary>
public sealed class CentresModel : SpinModel
{
    private const double AnisotropyTolerance = 1e-9;
    private readonly IReadOnlyList<Centre> _centres;
    private readonly IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> _terms;

    internal CentresModel(
        IReadOnlyList<Centre> centres,
        IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> terms,
        Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample)
        : base(sample) => (_centres, _terms) = (centres, terms);

    /// <summary>Spin (or J) of each centre, then the orbital momenta and nuclei of all centres.</summary>
    public IReadOnlyList<Spin> Spins => AllSpins(_centres);

    /// <summary>Names of the centres.</summary>
    internal IReadOnlyList<string> Labels => [.. _centres.Select(c => c.Label)];

    /// <inheritdoc/>
    public override bool IsKramers => Spins.Sum(s => s.Doubled) % 2 == 1;

    internal override bool HasPositions => _centres.Count == 1 || _centres.All(c => c.Position is not null);

    /// <inheritdoc/>
    public override SpinSystem System(IReadOnlyDictionary<string, double> values) => new(Spins, [.. _terms.Select(t => t(values))]);

    /// <inheritdoc/>
    public override Magnetometer Magnetometer(IReadOnlyDictionary<string, double> values) => new(System(values));

    /// <inheritdoc/>
    public override SpinOrbitStates States(IReadOnlyDictionary<string, double> values) =>
        SpinOrbitStates.Of(System(values), new StateProvenance("Kramers, spin Hamiltonian", "not stated", "molecular frame"));

    /// <summary>Number of states; a double, for many spins have more than an int can count.</summary>
    internal double StateCount => Spins.Aggregate(1.0, (n, s) => n * s.Multiplicity);

    /// <summary>Whether the matrices do not fit, so that it must be an isotropic cluster.</summary>
    internal bool IsCluster => StateCount > SpinSystemFile.MostStates;

    internal override void Check(IReadOnlyDictionary<string, double> values)
    {
        if (IsCluster)
        {
            Cluster(values);
        }
        else
        {
            System(values);
        }
    }

    /// <summary>The system as a cluster of isotropic exchange and one isotropic g.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal SpinCluster Cluster(IReadOnlyDictionary<string, double> values)
    {
        ISpinHamiltonianTerm[] terms = [.. _terms.Select(t => t(values))];
        foreach (var zeeman in terms.OfType<ZeemanTerm>().Where(z => (z.G - z.G[2, 2] * Matrix.Identity(3)).Norm() > AnisotropyTolerance))
        {
            throw new ArgumentException($"The g of {_centres[zeeman.Centre].Label} is not isotropic.", nameof(values));
        }

        var cluster = new SpinCluster(Spins, terms);
        return cluster.IsIsotropic ? cluster : throw new ArgumentException("A centre has a zero-field splitting.", nameof(values));
    }

    internal override IReadOnlyList<NeutronScatterer> Scatterers(IReadOnlyDictionary<string, double> values)
    {
        var system = System(values);
        return [.. _centres.Select((c, i) => new NeutronScatterer(Orbits(c, values, system).Aggregate(Moment(c.G(values), system.Operators(i)), Sum), c.Position))];
    }

    /// <summary>In the order of the system: centres, then their companions.</summary>
    internal static IReadOnlyList<Spin> AllSpins(IReadOnlyList<Centre> centres) =>
        [.. centres.Select(c => c.Spin), .. centres.SelectMany(c => c.Companions).Select(c => c.Spin)];

    internal override IReadOnlyList<(string Key, string Symbol, ComplexMatrix[] Operators)> Momenta(IReadOnlyDictionary<string, double> values)
    {
        var system = System(values);
        var spins = Enumerable.Range(0, _centres.Count).Select(system.Operators).ToArray();
        return [("spin", "*S*", [.. Enumerable.Range(0, 3).Select(a => spins.Select(s => s[a]).Aggregate((x, y) => x + y))])];
    }

    /// <summary>The three largest weights of product states, for example "87.5 % 3/2; 12.5 % -1/2".</summary>
    internal override string? Leading(Eigensystem states, int k)
    {
        var weights = Enumerable.Range(0, states.Dimension).Select(i => (State: i, Weight: states.States[i, k].Magnitude * states.States[i, k].Magnitude));
        return string.Join("; ", weights.OrderByDescending(w => Math.Round(w.Weight, 9)).ThenBy(w => w.State).Take(3).Where(w => w.Weight > 5e-4)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{100 * w.Weight:0.0} % {Projections(w.State)}")));
    }

    /// <summary>M of each spin in a product state; the last spin runs fastest and M falls.</summary>
    private string Projections(int state)
    {
        var words = new string[Spins.Count];
        for (var c = words.Length - 1; c >= 0; c--)
        {
            var spin = Spins[c];
            var doubled = spin.Doubled - 2 * (state % spin.Multiplicity);
            words[c] = spin.IsHalfInteger ? $"{doubled}/2" : $"{doubled / 2}";
            state /= spin.Multiplicity;
        }

        return string.Join(",", words);
    }

    /// <summary>The moments -sigma L of the orbital momenta of a centre.</summary>
    private IEnumerable<ComplexMatrix[]> Orbits(Centre centre, IReadOnlyDictionary<string, double> values, SpinSystem system)
    {
        var all = _centres.SelectMany(c => c.Companions).ToList();
        return centre.Companions.Where(c => c.OrbitalReduction is not null)
            .Select(c => Moment(c.OrbitalReduction!(values) * Matrix.Identity(3), system.Operators(_centres.Count + all.IndexOf(c))));
    }

    private static ComplexMatrix[] Sum(ComplexMatrix[] a, ComplexMatrix[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static ComplexMatrix[] Moment(Matrix g, SpinOperators s) =>
        [.. Enumerable.Range(0, 3).Select(a => -g[a, 0] * s.X + -g[a, 1] * s.Y + -g[a, 2] * s.Z)];
}
