using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>Levels of the clusters of the last steps of a fit, by their exchange constants: g costs no eigenproblem.</summary>
internal sealed class FitClusters(int kept)
{
    private readonly LinkedList<(double[] Exchange, IReadOnlyList<BlockLevels> Levels)> _solved = [];

    public ClusterEnsemble Solve(SpinCluster cluster, CancellationToken cancellation)
    {
        double[] exchange = [.. cluster.Terms.OfType<IsotropicExchange>().Select(t => t.Constant.PlusJ)];
        var (_, levels) = _solved.FirstOrDefault(s => s.Exchange.AsSpan().SequenceEqual(exchange));
        if (levels is null)
        {
            levels = BlockDiagonalisation.Solve(cluster, cancellation: cancellation);
            _solved.AddFirst((exchange, levels));
        }

        if (_solved.Count > kept)
        {
            _solved.RemoveLast();
        }

        return new ClusterEnsemble(cluster, levels);
    }
}
