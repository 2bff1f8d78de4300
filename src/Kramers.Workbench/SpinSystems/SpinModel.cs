using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A spin system whose numbers may have names: give them values and it becomes a <see cref="SpinSystem"/>.</summary>
public sealed class SpinModel
{
    private readonly IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> _terms;
    private readonly Func<IReadOnlyDictionary<string, double>, SampleCorrections> _sample;

    internal SpinModel(
        IReadOnlyList<string> labels,
        IReadOnlyList<Spin> spins,
        IReadOnlyList<Func<IReadOnlyDictionary<string, double>, ISpinHamiltonianTerm>> terms,
        Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample) => (Labels, Spins, _terms, _sample) = (labels, spins, terms, sample);

    /// <summary>Names of the centres.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Spin (or J) of each centre.</summary>
    public IReadOnlyList<Spin> Spins { get; }

    /// <summary>The system for these values of the parameters.</summary>
    public SpinSystem System(IReadOnlyDictionary<string, double> values) => new(Spins, [.. _terms.Select(t => t(values))]);

    /// <summary>What the sample adds, for these values of the parameters.</summary>
    public SampleCorrections Sample(IReadOnlyDictionary<string, double> values) => _sample(values);
}
