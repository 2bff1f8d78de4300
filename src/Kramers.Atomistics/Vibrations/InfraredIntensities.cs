using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>How strongly normal modes absorb infrared light: A = N_A/(12 eps_0 c^2) |dmu/dq|^2 with q the mass-weighted coordinate (Wilson, Decius and Cross, Molecular Vibrations (1955), section 7-9).</summary>
public static class InfraredIntensities
{
    // km/mol of 1 e^2/u: N_A pi (e^2/4 pi eps_0)/(3 c^2 u), where e^2/4 pi eps_0 is hartree times bohr.
    private const double KmPerMol = PhysicalConstants.Avogadro * Math.PI * PhysicalConstants.Hartree * PhysicalConstants.BohrRadius
        / (3 * PhysicalConstants.SpeedOfLight * PhysicalConstants.SpeedOfLight * PhysicalConstants.AtomicMass) * 1e-3;

    /// <summary>dmu_a/dX_i by central differences, [3N, 3] in units of e.</summary>
    /// <param name="dipole">Dipole moment of a geometry, [3] in e angstrom.</param>
    /// <param name="structure">The minimum.</param>
    /// <param name="step">Displacement, angstrom.</param>
    /// <param name="cancellation">Stops between displacements.</param>
    public static Matrix DipoleDerivatives(Func<Structure, double[]> dipole, Structure structure, double step = 0.005, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dipole);
        ArgumentNullException.ThrowIfNull(structure);
        var derivatives = new Matrix(3 * structure.Count, 3);
        var direction = new double[derivatives.Rows];
        for (var i = 0; i < derivatives.Rows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            direction[i] = 1;
            var (plus, minus) = (dipole(Minimum.Moved(structure, direction, step)), dipole(Minimum.Moved(structure, direction, -step)));
            direction[i] = 0;
            for (var a = 0; a < 3; a++)
            {
                derivatives[i, a] = (plus[a] - minus[a]) / (2 * step);
            }
        }

        return derivatives;
    }

    /// <summary>Integrated absorption of each mode, km/mol.</summary>
    /// <param name="modes">Normal modes of N atoms.</param>
    /// <param name="dipoleDerivatives">[3N, 3], e.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double[] Of(NormalModes modes, Matrix dipoleDerivatives)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(dipoleDerivatives);
        if (dipoleDerivatives.Rows != modes.Vectors.Columns || dipoleDerivatives.Columns != 3)
        {
            throw new ArgumentException($"Modes of {modes.Vectors.Columns} coordinates need {modes.Vectors.Columns} x 3 derivatives, got {dipoleDerivatives.Rows} x {dipoleDerivatives.Columns}.", nameof(dipoleDerivatives));
        }

        return [.. Enumerable.Range(0, modes.Count).Select(mode => KmPerMol * Enumerable.Range(0, 3).Sum(a => Math.Pow(Along(modes, mode, dipoleDerivatives, a), 2)))];
    }

    // dmu_a/dq = sum_i L_i/sqrt(m_i) dmu_a/dX_i
    private static double Along(NormalModes modes, int mode, Matrix derivatives, int a)
    {
        var sum = 0.0;
        for (var i = 0; i < derivatives.Rows; i++)
        {
            sum += modes.Vectors[mode, i] / Math.Sqrt(modes.Masses[i / 3]) * derivatives[i, a];
        }

        return sum;
    }
}
