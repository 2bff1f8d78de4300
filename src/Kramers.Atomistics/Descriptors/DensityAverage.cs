using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Inner average: the neighbour densities of all atoms, or of those of one element, are averaged, and the features are those of the mean
/// density. Of SOAP it is the power spectrum of mean c_nlm (Himanen et al., Comput. Phys. Commun. 247, 106949 (2020), https://doi.org/10.1016/j.cpc.2019.106949).
/// </summary>
/// <param name="descriptor">SOAP, or Gaussian moments.</param>
/// <param name="centres">Symbol of the atoms that are averaged; null for all.</param>
public sealed class DensityAverage(DensityDescriptor descriptor, string? centres = null) : ISmoothStructureDescriptor
{
    private readonly Centres _centres = new(centres);

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames => [.. descriptor.FeatureNames.Select(n => $"{n} of mean density{_centres.Suffix}")];

    /// <inheritdoc/>
    public double[] Evaluate(Structure structure) => Features(MeanDensity(structure, _centres.Of(structure)));

    /// <inheritdoc/>
    public StructureGradient EvaluateWithGradient(Structure structure)
    {
        var atoms = _centres.Of(structure);
        var mean = MeanDensity(structure, atoms);

        // The chain rule of the mean: every atom's neighbours move it, as if its features were those of the mean.
        var everywhere = Matrix.FromRows([.. Enumerable.Repeat(mean, structure.Count)]);
        var pairs = descriptor.PairGradients(structure, everywhere);
        return new StructureGradient(Features(mean), Centres.MeanGradient(pairs, atoms, structure.Count, descriptor.Length));
    }

    private double[] MeanDensity(Structure structure, int[] atoms) => Centres.Mean(descriptor.Densities(structure), atoms);

    private double[] Features(double[] density) => descriptor.Features(new Matrix(1, density.Length, density)).Data;
}
