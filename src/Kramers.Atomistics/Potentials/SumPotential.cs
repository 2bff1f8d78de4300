using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>Several potentials added, for example a core and a learned remainder (LAMMPS: hybrid/overlay).</summary>
public sealed class SumPotential : IPotential
{
    private readonly IPotential[] _parts;

    /// <summary>Adds potentials.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public SumPotential(params IReadOnlyList<IPotential> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = parts.Count > 0 ? [.. parts] : throw new ArgumentException("A sum of potentials needs at least one.", nameof(parts));
    }

    /// <summary>The terms.</summary>
    public IReadOnlyList<IPotential> Parts => _parts;

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var (energy, forces, virial) = (0.0, new double[3 * structure.Count], new Matrix(3, 3));
        foreach (var value in _parts.Select(p => p.Evaluate(structure)))
        {
            energy += value.EnergyEv;
            virial += value.VirialEv;
            for (var k = 0; k < forces.Length; k++)
            {
                forces[k] += value.ForcesEvPerAngstrom[k];
            }
        }

        return new PotentialValue(energy, forces, virial);
    }
}
