namespace Kramers.Chemistry.Building;

/// <summary>Which symmetry operation takes the first metal of a core with its terminal ligands to the second. x goes along M-M, the bridge, or one of the bridges, lies in the xy plane.</summary>
public enum MetalRelation
{
    /// <summary>There is one metal.</summary>
    None,

    /// <summary>Half a turn about y, the line through the bridges.</summary>
    TurnAboutBridges,

    /// <summary>Half a turn about z, the normal of the core.</summary>
    TurnAboutNormal,

    /// <summary>Inversion at the centre.</summary>
    Inversion,

    /// <summary>The mirror between the metals.</summary>
    Mirror,
}
