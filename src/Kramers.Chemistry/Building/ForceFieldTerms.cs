namespace Kramers.Chemistry.Building;

/// <summary>E = k/2 (r - r0)^2: bonds, and angles by the distance of their ends (Urey and Bradley). k in eV/angstrom^2.</summary>
internal readonly record struct Spring(int I, int J, double Length, double K, SpringKind Kind);

/// <summary>What a spring stands for.</summary>
internal enum SpringKind : byte
{
    /// <summary>A bond within a ligand.</summary>
    Bond,

    /// <summary>An angle within a ligand.</summary>
    Angle,

    /// <summary>Metal and donor.</summary>
    Donor,

    /// <summary>Metal, donor and its neighbour.</summary>
    DonorAngle,
}

/// <summary>As a spring, for the ends of a bond that does not turn; the nearer of both lengths counts. Equal where only one is possible.</summary>
internal readonly record struct FlatPair(int I, int J, double Cis, double Trans, double K);

/// <summary>E = k/2 (V - V0)^2 with the triple product V of three neighbours about an atom: 0 for a flat one; a stereocentre need only reach V0 on its side.</summary>
internal readonly record struct Volume(int Centre, int A, int B, int C, double Target, double K, bool IsOneSided);

/// <summary>E = k (1 - (r/r0)^2)^2 below r0.</summary>
internal readonly record struct Contact(int I, int J, double Distance);

/// <summary>E = k/2 |x - x0|^2 for the centroid x of some atoms.</summary>
internal sealed record Anchor(int[] Atoms, double X, double Y, double Z, double K);
