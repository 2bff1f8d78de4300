namespace Kramers.Workbench.Engines;

/// <summary>What an engine may be asked for.</summary>
public enum EngineTask
{
    /// <summary>Energy and forces.</summary>
    EnergyForces,

    /// <summary>Energy, forces and second derivatives of the energy.</summary>
    Hessian,

    /// <summary>Spin-orbit states, D and g of the ground spin multiplet of a d ion.</summary>
    DTensor,

    /// <summary>Spin-orbit states and B_k^q of the ground J multiplet of an f ion.</summary>
    CrystalField,

    /// <summary>Exchange constants between two spin centres.</summary>
    Exchange,
}
