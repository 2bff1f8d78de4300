using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A spin system whose numbers may have names: give them values and it becomes a <see cref="SpinSystem"/>.</summary>
public sealed class SpinModel
{
    private readonly IReadOnlyList<Centre> _centres;
    private readonly IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> _terms;
    private readonly Func<IReadOnlyDictionary<string, double>, SampleCorrections> _sample;

    internal SpinModel(
        IReadOnlyList<Centre> centres,
        IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> terms,
        Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample) => (_centres, _terms, _sample) = (centres, terms, sample);

    /// <summary>Names of the centres.</summary>
    public IReadOnlyList<string> Labels => [.. _centres.Select(c => c.Label)];

    /// <summary>Spin (or J) of each centre.</summary>
    public IReadOnlyList<Spin> Spins => [.. _centres.Select(c => c.Spin)];

    /// <summary>Whether all levels are doublets at least, by Kramers' theorem.</summary>
    public bool IsKramers => Spins.Sum(s => s.Doubled) % 2 == 1;

    /// <summary>Whether all centres have a position.</summary>
    internal bool HasPositions => _centres.All(c => c.Position is not null);

    /// <summary>The system for these values of the parameters.</summary>
    public SpinSystem System(IReadOnlyDictionary<string, double> values) => new(Spins, [.. _terms.Select(t => t(values))]);

    /// <summary>Hamiltonian and moments for these values of the parameters.</summary>
    public Magnetometer Magnetometer(IReadOnlyDictionary<string, double> values) => new(System(values));

    /// <summary>What the sample adds, for these values of the parameters.</summary>
    public SampleCorrections Sample(IReadOnlyDictionary<string, double> values) => _sample(values);

    /// <summary>The centres as neutrons see them: the moment -g.S of each in Bohr magnetons, at its position or the origin.</summary>
    internal IReadOnlyList<NeutronScatterer> Scatterers(IReadOnlyDictionary<string, double> values)
    {
        var system = System(values);
        return [.. _centres.Select((c, i) => new NeutronScatterer(Moment(c.G(values), system.Operators(i)), c.Position))];
    }

    private static ComplexMatrix[] Moment(Matrix g, SpinOperators s) =>
        [.. Enumerable.Range(0, 3).Select(a => -g[a, 0] * s.X + -g[a, 1] * s.Y + -g[a, 2] * s.Z)];
}
