using Kramers.Magnetism.Clusters;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// The levels of an isotropic cluster whose matrices do not fit: all of them by total spin where the blocks are small enough, else a
/// sample by finite-temperature Lanczos.
/// </summary>
internal sealed class ClusterSolution
{
    // Rows of a block of total spin: some ten seconds and a gigabyte.
    private const int MostRows = 2000;
    private readonly ClusterEnsemble _ensemble;

    private ClusterSolution(SpinCluster cluster, IReadOnlyList<BlockLevels> levels, string route) =>
        (_ensemble, IsSampled, Route) = (new ClusterEnsemble(cluster, levels), levels.Any(b => b.Sampled.Count > 0), route);

    /// <summary>Whether numbers have statistical errors.</summary>
    public bool IsSampled { get; }

    /// <summary>How the levels were found, for people.</summary>
    public string Route { get; }

    /// <summary>The molecule, its numbers off by so many standard errors.</summary>
    public ClusterMolecule Molecule(int errors = 0) => new(_ensemble, errors);

    /// <summary>
    /// Standard errors of numbers made from the molecule, half the distance between one error above and one below; null where nothing was sampled.
    /// </summary>
    public double[]? Errors(Func<ClusterMolecule, double[]> numbers) => IsSampled
        ? [.. numbers(Molecule(1)).Zip(numbers(Molecule(-1)), (above, below) => 0.5 * Math.Abs(above - below))]
        : null;

    public static bool FitsTotalSpin(SpinCluster cluster) => TotalSpinDiagonalisation.LargestBlock(cluster) <= MostRows;

    public static ClusterSolution Solve(SpinCluster cluster, FiniteTemperatureLanczosSettings settings, IRunMonitor monitor, CancellationToken cancellation)
    {
        var byTotalSpin = FitsTotalSpin(cluster);
        var route = byTotalSpin
            ? FormattableString.Invariant($"{cluster.Dimension} states, all levels by total spin, largest block {TotalSpinDiagonalisation.LargestBlock(cluster)} rows")
            : FormattableString.Invariant($"{cluster.Dimension} states sampled by finite-temperature Lanczos: {settings.RandomVectors} random vectors, {settings.Steps} steps, {settings.ExactLevels} exact levels per block, seed {settings.Seed}");
        monitor.Say(route);
        using var step = monitor.Begin(byTotalSpin ? "Levels by total spin" : "Lanczos sample of the levels", 100);
        var progress = new Percent(step);
        var levels = byTotalSpin ? BlockDiagonalisation.Solve(cluster, progress, cancellation) : FiniteTemperatureLanczos.Run(cluster, settings, progress, cancellation);
        return new ClusterSolution(cluster, levels, route);
    }

    /// <summary>From shares of the work to hundredths.</summary>
    internal sealed class Percent(IRunStep step) : IProgress<double>
    {
        public void Report(double value) => step.Report((int)(100 * value));
    }
}
