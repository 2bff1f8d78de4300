namespace Kramers.Workbench.Pipelines;

/// <summary>What <c>kramers relax molecule.xyz</c> is asked for: a structure, a charge and a spin; the rest has defaults.</summary>
/// <param name="File">XYZ file with one geometry, the magnetic ion among its atoms.</param>
/// <param name="Output">Folder of the whole chain: minimum, labels, relax.yaml and result.</param>
public sealed record LiveRelaxOptions(string File, string Output)
{
    /// <summary>Fewest <see cref="Samples"/>: with the minimum there are enough labels to train, to validate and to test.</summary>
    public const int FewestSamples = 9;

    /// <summary>Charge of the molecule, e.</summary>
    public int Charge { get; init; }

    /// <summary>2S+1 of the ground term, 2 or more: of a lanthanide that of its 4f electrons.</summary>
    public required int Multiplicity { get; init; }

    /// <summary>Oxidation state of the metal; null: 3 of a lanthanide, else the lowest from 2 on whose free ion has this multiplicity.</summary>
    public int? OxidationState { get; init; }

    /// <summary>Further settings of OpenMolcas, a YAML file as <c>kramers label --settings</c> takes it; null for its defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>
    /// Thermal geometries to label and to train a tensor model on, beside the minimum. Null: 60 for D and g of a d ion; for a lanthanide and
    /// one unpaired electron none, and derivatives are central differences, two geometries for each normal mode.
    /// </summary>
    public int? Samples { get; init; }

    /// <summary>Their temperature, K: quantum thermal widths of the normal modes.</summary>
    public double TemperatureK { get; init; } = 150;

    /// <summary>Decides the geometries.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Cores of this machine for the labels.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Goes on in a folder that holds an earlier run; what is done there is not computed again.</summary>
    public bool Resume { get; init; }
}
