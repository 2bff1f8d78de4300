using Kramers.Chemistry;

namespace Kramers.Workbench.Engines;

/// <summary>A geometry with its charge and spin: what quantum chemistry starts from. Immutable.</summary>
public sealed record Molecule
{
    /// <summary>Takes the molecule.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="charge">Charge in units of e.</param>
    /// <param name="multiplicity">2S+1.</param>
    /// <exception cref="ArgumentException">No such spin with that number of electrons.</exception>
    public Molecule(Structure structure, int charge, int multiplicity)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplicity, 1);
        (Structure, Charge, Multiplicity) = (structure, charge, multiplicity);
        if (Electrons < UnpairedElectrons || (Electrons - UnpairedElectrons) % 2 != 0)
        {
            throw new ArgumentException(
                $"{structure.Formula} with charge {charge} has {Electrons} electrons: a multiplicity of {multiplicity} does not go with that. Change the charge or the multiplicity.",
                nameof(multiplicity));
        }
    }

    /// <summary>The geometry.</summary>
    public Structure Structure { get; }

    /// <summary>Charge in units of e.</summary>
    public int Charge { get; }

    /// <summary>2S+1.</summary>
    public int Multiplicity { get; }

    /// <summary>Number of electrons.</summary>
    public int Electrons => Structure.Elements.Sum(e => e.AtomicNumber) - Charge;

    /// <summary>2S.</summary>
    public int UnpairedElectrons => Multiplicity - 1;
}
