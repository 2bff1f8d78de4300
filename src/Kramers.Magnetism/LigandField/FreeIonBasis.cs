using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// The states of the free ion below an energy cut. The free ion is diagonalised once, block by block in M_J, and the operators
/// are carried over; then every ligand field and every magnetic field is a small problem. What is lost is the mixing with the
/// states above the cut, of the order of (ligand field)^2/cut. Meant for up to some hundred states; it keeps (2l+1)(l+1) real
/// matrices of its dimension squared.
/// </summary>
public sealed class FreeIonBasis : IIonBasis
{
    private readonly double[] _energies;
    private readonly Matrix[,] _replacements;
    private readonly Matrix _spinPlus;
    private readonly Matrix _spinZ;

    private FreeIonBasis(Configuration configuration, FreeIonParameters freeIon, FreeIonStates states)
    {
        Configuration = configuration;
        FreeIon = freeIon;
        _energies = states.Energies;
        var project = new OperatorProjection(configuration, states.Vectors);
        _spinPlus = project.Of(t => t.Create == t.Annihilate - 1 && (t.Create & 1) == 0 ? 1 : 0);
        _spinZ = project.Of(t => t.Create != t.Annihilate ? 0 : (t.Create & 1) == 0 ? 0.5 : -0.5);
        _replacements = new Matrix[configuration.Orbitals, configuration.Orbitals];
        for (var a = 0; a < configuration.Orbitals; a++)
        {
            for (var b = a; b < configuration.Orbitals; b++)
            {
                _replacements[a, b] = project.Replacement(a, b);
            }
        }
    }

    /// <inheritdoc/>
    public Configuration Configuration { get; }

    /// <inheritdoc/>
    public FreeIonParameters FreeIon { get; }

    /// <inheritdoc/>
    public int Dimension => _energies.Length;

    /// <summary>Energies of the states on the scale of the Hamiltonian, cm^-1, ascending.</summary>
    public ReadOnlySpan<double> Energies => _energies;

    /// <summary>The levels, ascending. States nearer than 1e-4 cm^-1 to the one before them count as one level.</summary>
    public IReadOnlyList<FreeIonLevel> Levels
    {
        get
        {
            var levels = new List<FreeIonLevel>();
            for (var i = 0; i < Dimension; i++)
            {
                if (i > 0 && _energies[i] - _energies[i - 1] < 1e-4)
                {
                    levels[^1] = levels[^1] with { Degeneracy = levels[^1].Degeneracy + 1 };
                }
                else
                {
                    levels.Add(new FreeIonLevel(_energies[i] - _energies[0], 1));
                }
            }

            return levels;
        }
    }

    /// <summary>Diagonalises the free ion and keeps the states up to <paramref name="energyCut"/> cm^-1 above its lowest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cut is negative or not a number.</exception>
    public static FreeIonBasis Below(double energyCut, Configuration configuration, FreeIonParameters freeIon)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(freeIon);
        if (!(energyCut >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(energyCut), energyCut, "An energy cut is 0 cm^-1 or more.");
        }

        return new FreeIonBasis(configuration, freeIon, FreeIonStates.Below(energyCut, configuration, freeIon));
    }

    /// <inheritdoc/>
    public void AddFreeIon(ComplexMatrix target)
    {
        Configuration.CheckShape(target, Dimension, nameof(target));
        for (var i = 0; i < Dimension; i++)
        {
            target[i, i] += _energies[i];
        }
    }

    /// <inheritdoc/>
    public void AddOrbital(ComplexMatrix target, ComplexMatrix orbital)
    {
        Configuration.CheckShape(target, Dimension, nameof(target));
        Configuration.CheckShape(orbital, Configuration.Orbitals, nameof(orbital));
        for (var a = 0; a < Configuration.Orbitals; a++)
        {
            AddScaled(target, orbital[a, a], 0, _replacements[a, a]);
            for (var b = a + 1; b < Configuration.Orbitals; b++)
            {
                AddScaled(target, orbital[a, b], orbital[b, a], _replacements[a, b]);
            }
        }
    }

    /// <inheritdoc/>
    public void AddSpin(ComplexMatrix target, double x, double y, double z)
    {
        Configuration.CheckShape(target, Dimension, nameof(target));
        AddScaled(target, z, 0, _spinZ);
        AddScaled(target, new Complex(x, -y) / 2, new Complex(x, y) / 2, _spinPlus);
    }

    /// <summary>target += weight a + transposed a^T.</summary>
    private static void AddScaled(ComplexMatrix target, Complex weight, Complex transposed, Matrix a)
    {
        if (weight == 0 && transposed == 0)
        {
            return;
        }

        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++)
            {
                var x = a[i, j];
                target[i, j] += weight * x;
                target[j, i] += transposed * x;
            }
        }
    }
}
