using System.Diagnostics.CodeAnalysis;

namespace Kramers.Chemistry.Graphs;

/// <summary>A bond of a <see cref="MolecularGraph"/>, in one Kekulé structure.</summary>
/// <param name="From">An atom from 0; the donor where the bond is dative.</param>
/// <param name="To">The other atom; the acceptor where the bond is dative.</param>
/// <param name="Order">Its order.</param>
/// <param name="Geometry">Of a double bond: where the neighbours with the lowest numbers lie, one at each end.</param>
public readonly record struct GraphBond(int From, int To, BondOrder Order = BondOrder.Single, DoubleBondGeometry Geometry = DoubleBondGeometry.None)
{
    /// <summary>The atom at the other end than <paramref name="atom"/>.</summary>
    public int Other(int atom) => atom == From ? To : From;
}

/// <summary>Order of a bond.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "A single and a double bond are the field's own words.")]
public enum BondOrder : byte
{
    /// <summary>Both electrons from the donor: no valence of either end is used, as in RDKit for the donor.</summary>
    Dative,

    /// <summary>One pair.</summary>
    Single,

    /// <summary>Two pairs.</summary>
    Double,

    /// <summary>Three pairs.</summary>
    Triple,

    /// <summary>Four pairs.</summary>
    Quadruple,
}

/// <summary>Where two neighbours of a double bond lie.</summary>
public enum DoubleBondGeometry : byte
{
    /// <summary>Not given.</summary>
    None,

    /// <summary>On the same side.</summary>
    Cis,

    /// <summary>On opposite sides.</summary>
    Trans,
}
