namespace Kramers.Chemistry.Building;

/// <summary>Where the copies of a ligand shall stand to each other.</summary>
public enum Placement
{
    /// <summary>Anywhere: all stereoisomers are meant.</summary>
    Any,

    /// <summary>Their donors neighbours: nearest angle of the polyhedron.</summary>
    Cis,

    /// <summary>Two donors as far apart as any two vertices.</summary>
    Trans,
}
