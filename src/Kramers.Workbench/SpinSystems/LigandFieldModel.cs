using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>One ion d^n or f^n in the field of its ligands.</summary>
public sealed class LigandFieldModel : SpinModel
{
    private readonly LigandFieldDescription _description;
    private readonly Lock _guard = new();
    private IIonBasis? _basis; // of the free ion asked for last: building it costs more than a field

    internal LigandFieldModel(LigandFieldDescription description, Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample)
        : base(sample) => _description = description;

    /// <inheritdoc/>
    public override bool IsKramers => _description.Configuration.Electrons % 2 == 1;

    /// <summary>The ion for these values of the parameters.</summary>
    public LigandFieldIon Ion(IReadOnlyDictionary<string, double> values) =>
        new(Basis(_description.FreeIon(values)), _description.Potential(values), _description.OrbitalReduction(values));

    /// <inheritdoc/>
    public override Magnetometer Magnetometer(IReadOnlyDictionary<string, double> values)
    {
        var ion = Ion(values);
        return new Magnetometer(ion.Hamiltonian(FieldVector.Zero), ion.MagneticMoment(0), ion.MagneticMoment(1), ion.MagneticMoment(2));
    }

    /// <inheritdoc/>
    public override SpinOrbitStates States(IReadOnlyDictionary<string, double> values)
    {
        var ion = Ion(values);
        var levels = ion.Solve(FieldVector.Zero);
        return new SpinOrbitStates(levels.Energies, Three(a => levels.ToEigenbasis(ion.MagneticMoment(a))), Three(a => levels.ToEigenbasis(ion.S(a))),
            new StateProvenance("Kramers, ligand field", "not stated", "molecular frame"));
    }

    internal override IReadOnlyList<NeutronScatterer> Scatterers(IReadOnlyDictionary<string, double> values) => [new NeutronScatterer(Three(Ion(values).MagneticMoment))];

    internal override IReadOnlyList<(string Key, string Symbol, ComplexMatrix[] Operators)> Momenta(IReadOnlyDictionary<string, double> values)
    {
        var ion = Ion(values);
        return [("total", "*J*", Three(ion.J)), ("spin", "*S*", Three(ion.S)), ("orbit", "*L*", Three(ion.L))];
    }

    private static ComplexMatrix[] Three(Func<int, ComplexMatrix> along) => [along(0), along(1), along(2)];

    private IIonBasis Basis(FreeIonParameters freeIon)
    {
        lock (_guard)
        {
            return _basis is { } known && known.FreeIon == freeIon ? known : _basis = _description.Basis(freeIon);
        }
    }
}
