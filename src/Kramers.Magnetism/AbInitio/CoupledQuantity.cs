namespace Kramers.Magnetism.AbInitio;

/// <summary>Which three operators of a centre a coupling multiplies.</summary>
public enum CoupledQuantity
{
    /// <summary>The spin S between its spin-orbit states, axes of the common frame: exchange as Lines has it.</summary>
    Spin,

    /// <summary>The pseudospin of its kept states, along their own main magnetic axes X, Y, Z.</summary>
    Pseudospin,

    /// <summary>The magnetic moment in Bohr magnetons, axes of the common frame.</summary>
    Moment,
}
