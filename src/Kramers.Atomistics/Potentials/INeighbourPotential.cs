using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>A potential of neighbours within a cutoff, which takes a list of them that somebody else keeps, and threads to share the atoms: see <see cref="TrajectoryPotential"/>.</summary>
public interface INeighbourPotential : IPotential
{
    /// <summary>Where neighbours end, angstrom.</summary>
    double CutoffAngstrom { get; }

    /// <summary>As <see cref="IPotential.Evaluate"/>, to the same bits whatever the number of threads.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="near">All its neighbours within <see cref="CutoffAngstrom"/>, no further ones.</param>
    /// <param name="team">The threads.</param>
    PotentialValue Evaluate(Structure structure, NeighbourList near, ThreadTeam team);
}
