using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// A potential for one trajectory: the same surface, asked again and again about atoms that move little. Neighbours are kept with a skin, and several threads
/// share the atoms; what there is to gain from that depends on the potential, and some are asked as they are. Not for several callers at once.
/// </summary>
public sealed class TrajectoryPotential : IPotential, IDisposable
{
    /// <summary>Width of the skin of neighbour lists, angstrom.</summary>
    public const double SkinAngstrom = 0.6;

    private readonly ThreadTeam _team;
    private readonly Func<Structure, PotentialValue> _evaluate;

    /// <summary>Prepares a trajectory.</summary>
    /// <param name="potential">The surface; stays its owner's.</param>
    /// <param name="cores">Number of threads.</param>
    public TrajectoryPotential(IPotential potential, int cores = 1)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _team = new ThreadTeam(cores);
        _evaluate = Prepared(potential);
    }

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure) => _evaluate(structure);

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    private Func<Structure, PotentialValue> Prepared(IPotential potential) => potential switch
    {
        CommitteePotential committee => Prepared(committee.Mean),
        SumPotential sum => new SumPotential([.. sum.Parts.Select(p => new Part(Prepared(p)))]).Evaluate,
        INeighbourPotential local => Followed(local),
        SnapPotential { OfNeighbours: { } local } => Followed(local),
        _ => potential.Evaluate,
    };

    private Func<Structure, PotentialValue> Followed(INeighbourPotential potential)
    {
        var neighbours = new MovingNeighbours(potential.CutoffAngstrom, SkinAngstrom);
        return structure => potential.Evaluate(structure, neighbours.Of(structure), _team);
    }

    private sealed class Part(Func<Structure, PotentialValue> evaluate) : IPotential
    {
        public PotentialValue Evaluate(Structure structure) => evaluate(structure);
    }
}
