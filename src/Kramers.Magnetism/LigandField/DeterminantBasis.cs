using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>All determinants of l^n: nothing is left out. Dense matrices of f^7 have 3432^2 elements, 188 MB.</summary>
public sealed class DeterminantBasis : IIonBasis
{
    private readonly MatrixElement[] _freeIon;

    /// <summary>Prepares the free ion's Hamiltonian between determinants.</summary>
    public DeterminantBasis(Configuration configuration, FreeIonParameters freeIon)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(freeIon);
        Configuration = configuration;
        FreeIon = freeIon;
        _freeIon = FreeIonHamiltonian.Elements(configuration, freeIon);
    }

    /// <inheritdoc/>
    public Configuration Configuration { get; }

    /// <inheritdoc/>
    public FreeIonParameters FreeIon { get; }

    /// <inheritdoc/>
    public int Dimension => Configuration.Dimension;

    /// <inheritdoc/>
    public void AddFreeIon(ComplexMatrix target)
    {
        Configuration.CheckShape(target, Dimension, nameof(target));
        foreach (var element in _freeIon)
        {
            target[element.Row, element.Column] += element.Value;
        }
    }

    /// <inheritdoc/>
    public void AddOrbital(ComplexMatrix target, ComplexMatrix orbital) => Configuration.AddOrbital(target, orbital);

    /// <inheritdoc/>
    public void AddSpin(ComplexMatrix target, double x, double y, double z)
    {
        var h = new ComplexMatrix(Configuration.SpinOrbitals, Configuration.SpinOrbitals);
        for (var up = 0; up < h.Rows; up += 2)
        {
            h[up, up] = z / 2;
            h[up + 1, up + 1] = -z / 2;
            h[up, up + 1] = new Complex(x, -y) / 2;
            h[up + 1, up] = new Complex(x, y) / 2;
        }

        Configuration.AddOneElectron(target, h);
    }
}
