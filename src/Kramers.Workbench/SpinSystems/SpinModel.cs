using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// A molecule whose numbers may have names: give them values and it has levels and moments. It is a spin Hamiltonian
/// (<see cref="CentresModel"/>), an ion in a ligand field (<see cref="LigandFieldModel"/>) or ab initio states (<see cref="StatesModel"/>).
/// </summary>
public abstract class SpinModel
{
    private readonly Func<IReadOnlyDictionary<string, double>, SampleCorrections> _sample;

    private protected SpinModel(Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample) => _sample = sample;

    /// <summary>Whether all levels are doublets at least, by Kramers' theorem.</summary>
    public abstract bool IsKramers { get; }

    /// <summary>Whether neutrons know where all centres are.</summary>
    internal virtual bool HasPositions => true;

    /// <summary>The spin Hamiltonian for these values of the parameters.</summary>
    /// <exception cref="InvalidOperationException">The molecule is not described by one.</exception>
    public virtual SpinSystem System(IReadOnlyDictionary<string, double> values) => throw new InvalidOperationException("This molecule is not described by a spin Hamiltonian.");

    /// <summary>Hamiltonian and moments for these values of the parameters.</summary>
    /// <exception cref="ArgumentException">A term refuses its numbers.</exception>
    public abstract Magnetometer Magnetometer(IReadOnlyDictionary<string, double> values);

    /// <summary>Levels, moments and spins without field.</summary>
    public abstract SpinOrbitStates States(IReadOnlyDictionary<string, double> values);

    /// <summary>What the sample adds, for these values of the parameters.</summary>
    public SampleCorrections Sample(IReadOnlyDictionary<string, double> values) => _sample(values);

    /// <summary>The centres as neutrons see them: the moment of each in Bohr magnetons, at its position or the origin.</summary>
    internal abstract IReadOnlyList<NeutronScatterer> Scatterers(IReadOnlyDictionary<string, double> values);

    /// <summary>Angular momenta x, y, z in units of hbar whose expectation values tell states apart, the most telling first.</summary>
    internal abstract IReadOnlyList<(string Key, string Symbol, ComplexMatrix[] Operators)> Momenta(IReadOnlyDictionary<string, double> values);

    /// <summary>Lets the terms refuse their numbers, without the work of a matrix where that can be had.</summary>
    internal virtual void Check(IReadOnlyDictionary<string, double> values) => Magnetometer(values);

    /// <summary>The leading weights of state k, for people; null where the basis means nothing to them.</summary>
    internal virtual string? Leading(Eigensystem states, int k) => null;
}
