using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What an isolated molecule of a powder shows to a magnetometer and a calorimeter.</summary>
internal interface IMolecule
{
    /// <summary>chi of the powder in the limit of no field at a temperature in K.</summary>
    MolarSusceptibility Susceptibility(double kelvin);

    /// <summary>Moment of the powder in Bohr magnetons at points (T, K), in the mean field if there is one.</summary>
    double[] Magnetisation(IReadOnlyList<(double Tesla, double Kelvin)> points, MeanField? neighbours, CancellationToken cancellation);

    /// <summary>Heat capacity of the powder in J/(mol K) at points (T, K).</summary>
    double[] HeatCapacity(double[] tesla, double[] kelvin, CancellationToken cancellation);
}
