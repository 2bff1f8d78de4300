using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// An isotropic cluster: all orientations are one. Its numbers are estimates plus <paramref name="errors"/> standard errors, so that
/// one error above and one below tell what the error becomes in whatever is made of them.
/// </summary>
internal sealed class ClusterMolecule(ClusterEnsemble ensemble, int errors = 0) : IMolecule
{
    private readonly Dictionary<(double Tesla, double Kelvin), ClusterPoint> _points = [];

    public MolarSusceptibility Susceptibility(double kelvin) => MolarSusceptibility.FromBohrMagnetonsPerTesla(Shifted(At(0, kelvin).Chi));

    public double[] Magnetisation(IReadOnlyList<(double Tesla, double Kelvin)> points, MeanField? neighbours, CancellationToken cancellation) => [.. points.Select(p =>
    {
        cancellation.ThrowIfCancellationRequested();
        double Isolated(double tesla) => Shifted(At(tesla, p.Kelvin).Magnetisation);
        return neighbours is null ? Isolated(p.Tesla) : neighbours.Magnetisation(Isolated, p.Tesla);
    })];

    public double[] HeatCapacity(double[] tesla, double[] kelvin, CancellationToken cancellation) => [.. tesla.Zip(kelvin, (b, t) =>
    {
        cancellation.ThrowIfCancellationRequested();
        return Shifted(At(b, t).MolarHeatCapacity);
    })];

    /// <summary>Entropy in J/(mol K) at points (T, K).</summary>
    public double[] Entropy(double[] tesla, double[] kelvin) => [.. tesla.Zip(kelvin, (b, t) => Shifted(At(b, t).MolarEntropy))];

    private double Shifted(Estimate x) => x.Value + errors * x.StandardError;

    private ClusterPoint At(double tesla, double kelvin) =>
        _points.TryGetValue((tesla, kelvin), out var known) ? known : _points[(tesla, kelvin)] = ensemble.At(kelvin, tesla);
}
