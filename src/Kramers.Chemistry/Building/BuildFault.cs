namespace Kramers.Chemistry.Building;

/// <summary>Checks that a built complex must pass.</summary>
public enum BuildCheck
{
    /// <summary>A donor is not at its distance from the metal: the chelate does not reach.</summary>
    DonorNotBound,

    /// <summary>A bond or an angle of a ligand is far from its usual size.</summary>
    Strained,

    /// <summary>A flat group is bent.</summary>
    NotFlat,

    /// <summary>A stereocentre has the wrong hand.</summary>
    WrongHand,

    /// <summary>Two atoms that are not bonded are too near.</summary>
    Clash,

    /// <summary>An atom that is no donor is as near to the metal as one.</summary>
    WrongDonor,

    /// <summary>A bond goes through a ring.</summary>
    PiercedRing,
}

/// <summary>What is wrong with a built complex.</summary>
/// <param name="Check">The check that it does not pass.</param>
/// <param name="Ligand">Name of the ligand.</param>
/// <param name="Words">What was found and what to try, for people.</param>
public sealed record BuildFault(BuildCheck Check, string Ligand, string Words);
